"""Names in a sentence: which entry of the lexicon a word is, and what gives a phrase its side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deconfdb.coders.cast import Actor, Cast
from deconfdb.coders.fighters import find_fighters
from deconfdb.coders.function_words import REBELS
from deconfdb.coders.knowledge import Knowledge, NameEntry
from deconfdb.coders.namesakes import kin_abroad, other_namesakes
from deconfdb.coders.peoples import find_peoples
from deconfdb.coders.tokens import Token

DEFINITE = frozenset("the this these those his her its their our same".split())
INDEFINITE = frozenset("a an one another two three four five six several some other many few no any both".split())
OF_NO_STATE = frozenset({"western", "european", "arab", "african", "asian", "regional"})
"""What an official is who speaks for neither side, wherever he sits."""
PREMODIFIERS = OF_NO_STATE | frozenset(
    "new former senior top ex high ranking ranked level then current outgoing incoming visiting retired unnamed anonymous unidentified "  # noqa: E501
    "chief deputy vice acting interim co co-  veteran leading key second first same local own respective ex-".split()
)
CLOSED_CLASS = frozenset(
    "the a an and or but nor of in on at to from for with by about into over under after before between against "
    "that which who whom whose where when while as if than because since until is are was were be been being has have "
    "had do does did will would shall should may might can could must not no said says say told tells it he she they "
    "we i you this these those there here also then however very".split()
)
OF = frozenset("of for from at in with to".split())
GEOGRAPHIC = frozenset(
    "in near at to from toward towards into outside around across inside over via through off".split()
)
# What may stand behind the name of an outlet that is a common word elsewhere ("Dawn newspaper").
NEWS_WORDS = frozenset(
    "news newspaper newspapers magazine daily weekly website site broadcaster channel radio television tv agency "
    "reporter reporters journalist journalists correspondent editorial interview quoted cited citing quoting".split()
)
_UTTERANCES = frozenset("comment reply response reaction word answer statement comments".split())
_WITHIN_NAMES = frozenset(
    "al bin bint bou abu von van de del den der ter da das dos di du la las los le ibn ould el ben zu af".split()
)
_NO_LAST_WORDS = _WITHIN_NAMES | {"-"}
_BODIES = frozenset(
    "district region area zone province command fleet corps brigade staff ministry department agency directorate bureau "
    "committee commission mechanism conference forum panel council".split()
)
"""Last words of what is nobody's name, whatever rank stands before: "Western Military District", "General Staff"."""
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
ANCHORS = frozenset({"state", "adjective", "people", "metonym"})
BODIES = frozenset({"institution", "organisation"})
_SHORT_NAMES = frozenset({"surname", "cast"})
PEOPLE_NAMED = frozenset({"person", *_SHORT_NAMES})
_HEADS = frozenset(
    "commands commanded heads headed leads led runs ran chairs chaired is was represents represented".split()
)
"""Verbs that tell, behind "who", whose man somebody is."""
NAME_TOKENS = 6
"""Tokens that the name of a person has at most: "Abdul Qader al-Murtada"."""
SYLLABLE = 3
"""Letters of a short name that a day or a month is called by as well: "Thu", "Sun", "May"."""
RELATIVE_REACH = 9
"""Tokens behind such a verb within which it is told."""


@dataclass(slots=True)
class Anchor:
    """What gives a phrase its side: a demonym, a state, a body; `last` is where it ends, a possessive included."""

    entry: NameEntry
    first: int
    last: int
    possessive: bool
    sides: tuple[str, ...]


class NameReader:
    """Reads names, demonyms and titles; keeps the side and the role named last."""

    def __init__(self, knowledge: Knowledge, cast: Cast, tokens: Sequence[Token]) -> None:
        self.knowledge = knowledge
        self.cast = cast
        self.tokens = tokens
        self.names = [token.name for token in tokens]
        self.lows = [token.low for token in tokens]
        self.last_side = ""
        self.last_role = ""
        self.fighters = find_fighters(tokens, self.names, self.lows, knowledge.names)
        cast.fighters = self.fighters.name
        self.peoples = find_peoples(self.names, self.lows, knowledge, cast.published)
        self.namesakes = other_namesakes(self.names, knowledge) | kin_abroad(self.names, knowledge)

    def _entry(self, position: int, last: int) -> tuple[int, NameEntry] | None:
        name = self.names[position]
        if position in self.fighters.at or position in self.peoples:
            in_arms = self._in_arms(position, last)
            if in_arms is not None:
                return in_arms
        hit = self._hit(position, last) if name in self.knowledge.names.by_first else None
        if hit is None:
            return self._made_known(position, last)
        length, entries = hit
        stop = position + length
        entries = [
            entry
            for entry in entries
            if self._is_in_use(entry, position, stop)
            and not (entry.ambiguous and entry.role == "outlet" and not self._may_be_outlet(stop, last))
        ]
        if not entries:
            return None
        if length == 1:
            known = self.cast.surnames.get(name)
            if known is not None and not any(entry.role in ANCHORS or entry.role == "institution" for entry in entries):
                return 1, NameEntry("cast", known.ref, known.side)
        if len(entries) == 1 and entries[0].role != "metonym":
            return length, entries[0]
        return length, self._choose(entries, position, stop, last)

    def _made_known(self, position: int, last: int) -> tuple[int, NameEntry] | None:
        """Whom a word means that the article has made known, and no table holds."""
        name = self.names[position]
        if short := self.fighters.short.get(name):
            return 1, short
        for words, actor in self.cast.double_surnames.get(name, ()):
            if tuple(self.names[position : min(position + len(words), last)]) == words:
                return len(words), NameEntry("cast", actor.ref, actor.side)
        known = self.cast.surnames.get(name)
        return (1, NameEntry("cast", known.ref, known.side)) if known is not None and name[0].isupper() else None

    def _hit(self, position: int, last: int) -> tuple[int, list[NameEntry]] | None:
        """What the lexicon knows by a name, where that of two states is of the one that the article is on."""
        hit = self.knowledge.names.at(self.names, position, last)
        if hit is None:
            return None
        if self.lows[position] == "au" and self.lows[max(0, position - 1)] == "-":
            return None  # "PORT-AU-PRINCE" over a dispatch is no African Union
        entries = self.namesakes.get(self.names[position])
        return (1, entries) if entries and (hit[0] == 1 or hit[1][0].role == "institution") else hit

    def _in_arms(self, position: int, last: int) -> tuple[int, NameEntry] | None:
        """Rebels that no table holds, or a people in arms."""
        size = self.fighters.at.get(position, 0)
        if size:
            # "opposition fighters" as against "the opposition said"
            word = self.lows[position + size] if size == 1 and position + size < last else ""
            is_adjective = word[:1].isalpha() and word not in CLOSED_CLASS
            return size, NameEntry("adjective" if is_adjective else "people", REBELS, REBELS)
        people = self.peoples.get(position)
        return people if people is not None and position + people[0] <= last else None

    def _is_in_use(self, entry: NameEntry, position: int, stop: int) -> bool:
        """Whether a name is one of its time: not "Soviet" in 2020, "former Soviet states", "Soviet-era", "Zaev" in 1990.

        A surname that is a given name too is that of its bearer once his side was named.
        """
        if entry.role == "surname" and self.names[position] not in self.cast.surnames:
            is_named = not entry.ambiguous or any(actor.side == entry.side for actor in self.cast.actors.values())
            return is_named and not self.knowledge.is_yet_unknown(entry.ref, self.cast.published)
        if entry.until is None:
            return True
        is_past = self.lows[position - 1 : position] == ["former"] or self.lows[stop : stop + 2] == ["-", "era"]
        return not is_past and (self.cast.published is None or self.cast.published <= entry.until)

    def _is_of_another(self, found: tuple[int, NameEntry], capitals: int, side: str = "") -> bool:
        """`Minister Mohammed Kamel Amr`, `Turkish minister Yunus`: nobody of those known by that word as surname."""
        length, entry = found
        if entry.role not in _SHORT_NAMES:
            return False
        states = self.knowledge.states
        is_abroad = entry.role == "surname" and side in states and entry.side in states and entry.side != side
        return capitals > length or is_abroad

    def _may_be_outlet(self, stop: int, last: int) -> bool:
        """Whether what follows lets a common word be an outlet: The Australian reported, not The Australian minister."""
        if stop >= last or self.tokens[stop].text[0].isupper():
            return stop >= last
        following = self.lows[stop]
        return (
            not following[0].isalpha()
            or following in CLOSED_CLASS
            or following in NEWS_WORDS
            or self.knowledge.cues.at(self.lows, stop, last) is not None
        )

    def _choose(self, entries: Sequence[NameEntry], first: int, stop: int, last: int) -> NameEntry:
        """The reading that the neighbouring words ask for."""
        bodies = [entry for entry in entries if entry.role in BODIES]
        there = [entry for entry in bodies if self.knowledge.is_there(entry.ref, self.cast.published)]
        if there and len(there) < len(bodies):
            # "The SPLA" of rebels in 1995 is an army of a state in 2015.
            entries = [entry for entry in entries if entry in there or entry not in bodies]
        by_role = {entry.role: entry for entry in reversed(entries)}
        people = [entry for entry in entries if entry.role in {"person", "surname"}]
        if len(people) > 1:
            in_office = [entry for entry in people if self.knowledge.office_on(entry.ref, self.cast.published)]
            best = in_office or people
            return next((entry for entry in best if entry.side == self.last_side), best[0])
        if "metonym" in by_role and first > 1 and (
            self.lows[first - 2 : first] == ["according", "to"]
            or (self.lows[first - 1] == "from" and set(self.lows[max(0, first - 4) : first - 1]) & _UTTERANCES)
        ):  # fmt: skip
            return by_role["metonym"]
        owns = self.lows[stop : stop + 1] == ["'s"]  # "in Manila's view" speaks of a government
        if "metonym" in by_role and not owns:
            before = self.lows[first - 1] if first else ""
            if "place" in by_role:
                return by_role["place"] if before in GEOGRAPHIC else by_role["metonym"]
            if before in GEOGRAPHIC and len(by_role) == 1:
                return replace(by_role["metonym"], role="place")
        for role in (
            "pair",
            "institution",
            "organisation",
            "adjective",
            "state",
            "people",
            "person",
            "office",
            "outlet",
            "surname",
            "metonym",
            "place",
        ):
            if role in by_role:
                if role == "adjective" and "state" in by_role and not self._modifies(stop, last):
                    return by_role["state"]
                if role == "adjective" and "people" in by_role and not self._modifies(stop, last):
                    return by_role["people"]
                return by_role[role]
        return entries[0]

    def _modifies(self, position: int, last: int) -> bool:
        """Whether the word at `position` can be the noun that an adjective before it belongs to."""
        if position >= last:
            return False
        word = self.lows[position]
        if word in {"and", "nor", "or", ","} and position + 2 < last:
            joined = position + 2 if self.lows[position + 1] == "the" else position + 1
            following = self.knowledge.names.at(self.names, joined, last)
            return (
                following is not None
                and any(entry.role == "adjective" for entry in following[1])
                and self._modifies(joined + following[0], last)
            )
        return (word[0].isalpha() and word not in CLOSED_CLASS) or word == "-"

    def _anchor(self, position: int, last: int) -> Anchor | None:
        found = self._entry(position, last)
        if found is None:
            return None
        length, entry = found
        sides = list(self.knowledge.pairs[entry.ref].codes) if entry.role == "pair" else [entry.side]
        stop = position + length
        while entry.role in ANCHORS and stop + 1 < last and self.lows[stop] in {"and", "nor", "or", ",", "-", "/"}:
            joined = stop + 1
            if self.lows[stop] == "," and self.lows[joined] == "and":
                joined += 1
            if self.lows[joined] == "the" and self.lows[stop] in {"and", "nor", "or"}:
                joined += 1
            following = self._entry(joined, last) if joined < last else None
            if following is None or following[1].role not in ANCHORS:
                break
            after = joined + following[0]
            if entry.role != "adjective" or not (following[1].role == "adjective" or self._modifies(after, last)):
                break
            if following[1].role != "adjective" and not self._has_adjective(joined, last):
                break
            sides.append(following[1].side)
            stop = after
            if entry.role == "adjective" and following[1].role == "adjective":
                continue
        possessive = stop < last and self.lows[stop] in {"'s", "'"}
        return Anchor(entry, position, stop + possessive, possessive, tuple(dict.fromkeys(sides)))

    def _has_adjective(self, position: int, last: int) -> bool:
        hit = self.knowledge.names.at(self.names, position, last)
        return hit is not None and any(entry.role == "adjective" for entry in hit[1])

    def _title_length(self, position: int, last: int) -> int:
        if position >= last or not self.tokens[position].text[0].isupper():
            return 0
        total = 0
        while position + total < last:
            if self.lows[position + total] == "-" and total:
                total += 1
                continue
            hit = self.knowledge.titles.at(self.lows, position + total, last)
            if hit is None:
                break
            total += hit[0]
            if position + total < last and self.lows[position + total] == ".":
                total += 1
        return total

    def _capitals(self, position: int, last: int) -> int:
        """How many words from here look like one name of a person."""
        count = 0
        while position + count < last and count < NAME_TOKENS:
            token = self.tokens[position + count]
            if (
                token.text == "-"
                and count
                and position + count + 1 < last
                and not self.tokens[position + count - 1].spaced
            ):
                # "Soo-hyun": what follows a hyphen belongs to the name, small letter or not.
                count += 2
                continue
            if count and token.low in _WITHIN_NAMES and not token.text[0].isupper():
                count += 1
                continue
            if (
                not token.text[0].isupper()
                or token.low in CLOSED_CLASS
                or (len(token.text) > 3 and token.text.isupper() and not _INITIALS.fullmatch(token.text))
            ):
                break
            if count:
                entries = self.knowledge.names.at(self.names, position + count, last)
                if (
                    entries
                    and any(entry.role not in {"surname", "person", "place"} for entry in entries[1])
                    and not self._is_middle_name(position + count, last, entries[1])
                ):
                    break
            if token.low in self.knowledge.calendar_words and not (count and self._is_syllable(position + count, last)):
                break
            count += 1
            if position + count < last and self.lows[position + count] in {"jr", "jr.", "sr", "sr."}:
                count += 1
            if token.text.endswith(".") and not _INITIALS.fullmatch(token.text):
                break
        while count and self.tokens[position + count - 1].low in _NO_LAST_WORDS:
            count -= 1
        return 0 if count and self.lows[position + count - 1] in _BODIES else count

    def _is_syllable(self, position: int, last: int) -> bool:
        """`Khaing Thu Kha`, `Aung Sun Oo`: a short word of the calendar within a name, with no day and no stop behind."""
        after = self.tokens[position + 1].text if position + 1 < last else ""
        return len(self.lows[position]) <= SYLLABLE and not after.startswith(".") and not after[:1].isdigit()

    def _is_middle_name(self, position: int, last: int, entries: Sequence[NameEntry]) -> bool:
        """`Carlos Lima Ortega`: a capital that stands within a name is no capital."""
        after = position + 1
        return (
            all(entry.role in {"metonym", "place"} for entry in entries)
            and after < last
            and self.tokens[after].text[0].isupper()
            and self.tokens[after].text.isalpha()
            and self.lows[after] not in CLOSED_CLASS
            and self.lows[after] not in self.knowledge.common_words
            and self.knowledge.names.at(self.names, after, last) is None
        )

    def _has_common_word(self, position: int, length: int) -> bool:
        words = [low for low in self.lows[position : position + length] if low not in _WITHIN_NAMES]
        return any(low in self.knowledge.common_words for low in words)

    def _printed(self, first: int, stop: int) -> str:
        return (
            " ".join(self.tokens[number].text for number in range(first, stop)).replace(" - ", "-").replace(" 's", "'s")
        )

    def _description(self, start: int, stop: int) -> str:
        words = [self.tokens[number] for number in range(start, stop)]
        while words and (words[0].low in DEFINITE or words[0].low in INDEFINITE):
            words.pop(0)
        return " ".join(word.text for word in words).replace(" 's", "'s").replace(" - ", "-")

    def _adjective(self, side: str) -> str:
        state = self.knowledge.states.get(side)
        return state.adjective if state else side

    def _first_side(self, position: int, last: int, bodies: Sequence[str] = ("institution",)) -> str:
        for number in range(position, last):
            hit = self.knowledge.names.at(self.names, number, last)
            side = (
                next((entry.side for entry in hit[1] if entry.role in ANCHORS or entry.role in bodies), "")
                if hit
                else ""
            )
            if side:
                return side
        return ""

    def _seat(self, position: int, last: int) -> str:
        """The side whose seat of power a word names ("officials in Tokyo")."""
        hit = self.knowledge.names.at(self.names, position, last) if position < last else None
        return next((entry.side for entry in hit[1] if entry.role == "metonym"), "") if hit else ""

    def _of_state(self, position: int, last: int, side: str) -> tuple[str, int]:
        """`General X of Sudan`, `Colonel X of the Afghan army`: the side that follows a name, and where it ends."""
        if position + 1 < last and self.lows[position] == "of":
            after = position + 2 if self.lows[position + 1] == "the" else position + 1
            anchor = self._anchor(after, last) if after < last else None
            if anchor is not None and len(anchor.sides) == 1:
                return self._of_body(anchor, last) or (side, position)
        return side, position

    def _of_body(self, anchor: Anchor, last: int) -> tuple[str, int] | None:
        """The side of a state or of a body of it, and where the words for it end."""
        if anchor.entry.role == "state" and not anchor.possessive:
            return anchor.entry.side, anchor.last
        if anchor.entry.role in {"institution", "organisation"} and anchor.entry.side and not anchor.possessive:
            return anchor.entry.side, anchor.last
        if anchor.entry.role == "adjective" or (anchor.entry.role in ANCHORS and anchor.possessive):
            body = self._anchor(anchor.last, last)
            if body is not None and body.entry.role == "institution" and body.entry.side == anchor.entry.side:
                return anchor.entry.side, body.last
            function = self.knowledge.functions.at(self.lows, anchor.last, last)
            if function is not None:
                return anchor.entry.side, anchor.last + function[0]
        return None

    def _side_of_post(self, position: int, last: int) -> str:
        """`General X, who commands the A forces in B,`: the first side named behind what he does."""
        if position + 2 >= last or self.lows[position] != "," or self.lows[position + 1] != "who":
            return ""
        verb = next((n for n in range(position + 2, min(position + 5, last)) if self.lows[n] in _HEADS), None)
        if verb is None:
            return ""
        comma = next((n for n in range(verb, last) if self.lows[n] == ","), last)
        return self._first_side(verb + 1, min(comma, verb + 1 + RELATIVE_REACH), ("institution", "organisation"))

    def _person_actor(self, entry: NameEntry, role: str = "") -> Actor:
        if entry.role == "cast":
            return self.cast.settle(self.cast.actors[entry.ref])
        return self.cast.person(entry.ref, role)

    def _is_long_name(self, position: int, last: int) -> bool:
        """`the New Mon State Party`: a name of several words begins with what else comes before a name."""
        hit = self.knowledge.names.at(self.names, position, last) if self.tokens[position].text[0].isupper() else None
        return hit is not None and hit[0] > 1

    def _is_role_start(self, position: int, last: int) -> bool:
        hit = self.knowledge.roles.at(self.lows, position, last)
        return hit is not None and hit[0] > 1
