-- channel_history for mechanisms with any other number of parties than two; the body is that of pair_history. Internal.
CREATE VIEW deconf.wider_history AS
{{pair_history}};

COMMENT ON VIEW deconf.wider_history IS 'Body of channel_history for mechanisms with any other number of parties than two. Internal.';
COMMENT ON COLUMN deconf.wider_history.mechanism IS 'Ref of the mechanism: key of deconf_v1.mechanisms.';
COMMENT ON COLUMN deconf.wider_history.when_from IS 'First day on which the status is known to have held; NULL = start unknown, or no date given.';
COMMENT ON COLUMN deconf.wider_history.when_to IS 'Last day on which it is known to have held; NULL = open, or no date given. It does not say that the status ended.';
COMMENT ON COLUMN deconf.wider_history.pair IS 'The two party sides in alphabetical order, such as ISR-RUS; NULL unless there are exactly two.';
COMMENT ON COLUMN deconf.wider_history.mechanism_label IS 'Name of the mechanism, from the registry or as coded.';
COMMENT ON COLUMN deconf.wider_history.mechanism_kind IS 'Kind; code of vocab.mechanism_kind.';
COMMENT ON COLUMN deconf.wider_history.track IS 'institutional or operational; code of vocab.mechanism_track.';
COMMENT ON COLUMN deconf.wider_history.status IS 'Status; code of vocab.mechanism_status in its track.';
COMMENT ON COLUMN deconf.wider_history.when_edtf IS 'When the status is known to have held, in EDTF: ../D = it held on D, start unknown, end not asserted.';
COMMENT ON COLUMN deconf.wider_history.is_approximate IS 'True: an end is approximate; bounds shown are the nominal ones.';
COMMENT ON COLUMN deconf.wider_history.last_known_on IS 'Latest day on which somebody affirms or presupposes the status; NULL = nobody does, or without a date.';
COMMENT ON COLUMN deconf.wider_history.rounds_completed IS 'Rounds of talks completed by then, the highest number coded; NULL = not stated.';
COMMENT ON COLUMN deconf.wider_history.initiator IS 'Sides said to have proposed it or broken it off, joined by "; "; NULL = not stated.';
COMMENT ON COLUMN deconf.wider_history.affirmed_by IS 'Sides that affirm it, directly or by implication, joined by "; "; press = an outlet in its own voice.';
COMMENT ON COLUMN deconf.wider_history.presupposed_by IS 'Sides that take it for granted, joined by "; ".';
COMMENT ON COLUMN deconf.wider_history.denied_by IS 'Sides that deny it, directly or by implication, joined by "; ".';
COMMENT ON COLUMN deconf.wider_history.evidence_state IS 'How well it stands, computed from the claims; code of vocab.evidence_state.';
COMMENT ON COLUMN deconf.wider_history.evidence_state_vetted IS 'The same from vetted codings alone.';
COMMENT ON COLUMN deconf.wider_history.review_state IS 'Review states of the codings behind it, joined by "; "; codes of vocab.review_state.';
COMMENT ON COLUMN deconf.wider_history.n_statements IS 'Distinct statements that bear on it: speaker, status, day and setting.';
COMMENT ON COLUMN deconf.wider_history.n_origins IS 'Distinct speakers that bear on it.';
COMMENT ON COLUMN deconf.wider_history.n_articles IS 'Articles that carry those statements.';
COMMENT ON COLUMN deconf.wider_history.n_copy_families IS 'Those articles with copies of one text counted once.';
COMMENT ON COLUMN deconf.wider_history.first_said_on IS 'First day on which something bearing on it was said (nominal bound); NULL = no day known.';
COMMENT ON COLUMN deconf.wider_history.last_said_on IS 'Last day on which something bearing on it was said (nominal bound); NULL = no day known.';
COMMENT ON COLUMN deconf.wider_history.parties IS 'All party sides in alphabetical order, joined by "; ".';
COMMENT ON COLUMN deconf.wider_history.affirmed_by_implication IS 'Sides that affirm another status which implies this one, joined by "; ".';
COMMENT ON COLUMN deconf.wider_history.denied_by_implication IS 'Sides that deny another status which this one implies, joined by "; ".';
COMMENT ON COLUMN deconf.wider_history.status_rank IS 'Place of the status in the usual order of its track.';
COMMENT ON COLUMN deconf.wider_history.previous_status IS 'Status of the row before on this track; NULL = the first known.';
COMMENT ON COLUMN deconf.wider_history.is_expected_step IS 'True: the step from previous_status, or the beginning, is one of vocab.mechanism_status_transition, or no step. False only flags.';
COMMENT ON COLUMN deconf.wider_history.n_propositions IS 'Coded propositions that share the spell.';
