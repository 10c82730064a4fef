"""Words that carry the grammar of a sentence: pronouns, prepositions, auxiliaries; and nouns for what is said."""

from __future__ import annotations

STATEMENT_NOUNS = frozenset(
    "statement communique release readout declaration message tweet post letter note text report announcement summary".split()
)
PRONOUNS = frozenset({"he", "she", "it", "they"})
RELATIVES = frozenset({"who", "which", "that"})
OF_THINGS = frozenset({"that", "which"})
"""Relatives that follow a text or a thing."""
WILL = frozenset({"will", "shall", "'ll"})
AUXILIARIES = frozenset(
    "has have had having is are was were be been being do does did will would shall should may might can could must to 've 's 'd 'll "  # noqa: E501
    "not n't never".split()
)
ADVERBS = frozenset(
    "also again later earlier meanwhile however then now still repeatedly once twice just already even only subsequently "
    "yet too separately immediately so-called as well previously further there here".split()
)
PREPOSITIONS = frozenset(
    "of with to by from in at against for between on about over near into through after before during under "
    "toward towards via like including among across behind without".split()
)
SUBORDINATORS = frozenset(
    "after before while because as when since although though if until where whereas once that".split()
)

NOT = frozenset({"not", "n't", "never"})
NEGATIVES = NOT | {"no"}
HAVING = frozenset({"has", "have", "had"})
BOTH = frozenset({"both", "two"})
THE_TWO = frozenset("two both their".split())
"""`the two armies`, `both`, `their commission`: those whom the text is about."""
FIXED = frozenset("due planned scheduled set slated".split())
"""`is set for Monday`: of what is to come on a day."""
IN_OFFICE = frozenset(
    "leaders ministers presidents officers generals chiefs commanders diplomats envoys ambassadors negotiators premiers officials "
    "delegations men women colonels admirals secretaries governors prefects".split()
)
"""Plurals for those who meet for their sides."""
COUNTS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
"""Numbers of those who are more than two."""
TAKING_OUT = frozenset(
    "withdraw withdraws withdrew withdrawing withdrawn pull pulls pulled pulling remove removed removing evacuate evacuated "
    "recall recalls recalled recalling".split()
)
"""`withdrew its observers`, `recalled its officers`: what is done to people who are somewhere."""

REBELS = "rebels"
"""The side of rebels until the article tells which they are."""
REBEL_WORDS = {
    "adjective": ("rebel", "guerrilla", "guerilla", "insurgent", "separatist", "secessionist"),
    "people": ("rebels", "guerrillas", "guerillas", "insurgents", "separatists", "secessionists"),
}
"""Words for people who fight their state, by what they do in a sentence."""
ANY_REBELS = frozenset((*REBEL_WORDS["adjective"], *REBEL_WORDS["people"]))
REBEL_PEOPLE = frozenset(REBEL_WORDS["people"])
