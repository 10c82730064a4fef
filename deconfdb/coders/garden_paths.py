"""Parses put right that a model gets wrong the same way each time: `an accord signed in 1999 collapsed`."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.clause_tokens import FINITE
from deconfdb.coders.tokens import Token

_MADE = frozenset(
    "signed concluded reached agreed brokered negotiated mediated proclaimed declared announced struck hammered sealed forged "
    "initialled initialed adopted formed founded installed opened created established launched sponsored".split()
)
"""Participles that look like a verb of their own behind what was made."""
_TALKS = frozenset("talks negotiations consultations discussions patrols contacts flights".split())
_NO_PARTICIPLE = frozenset({"dobj", "aux", "auxpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BELOW = frozenset({"csubj", "csubjpass", "parataxis", "advcl"})
"""How a participle hangs on the verb of the sentence that is taken for a verb with a subject of its own."""
_AS_IF_TOLD = _BELOW | {"ROOT", "ccomp"}


def mend(tokens: Sequence[Token]) -> None:
    """Make the first of two verbs the participle of its noun where only the second can be the verb of the sentence.

    `A peace accord concluded in Lome in 1999 was broken`: nobody concluded anything else, so that the accord was broken.
    """
    below: dict[int, list[Token]] = {}
    for token in tokens:
        if token.head != token.i:
            below.setdefault(token.head, []).append(token)
    for token in tokens:
        if token.low in _MADE and token.tag == "VBD" and token.dep in _AS_IF_TOLD:
            if token.dep in _BELOW:
                _mend_below(token, tokens[token.head - tokens[0].i], below)
            else:
                _mend_at(token, below)
        if token.dep == "auxpass":
            _mend_helper(token, below)
        if token.low == "resume" and token.tag == "NN":
            _mend_resume(tokens, token)
        if token.low == "being" and token.dep == "advcl":
            _mend_time_being(tokens, token, below)


def _made_of(made: Token, children: Sequence[Token]) -> Token | None:
    """The noun that is taken for the subject of a participle; not of "The Tigers declared the road closed"."""
    noun = next((one for one in children if one.dep == "nsubj" and one.i < made.i), None)
    if noun is None or not noun.tag.startswith("NN") or noun.text[0].isupper():
        return None
    return None if any(one.dep in _NO_PARTICIPLE for one in children) else noun


def _mend_at(made: Token, below: dict[int, list[Token]]) -> None:
    children = below.get(made.i, [])
    noun = _made_of(made, children)
    if noun is None:
        return
    verb = next((one for one in children if one.dep == "ccomp" and one.i > made.i and _is_finite(one, below)), None)
    if verb is None:
        return
    is_passive = any(one.dep == "auxpass" for one in below.get(verb.i, []))
    verb.dep, verb.head = made.dep, made.head if made.head != made.i else verb.i
    made.tag, made.dep, made.head = "VBN", "acl", noun.i
    noun.dep, noun.head = "nsubjpass" if is_passive else "nsubj", verb.i
    for one in children:
        if one not in (noun, verb) and one.i > verb.i:
            one.head = verb.i


def _mend_below(made: Token, verb: Token, below: dict[int, list[Token]]) -> None:
    """`The truce, concluded in 2018, has been broken`, where the participle hangs on the verb with a subject of its own."""
    noun = _made_of(made, below.get(made.i, []))
    if noun is None or verb.i < made.i or not _is_finite(verb, below):
        return
    is_passive = any(one.dep == "auxpass" for one in below.get(verb.i, []))
    made.tag, made.dep, made.head = "VBN", "acl", noun.i
    noun.dep, noun.head = "nsubjpass" if is_passive else "nsubj", verb.i


def _mend_helper(helper: Token, below: dict[int, list[Token]]) -> None:
    """`The talks are deadlocked`, where "the talks" hang on "are" and that on "deadlocked": what the verb is done to."""
    for one in below.get(helper.i, []):
        if one.dep in _SUBJECTS:
            one.dep, one.head = "nsubjpass", helper.head


def _is_finite(verb: Token, below: dict[int, list[Token]]) -> bool:
    """Whether a verb has a tense and no subject of its own."""
    children = below.get(verb.i, [])
    if any(one.dep in {*_SUBJECTS, "mark", "expl"} for one in children):
        return False
    return verb.tag in FINITE or any(one.tag in FINITE and one.dep in {"aux", "auxpass"} for one in children)


def _mend_time_being(tokens: Sequence[Token], being: Token, below: dict[int, list[Token]]) -> None:
    """`has broken off for the time being its talks with A`: nothing is its talks, they are broken off."""
    place = being.i - tokens[0].i
    time = tokens[place - 1] if place > 1 else being
    if time.low != "time" or tokens[place - 2].low != "the":
        return
    for one in below.get(being.i, []):
        if one.i > being.i:
            one.head, one.dep = being.head, "dobj" if one.dep in {"attr", "nsubj", "oprd"} else one.dep
    being.tag, being.dep, being.head = "JJ", "amod", time.i


def _mend_resume(tokens: Sequence[Token], verb: Token) -> None:
    """`Negotiations on a final settlement resume on Thursday`: nobody's resume."""
    first = tokens[0].i
    before = tokens[verb.i - 1 - first] if verb.i > first else None
    behind = tokens[verb.i + 1 - first] if verb.i + 1 - first < len(tokens) else None
    if (
        before is None
        or behind is None
        or before.head != verb.i
        or behind.low not in {"on", "in", "at", "next", "this"}
    ):
        return
    if before.low in _TALKS and before.dep in {"compound", "nmod", "amod"}:
        before.dep, verb.tag = "nsubj", "VBP"
        return
    link = tokens[verb.head - first] if verb.dep == "pobj" else None
    talks = tokens[link.head - first] if link is not None and link.dep == "prep" else None
    if link is None or talks is None or talks.low not in _TALKS or talks.i > link.i:
        return
    for one in tokens[link.i + 1 - first : verb.i - first]:
        one.head = before.i if one.head == verb.i and one is not before else one.head
    before.dep, before.head = "pobj", link.i
    verb.tag, verb.dep, verb.head = "VBP", talks.dep, talks.head if talks.head != talks.i else verb.i
    talks.dep, talks.head = "nsubj", verb.i
