"""Mechanisms told as what the sides do: pull back, give notice, meet every month, patrol together, hand messages on.

No noun names them ("agreed to move their soldiers six miles back"), so that the lexicon of terms does not see them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from deconfdb.coders.deed_moods import (
    AGREED,
    AHEAD,
    MOOD_REACH,
    PAPERS,
    SIGNED,
    TO_DO,
    TO_REACH,
    Deed,
    charged_with,
    ended,
    is_of_named,
    standing_of,
)
from deconfdb.coders.deed_table import BEING_IN_TOUCH, CONTACTS, HABITS, IN_FORCE, NOT_OF_ITSELF, OF_BOTH, kinds_in
from deconfdb.coders.deeds_further import PROMISES, TOLD_WHOLE
from deconfdb.coders.deeds_of_calls import ABLE_TO_RING, POSTED_TO_LINK
from deconfdb.coders.deeds_of_conduct import SETTLED
from deconfdb.coders.deeds_of_contact import RINGING
from deconfdb.coders.deeds_of_ground import GOING_BACK, is_abolished, is_intruded, is_overdue
from deconfdb.coders.deeds_of_notice import NOTICE, TOLD_AHEAD
from deconfdb.coders.deeds_of_officers import DIALOGUE, MEETING, YEARLY
from deconfdb.coders.deeds_of_practice import TOLD_BEFORE
from deconfdb.coders.deeds_of_quiet import was_heeded
from deconfdb.coders.deeds_of_separation import PULLING
from deconfdb.coders.deeds_of_watch import POSTED_WATCH, is_over
from deconfdb.coders.function_words import HAVING

JOINED_REACH = 3
"""Tokens before what two did within which stands the "and" between them."""
PROPOSAL_REACH = 26
"""Tokens before a deed within which it may be proposed: "proposed on May 18, at the opening of talks, that both …"."""
_PULLED, _BOTH_OF_THEM = frozenset("pulled withdrew moved drew".split()), frozenset({"both", "two", "each"})
"""`Both armies pulled their tanks back`: told as done, of the two."""
_JOINT = frozenset({"joint_patrols", "deconfliction_unspecified", "working_group"})
"""Kinds whose wordings say by themselves that both sides take part."""
_LONG_AGO = frozenset({("used", "to"), ("were", "once"), ("was", "once"), ("had", "once")})
"""`used to speak every week`, `were once linked`: it is done no more."""
_CHARGED_WITH = frozenset({"joint_patrols", "military_cooperation"})
"""Kinds that are nothing but what is done: what ministers are told to do of it is a mandate."""
_OVER_NOW = _CHARGED_WITH | frozenset(
    "mediated_channel prior_notification liaison_posting defence_dialogue working_group coordination_centre".split()
)
"""Kinds of which what two used to do is over."""
_LAYS_DOWN = frozenset({"under", "bars", "bans", "forbids", "prohibits"})
_GOING_TO = frozenset({"will", "would", "'ll"})
_REVIEWING = frozenset("review assess evaluate examine go".split())
REVIEW_REACH = 3
"""Tokens behind "once a year" within which it is told that they go over a text."""
_GOING = frozenset({PULLING, GOING_BACK})
_TRYING = frozenset(
    "try trying tried seeking sought failed fail unable could working hope hopes hoping aim aims".split()
)
TRYING_REACH = 7
"""Tokens before "agree on where the border runs" within which it is told that they only try to."""
_NOTICES = frozenset({NOTICE, TOLD_AHEAD, TOLD_BEFORE})
_ASKED = frozenset({"asked", "urged", "asks", "urges", "demands", "demanded", "insists", "insisted"})
"""`asked its neighbour to give notice of exercises`: what the one wants of the other is proposed to it."""
_SPOKEN = frozenset("speak talk confer speaks talks speaking talking spoken spoke talked".split())
_EACH = frozenset({"each", "another"})
_PROMISING = frozenset({"would", "will", "neither"})
_MUTUAL = frozenset("both two each neither either they sides their armies countries neighbours neighbors other".split())


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What one sentence, `first` to `stop`, says of all its deeds: whether they are of both sides, and agreed on."""

    lows: Sequence[str]
    first: int
    stop: int
    words: frozenset[str]
    has_several: bool
    is_mutual: bool
    is_only_under_text: bool
    is_agreed: bool

    def standing(
        self, pattern: re.Pattern[str], kind: str, done: tuple[str, str] | None, told: Collection[str], left: int, right: int
    ) -> tuple[str, str] | None:  # fmt: skip
        """Track and status of what `pattern` found at `left` to `right`, in the words `told`; None where it is no
        deed."""
        before, behind = self._before(left), self.lows[right : self.stop]
        # "France will withdraw its troops": of itself, whatever text was named before.
        is_only_own = self.is_only_under_text and pattern not in NOT_OF_ITSELF
        is_own = is_only_own and bool(_GOING_TO & set(before[-MOOD_REACH:]))
        is_gone = self._is_gone(pattern, left, right)
        of_work = _of_work(kind, before, is_gone) if _SPOKEN.isdisjoint(told) else None
        if (is_gone and not of_work) or (is_own and not self.has_several) or self._is_no_deed(pattern, left, right):
            return None
        is_joint = self._is_joint(pattern, kind, left, told)
        is_habit = pattern in HABITS and not (pattern in BEING_IN_TOUCH and AHEAD & set(before[-1:]))
        if pattern in PROMISES and self.is_agreed and not _PROMISING.isdisjoint(told):
            return (
                "institutional",
                "agreed",
            )  # "Neither would let rebels use its soil, the two said in a joint statement"
        return (
            of_work
            or _whole(pattern, kind, before, done, behind)
            or ended(before, self.lows[left:right], behind, pattern in {MEETING, DIALOGUE, YEARLY})
            or standing_of(
                before,
                is_habit,
                # "asked A to give longer notice of its exercises"
                (self.is_mutual and not is_own) or is_joint or pattern is NOTICE,
                (self.is_agreed and not is_own) or is_joint,
                IN_FORCE if self._have_gone(pattern, left) else done,
            )
        )

    def _before(self, left: int) -> Sequence[str]:
        return self.lows[max(self.first, left - PROPOSAL_REACH) : left]

    def _is_gone(self, pattern: re.Pattern[str], left: int, right: int) -> bool:
        """Whether it is done no more, or only asked about, or tried."""
        before = self._before(left)
        is_past = any(pair in _LONG_AGO for pair in pairwise(self.lows[max(self.first, left - TO_REACH) : right]))
        is_tried = pattern is SETTLED and not _TRYING.isdisjoint(before[-TRYING_REACH:])
        return is_past or "whether" in before or is_tried

    def _is_no_deed(self, pattern: re.Pattern[str], left: int, right: int) -> bool:
        """Whether it belongs to a body or a line named before it, or is over, or tells how rules are gone over."""
        before = self._before(left)
        if (pattern in CONTACTS and is_of_named(before)) or (
            pattern is POSTED_WATCH and is_over(self.lows, left, before, self.words)
        ):
            return True
        # "will meet once a year to review how the rules are kept": how those work
        near = self.lows[right : min(right + REVIEW_REACH, self.stop)]
        return pattern is MEETING and not _REVIEWING.isdisjoint(near)

    def _is_joint(self, pattern: re.Pattern[str], kind: str, left: int, told: Collection[str]) -> bool:
        """Whether its wording says by itself that both sides take part: `are to tell each other in advance`."""
        before = self._before(left)
        is_wanted = self.has_several and pattern in _NOTICES and not _ASKED.isdisjoint(before)
        is_to = any(pair in TO_DO for pair in pairwise(before[-TO_REACH:])) or bool(AHEAD & set(before[-2:]))
        return kind in _JOINT or pattern in OF_BOTH or is_wanted or (is_to and not _EACH.isdisjoint(told))

    def _have_gone(self, pattern: re.Pattern[str], left: int) -> bool:
        """`Both armies pulled their tanks back`: done, by the two."""
        before = self._before(left)
        are_both = not _BOTH_OF_THEM.isdisjoint(before) or (self.has_several and "and" in before[-JOINED_REACH:-1])
        return pattern in _GOING and (self.lows[left] in _PULLED or self.lows[left - 1] in HAVING) and are_both


def deeds_in(
    lows: Sequence[str], first: int, stop: int, has_several: bool, is_under_text: bool = False, are_both: bool = False
) -> Iterator[Deed]:
    """The deeds of the sentence `first` to `stop`.

    `has_several` says that it names two sides, `is_under_text` that a text of theirs was named just before,
    `are_both` that it tells of people of both ("The defence ministers meet twice a year").
    """
    words = frozenset(lows[first:stop])
    is_under_text = is_under_text or not (_LAYS_DOWN.isdisjoint(words) or PAPERS.isdisjoint(words))
    are_two = are_both or not _MUTUAL.isdisjoint(words) or (has_several and not SIGNED.isdisjoint(words))
    are_two = are_two or ("together" in words and "with" not in words)
    is_mutual = are_two or is_under_text
    kinds = kinds_in(words, has_several or is_mutual, is_under_text)
    if not kinds:
        return
    is_agreed = is_under_text or (is_mutual and not (AGREED | PAPERS).isdisjoint(words))
    sentence = _Sentence(lows, first, stop, words, has_several, is_mutual, not are_two, is_agreed)
    text = f"{' '.join(lows[first:stop])} "
    told: set[str] = set()
    taken: set[int] = set()
    for pattern, _, kind, done in kinds:
        for match in pattern.finditer(text) if kind not in told else ():
            # A pattern that names the doers first has the deed itself in a group.
            group = match.lastindex or 0
            left = first + _words_before(text, match.start(group))
            right = first + _words_before(text, match.end())
            standing = sentence.standing(pattern, kind, done, match.group().split(), left, right)
            if standing and left not in taken:
                told.update({kind, "ad_hoc_contact"} if pattern in {POSTED_TO_LINK, ABLE_TO_RING, RINGING} else {kind})
                taken.add(left)
                # "Officers of both speak to each other every day": they are in touch, and form no body.
                is_talk = pattern is MEETING and not _SPOKEN.isdisjoint(match.group(group).split())
                yield Deed(left, right, "ad_hoc_contact" if is_talk else kind, *standing)


def _of_work(kind: str, before: Sequence[str], is_gone: bool) -> tuple[str, str] | None:
    """`used to go round together`: that is over; `instructed their ministers to have the armies work together`: a
    mandate."""
    if kind not in _OVER_NOW or "whether" in before:
        return None
    if is_gone:
        return "operational", "ceased"
    return ("institutional", "mandated") if kind in _CHARGED_WITH and charged_with(before) else None


def _whole(
    pattern: re.Pattern[str], kind: str, before: Sequence[str], done: tuple[str, str] | None, behind: Sequence[str]
) -> tuple[str, str] | None:
    """How a deed stands whose wording tells it, or that is late, or of a rule that is broken."""
    if pattern in TOLD_WHOLE:
        return done
    if kind == "ceasefire_mechanism" and was_heeded(before, behind):
        return "institutional", "agreed"
    if is_abolished(kind, before):
        return "institutional", "terminated"
    if is_intruded(kind, before) and done == IN_FORCE:
        return "operational", "impaired"
    return ("institutional", "agreed") if is_overdue(kind, before) else None


def _words_before(text: str, end: int) -> int:
    """The words of a text, each with one space behind it, that begin before a place in it."""
    return text.count(" ", 0, end) + (end > 0 and text[end - 1] != " ")
