-- What was said to be the state of each channel, when, by whom, and how well it stands.
-- A row is mechanism x track x status x spell. Statements share a spell when their known days overlap; an open end
-- contributes only its known day; statements without a date share one spell without dates.
-- Affirming or presupposing a status supports all that it implies, and denying it reaches all that implies it
-- (vocab.mechanism_status_implies). A denial reaches what began no later than the denied window ends. On the
-- institutional track an implied status, once reached, stays reached; on the operational one the windows must overlap.
-- Windows are widened where approximate. PRESS! stands for an outlet in its own voice until lists are joined, so that it
-- is sorted without regard to case and never mixed up with a person of the press. Source: claims of the codings that count.
CREATE VIEW deconf_v1.channel_history AS
SELECT
    p.mechanism,
    p.when_from,
    p.when_to,
    p.pair,
    p.mechanism_label,
    p.mechanism_kind,
    p.track,
    p.status,
    p.when_edtf,
    p.is_approximate,
    p.last_known_on,
    p.rounds_completed,
    p.initiator,
    p.affirmed_by,
    p.presupposed_by,
    p.denied_by,
    p.evidence_state,
    p.evidence_state_vetted,
    p.review_state,
    p.n_statements,
    p.n_origins,
    p.n_articles,
    p.n_copy_families,
    p.first_said_on,
    p.last_said_on,
    p.parties,
    p.affirmed_by_implication,
    p.denied_by_implication,
    p.status_rank,
    p.previous_status,
    p.is_expected_step,
    p.n_propositions
FROM deconf.pair_history AS p
UNION ALL
SELECT
    w.mechanism,
    w.when_from,
    w.when_to,
    w.pair,
    w.mechanism_label,
    w.mechanism_kind,
    w.track,
    w.status,
    w.when_edtf,
    w.is_approximate,
    w.last_known_on,
    w.rounds_completed,
    w.initiator,
    w.affirmed_by,
    w.presupposed_by,
    w.denied_by,
    w.evidence_state,
    w.evidence_state_vetted,
    w.review_state,
    w.n_statements,
    w.n_origins,
    w.n_articles,
    w.n_copy_families,
    w.first_said_on,
    w.last_said_on,
    w.parties,
    w.affirmed_by_implication,
    w.denied_by_implication,
    w.status_rank,
    w.previous_status,
    w.is_expected_step,
    w.n_propositions
FROM deconf.wider_history AS w;

COMMENT ON VIEW deconf_v1.channel_history IS
    'State of each channel over time: who affirms, presupposes or denies it, directly or by implication, and how well it stands. One row a mechanism, track, status and spell.';
COMMENT ON COLUMN deconf_v1.channel_history.mechanism IS 'Ref of the mechanism: key of deconf_v1.mechanisms.';
COMMENT ON COLUMN deconf_v1.channel_history.when_from IS 'First day on which the status is known to have held; NULL = start unknown, or no date given.';
COMMENT ON COLUMN deconf_v1.channel_history.when_to IS 'Last day on which it is known to have held; NULL = open, or no date given. It does not say that the status ended.';
COMMENT ON COLUMN deconf_v1.channel_history.pair IS 'The two party sides in alphabetical order, such as ISR-RUS; NULL unless there are exactly two.';
COMMENT ON COLUMN deconf_v1.channel_history.mechanism_label IS 'Name of the mechanism, from the registry or as coded.';
COMMENT ON COLUMN deconf_v1.channel_history.mechanism_kind IS 'Kind; code of vocab.mechanism_kind.';
COMMENT ON COLUMN deconf_v1.channel_history.track IS 'institutional or operational; code of vocab.mechanism_track.';
COMMENT ON COLUMN deconf_v1.channel_history.status IS 'Status; code of vocab.mechanism_status in its track.';
COMMENT ON COLUMN deconf_v1.channel_history.when_edtf IS 'When the status is known to have held, in EDTF: ../D = it held on D, start unknown, end not asserted.';
COMMENT ON COLUMN deconf_v1.channel_history.is_approximate IS 'True: an end is approximate; bounds shown are the nominal ones.';
COMMENT ON COLUMN deconf_v1.channel_history.last_known_on IS 'Latest day on which somebody affirms or presupposes the status; NULL = nobody does, or without a date.';
COMMENT ON COLUMN deconf_v1.channel_history.rounds_completed IS 'Rounds of talks completed by then, the highest number coded; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.channel_history.initiator IS 'Sides said to have proposed it or broken it off, joined by "; "; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.channel_history.affirmed_by IS 'Sides that affirm it, directly or by implication, joined by "; "; press = an outlet in its own voice.';
COMMENT ON COLUMN deconf_v1.channel_history.presupposed_by IS 'Sides that take it for granted, joined by "; ".';
COMMENT ON COLUMN deconf_v1.channel_history.denied_by IS 'Sides that deny it, directly or by implication, joined by "; ".';
COMMENT ON COLUMN deconf_v1.channel_history.evidence_state IS 'How well it stands, computed from the claims; code of vocab.evidence_state.';
COMMENT ON COLUMN deconf_v1.channel_history.evidence_state_vetted IS 'The same from vetted codings alone.';
COMMENT ON COLUMN deconf_v1.channel_history.review_state IS 'Review states of the codings behind it, joined by "; "; codes of vocab.review_state.';
COMMENT ON COLUMN deconf_v1.channel_history.n_statements IS 'Distinct statements that bear on it: speaker, status, day and setting.';
COMMENT ON COLUMN deconf_v1.channel_history.n_origins IS 'Distinct speakers that bear on it.';
COMMENT ON COLUMN deconf_v1.channel_history.n_articles IS 'Articles that carry those statements.';
COMMENT ON COLUMN deconf_v1.channel_history.n_copy_families IS 'Those articles with copies of one text counted once.';
COMMENT ON COLUMN deconf_v1.channel_history.first_said_on IS 'First day on which something bearing on it was said (nominal bound); NULL = no day known.';
COMMENT ON COLUMN deconf_v1.channel_history.last_said_on IS 'Last day on which something bearing on it was said (nominal bound); NULL = no day known.';
COMMENT ON COLUMN deconf_v1.channel_history.parties IS 'All party sides in alphabetical order, joined by "; ".';
COMMENT ON COLUMN deconf_v1.channel_history.affirmed_by_implication IS 'Sides that affirm another status which implies this one, joined by "; ".';
COMMENT ON COLUMN deconf_v1.channel_history.denied_by_implication IS 'Sides that deny another status which this one implies, joined by "; ".';
COMMENT ON COLUMN deconf_v1.channel_history.status_rank IS 'Place of the status in the usual order of its track.';
COMMENT ON COLUMN deconf_v1.channel_history.previous_status IS 'Status of the row before on this track; NULL = the first known.';
COMMENT ON COLUMN deconf_v1.channel_history.is_expected_step IS 'True: the step from previous_status, or the beginning, is one of vocab.mechanism_status_transition, or no step. False only flags.';
COMMENT ON COLUMN deconf_v1.channel_history.n_propositions IS 'Coded propositions that share the spell.';
