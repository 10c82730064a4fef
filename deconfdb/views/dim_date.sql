-- Calendar for BI tools. A row is a day, 1900-01-01 to 2099-12-31: wider than any date of the subject, so that an
-- inner join loses nothing. Names are English whatever the locale. Days are counted from a date, not from a
-- timestamp, so that no time zone can shift them.
CREATE VIEW deconf_v1.dim_date AS
SELECT
    d.day,
    extract(YEAR FROM d.day)::integer AS year,
    extract(QUARTER FROM d.day)::integer AS quarter,
    extract(MONTH FROM d.day)::integer AS month,
    d.day - extract(DAY FROM d.day)::integer + 1 AS month_start,
    extract(ISOYEAR FROM d.day)::integer AS iso_year,
    extract(WEEK FROM d.day)::integer AS iso_week,
    extract(ISODOW FROM d.day)::integer AS day_of_week,
    to_char(d.day::timestamp, 'FMDay') AS day_name,
    extract(ISODOW FROM d.day) >= 6 AS is_weekend
FROM (
    SELECT DATE '1900-01-01' + n AS day
    FROM generate_series(0, DATE '2099-12-31' - DATE '1900-01-01') AS n
) AS d;

COMMENT ON VIEW deconf_v1.dim_date IS 'Calendar, 1900-01-01 to 2099-12-31. One row a day.';
COMMENT ON COLUMN deconf_v1.dim_date.day IS 'The day.';
COMMENT ON COLUMN deconf_v1.dim_date.year IS 'Calendar year.';
COMMENT ON COLUMN deconf_v1.dim_date.quarter IS 'Quarter of the year, 1 to 4.';
COMMENT ON COLUMN deconf_v1.dim_date.month IS 'Month of the year, 1 to 12.';
COMMENT ON COLUMN deconf_v1.dim_date.month_start IS 'First day of the month: joins to month of deconf_v1.dyad_month.';
COMMENT ON COLUMN deconf_v1.dim_date.iso_year IS 'Year that the ISO 8601 week belongs to.';
COMMENT ON COLUMN deconf_v1.dim_date.iso_week IS 'ISO 8601 week, 1 to 53.';
COMMENT ON COLUMN deconf_v1.dim_date.day_of_week IS 'Day of the week, 1 Monday to 7 Sunday.';
COMMENT ON COLUMN deconf_v1.dim_date.day_name IS 'English name of the day.';
COMMENT ON COLUMN deconf_v1.dim_date.is_weekend IS 'True: Saturday or Sunday.';
