-- What every public view and column means. A row is a column of a view in this schema, read from the catalog, so that
-- it cannot differ from what is installed. Source: pg_catalog.
CREATE VIEW deconf_v1.data_dictionary AS
SELECT
    v.relname::text AS view_name,
    c.attnum::integer AS column_no,
    c.attname::text AS column_name,
    format_type(c.atttypid, c.atttypmod) AS data_type,
    col_description(v.oid, c.attnum) AS description,
    obj_description(v.oid, 'pg_class') AS view_description
FROM pg_catalog.pg_class AS v
JOIN pg_catalog.pg_namespace AS s ON s.oid = v.relnamespace
JOIN pg_catalog.pg_attribute AS c ON c.attrelid = v.oid
WHERE s.nspname = 'deconf_v1' AND v.relkind = 'v' AND c.attnum > 0 AND NOT c.attisdropped;

COMMENT ON VIEW deconf_v1.data_dictionary IS 'What every public view and column means. One row a column of a view.';
COMMENT ON COLUMN deconf_v1.data_dictionary.view_name IS 'The view, in schema deconf_v1.';
COMMENT ON COLUMN deconf_v1.data_dictionary.column_no IS 'Place of the column in the view, from 1.';
COMMENT ON COLUMN deconf_v1.data_dictionary.column_name IS 'The column.';
COMMENT ON COLUMN deconf_v1.data_dictionary.data_type IS 'Type of the column in PostgreSQL.';
COMMENT ON COLUMN deconf_v1.data_dictionary.description IS 'What the column means: unit, allowed values, what NULL stands for.';
COMMENT ON COLUMN deconf_v1.data_dictionary.view_description IS 'What the view holds and what a row is.';
