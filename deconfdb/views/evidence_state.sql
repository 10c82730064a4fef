-- The evidence state from what bears on a status: the first that holds, in the order of vocab.evidence_state.
CREATE FUNCTION deconf.evidence_state(
    n_retracted bigint,
    n_affirming bigint,
    n_presupposing bigint,
    n_denying bigint,
    n_parties_affirming bigint,
    n_parties_presupposing bigint,
    n_attributed bigint
) RETURNS text
    LANGUAGE sql
    IMMUTABLE
    PARALLEL SAFE
RETURN CASE
    WHEN n_affirming + n_presupposing = 0 AND n_retracted > 0 THEN 'withdrawn'
    WHEN n_affirming + n_presupposing > 0 AND n_denying > 0 THEN 'contested'
    WHEN n_denying > 0 THEN 'denied_only'
    WHEN n_parties_affirming >= 2 THEN 'both_parties'
    WHEN n_parties_affirming = 1 THEN 'one_party'
    WHEN n_parties_presupposing >= 1 THEN 'presupposed_one_party'
    WHEN n_attributed > 0 THEN 'third_party_or_press'
    WHEN n_affirming + n_presupposing > 0 THEN 'unattributed_only'
    ELSE 'unclaimed'
END;

COMMENT ON FUNCTION deconf.evidence_state(bigint, bigint, bigint, bigint, bigint, bigint, bigint) IS
    'Evidence state from counts of claims that still stand, retracted supporting claims, party sides and attributed voices.';
