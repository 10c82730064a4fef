"""Stance, act and certainty of a statement: cue × particle × negation × what is denied; and its setting."""

from __future__ import annotations

import re
from itertools import pairwise

from deconfdb.coders.denials import denies, is_negative
from deconfdb.coders.findings import OutletLink
from deconfdb.coders.frame import QUOTED_BY
from deconfdb.coders.grammar import Clause
from deconfdb.coders.negatives import CALLED_UNTRUE, is_of_what_will_be, is_told
from deconfdb.coders.spans import Reported

_REGRETTING = frozenset({"regret", "lament", "bemoan"})
"""What is not so, and that somebody is sorry that it is not, is told."""
_TELLING = frozenset({"assert", "announce", "assess", "predict"})
_PLEDGING = frozenset({"commit", "warn"})
"""Who promises or warns of what will not be pledges or warns; who gives his word that a thing is not so denies it."""
_CALLING = frozenset({"call", "describe as", "describe", "brand", "label", "dub"})
_UNACCEPTABLE = frozenset("unacceptable inadmissible impossible unworkable unthinkable non-starter void".split())
_REACH = 9
_POINTING = frozenset("that this it them those these".split())
_SAYINGS = frozenset(
    "report reports claim claims allegation allegations accusation accusations account charge charges assertion story "
    "evidence footage video videos photographs pictures recording recordings version figures proof".split()
)
_SAID_BY_OTHERS = frozenset(
    "report reports allegation allegations account assertion assertions suggestions speculation rumours rumors".split()
)
_SETTINGS = (
    ("press_conference", r"\b(?:press|news) (?:conference|briefing)\b|\btold (?:reporters|journalists)\b"),
    ("joint_statement", r"\bjoint (?:statement|communique|declaration)\b"),
    ("social_media_post", r"\b(?:tweet(?:s|ed|ing)?|posted on|on (?:twitter|x|facebook|telegram|truth social))\b"),
    ("broadcast_interview", r"\bin an? (?:\w+ )?(?:televised|television|tv|radio) interview\b"),
    ("interview", r"\bin an? (?:\w+ ){0,2}interview\b"),
    ("written_remarks", r"\bwritten (?:remarks|statement|answers?|responses?)\b"),
    (
        "parliament",
        r"\b(?:told|to) (?:the )?(?:parliament|lawmakers|senators|deputies|mps|congress|the house|the senate)\b",
    ),
    ("un_session", r"\bsecurity council (?:meeting|session)\b"),
    ("readout", r"\breadout\b"),
    ("speech", r"\b(?:speech|address to|speaking at|rally)\b"),
    ("briefing", r"\bbriefing\b|\bcondition of anonymity\b"),
    ("official_statement", r"\bstatement\b|\bcommunique\b"),
)
_NO_WORD = re.compile(
    r"(?:that )?(?:\" )?(?:it|he|she|they|we|i) (?:(?:would|will|could|can|did|does|do) (?:not|n't) (?:\w+ly )?comment\b"
    r"|(?:had|has|have) (?:no (?:\w+ )?comment\b|nothing (?:more |further |else )?to (?:add|say)\b)"
    r"|would (?:rather|prefer) not (?:to )?(?:say|comment|answer)\b"
    r"|(?:was|were|is|am|are) not (?:in a position|authori[sz]ed|able) to (?:comment|say|discuss|give)\b"
    r"|(?:was|were|is|am|are) (?:not aware|unaware) of (?:the|any) (?:details|specifics|particulars|report)\b"
    r"|(?:could|can|would|will) (?:not|n't) (?:yet |immediately )?(?:say|tell|disclose|discuss) "
    r"(?:who|how|when|where|why|what|which|whether|if)\b"
    r"|(?:did|does|do) (?:not|n't) (?:yet )?know (?:who|how|when|where|why|what|which|whether|if)\b)"
)
"""Who says so withholds an answer."""
_NOT_WANTED = re.compile(r"\b(?:has|have|had|sees?|saw) no (?:need|interest|use)\b")
"""An offer is turned down: "has no need of a hotline", "had no interest in talks"."""
_RULED_OUT = re.compile(
    r"\bthere (?:will|would|can|could) be no (?:\w+ ){0,2}?"
    r"(?:talks?|negotiations?|truce|ceasefire|deal|contacts?|meetings?|dialogue)\b"
    r"|\bout of the question\b|\bwill not discuss\b|\b(?:is|was) no question of\b|\bthe last thing \w+ needs?(?:ed)?\b"
    r"|\b(?:(?:will|would|wo) (?:not|n't|never)|(?:is|are|am|was|were|'m|'re) (?:not|n't) going to) "
    r"(?:talk (?:to|with)|negotiate|withdraw|accept|agree to|recogni[sz]e|join|sign|hear of|sit down|consider)\b"
    r"|(?<!which )\b\w+ (?:do|does|could|can|has|have) (?:not|n't|never) (?:accept|recogni[sz]e)(?:ed|d)?\b"
)
"""What is not to be is turned down: "there will be no talks under threat", "it will not talk to them"."""
_TURNED_DOWN = frozenset(
    "no not n't never question thing reject rejects rejected oppose opposes opposed disagree disagrees disagreed".split()
)
"""Words of which each wording of what is turned down has one."""
_SILENT = frozenset("no not n't nothing unaware".split())
"""Words of which each wording of silence has one."""
_REJECTED = re.compile(
    r"(?:(?:\S+ ){0,7}?that )?(?:it|they|he|she|we|(?:his|her|its|their) (?:country|side|government|army)|\S+) "
    r"(?:\S+ly )?(?:rejects?|rejected|opposes?|opposed|disagrees?|disagreed)\b"
)
_COMPILED = tuple((code, re.compile(pattern)) for code, pattern in _SETTINGS)
_OCCASIONS = frozenset(
    "conference briefing reporters journalists statement communique declaration tweet tweets tweeted tweeting posted twitter x x. "
    "facebook telegram truth interview written parliament lawmakers senators deputies mps congress house senate council readout "
    "speech address speaking rally anonymity".split()
)
"""Words of which each wording of an occasion has one."""


def stance_of(clause: Clause, stretch: Reported) -> tuple[str, str]:
    """Stance and speech act."""
    frame = stretch.frame
    stance, act = frame.stance, frame.act
    if stance == "report" and (
        frame.rule in {QUOTED_BY, "claim.passive"} or all(one.kind != "monitor" for one in stretch.speakers)
    ):
        # Who is quoted says it himself, and who is no monitor reports what he knows of his own.
        stance = "affirm"
    if stance == "affirm" and act == "assert" and _keeps_silent(clause, stretch):
        return "decline_comment", "decline_comment"
    if stance == "affirm" and act in {"assert", "announce"} and _turns_down(clause, stretch):
        return "reject", "rule_out"
    if (
        stance == "affirm"
        and act in _TELLING | _PLEDGING
        and frame.cue.cue not in _REGRETTING
        and not is_told(clause, stretch)
        and not (act in _PLEDGING and is_of_what_will_be(clause, stretch))
        and (denies(clause, stretch) or is_negative(clause, stretch))
    ):
        return "deny", "deny"
    if stance == "reject" and frame.cue.cue == "rule out" and _is_of_a_fact(clause, frame.last):
        return "deny", act  # "ruled out that it had been an attack"
    if stance == "affirm" and frame.cue.cue in _CALLING and _is_called_unacceptable(clause, stretch):
        return "reject", "rule_out"
    if stance == "affirm" and stretch.frame.cue.cue in _CALLING and _is_called_untrue(clause, stretch):
        return "deny", "deny"
    if stance == "reject" and act == "deny" and _rejects_a_saying(clause, stretch):
        return "deny", "deny"
    return stance, act


def _keeps_silent(clause: Clause, stretch: Reported) -> bool:
    """`said it would not comment`, `said he had nothing to add`, `"We do not comment on operations," an official said`."""
    if _SILENT.isdisjoint(clause.words):
        return False
    after = " ".join(token.low for token in clause.tokens[stretch.frame.last : stretch.last])
    before = " ".join(token.low for token in clause.tokens[stretch.first : stretch.frame.start])
    return bool(_NO_WORD.match(after) or _NO_WORD.match(before))


def _turns_down(clause: Clause, stretch: Reported) -> bool:
    """`has no need of a hotline`, `said that it rejected any role for others`."""
    if _TURNED_DOWN.isdisjoint(clause.words):
        return False
    after = " ".join(token.low for token in clause.tokens[stretch.frame.last : stretch.last])
    lows = [token.low for token in clause.tokens[stretch.first : stretch.last] if not token.in_quote]
    own = " ".join(lows)
    quoted = " ".join(token.low for token in clause.tokens[stretch.first : stretch.last])
    return bool(
        _NOT_WANTED.search(own)
        or _RULED_OUT.search(quoted)
        or (stretch.frame.place == "head" and _REJECTED.match(after))
    )


def _is_called_untrue(clause: Clause, stretch: Reported) -> bool:
    """`called the report baseless`, `called that a lie`; not "called the closure groundless"."""
    lows = [token.low for token in clause.tokens[stretch.frame.last : stretch.last]]
    is_saying = lows[:1] != [] and (lows[0] in _POINTING or bool(_SAYINGS & set(lows)))
    return is_saying and bool(CALLED_UNTRUE & set(lows))


def _is_called_unacceptable(clause: Clause, stretch: Reported) -> bool:
    """`called the terms unacceptable`, `described the demand as impossible to meet`."""
    near = clause.tokens[stretch.frame.last : min(stretch.frame.last + _REACH, stretch.last)]
    return any(token.low in _UNACCEPTABLE for token in near)


def _is_of_a_fact(clause: Clause, last: int) -> bool:
    """`ruled out that it had been an attack`; not "ruled that out"."""
    return clause.tokens[last - 1].low == "out" and last < clause.sentence.last and clause.tokens[last].low == "that"


def _rejects_a_saying(clause: Clause, stretch: Reported) -> bool:
    """`dismissed the report`, `rejected suggestions that it had moved`, `dismissed talk of a deal`."""
    near = clause.tokens[stretch.frame.last : min(stretch.frame.last + 7, stretch.last)]
    lows = [token.low for token in near]
    return bool(_SAID_BY_OTHERS & set(lows)) or ("talk", "of") in pairwise(lows)


def certainty_of(clause: Clause, stretch: Reported) -> str:
    """The cue's certainty, lowered by a particle of doubt in the content."""
    base = stretch.frame.cue.certainty or "certain"
    words = {clause.tokens[number].low for number in range(stretch.first, stretch.last)}
    if words & {"perhaps", "possibly", "might", "may"} and base == "certain":
        return "possible"
    if words & {"probably", "likely", "apparently"} and base == "certain":
        return "probable"
    return base


def setting_of(clause: Clause, stretch: Reported, links: tuple[OutletLink, ...]) -> str:
    """The occasion of a statement, from the words beside the cue."""
    if stretch.frame.stance in {"no_comment_yet", "decline_comment"}:
        return "no_comment"
    if any(link.link == "aired_by" for link in links):
        return "broadcast_interview"
    if any(link.link == "told_to_outlet" for link in links):
        return "told_outlet"
    if _OCCASIONS.isdisjoint(clause.words):
        return "statement"
    tokens = clause.tokens[clause.sentence.first : clause.sentence.last]
    words = " ".join(token.low for token in tokens if not token.in_quote)
    return next((code for code, pattern in _COMPILED if pattern.search(words)), "statement")
