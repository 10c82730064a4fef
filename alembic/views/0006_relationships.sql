-- Keys that join two views. A row leads from a column to the key of another view: many rows there, at most one here,
-- so that a join along it multiplies nothing. NULL = no such row. Columns that hold several refs, or refs of several
-- kinds (subject of timeline), are not listed. A list by hand, held to the catalog by a test.
CREATE VIEW deconf_v1.relationships AS
SELECT
    r.from_view,
    r.from_column,
    r.to_view,
    r.to_column,
    r.meaning
FROM (
    VALUES
        ('actors', 'body_of', 'actors', 'actor', 'The body that the actor belongs to.'),
        ('articles', 'copy_family', 'copy_families', 'copy_family', 'The family of copies of one text.'),
        ('articles', 'published_from', 'dim_date', 'day', 'First possible day of publication.'),
        ('articles', 'source_ref', 'sources', 'source', 'The source that published the article.'),
        ('attribution_chains', 'article', 'articles', 'article', 'The article in which the mention stands.'),
        ('attribution_chains', 'claim_id', 'claims', 'claim', 'The claim that is mentioned.'),
        ('channel_history', 'mechanism', 'mechanisms', 'mechanism', 'The mechanism whose state it is.'),
        ('channel_history', 'when_from', 'dim_date', 'day', 'First day on which the status is known to have held.'),
        ('channel_status', 'last_known_on', 'dim_date', 'day', 'Latest day on which the status is known to have held.'),
        ('channel_status', 'mechanism', 'mechanisms', 'mechanism', 'The mechanism whose state it is.'),
        ('claims', 'article', 'articles', 'article', 'The article in which the claim stands.'),
        ('claims', 'coding', 'codings', 'coding', 'The coding that the claim belongs to.'),
        ('claims', 'incident', 'incidents', 'incident', 'The incident that the claim is about.'),
        ('claims', 'mechanism', 'mechanisms', 'mechanism', 'The mechanism that the claim is about.'),
        ('claims', 'meeting', 'meetings', 'meeting', 'The meeting that the claim is about.'),
        ('claims', 'said_from', 'dim_date', 'day', 'First possible day on which it was said.'),
        ('claims', 'speaker_ref', 'actors', 'actor', 'Who speaks.'),
        ('codings', 'article', 'articles', 'article', 'The article that was coded.'),
        ('contradictions', 'affirmed_date', 'dim_date', 'day', 'Day of the affirming claim.'),
        ('contradictions', 'affirming_article', 'articles', 'article', 'The article with the affirming claim.'),
        ('contradictions', 'affirming_claim_id', 'claims', 'claim', 'The affirming claim.'),
        ('contradictions', 'countered_date', 'dim_date', 'day', 'Day of the countering claim.'),
        ('contradictions', 'countering_article', 'articles', 'article', 'The article with the countering claim.'),
        ('contradictions', 'countering_claim_id', 'claims', 'claim', 'The countering claim.'),
        ('contradictions', 'mechanism', 'mechanisms', 'mechanism', 'The mechanism that the contradiction is about.'),
        ('copy_families', 'copy_family', 'articles', 'article', 'The oldest member of the family.'),
        ('copy_families', 'first_published_on', 'dim_date', 'day', 'First publication of the text.'),
        ('corroboration', 'first_said_on', 'dim_date', 'day', 'First day on which the content was said.'),
        ('date_quality', 'article', 'articles', 'article', 'The article that the dated record stands in.'),
        ('date_quality', 'date_from', 'dim_date', 'day', 'First possible day of the record.'),
        ('dyad_month', 'month', 'dim_date', 'day', 'First day of the month.'),
        ('incident_exposure', 'happened_from', 'dim_date', 'day', 'First possible day of the incident.'),
        ('incident_exposure', 'incident', 'incidents', 'incident', 'The incident.'),
        ('incident_exposure', 'mechanism', 'mechanisms', 'mechanism', 'The mechanism near whose state it fell.'),
        ('incident_pairs', 'incident', 'incidents', 'incident', 'The incident whose sides they are.'),
        ('incidents', 'happened_from', 'dim_date', 'day', 'First possible day of the incident.'),
        ('mechanism_pairs', 'mechanism', 'mechanisms', 'mechanism', 'The mechanism whose sides they are.'),
        ('mechanisms', 'first_known_on', 'dim_date', 'day', 'First day that a coded status speaks of.'),
        ('meeting_pairs', 'meeting', 'meetings', 'meeting', 'The meeting whose sides they are.'),
        ('meeting_participants', 'actor_ref', 'actors', 'actor', 'Who sat at the table.'),
        ('meeting_participants', 'held_from', 'dim_date', 'day', 'First possible day of the meeting.'),
        ('meeting_participants', 'meeting', 'meetings', 'meeting', 'The meeting.'),
        ('meetings', 'follows', 'meetings', 'meeting', 'The meeting that it follows up.'),
        ('meetings', 'held_from', 'dim_date', 'day', 'First possible day of the meeting.'),
        ('office_attestations', 'actor', 'actors', 'actor', 'Who held the office.'),
        ('office_attestations', 'article', 'articles', 'article', 'The article that attests it.'),
        ('office_attestations', 'attested_on', 'dim_date', 'day', 'The day on which it is attested.'),
        ('planned_meetings', 'article', 'articles', 'article', 'The article that first reports it as planned.'),
        ('planned_meetings', 'follows', 'meetings', 'meeting', 'The meeting that it follows up.'),
        ('planned_meetings', 'meeting', 'meetings', 'meeting', 'The same meeting, as it stands now.'),
        ('planned_meetings', 'planned_from', 'dim_date', 'day', 'First possible day for which it was announced.'),
        ('quantities', 'article', 'articles', 'article', 'The article in which the figure stands.'),
        ('quantities', 'said_from', 'dim_date', 'day', 'First possible day on which the figure was given.'),
        ('reporting_lag', 'article', 'articles', 'article', 'The article in which the claim stands.'),
        ('reporting_lag', 'claim', 'claims', 'claim', 'The claim whose lag it is.'),
        ('sources', 'first_published_on', 'dim_date', 'day', 'First publication of the source that is known.'),
        ('timeline', 'event_from', 'dim_date', 'day', 'First day of the event.')
) AS r (from_view, from_column, to_view, to_column, meaning);

COMMENT ON VIEW deconf_v1.relationships IS 'Keys that join two views, for BI tools. One row a column that holds the key of another view; joins along it are many to one.';
COMMENT ON COLUMN deconf_v1.relationships.from_view IS 'The view that refers: the many side.';
COMMENT ON COLUMN deconf_v1.relationships.from_column IS 'Its column that holds the key.';
COMMENT ON COLUMN deconf_v1.relationships.to_view IS 'The view that is referred to: the one side.';
COMMENT ON COLUMN deconf_v1.relationships.to_column IS 'Its key; unique there.';
COMMENT ON COLUMN deconf_v1.relationships.meaning IS 'What the reference stands for.';
