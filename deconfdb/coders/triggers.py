"""Words that tell of a meeting: triggers of the lexicon in their readings, and what tells of one without such a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deconfdb.coders.agreed_ahead import with_own_place
from deconfdb.coders.bindings import Candidate
from deconfdb.coders.civil_matters import is_civil
from deconfdb.coders.clause_tokens import PRESENT, SUBJECTS
from deconfdb.coders.contacts import TELLING, contacts_in, told_to_his_face
from deconfdb.coders.errands import errands
from deconfdb.coders.fates import is_not_met, is_stayed_away_from, will_not_come
from deconfdb.coders.governors import LED
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.letters import NOTES, letters
from deconfdb.coders.meeting_days import is_last_told
from deconfdb.coders.offers import WANTED, offers
from deconfdb.coders.participants import SUMMONS
from deconfdb.coders.presences import presences
from deconfdb.coders.series import is_of_a_series
from deconfdb.coders.stays import stays
from deconfdb.coders.touch import in_touch, told_by_wire
from deconfdb.coders.untold import HABITUAL, PEOPLE, is_habit, is_no_deed, is_no_occasion, is_once_a_year
from deconfdb.coders.whereabouts import BY_MEANS, WISH_REACH, time_of
from deconfdb.coders.whom import whom_met
from deconfdb.lexicon.records import MeetingTrigger

_NOT_HELD = frozenset("no not n't never without nowhere".split())
# These tell of a meeting only through a noun beside them, which is a trigger of its own.
_BY_THEIR_NOUN = frozenset(
    {
        "join",
        "attend",
        "take part in",
        "participate in",
        "face",
        "call",
    }
)
_BEFORE_INFINITIVE = frozenset(
    "to will would 'll shall should may might can could must did do does not n't and or".split()
)
_WISHED = frozenset("suggested proposed recommended asked asks requested demanded insisted".split())
_AGAIN = frozenset({"next", "again", "soon", "first", "also"})
_OF_PEOPLE = frozenset(
    {"host", "receive", "welcome", "greet", "brief", "debrief", "see", "ring", "call up", "run into"}
)
_BRIEFING = frozenset({"brief", "debrief"})
_BY_WORD = frozenset({"talk", "speak", "confer", "converse"})
_EGGING_ON = frozenset("urge urged urges urging tell told asked asks ask appealed encouraged".split())
_IN_PRIVATE = frozenset({"condition", "anonymously", "out", "up"})
"""Words behind "spoke" of somebody who spoke to a reporter."""
_ALLOWED = frozenset("authorization authorisation authorized authorised permission permitted allowed clearance".split())
_UNWILLING = frozenset("declined declines refused refuses declining refusing".split())
_MAY_BE = frozenset("can could might may should must".split())
_BRINGING = frozenset({"brought", "bring", "brings"})
_SHOTS = frozenset(
    "fire gunfire shots shot shells shelling artillery rockets mortars guns rounds bullets missiles".split()
)
"""Words of what is exchanged by those who do not talk."""
_FIRED = frozenset({"fired", "fire", "fires", "firing", "shot", "shoot", "lobbed", "loosed"})
SHOTS_REACH = 6
"""Tokens from "fired" to the rounds."""
_INTO_FORCE = frozenset("force effect directions".split())
BRINGING_REACH = 26
"""Tokens from "brought" to the "together" behind those who were."""
HABIT_CHAIN = 3
"""Steps up a parse from what somebody meets for to the verb that tells how often."""
OF_REACH = 3
"""Tokens from "round" to the talks that it is of."""
DATE_REACH = 15
"""Tokens behind a round within which it is told that it has no date."""
BY_REACH = 7
"""Tokens from "received" to the "by" of whoever received."""
PHONE_REACH = 5
"""Tokens after "spoke" within which it is said that it was by telephone."""
_PHONE = frozenset({"telephone", "phone", "hotline"})


@dataclass(frozen=True, slots=True)
class TriggerReader:
    """Finds the triggers of one article; `main_pair` are the sides it is mostly about."""

    knowledge: Knowledge
    lows: Sequence[str]
    names: Sequence[str]
    main_pair: tuple[str, ...]

    def read(self, clause: Clause) -> list[Candidate]:
        """The words of one sentence that tell of a meeting, left to right."""
        found: list[Candidate] = []
        for first, last, rows in self.knowledge.triggers.find(self.lows, clause.sentence.first, clause.sentence.last):
            if rows[0].part_of_speech == "blocker":
                continue
            if last - first > 1 and self.lows[last - 1] in {"on", "in"} and clause.is_time(last - 1):
                # "In a call on Tuesday": no call on somebody to do something; "called in January for a law".
                shorter = self.knowledge.triggers.at(self.lows, first, last - 1)
                last, rows = (first + shorter[0], shorter[1]) if shorter else (last, rows)  # noqa: PLW2901
            row = self._reading(clause, first, last, rows)
            while (
                row is None and last - first > 1 and (shorter := self.knowledge.triggers.at(self.lows, first, last - 1))
            ):
                # "after talks with X", "talks by video link": the noun, where "talks with" is no verb.
                last, rows = first + shorter[0], shorter[1]  # noqa: PLW2901
                row = self._reading(clause, first, last, rows)
            if row is not None and row.medium not in {"phone", "video", "written"}:
                row = self._by_wire(row, clause, last)
            if row is not None and row.part_of_speech == "verb" and row.meeting_format == "contact_medium_unknown":
                row = self._by_phone(row, first, min(last + PHONE_REACH, clause.sentence.last))
            if row is not None and not self._tells_of_none(clause, first, last, row):
                self._keep(clause, Candidate(first, last, row), found)
        splits = self.knowledge.split_triggers
        for number in range(*clause.sentence.span) if not splits.keys().isdisjoint(clause.words) else ():
            if self.lows[number] in splits and not any(one.first <= number < one.last for one in found):
                split = self._split(clause, number)
                if split is not None and not self._tells_of_none(clause, split.first, split.last, split.row):
                    self._keep(clause, split, found)
        wished, found = self._wished(clause, found)
        row_of = self.knowledge.trigger_of
        others = (
            *wished,
            *stays(self.knowledge, clause, self.lows, self.names, self.main_pair, row_of),
            *contacts_in(clause, self.lows, row_of),
            *whom_met(clause, self.lows, row_of),
            *errands(clause, self.lows, row_of),
            *letters(clause, self.lows, row_of),
            *presences(clause, self.lows, row_of),
            in_touch(clause, self.lows, row_of),
            told_by_wire(clause, self.lows, row_of),
        )
        found.extend(one for one in others if one is not None and not is_civil(clause.words))
        if not found and not TELLING.isdisjoint(clause.words):
            told = told_to_his_face(self.knowledge, clause, self.lows, self.names, row_of("met"))
            found.extend([told] if told is not None else [])
        return self._kept(clause, found) if found else found

    def _kept(self, clause: Clause, found: Sequence[Candidate]) -> list[Candidate]:
        """What is left of them where two words tell of one meeting, left to right."""
        found = self._of_delegations(clause, found)
        kept = (with_own_place(clause, self.lows, one) for one in found if not self._is_told_already(one, found))
        return sorted((one for one in kept if one is not None), key=lambda one: one.first)

    def _is_told_already(self, candidate: Candidate, found: Sequence[Candidate]) -> bool:
        """`spoke by telephone with X`, `a round of talks`: by which means, or of what, is part of what the other word tells."""
        if candidate.row.part_of_speech == "noun" and any(
            one.row.part_of_speech == "noun" and one.first < candidate.first and self._is_of(one, candidate)
            for one in found
        ):
            return True
        return candidate.row.trigger in BY_MEANS and any(
            one is not candidate
            and one.row.meeting_format == candidate.row.meeting_format
            and one.first <= candidate.first <= one.last + PHONE_REACH
            for one in found
        )

    def _of_delegations(self, clause: Clause, found: Sequence[Candidate]) -> list[Candidate]:
        """`the delegations were to have met`: delegation talks, and those who met are no meeting beside it."""
        nouns = {one.last - 1: one for one in found if one.row.trigger == "delegation"}
        deeds: dict[int, int] = {}
        for noun in nouns:
            verb = clause.tokens[noun].head
            if clause.tokens[noun].dep in SUBJECTS:
                # "the delegations were to have met": of both verbs
                deeds |= {number: noun for number in (verb, *clause.children(verb))
                          if number == verb or clause.tokens[number].dep == "xcomp"}  # fmt: skip
        told: list[Candidate] = []
        for one in found:
            met = next((deeds[number] for number in range(one.first, one.last) if number in deeds), None)
            if met is None or one.row.meeting_format != "in_person_bilateral" or one.row.part_of_speech != "verb":
                told.append(one)
                continue
            told.append(replace(one, row=replace(one.row, meeting_format="delegation_talks")))
            nouns.pop(met, None)
        return [one for one in told if one.row.trigger != "delegation" or one.last - 1 in nouns]

    def _wished(self, clause: Clause, found: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
        """What one side wants of the other, and the other words of the sentence."""
        if WANTED.isdisjoint(clause.words):
            return [], found
        wished = [*offers(clause, self.lows, self.knowledge.trigger_of("met"))]
        return wished, [one for one in found if not any(one.first <= wish.first < one.last for wish in wished)]

    def _is_of(self, one: Candidate, other: Candidate) -> bool:
        """`a new round of peace talks`: both nouns tell of one meeting."""
        between = self.lows[one.last : other.first]
        return not between or (between[0] == "of" and len(between) < OF_REACH)

    def _is_of_crowd(self, clause: Clause, first: int, last: int, row: MeetingTrigger) -> bool:
        """`Kenyan farmers argued with Somali officials`: people of no side's."""
        if row.part_of_speech != "verb" or all(one.actor.group != "witness" for one in clause.mentions):
            return False
        subject = clause.subject(first, last)
        named = subject.mentions if subject is not None else ()
        return bool(named) and all(one.actor.group == "witness" for one in named)

    def _tells_of_none(self, clause: Clause, first: int, last: int, row: MeetingTrigger) -> bool:
        """Whether the wording is of meetings in general: habitual, broken off as a series, or another's occasion."""
        start, stop = clause.sentence.first, clause.sentence.last
        around = set(self.lows[max(start, first - 4) : min(last + 6, stop)])
        if around & HABITUAL or self.lows[first - 2 : first] == ["used", "to"] or is_once_a_year(self.lows, last, stop):
            return True
        if row.strength == "weak" and (is_civil(clause.words) or self._is_of_crowd(clause, first, last, row)):
            return True  # "traders haggled with officials over the price of camels"
        if row.trigger == "face each other" and (
            clause.tokens[first].tag == "VBG" or self._are_troops(clause, first, last)
        ):
            # "troops facing each other" are no people at a table.
            return True
        if _FIRED & set(self.lows[max(start, first - SHOTS_REACH) : first]) and self.lows[last - 1] == "rounds":
            return True  # "fired more than a dozen rounds"
        if row.part_of_speech == "verb":
            if self.lows[last : last + 1] in (["nobody"], ["none"]) or self.lows[last : last + 2] == ["no", "one"]:
                return True  # "summoned nobody"
            if is_no_deed(clause, self.lows, first, last) or self._is_of_a_habit(clause, first):
                return True
            if row.trigger.split()[0] in _BY_WORD and self._is_not_to_the_other(clause, first, last):
                return True
            is_wished = bool(_WISHED & set(self.lows[max(start, first - WISH_REACH) : first]))
            is_present = clause.tokens[first].tag in PRESENT and clause.sentence.kind == "body" and not is_wished
            return is_present and not {"due", "set", "scheduled"} & around and not self._has_day(clause, row)
        if self._may_only_be(clause, first, last) or is_no_occasion(clause, self.lows, first, last):
            return True
        if row.trigger in BY_MEANS and (is_habit(clause, first) or self._is_to_the_press(clause, first)):
            return True
        return is_of_a_series(clause, self.lows, first, last)

    def _is_of_a_habit(self, clause: Clause, verb: int) -> bool:
        """`The generals meet every few weeks to talk about the border`: what they meet for is no certain meeting either."""
        if clause.tokens[verb].tag != "VB" or self.lows[verb - 1] != "to":
            return False
        above = verb
        for _ in range(HABIT_CHAIN):
            above = clause.tokens[above].head
            is_present = clause.tokens[above].tag in PRESENT and above < verb
            if is_present and not HABITUAL.isdisjoint(self.lows[above:verb]):
                return True
        return False

    def _is_to_the_press(self, clause: Clause, first: int) -> bool:
        """`A commander told the Sample Gazette by telephone`: no contact of two sides."""
        heard = first - 1
        while heard > clause.sentence.first and clause.tokens[heard].text[0].isupper():
            heard -= 1
        named = [one for one in clause.mentions if heard < one.last - 1 < first]
        is_told = heard < first - 1 and "told" in self.lows[max(clause.sentence.first, heard - 1) : heard + 1]
        return is_told and all(one.how == "outlet" for one in named)

    def _may_only_be(self, clause: Clause, first: int, last: int) -> bool:
        """`Talks on an exchange can take place only if …`: of no certain meeting."""
        noun = clause.tokens[last - 1]
        helpers = {self.lows[child] for child in clause.children(noun.head) if clause.tokens[child].dep == "aux"}
        is_swap = self.lows[last - 1] in {"exchange", "exchanges"}
        if "should" in helpers and not is_swap and any(time.lower is not None for time in clause.times):
            return False  # "Peace talks should open in September"
        if self.lows[noun.head : noun.head + 2] == ["have", "to"] and helpers & {"will", "would"}:
            return True  # "talks would have to wait"
        return noun.dep in SUBJECTS and bool(helpers & _MAY_BE) and self.lows[first - 1] not in {"the", "their"}

    def _are_troops(self, clause: Clause, first: int, last: int) -> bool:
        subject = clause.subject(first, last)
        mentions = subject.mentions if subject is not None else ()
        is_people = any(
            one.actor.kind in PEOPLE and (one.role is None or one.role.group != "soldier") for one in mentions
        )
        return not is_people

    def _is_not_to_the_other(self, clause: Clause, first: int, last: int) -> bool:
        """`who spoke on condition of anonymity`, `which speaks for X in Y`, `spoke ill of Y`, `urged both to speak frankly`."""
        after = self.lows[last : min(last + 2, clause.sentence.last)]
        is_allowed = self.lows[first - 1] == "to" and self.lows[first - 2] in _ALLOWED
        if is_allowed or any(clause.tokens[child].dep == "prt" for child in clause.children(first)):
            return True  # "lacked authorization to talk about it", "talked the crisis down"
        if after[1:] == ["of"] and clause.tokens[last].tag.startswith(("RB", "JJ", "NN")):
            return True
        if set(after) & _IN_PRIVATE or (after[:1] == ["for"] and clause.mention_at(last + 1) is not None):
            return True
        if after[:1] in (["of"], ["about"]) and not {"with", "to"} & set(self.lows[last : last + PHONE_REACH]):
            return self.lows[last - 1] in {"spoke", "spoken"}
        before = self.lows[max(clause.sentence.first, first - WISH_REACH) : first]
        if before[-3:] == ["be", "able", "to"]:
            return True  # "they have to be able to talk"
        return bool(clause.tokens[first].tag == "VB" and set(before) & _EGGING_ON)

    def _has_day(self, clause: Clause, row: MeetingTrigger) -> bool:
        """`meets him on 21 June`, `travels to Moscow next week`: with a day the present tense tells of what is to come."""
        is_visit = row.meeting_format == "visit"
        return any(time.is_day or (is_visit and time.lower is not None) for time in clause.times)

    def _keep(self, clause: Clause, candidate: Candidate, found: list[Candidate]) -> None:
        """`no such talks had been held` denies a meeting; other negated words tell of none."""
        reach = 3 if candidate.row.part_of_speech == "verb" else 6
        before = set(self.lows[max(clause.sentence.first, candidate.first - reach) : candidate.first])
        opening = self.lows[clause.sentence.first : clause.sentence.first + 2]
        told = self.lows[clause.sentence.first : candidate.last]
        is_undated = opening[:1] == ["no"] and {"date", "dates", "venue"} & set(opening) and "for" in told
        is_undated = is_undated and ("next" in told or self.lows[candidate.first][0].isdigit())
        if is_undated or self._has_no_date_yet(clause, candidate):
            found.append(replace(candidate, row=replace(candidate.row, occurrence="planned")))
            return  # "No date has been set for the next round."
        if is_not_met(clause, self.lows, candidate):
            found.append(replace(candidate, row=replace(candidate.row, occurrence="did_not_take_place")))
            return
        if will_not_come(clause, self.lows, candidate):
            found.append(replace(candidate, row=replace(candidate.row, occurrence="cancelled")))
            return
        if is_stayed_away_from(clause, self.lows, candidate) or is_last_told(clause, self.lows, candidate):
            found.append(candidate)
            return
        if "nothing" in self.lows[clause.sentence.first : candidate.first] or self.lows[clause.sentence.first] == "no":
            return
        if before & _UNWILLING and candidate.row.occurrence == "held" and candidate.row.medium != "phone":
            return
        if not before & _NOT_HELD:
            found.append(candidate)
            return
        after = set(self.lows[candidate.last : min(candidate.last + 5, clause.sentence.last)])
        if "no" in before and candidate.row.part_of_speech == "noun" and after & {"held", "place", "taken"}:
            found.append(replace(candidate, denied=True))
        elif self.lows[candidate.first - 2 : candidate.first] == ["be", "no"] and self._is_on_a_day(clause, candidate):
            found.append(candidate)  # "there will be no third round on Friday"

    def _has_no_date_yet(self, clause: Clause, candidate: Candidate) -> bool:
        """`The 14th round has yet to be given a date`, `the next round has no date yet`."""
        if "date" not in clause.words:
            return False
        behind = self.lows[candidate.last : min(candidate.last + DATE_REACH, clause.sentence.last)]
        stop = next((at for at, low in enumerate(behind) if low in {",", "but", ";"}), len(behind))
        is_noun = candidate.row.part_of_speech == "noun"
        return is_noun and "date" in behind[:stop] and not {"yet", "no"}.isdisjoint(behind[:stop])

    def _is_on_a_day(self, clause: Clause, candidate: Candidate) -> bool:
        when = time_of(clause, self.lows, candidate)
        return when is not None and when.is_day

    def _reading(self, clause: Clause, first: int, last: int, rows: Sequence[MeetingTrigger]) -> MeetingTrigger | None:
        token = clause.tokens[first]
        for row in rows:
            faced = row.trigger == "face" and self._takes_person(clause, last) and clause.mention_at(last) is not None
            told_by_noun = row.part_of_speech == "verb" and row.trigger in _BY_THEIR_NOUN and not faced
            if row.part_of_speech not in {"verb", "noun"} or not row.meeting_format or told_by_noun:
                continue
            if row.part_of_speech == "verb" and token.tag == "VB" and not self._is_infinitive(clause, first) \
                    and _WISHED.isdisjoint(self.lows[max(clause.sentence.first, first - WISH_REACH) : first]):  # fmt: skip
                # "demands that A speak to B": wished for, not told of.
                continue
            if self._is_no_word_of_its_own(clause, first, last, row):
                continue
            # "spoke to X and briefed him" is one contact.
            is_him = self.lows[last] in {"him", "her", "both", "each"} and row.trigger not in _BRIEFING
            if row.trigger in _OF_PEOPLE and not is_him and not self._takes_person(clause, last):
                continue
            if row.trigger == "run into" and clause.mention_at(last) is None:
                continue  # "ran into trouble with X"
            if row.trigger == "see" and not self._goes_to_see(clause, first, last):
                continue
            if row.part_of_speech == "noun" and self.lows[last : last + 2] in (
                ["of", "fire"],
                ["of", "gunfire"],
                ["of", "shots"],
            ):
                continue
            if row.part_of_speech == "noun" and first > clause.sentence.first + 1 and clause.sentence.kind == "body" \
                    and token.text[0].isupper() and clause.tokens[first - 1].text[0].isupper():  # fmt: skip
                # "the Munich Security Conference" goes by that name whoever is there.
                continue
            if row.part_of_speech == "verb" and token.tag \
                    and not any(one.tag.startswith("VB") for one in clause.tokens[first:last]):  # fmt: skip
                continue
            if row.part_of_speech == "noun" and token.tag and clause.tokens[last - 1].tag.startswith("VB"):
                continue
            return row
        return None

    def _is_no_word_of_its_own(self, clause: Clause, first: int, last: int, row: MeetingTrigger) -> bool:
        """`in close contact`, `his visiting counterpart`: part of what other words tell."""
        if row.trigger in SUMMONS and clause.tokens[last].tag.startswith(("JJ", "NN")):
            called = next((one for n in (last, last + 1) if (one := clause.mention_at(n)) is not None), None)
            if called is not None and called.role is not None and called.role.group in {"soldier", "fighter"}:
                return True  # "after calling in Turkish troops"
        if row.medium == "written" and clause.tokens[first].in_quote:
            return True  # "We write letters about it": a saying
        if row.medium == "written" and self.lows[clause.tokens[first].head] in {"signed", "initialled", "initialed"}:
            return True  # "signed an exchange of letters": a treaty
        if row.trigger == "contact" and self.lows[first].startswith("exchange") and not _SHOTS.isdisjoint(clause.words):
            return True  # "traded fire, the first such exchange in years"
        if row.trigger == "contact":
            return "in" in self.lows[max(clause.sentence.first, first - 2) : first]
        return self.lows[first] == "visiting" and clause.tokens[first].dep == "amod"

    def _is_infinitive(self, clause: Clause, verb: int) -> bool:
        """`to meet`, `will next meet`, `would never again speak`."""
        before = verb - 1
        while before > clause.sentence.first and (clause.tokens[before].tag == "RB" or self.lows[before] in _AGAIN):
            if self.lows[before] in _BEFORE_INFINITIVE:
                return True
            before -= 1
        return self.lows[before] in _BEFORE_INFINITIVE

    def _goes_to_see(self, clause: Clause, first: int, last: int) -> bool:
        """`will see his colleague`, and not `sees X as a danger`, `wants to see X leave`, `saw soldiers on the bridge`."""
        seen = clause.mention_at(last)
        if self.lows[last] in {"him", "her"}:
            return clause.tokens[last + 1].tag in {"IN", ".", "RB", "CC"} and self.lows[last + 1] != "as"
        if seen is None or seen.end >= clause.sentence.last or clause.tokens[first].dep == "acl":
            return False  # "without a date to see their colleagues"
        is_watched = self.lows[seen.end] == "as" or clause.tokens[seen.end].tag in {"VB", "VBG", "VBN"}
        is_common = seen.plural and seen.actor.kind not in {"person", "office_holder"} and self.lows[last] != "both"
        return not is_watched and not is_common

    def _takes_person(self, clause: Clause, last: int) -> bool:
        by = next((n for n in range(last, min(last + BY_REACH, clause.sentence.last)) if self.lows[n] == "by"), None)
        if by is not None and not (self.lows[by - 1] in LED and clause.mention_at(by - 2) is not None):
            last = by + 1  # "was received there on Monday by X"; not "received a team led by X"
        mention = next(
            (
                found
                for number in range(last, min(last + 4, clause.sentence.last))
                if (found := clause.mention_at(number)) is not None
            ),
            None,
        )
        is_post = mention is not None and bool(
            NOTES & set(self.lows[last : mention.first])
        )  # "received a letter from X"
        return mention is not None and mention.actor.kind in PEOPLE and not is_post

    def _split(self, clause: Clause, number: int) -> Candidate | None:
        """A verb with its preposition further on ("spoke by telephone on Friday with")."""
        if clause.tokens[number].tag and not clause.tokens[number].tag.startswith("VB"):
            return None
        if clause.tokens[number].tag == "VB" and not self._is_infinitive(clause, number):
            return None
        rows = self.knowledge.split_triggers[self.lows[number]]
        reach = BRINGING_REACH if self.lows[number] in _BRINGING else 9
        stop = min(number + reach, clause.sentence.last)
        for later in range(number + 1, stop):
            is_of_things = (
                self.lows[later] == "together"
                and self.lows[number] not in _BRINGING
                and (self.lows[later + 1] == "with" or bool(_INTO_FORCE & set(self.lows[number:later])))
            )
            if is_of_things:
                break  # "The pacts come into force together", "came from the north together with militiamen"
            for particle, row in rows:
                if (
                    self.lows[later] == particle
                    and later + 1 < clause.sentence.last
                    and (particle not in {"with", "to"} or self._starts_party(clause, later + 1))
                ):
                    return Candidate(number, later + 1, self._by_phone(row, number, later))
            if self.lows[later] in {".", ";", "that", '"', "after", "following"}:
                break  # "was speaking after talks with X"
        if _PHONE & set(self.lows[number:stop]) and self.lows[number] in {"spoke", "talked", "speak", "talk", "spoken"}:
            return Candidate(number, number + 1, self._by_phone(rows[0][1], number, stop))
        return None

    def _by_wire(self, row: MeetingTrigger, clause: Clause, last: int) -> MeetingTrigger:
        """`held talks by video link`, `a meeting over the phone`: the means stands behind the noun or verb."""
        last += self.lows[last] in {"again", "briefly", "directly"}
        hit = self.knowledge.triggers.at(self.lows, last, clause.sentence.last)
        means = next((one for one in hit[1] if one.trigger in BY_MEANS), None) if hit is not None else None
        if means is None:
            return row
        return replace(row, meeting_format=means.meeting_format, medium=means.medium, strength=means.strength)

    def _by_phone(self, row: MeetingTrigger, first: int, last: int) -> MeetingTrigger:
        return (
            replace(row, meeting_format="phone_call", strength="strong") if _PHONE & set(self.lows[first:last]) else row
        )

    def _starts_party(self, clause: Clause, number: int) -> bool:
        for step in range(3):
            mention = clause.mention_at(number + step) if number + step < clause.sentence.last else None
            if mention is not None:
                return mention.how != "outlet"
        return False
