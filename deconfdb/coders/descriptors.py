"""A speaker described before being named: "a spokesman said …" in the lead, the name a paragraph later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.cast import Actor, Cast
from deconfdb.coders.findings import ClaimFound
from deconfdb.coders.sentences import SentencedText

_NAMED_LATER = frozenset(
    {"spokesperson", "minister", "commander", "secretary", "envoy", "ambassador", "chief", "general", "leader"}
)
_ALIKE = {
    "chief": frozenset({"chief", "head", "officer", "commander"}),
    "minister": frozenset({"minister"}),
    "leader": frozenset({"leader"}),
}
"""Groups of the post that somebody is named with who was first described by another word for it."""
_SPEAK_FOR_THEMSELVES = frozenset("official minister leader lawmaker expert envoy head".split())
_ALIKE_AT_ONCE = {
    "officer": frozenset({"officer", "chief", "commander", "head"}),
    "head": frozenset({"head", "chief", "officer", "leader"}),
    "adviser": frozenset({"adviser", ""}),
    "aide": frozenset({"aide", "adviser", ""}),
    "lawmaker": frozenset({"lawmaker", ""}),
    "official": frozenset({"official", "minister", "adviser", "head", "chief", ""}),
}
"""Posts of which there are many: named at once if at all, and by a like word."""
_NAMELESS = frozenset("anonymity anonymously named identified authorised authorized unnamed".split())
NEAR = 5
"""Sentences within which the name has to follow."""
AT_ONCE = 2
"""Sentences within which one of many has to be named."""


def merge_descriptors(claims: Sequence[ClaimFound], cast: Cast, text: SentencedText) -> list[ClaimFound]:
    """Give a described speaker of the first paragraphs the name of the person who goes on to speak for that side."""
    merged: dict[str, Actor] = {}
    for number, claim in enumerate(claims):
        speaker = claim.speaker
        if (
            speaker.named
            or speaker.kind not in {"anonymous_official", "office_holder"}
            or speaker.group not in {*_NAMED_LATER, *_ALIKE_AT_ONCE}
            or speaker.ref in merged
        ):
            continue
        if text.sentences[claim.sentence].paragraph > 3 or (number and speaker.group in _ALIKE_AT_ONCE):
            continue
        if speaker.group in _ALIKE_AT_ONCE and _NAMELESS & _words_of(claim, text):
            continue
        near = AT_ONCE if speaker.group in _ALIKE_AT_ONCE else NEAR
        for later in claims[number + 1 :]:
            if later.sentence - claim.sentence > near:
                break
            other = later.speaker
            if (
                other.named
                and other.kind == "person"
                and (other.side in {speaker.side, ""} or (not speaker.side and speaker.group in _ALIKE_AT_ONCE))
                and _may_be(other, speaker, cast)
                and not (speaker.group == "official" and _is_known(other, claim, text))
            ):
                if not other.side:
                    other = replace(other, side=speaker.side)
                    cast.actors[other.ref] = other
                merged[speaker.ref] = other
                break
    if not merged:
        return list(claims)
    for ref in merged:
        cast.actors.pop(ref, None)
    return [replace(claim, speaker=cast.settle(merged.get(claim.speaker.ref, claim.speaker))) for claim in claims]


def _words_of(claim: ClaimFound, text: SentencedText) -> frozenset[str]:
    sentence = text.sentences[claim.sentence]
    return frozenset(token.low for token in text.tokens[sentence.first : sentence.last])


def _is_known(person: Actor, claim: ClaimFound, text: SentencedText) -> bool:
    """Whether a person was named before somebody else is described: he is not meant."""
    words = set(person.name.lower().split())
    stop = text.sentences[claim.sentence].last
    return any(token.low in words and token.text[0].isupper() for token in text.tokens[:stop])


def _may_be(person: Actor, described: Actor, cast: Cast) -> bool:
    """A person of another rank than described is somebody else; who holds a post has one of its kind."""
    if described.group in _ALIKE_AT_ONCE:
        if described.group == "official":
            return "'s " in described.name  # "Iran's top security official"; any other may stay unnamed
        return not person.office and person.group in _ALIKE_AT_ONCE[described.group]
    if not person.office:
        is_another = described.group == "spokesperson" and person.group in _SPEAK_FOR_THEMSELVES
        return (described.kind != "office_holder" and not is_another) or person.group in _ALIKE.get(described.group, ())
    office = cast.knowledge.offices.get(person.office)
    if office is None:
        return True
    return described.group in office.role or (described.group == "spokesperson" and "spokesperson" in office.role)
