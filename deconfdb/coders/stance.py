"""Stance, act and certainty of a statement: cue × particle × negation × what is denied; and its setting."""

from __future__ import annotations

import re

from deconfdb.coders.cues import NEGATIONS
from deconfdb.coders.findings import OutletLink
from deconfdb.coders.frame import QUOTED_BY
from deconfdb.coders.function_words import AUXILIARIES
from deconfdb.coders.grammar import Clause
from deconfdb.coders.negatives import CALLED_UNTRUE, RETORTS, UNTRUE, is_main, is_of_ones_doing, is_so_far, is_told
from deconfdb.coders.spans import Reported
from deconfdb.coders.text import any_at_a_word

# Denying that something is so, or that something exists, denies; a negative fact ("no notice had arrived") is asserted.
_DENYING_VERBS = frozenset(
    "mean means amount amounts constitute constitutes imply implies signify represent represents create creates provide provides "
    "include includes involve involves envisage envisages foresee replace replaces entail entails cover covers".split()
)
_OF_DENIALS = _DENYING_VERBS | UNTRUE | {"not", "n't", "no"}
"""Words of which what is denied has one."""
_CHANNEL_NOUNS = frozenset(
    "talk talks contact contacts agreement agreements deal channel channels hotline mechanism meeting meetings negotiations discussion discussions "  # noqa: E501
    "working plan plans coordination cooperation proposal offer request such any".split()
)
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "attr", "expl"})
_MODALS = frozenset("will would could can may might should must shall 'll 'd ca wo".split())
_NOBODY = frozenset("none nothing neither".split())
# "had" is left out: "had no part in it" tells, and denies only what somebody is said to have done.
_LACKING = frozenset("has have sees see saw seen gave gives given shown knows knew took taken found finds".split())
_INTENTIONS = frozenset("intention intentions wish wishes desire ambition ambitions designs".split())
_NO = frozenset("no neither".split())
_NOT_SO = frozenset("so true at".split())
"""`Not so, says A`, `Not true`, `Not at all`."""
_REGRETTING = frozenset({"regret", "lament", "bemoan"})
"""What is not so, and that somebody is sorry that it is not, is told."""
_CALLING = frozenset({"call", "describe as", "describe", "brand", "label", "dub"})
_POINTING = frozenset("that this it them those these".split())
_SAYINGS = frozenset(
    "report reports claim claims allegation allegations accusation accusations account charge charges assertion story".split()
)
_SETTINGS = (
    ("press_conference", r"\b(?:press|news) (?:conference|briefing)\b|\btold (?:reporters|journalists)\b"),
    ("joint_statement", r"\bjoint (?:statement|communique|declaration)\b"),
    ("social_media_post", r"\b(?:tweet\w*|posted on|on (?:twitter|x|facebook|telegram|truth social))\b"),
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
    r"|(?:was|were|is|am|are) not (?:in a position|authori[sz]ed|able) to comment\b)"
)
"""Who says so withholds an answer."""
_NOT_WANTED = re.compile(r"\b(?:has|have|had|sees?|saw) no (?:need|interest|use)\b")
"""An offer is turned down: "has no need of a hotline", "had no interest in talks"."""
_RULED_OUT = re.compile(
    r"\bthere (?:will|would|can|could) be no (?:\w+ ){0,2}?"
    r"(?:talks?|negotiations?|truce|ceasefire|deal|contacts?|meetings?|dialogue)\b"
    r"|\bout of the question\b|\bwill not discuss\b"
    r"|\b(?:will|would|wo) (?:not|n't) (?:talk (?:to|with)|negotiate|withdraw|accept|recogni[sz]e|join|sign)\b"
)
"""What is not to be is turned down: "there will be no talks under threat", "it will not talk to them"."""
_REJECTED = re.compile(
    r"(?:(?:\S+ ){0,7}?that )?(?:it|they|he|she|we|(?:his|her|its|their) (?:country|side|government|army)|\S+) "
    r"(?:\S+ly )?(?:rejects?|rejected|opposes?|opposed|disagrees?|disagreed)\b"
)
_COMPILED = tuple((code, re.compile(pattern)) for code, pattern in _SETTINGS)
_ANY_SETTING = any_at_a_word(pattern for _, pattern in _COMPILED)
"""Most sentences tell of no occasion."""


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
        and act in {"assert", "announce", "assess"}
        and frame.cue.cue not in _REGRETTING
        and not is_told(clause, stretch)
        and (_denies(clause, stretch) or _is_negative(clause, stretch))
    ):
        return "deny", "deny"
    if stance == "affirm" and stretch.frame.cue.cue in _CALLING and _is_called_untrue(clause, stretch):
        return "deny", "deny"
    if stance == "reject" and act == "deny" and _rejects_a_saying(clause, stretch):
        return "deny", "deny"
    return stance, act


def _keeps_silent(clause: Clause, stretch: Reported) -> bool:
    """`said it would not comment`, `said he had nothing to add`, `"We do not comment on operations," an official said`."""
    after = " ".join(token.low for token in clause.tokens[stretch.frame.last : stretch.last])
    before = " ".join(token.low for token in clause.tokens[stretch.first : stretch.frame.start])
    return bool(_NO_WORD.match(after) or _NO_WORD.match(before))


def _turns_down(clause: Clause, stretch: Reported) -> bool:
    """`has no need of a hotline`, `said that it rejected any role for others`."""
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


def _rejects_a_saying(clause: Clause, stretch: Reported) -> bool:
    words = {
        clause.tokens[number].low for number in range(stretch.frame.last, min(stretch.frame.last + 7, stretch.last))
    }
    sayings = "report reports allegation allegations account assertion assertions".split()
    return bool(words & set(sayings))


def _denies(clause: Clause, stretch: Reported) -> bool:
    """Whether the content itself is a denial: "does not mean", "no talks were held", "the report is false"."""
    frame = stretch.frame
    cue = set(range(frame.first, frame.last))
    numbers = [number for number in range(stretch.first, stretch.last) if number not in cue]
    lows = {number: clause.tokens[number].low for number in numbers}
    if _OF_DENIALS.isdisjoint(lows.values()):
        return False
    for number in numbers:
        low = lows[number]
        following = [lows.get(number + step, "") for step in range(1, 5)]
        if low in {"not", "n't"} and any(word in _DENYING_VERBS for word in following[:2]):
            return True
        if low in _DENYING_VERBS and following[:1] == ["no"]:
            return True
        if low == "no" and any(word in _CHANNEL_NOUNS for word in following[:2]):
            before = [lows.get(number - step, "") for step in range(1, 4)]
            after = following + [lows.get(number + step, "") for step in range(5, 8)]
            if {"there", "was", "were", "is", "are", "been"} & set(before) or (
                {"has", "have", "had", "was", "were"} & set(after) and not {"before", "ever"} & set(lows.values())
            ):
                return True
        if low in UNTRUE and any(lows.get(number - step, "") in AUXILIARIES for step in range(1, 3)) \
                and not any(lows.get(number - step, "") in NEGATIONS for step in range(1, 4)):  # fmt: skip
            return True
    return False


def _is_negative(clause: Clause, stretch: Reported) -> bool:
    """Whether the main verb of what is said is negated, or nobody and nothing is its subject ("no date has been set")."""
    cue = range(stretch.frame.first, stretch.frame.last)
    inside = [number for number in range(stretch.first, stretch.last) if number not in cue]
    after = stretch.frame.last
    if after + 1 < clause.sentence.last and clause.tokens[after].low == "no" and clause.tokens[after + 1].text in ".,;":
        # "Asked whether …, he said no."
        return True
    said = [clause.tokens[number].low for number in inside if clause.tokens[number].text[0].isalpha()]
    if said[:1] == ["not"] and said[1:2] and said[1] in _NOT_SO:
        return True
    if not clause.has_parse:
        return False
    for number in inside:
        token = clause.tokens[number]
        if not is_main(clause, number, inside):
            continue
        auxiliaries = {clause.tokens[child].low for child in clause.children(number)}
        is_retort = stretch.frame.cue.cue in RETORTS
        if _MODALS & auxiliaries - ({"would"} if is_retort else set()) or (is_so_far(clause, inside) and not is_retort):
            # What will not be, and what is not yet, is told; what is not so is denied.
            return False
        if clause.tokens[inside[0]].low in {"not", "nor"}:
            # "Not one soldier has set foot there."
            return True
        for child in clause.children(number):
            if clause.tokens[child].dep == "neg":
                return True
            if clause.tokens[child].dep in _ARGUMENTS and child in inside and _is_none(clause, child, is_retort):
                return True
            if (
                clause.tokens[child].dep == "dobj"
                and (token.low in _LACKING or (token.low == "had" and is_of_ones_doing(clause, child)))
                and child in inside
                and _is_none(clause, child)
            ):
                # "has no part in it", "sees no grounds", "had nothing to do with it"; what one has no mind to do is told.
                is_meant = clause.tokens[child].low in _INTENTIONS and not is_retort
                return not is_meant and (clause.tokens[child].low != "nothing" or is_of_ones_doing(clause, child))
        return False
    return False


def _is_none(clause: Clause, noun: int, is_retort: bool = False) -> bool:
    return (
        clause.tokens[noun].low in _NOBODY
        or (is_retort and clause.tokens[noun].low == "nobody")
        or any(clause.tokens[child].low in _NO for child in clause.children(noun) if child < noun)
    )


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
    words = " ".join(
        clause.tokens[number].low
        for number in range(clause.sentence.first, clause.sentence.last)
        if not clause.tokens[number].in_quote
    )
    if not _ANY_SETTING.search(words):
        return "statement"
    return next((code for code, pattern in _COMPILED if pattern.search(words)), "statement")
