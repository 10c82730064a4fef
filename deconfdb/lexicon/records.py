"""The rows of the lexicon, one frozen class for each file under `seeds/lexicon`.

A class's fields are the columns of its file, in order. A tuple is a cell whose values are joined by `|`.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Day:
    """A date known to the day, the month or the year (`2018-07-09`, `2018-07`, `2018`)."""

    text: str
    earliest: date
    latest: date

    @classmethod
    def parse(cls, text: str) -> Day:
        """Read an ISO date of day, month or year precision; ValueError says what is wrong."""
        if not text.isascii() or not all(part.isdigit() for part in text.split("-")):
            raise ValueError("expected YYYY, YYYY-MM or YYYY-MM-DD")
        parts = [int(part) for part in text.split("-")]
        widths = [len(part) for part in text.split("-")]
        if widths == [4, 2, 2]:
            day = date(*parts)
            return cls(text, day, day)
        if widths == [4, 2]:
            year, month = parts
            first = date(year, month, 1)
            return cls(text, first, first.replace(day=calendar.monthrange(year, month)[1]))
        if widths == [4]:
            return cls(text, date(parts[0], 1, 1), date(parts[0], 12, 31))
        raise ValueError("expected YYYY, YYYY-MM or YYYY-MM-DD")


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory; `code` is the side for which its bodies speak."""

    code: str
    ref: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str
    metonyms: tuple[str, ...]
    ambiguous: tuple[str, ...]
    source: str

    @property
    def adjective(self) -> str:
        """The word that its bodies are called by ("Kenyan"); its name where it has none."""
        return self.adjectives[0] if self.adjectives else self.name


@dataclass(frozen=True, slots=True)
class FormerState:
    """Names that a state bore until a day ("Soviet Union", "Zaire"); `side` is the state that followed it."""

    name: str
    side: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    metonyms: tuple[str, ...]
    until: Day
    source: str


@dataclass(frozen=True, slots=True)
class StatePair:
    """A word that names two states at once ("the Koreas", "Sino-Indian"); `codes` are their sides."""

    term: str
    forms: tuple[str, ...]
    part_of_speech: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Namesake:
    """Words that name any of several states ("Congo", "Congolese"); `codes` are their sides, the likeliest first."""

    name: str
    forms: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """A people by which those who fight for it are called: `forms` before a noun, `people` alone.

    `lands` are words for a place or a creed, where others have officers and forces as well.
    """

    name: str
    forms: tuple[str, ...]
    lands: tuple[str, ...]
    people: tuple[str, ...]
    groups: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Institution:
    """A body of one side: ministry, armed force, office of a head of state, service, agency."""

    ref: str
    name: str
    kind: str
    side: str
    function: str
    aliases: tuple[str, ...]
    start: Day | None
    end: Day | None
    source: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An armed group, a monitor or an international body; `state` is where it is at home, if anywhere."""

    ref: str
    name: str
    kind: str
    side: str
    state: str
    aliases: tuple[str, ...]
    start: Day | None
    end: Day | None
    source: str

    @property
    def lacks_code(self) -> bool:
        """Whether these are rebels without a code of their own, whom `side` puts with the state that they fight."""
        return self.kind == "armed_group" and self.side == self.state

    @property
    def party(self) -> str:
        """What it is among the parties of an article: its side, or for rebels without a code their own ref."""
        return self.ref if self.lacks_code else self.side

    @property
    def speaks_for(self) -> str:
        """The side whose word it gives; none for rebels without a code."""
        return "" if self.lacks_code else self.side


@dataclass(frozen=True, slots=True)
class FunctionTerm:
    """A wording for a function of government: `defence ministry` beside a demonym names the body of that side."""

    function: str
    terms: tuple[str, ...]
    kind: str
    bare_in_context: bool


@dataclass(frozen=True, slots=True)
class Office:
    """A post; `role` says what it is whatever the state, `level` its rank in a meeting (1 head of state … 6)."""

    ref: str
    title: str
    role: str
    body: str
    side: str
    level: int
    single_holder: bool
    aliases: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Person:
    """A named person; `side` is the one they speak for while in an office of the lexicon, or the ref of rebels without a code."""

    ref: str
    name: str
    aliases: tuple[str, ...]
    side: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in an office over some time; an empty `end` is unknown or still running."""

    person: str
    office: str
    start: Day
    end: Day | None
    acting: bool
    source: str


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A noun for somebody in a post: `spokesman`, `foreign minister`, `generals`.

    `office_role` is the role of `offices.csv` that demonym + noun points at; `function` the body it belongs to;
    `actor_kind` and `plural_kind` what an unnamed one of them, or several, are.
    """

    noun: str
    forms: tuple[str, ...]
    plurals: tuple[str, ...]
    group: str
    function: str
    office_role: str
    level: int | None
    actor_kind: str
    plural_kind: str


@dataclass(frozen=True, slots=True)
class AnonymityPattern:
    """A regular expression for wordings that keep a speaker's name back."""

    ref: str
    pattern: str
    part: str
    actor_kind: str
    note: str


@dataclass(frozen=True, slots=True)
class PersonTitle:
    """What stands before a name: rank, honorific, civil title."""

    title: str
    forms: tuple[str, ...]
    kind: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source of news; `state_control` is None where it is disputed or not known."""

    ref: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    state_control: bool | None
    domains: tuple[str, ...]
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class ReportingCue:
    """A wording that reports what somebody said, with the stance and speech act it gives to the content.

    `negated_*` hold where the cue itself is negated ("did not confirm"); empty: negation leaves no claim.
    `strength` strong: enough alone; weak: needs a quotation or a that-clause beside it.
    """

    cue: str
    forms: tuple[str, ...]
    construction: str
    complements: tuple[str, ...]
    stance: str
    speech_act: str
    certainty: str
    negated_stance: str
    negated_speech_act: str
    strength: str
    note: str


@dataclass(frozen=True, slots=True)
class MechanismTerm:
    """A name for a kind of mechanism; weak terms need a word of `military` or `contact` context in the sentence."""

    term: str
    forms: tuple[str, ...]
    kind: str
    strength: str
    note: str


@dataclass(frozen=True, slots=True)
class StandingBody:
    """A commission, centre or round of talks of history whose sides are known by its name, whatever the article says."""

    name: str
    forms: tuple[str, ...]
    parties: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class MechanismBlocker:
    """A regular expression for what only looks like a mechanism."""

    pattern: str
    reason: str


@dataclass(frozen=True, slots=True)
class StatusCue:
    """A wording that says how a mechanism stands.

    `position` is where the mechanism stands to the cue: subj, obj, subj_pass, prep, attr, mod, any.
    `negated_*` is the status if the cue is negated, `modal_*` if it is future, modal or wished for; empty: none.
    """

    cue: str
    forms: tuple[str, ...]
    part_of_speech: str
    position: str
    track: str
    status: str
    negated_track: str
    negated_status: str
    modal_track: str
    modal_status: str
    rank: int
    note: str


@dataclass(frozen=True, slots=True)
class MeetingTrigger:
    """A wording for contact between sides, with format and occurrence as it stands in the past tense."""

    trigger: str
    forms: tuple[str, ...]
    part_of_speech: str
    meeting_format: str
    occurrence: str
    medium: str
    strength: str
    note: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place; `country` is the state it lies in by common usage, empty for the high seas and disputed areas."""

    ref: str
    name: str
    aliases: tuple[str, ...]
    country: str
    kind: str
    metonym: bool
    source: str


@dataclass(frozen=True, slots=True)
class CalendarWord:
    """A word of dates: weekday, month, season, part of a day, unit, number, relative wording."""

    word: str
    forms: tuple[str, ...]
    kind: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A regular expression for text that is not the article's; `where` is line, lines_to_end, start or inline."""

    ref: str
    pattern: str
    segment_kind: str
    where: str
    note: str


@dataclass(frozen=True, slots=True)
class RelevanceTerm:
    """A word of the relevance gate: `weight` above 0 speaks for the subject, below 0 against it.

    Those of the domain `setting` (borders, fighting) count for an article, and tell nothing of the sentence they stand in.
    """

    term: str
    forms: tuple[str, ...]
    domain: str
    weight: int

    @property
    def tells_of_sentence(self) -> bool:
        """Whether a sentence with the word speaks of forces, security or contact."""
        return self.weight > 0 and self.domain != "setting"


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form whose point does not end a sentence."""

    text: str
    meaning: str
    may_end_sentence: bool
