"""Whether words of the lexicon mean a mechanism where they stand: `the line` of a phone, not of a front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deconfdb.coders.civil_matters import is_civil
from deconfdb.coders.conduct_rules import are_for_forces, is_to_open_talks
from deconfdb.coders.deeds_of_calls import LINK_WORDS
from deconfdb.coders.disowned import is_disowned
from deconfdb.coders.enumerations import is_counted_up
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import DEFINITE, INDEFINITE, TALKS, determiner_of
from deconfdb.coders.joint_bodies import BODY_OF_BOTH, JOINT_BODY, PATROL_OF_BOTH
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.lines_told import JOINED_ENDS, JOINS, OFFICES, is_called_over
from deconfdb.coders.sides import BOUND, MAIN
from deconfdb.coders.standing_hints import is_yet_only
from deconfdb.coders.standing_marks import is_only_asked
from deconfdb.coders.statuses import SAID_OF_IT, read_statuses
from deconfdb.coders.talks_ahead import are_under_way, is_set_to_open
from deconfdb.coders.texts_of_others import is_source, is_with_outsider
from deconfdb.coders.texts_told import are_signing, is_told_of
from deconfdb.coders.wrappings import has_own_year
from deconfdb.lexicon.records import MechanismTerm

POSTS = "observation_posts"
IN_CONTACT = "in direct contact with"
"""The term for those who are in touch, whatever the words."""
_DISENGAGEMENT = "disengagement"
"""The term for what the forces of both sides do; it names no place."""
_COOPERATION = "cooperation"
_BY_THEIR_WORDS = frozenset({"line to", "rules", "contacts", _DISENGAGEMENT})
_OF_FORCES = frozenset({JOINT_BODY, "core group", "round table", "crisis staff", "regular consultations"})
"""Terms of common words, meant where their sentence speaks of forces or security."""
_IN_UNIFORM = frozenset(
    "military militaries army armies forces defence defense security border guards coast coastguard navy navies naval air troops "
    "soldiers intelligence police counter-terrorism counterterrorism peacekeepers".split()
)
_OF_DEFENCE = _IN_UNIFORM | frozenset("generals officers commanders admirals strategic nuclear arms".split())
_CALLED_OFFICERS = frozenset(
    "officer colonel colonels major majors captains lieutenants brigadier brigadiers admiral general commander soldier policemen "
    "operations clashes truce ceasefire incidents fired shooting shots raid raids breaches violations frontier".split()
)
_ON_A_BORDER = frozenset("on along across at near of to from behind beyond off".split())
_WATCHED = frozenset(
    "patrol patrols patrolled patrolling cruise cruises cruised watch watches watched watching guard guards guarded man mans "
    "monitor monitors monitored monitoring police policed hold holds held cross crosses crossed draw draws "
    "drew drawn drawing redraw redrew redrawn mark marks marked marking demarcate demarcated delimit delimited trace traced "
    "survey surveyed".split()
)
"""What is done along a line on the ground: "jeeps cruise the line between the two armies"."""
_DRAWN = frozenset("agreed drawn fixed settled delimited demarcated marked traced course".split())
_SPOKEN = frozenset("speak spoke call called talk talked rang officers".split())
_MISSION = "mission on a border"
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
_WHERE_IT_STANDS = frozenset("on along at between that which watching patrolling monitoring".split())
_LOOKED_AT = frozenset(
    "election elections vote votes poll polls referendum ballot exercise exercises drill drills manoeuvres maneuvers trial".split()
)
"""What others than those who keep two armies apart look on at."""
_PATROLS = frozenset("patrol patrols patrolling patrolled".split())
_WORKING = frozenset({_COOPERATION, "coordination"})
_AGREED_TEXTS = frozenset({"agreement_instrument", "incident_prevention_agreement"})
_CALLS = frozenset("call calls conversation conversations talk talks interview".split())
_KEPT = frozenset("a the its their own direct open special separate secure phone".split())
_ENDS_OF_A_LINE = frozenset({"armed_force", "ministry", "government_office"})
_MIXED = frozenset({"joint", "mixed"})
_ROOMS = frozenset({"centre", "operations room", "situation room"})
"""Places that a force has of its own as well."""
_MEANT_OF_BOTH = frozenset({"liaison_posting", "joint_patrols"})
_PLURAL_OR_FORCE = ("s", "force", "brigade", "battalion", "unit", "team", "group", "cell")
_STANDINGS = frozenset("in_force operating suspended terminated lapsed impaired dormant ceased".split())
_PAPERS = frozenset("agreement accord communique pact protocol memorandum treaty".split())
_PAPERS_SIGNED = _PAPERS | frozenset("agreements accords pacts protocols deal deals treaties".split())
_BORDERS = frozenset("border frontier truce ceasefire cease-fire buffer zone".split())
_PAPER = "paper"
_MADE = frozenset("signed sign signing initialled initialed initial adopted".split())
_WANTING = frozenset({"want", "wants", "wanted", "wish", "wishes"})
_BRINGS_IN = frozenset("a joint common short final one-page two-page".split())
_OF_THE_SIGNED = SAID_OF_IT | {"status.relative"}
_TO_COME = frozenset({"in_talks", "mooted", "mandated", "agreed_in_principle"})
_DIRECTLY = frozenset({"status.object", "status.subject"})
_CUT = frozenset({"suspended", "terminated", "ceased"})
_STALLED = frozenset({"no_agreement_yet", "suspended", "deadlocked", "terminated", "dormant", "ceased", "rejected"})
_OF_OTHERS = frozenset("a an other further more separate such similar former earlier previous".split())
_MEANT_TO = frozenset("meant designed intended aimed supposed that".split())
_FORCES = frozenset("warship warships warplanes jets navies fleets forces troops soldiers militaries".split())
_CRAFT = frozenset(
    "ship ships vessel vessels boat boats plane planes aircraft drones destroyer destroyers frigate frigates pilots crews "
    "sea".split()
)
_BOTH_OF_THEM = frozenset("their they both two sides each other".split())
"""Words for the two sides, whose ships and planes are to keep out of each other's way."""
_AVERTING = frozenset("keep prevent avoid avert preventing avoiding averting".split())
_CONDUCT = frozenset({"conduct", "behaviour", "behavior", "engagement"})
_MISHAPS = frozenset(
    "warn incident incidents accident accidents accidental clash clashes clashing collision collisions colliding collide "
    "blundering encounter encounters mishap mishaps misunderstanding misunderstandings apart trouble".split()
)
_MUTUAL = frozenset("both two each mutual and their sides armies".split())
_JOINING = frozenset("between of linking connecting from".split())
_ENDS = frozenset(
    "units commanders posts headquarters garrisons battalions brigades staffs officers detachments directorate command commands "
    "guards coastguards navies armies militaries forces ministries fleets".split()
)
_RUNG = frozenset("rung rings rang dial dialled dialed picked receiver".split())
_OTHER_END = frozenset({"counterpart", "counterparts", "colleague", "colleagues", "opposite"})
POSTED_REACH = 20
"""Tokens before "in touch with" within which an officer is posted to keep two in touch."""
OTHER_REACH = 4
"""Tokens behind a "line to" within which the opposite number stands that it leads to."""
ENDS_REACH = 5
"""Tokens behind "between" within which those are named who speak on a line."""
MUTUAL_REACH = 9
"""Tokens before a withdrawal within which it is told that it is that of both."""
BORDER_REACH = 7
"""Tokens behind observers within which it is told that they stand on a border, or watch a truce."""
PURPOSE_GAP = 3
"""Tokens behind a set of rules within which begins what they are for."""
PURPOSE_REACH = 26
"""Tokens behind it within which that is told."""
FULL_NAME = 3
"""Words of a term that nothing else is called by."""


@dataclass(frozen=True, slots=True)
class TermSenses:
    """Judges the terms of one article by the words around them."""

    knowledge: Knowledge
    lows: Sequence[str]
    families: Mapping[str, str]

    def is_ruled_out(self, clause: Clause, first: int, last: int, row: MechanismTerm) -> bool:
        """Whether the words around a term make it something else: a place, somebody's name, a way of speaking."""
        is_body = (
            row.kind != POSTS and not _is_full_name(row, first, last) and self._is_of_body(clause, first, last, row)
        ) and row.term not in {BODY_OF_BOTH, PATROL_OF_BOTH}
        if is_body or self._is_place(clause, row, first, last):
            return True
        if self._is_owned(clause, row, first, last) or self._is_manner(clause, row, first, last):
            return True
        if self._is_one_man(clause, first, last, row):
            return True
        patrols = _PATROLS & set(self.lows[last : min(last + BORDER_REACH, clause.sentence.last)])
        if row.term == _MISSION and self.lows[last] not in _WHERE_IT_STANDS and not patrols:
            return True  # "The OSCE mission has counted twelve further posts"
        if row.kind == POSTS and _LOOKED_AT & set(self.lows[last : min(last + BORDER_REACH, clause.sentence.last)]):
            return True  # "observers at the exercise", "to watch the vote"
        if row.kind in _AGREED_TEXTS and (
            is_disowned(clause, self.lows, first)
            or is_source(self.lows, clause.sentence.first, first, last)
            or is_with_outsider(clause, self.lows, last)
        ):
            return True
        if is_counted_up(clause, self.lows, first, last) or (row.strength == "weak" and is_civil(clause.words)):
            return True
        if row.kind == "agreement_instrument" and is_to_open_talks(self.lows, last, clause.sentence.last):
            return True
        is_verb = clause.tokens[last - 1].tag.startswith("VB") and not clause.tokens[first].tag.startswith("NN")
        if is_verb and row.kind != "deconfliction_unspecified":
            return True
        return self.is_blocked(clause, first, last)

    def names_only_others(self, clause: Clause) -> bool:
        """`The law ends the accord on adoptions`, `a hotline for the families`: what is named is nothing of ours."""
        terms = self.knowledge.mechanism_terms.find(self.lows, clause.sentence.first, clause.sentence.last)
        # Who "said by telephone" what he tells has named nothing.
        blocked = [self.is_blocked(clause, one, last) for one, last, _ in terms if self.lows[one - 1] != "by"]
        return bool(blocked) and all(blocked)

    def is_of_politicians(self, clause: Clause, sides: Sequence[str]) -> bool:
        """`broke off its dialogue with the rebels`, `dialogue between the two capitals`: no dialogue of two defence
        ministries."""
        return not set(sides) <= set(self.knowledge.states) or not _OF_DEFENCE & clause.words

    def _is_one_man(self, clause: Clause, first: int, last: int, row: MechanismTerm) -> bool:
        """`The liaison officer was hit in the head`: a man in the news, unless the sentence says how his posting
        stands."""
        if row.kind != "liaison_posting" or self.lows[last - 1] != "officer" or self.lows[first - 1] != "the":
            return False
        return not self._said_of(clause, first, last)

    def _is_manner(self, clause: Clause, row: MechanismTerm, first: int, last: int) -> bool:
        """How something was done, or what was asked for: `halted by agreement`, `by telephone`, `told to get in
        touch with`."""
        if row.term == IN_CONTACT:
            # "The mediator will stay in contact with both governments" is of a third.
            is_of_third = bool({"both", "two"} & set(self.lows[last : last + 5]))
            is_posted = LINK_WORDS & set(self.lows[max(clause.sentence.first, first - POSTED_REACH) : first])
            if is_posted and {"to", "keep"} <= set(
                self.lows[max(clause.sentence.first, first - ENDS_REACH - 3) : first]
            ):
                return True  # "an officer posted there to keep the coast guard in touch with B": that is his post
            return is_of_third or is_only_asked(self.lows, clause.sentence, first)
        if row.strength != "weak":
            return False
        if row.kind == "hotline":
            is_number = self.lows[last] in {"number", "numbers"}  # "had each other's telephone numbers"
            return is_number or self._is_how_they_spoke(first, last) or self._is_border(clause, first, row)
        if row.term == _COOPERATION and not self._is_of_forces(clause, last):
            return True
        if row.term in _WORKING:
            # "met with full cooperation", "in coordination with the army"
            return bool({"with", "in"} & set(self.lows[max(clause.sentence.first, first - 2) : first]))
        return row.kind in _AGREED_TEXTS and self.lows[first - 1 : first] in (["by"], ["in"])

    def is_blocked(self, clause: Clause, first: int, last: int) -> bool:
        """Whether a blocker covers a word of the term in its own surroundings."""
        left, right = max(clause.sentence.first, first - 5), min(clause.sentence.last, last + 6)
        window, term_start, term_end = "", 0, 0
        for number in range(left, right):
            if number == first:
                term_start = len(window)
            glued = self.lows[number] == "-" or (
                number > left and self.lows[number - 1] == "-" and not clause.tokens[number - 1].spaced
            )
            window = (window.rstrip() if glued else window) + self.lows[number] + " "
            if number == last - 1:
                term_end = len(window)
        return self.knowledge.is_blocked(window, 0, len(window), term_start, term_end)

    def _is_place(self, clause: Clause, row: MechanismTerm, first: int, last: int) -> bool:
        """`along the Line of Control`: a weak term of separation after such a word names where, not what."""
        if row.kind != "separation_arrangement" or row.term == _DISENGAGEMENT:
            return False
        before = set(self.lows[max(clause.sentence.first, first - 5) : first])
        if row.strength == "strong" and "into" in before and "impaired" in self._said_of(clause, first, last):
            return False  # "Troops have moved into the demilitarised zone"
        if row.strength == "strong":
            return bool(before & {"into", "inside", "within"})
        before = set(self.lows[max(clause.sentence.first, first - 2) : first])
        return bool(
            before & {"along", "across", "over", "on", "near", "behind", "of", "at", "to", "from", "in", "beyond"}
        )

    def _is_of_body(self, clause: Clause, first: int, last: int, row: MechanismTerm) -> bool:
        """`the Central Military Commission`, `NATO's Military Committee`: part of the name of somebody, no channel."""
        mention = clause.mention_at(first)
        if mention is None or mention.first > first or last > mention.last:
            return False
        if mention.how == "role" and row.kind == "liaison_posting":
            return False
        if mention.how in {"person", "role"}:
            return True
        # What belongs to one state is its own; a body of no state ("the NATO-Russia Council") is a channel.
        is_owned = mention.actor.side in self.knowledge.states or "'s" in self.lows[mention.first : first]
        return mention.how in {"institution", "organisation"} and is_owned

    def _is_owned(self, clause: Clause, row: MechanismTerm, first: int, last: int) -> bool:
        """`Russia's reconciliation centre in Syria`: what one side keeps of its own is no body of two."""
        before = first - 1
        is_linked = bool({"with", "between"} & set(self.lows[last : last + 3]))
        while before > clause.sentence.first and (
            clause.tokens[before].text[0].isupper()
            or (row.kind == "coordination_centre" and clause.tokens[before].dep in _BEFORE_NOUN)
        ):
            before -= 1  # "the North's State Affairs Commission", "Singapore's air traffic control centre"
        named = clause.mention_at(before + 1) if row.kind == "coordination_centre" and before + 1 < first else None
        is_of_one = named is not None and named.how == "adjective" and len(named.sides) == 1
        if is_of_one and row.term in _ROOMS and not is_linked and not _MIXED & set(self.lows[before + 1 : last]):
            return True  # "sat in the Turkish operations centre"
        if self.families[row.kind] != "body" or before < clause.sentence.first or self.lows[before] != "'s":
            return False
        owner = clause.mention_at(before - 1)
        return owner is not None and len(owner.sides) == 1 and not is_linked

    def _is_how_they_spoke(self, first: int, last: int) -> bool:
        """`by telephone`, `in a telephone call with X`, `talked on the telephone`: how somebody was reached, not
        what was laid."""
        if self.lows[first - 1] == "the" and self.lows[first - 2] in {"on", "over"} and last - first == 1:
            return self.lows[first] in {"telephone", "phone"}
        return self.lows[first - 1 : first] == ["by"] or bool(_CALLS & set(self.lows[last : last + 1]))

    def _is_border(self, clause: Clause, first: int, row: MechanismTerm) -> bool:
        """`an office on the line between the two countries`; not "spoke on the line between the two fleets"."""
        where = self.lows[max(clause.sentence.first, first - 2) : first]
        is_place = where[-1:] == ["the"] and where[0] in _ON_A_BORDER | _WATCHED
        is_place = is_place or not (_DRAWN.isdisjoint(clause.words) or _BORDERS.isdisjoint(clause.words))
        return (
            row.term == "line between"
            and is_place
            and not _SPOKEN & set(self.lows[clause.sentence.first : clause.sentence.last])
        )

    def has_own_name(self, clause: Clause, first: int, last: int) -> bool:
        """`the New START treaty`, `an agreement of 1988`: a name or a year of its own, so not the one spoken of
        before."""
        before = clause.tokens[first - 1] if first > clause.sentence.first + 1 else None
        named = before is not None and before.text[0].isupper() and clause.mention_at(first - 1) is None
        return named or has_own_year(self.lows, clause, first, last)

    def is_meant(self, clause: Clause, first: int, last: int, row: MechanismTerm, binding: str) -> bool:
        """Whether a word that means other things too is a mechanism here."""
        if row.term in _BY_THEIR_WORDS | _OF_FORCES:
            return self._is_meant_here(clause, first, last, row, binding)
        if row.kind == "hotline":
            between = (
                self.lows[last + 1 : min(last + ENDS_REACH, clause.sentence.last)]
                if self.lows[last] in _JOINING
                else ()
            )
            joins = bool(JOINS & clause.words and (JOINED_ENDS & clause.words))  # "are connected by a direct line"
            runs_on = self.lows[last : last + ENDS_REACH] if self.lows[last - 1] == "between" else ()
            joins = joins or bool(_ENDS & set(between) or OFFICES & set(runs_on))
            return binding != MAIN or self._context(clause, first, last) or joins
        if self.families[row.kind] == "body":
            return True  # of whom, if not of those the sentence or the text is about
        if row.kind in _AGREED_TEXTS and (row.term == _PAPER or self._is_text(clause, first, last, binding)):
            is_theirs = binding != MAIN or are_signing(clause, first, last)
            return row.term != _PAPER or (is_theirs and self._is_signed(clause, first, last))
        if row.kind == "joint_patrols" and self.lows[first] in _MIXED and self.lows[last] == "of":
            return True  # "a joint brigade of soldiers of both sides"
        if row.kind in _MEANT_OF_BOTH and self._are_men_of_both(clause, first, last, row, binding):
            # One attaché may be no more than a speaker; a joint force of two states is theirs.
            return True
        if self._is_said_by_use(clause, first, last, row, binding):
            return True
        if row.kind in {"defence_dialogue", POSTS} and self._is_between(clause, last, row, binding):
            return True
        if row.kind == "defence_dialogue":
            return False
        if row.kind in TALKS and binding == MAIN:
            stands = self._has_stalled(clause, first, last) or self._goes_on_again(clause, first, last)
            return stands or is_set_to_open(clause, first, last) or are_under_way(clause, first, last)
        if row.kind in TALKS or row.kind == "ad_hoc_contact":
            # Soldiers have radio contact with their own, too.
            return binding != MAIN
        return self._context(clause, first, last)

    def _are_men_of_both(self, clause: Clause, first: int, last: int, row: MechanismTerm, binding: str) -> bool:
        """`the joint forces of A and B`, `the Somali liaison team was told to leave`: men of one side with the other."""
        if row.kind == "liaison_posting" and self._said_of(clause, first, last, SAID_OF_IT | {"status.split"}) & _CUT:
            return True  # "expelled the military attache": an attaché is otherwise no more than a speaker
        is_team = row.kind == "liaison_posting" and self.lows[last - 1] in {"team", "group", "cell"}
        names_one = is_team and any(any(mention.sides) for mention in clause.mentions)
        return names_one or (binding != MAIN and self.lows[last - 1].endswith(_PLURAL_OR_FORCE))

    def _is_of_forces_of_both(self, clause: Clause, first: int, last: int, row: MechanismTerm, binding: str) -> bool:
        """`a core group on the border`, `a round table of officers`: of both sides, in a sentence on forces or security."""
        is_name = clause.tokens[first].text[0].isupper() and first > clause.sentence.first
        tells = self._context(clause, first, last) or bool((_OF_DEFENCE | _CALLED_OFFICERS) & clause.words)
        # "The joint technical panel has met only once": the one that everybody knows.
        is_known = row.term == JOINT_BODY and determiner_of(self.lows, clause, first) in DEFINITE
        tells = tells or (is_known and self.lows[last - 1] in {"panel", "board", "cell", "secretariat"})
        return (binding == BOUND or not is_name) and tells

    def _is_said_by_use(self, clause: Clause, first: int, last: int, row: MechanismTerm, binding: str) -> bool:
        """`complain to each other through a channel`, `a mechanism meant to keep accidents from happening`."""
        if row.term == "mechanism":
            return self._is_to_avert(clause, last)
        is_used = row.term == "channel" and is_called_over(clause, first, last)
        return is_used or (row.term == "channel" and self._is_to_somebody(clause, first, last, binding))

    def _is_of_forces(self, clause: Clause, last: int) -> bool:
        """`their cooperation at the border`; not "cooperation agreements", "we met with full cooperation"."""
        words = set(self.lows[clause.sentence.first : clause.sentence.last])
        return bool(words & _IN_UNIFORM) and not set(self.lows[last : last + 1]) & _PAPERS_SIGNED

    def _is_between(self, clause: Clause, last: int, row: MechanismTerm, binding: str) -> bool:
        """`the observers between A and B`, `observers of the Union on their border`."""
        where = self.lows[last : min(last + BORDER_REACH, clause.sentence.last)]
        return binding == BOUND or (row.kind == POSTS and binding != MAIN and bool(_BORDERS & set(where)))

    def _is_meant_here(self, clause: Clause, first: int, last: int, row: MechanismTerm, binding: str) -> bool:
        """Whether such a term is told of as a mechanism by the words around it."""
        if row.term in _OF_FORCES:
            return self._is_of_forces_of_both(clause, first, last, row, binding)
        if row.term == "line to":
            return self._is_line_to_body(clause, first, last)
        if row.term == "rules":
            is_theirs = binding != MAIN or self._is_about_both(clause, last)
            of_conduct = (
                self.lows[last] == "of" and self.lows[last + 1] in _CONDUCT and self._is_about_both(clause, last)
            )
            of_conduct = of_conduct or are_for_forces(self.lows, last, clause.sentence.last)
            is_told = _names_one_at_most(clause) and self._said_of(clause, first, last) & (
                _TO_COME | {"agreed", "proposed"}
            )
            is_theirs = is_theirs or bool(is_told)
            return is_theirs and (of_conduct or self.is_to_prevent_incidents(clause, last))
        if row.term == "contacts":
            return binding != MAIN and bool(self._said_of(clause, first, last, _DIRECTLY) & _CUT)
        return self._is_mutual(clause, first) and (binding != MAIN or bool(self._said_of(clause, first, last)))

    def _is_mutual(self, clause: Clause, first: int) -> bool:
        """`the disengagement`, `their pullback`: what one side is asked for, or does of itself, is no arrangement."""
        before = self.lows[max(clause.sentence.first, first - MUTUAL_REACH) : first + 1]
        return self.lows[first] == _DISENGAGEMENT or bool(_MUTUAL & set(before))

    def is_to_prevent_incidents(self, clause: Clause, last: int) -> bool:
        """`rules meant to keep their warships from colliding`, `a system that lets crews call each other before a
        clash`."""
        behind = self.lows[last : min(last + PURPOSE_REACH, clause.sentence.last)]
        purpose = next((at for at, low in enumerate(behind) if low in _MEANT_TO or low in _AVERTING), None)
        if purpose is None or (purpose >= PURPOSE_GAP and behind[purpose] not in _AVERTING):
            return False
        return bool((_FORCES | _CRAFT) & set(behind[purpose:])) and bool(_MISHAPS & set(behind[purpose:]))

    def _is_to_avert(self, clause: Clause, last: int) -> bool:
        """`a mechanism meant to keep accidents from happening`, `a mechanism to prevent incidents`."""
        behind = self.lows[last : min(last + PURPOSE_GAP + 3, clause.sentence.last)]
        return bool(_AVERTING & set(behind)) and bool(_MISHAPS & set(behind))

    def _is_about_both(self, clause: Clause, last: int) -> bool:
        """Whether what a set of rules is for names forces, or the two sides; rules for fishermen name neither."""
        return bool((_FORCES | _BOTH_OF_THEM) & set(self.lows[last : min(last + PURPOSE_REACH, clause.sentence.last)]))

    def _is_line_to_body(self, clause: Clause, first: int, last: int) -> bool:
        """`its line to the Northern Fleet`, `a line of ours to B's army`; a pipeline or a front leads to a place."""
        mention = next((one for one in clause.mentions if last <= one.first <= last + 1), None)
        is_kept = bool(_KEPT & set(self.lows[max(clause.sentence.first, first - 1) : first]))
        is_to_other = bool(_OTHER_END & set(self.lows[last : min(last + OTHER_REACH, clause.sentence.last)]))
        is_rung = bool(_RUNG & clause.words) and mention is not None and any(mention.sides)
        return is_rung or (is_kept and (is_to_other or (mention is not None and mention.actor.kind in _ENDS_OF_A_LINE)))

    def _is_said_to_stand(self, clause: Clause, first: int, last: int) -> bool:
        """`An agreement brokered long ago is still in force`: common words that the sentence gives a status."""
        return bool(self._said_of(clause, first, last, SAID_OF_IT | {"status.split"}) & _STANDINGS)

    def _is_made_then(self, clause: Clause, first: int, last: int) -> bool:
        """`an accord that was reached on Oct. 25`, `ended with an accord signed in Rome in 1992`: common words with
        a day."""
        is_the_one = determiner_of(self.lows, clause, first) in DEFINITE
        return bool(clause.times) and not is_the_one and "agreed" in self._said_of(clause, first, last)

    def _is_text(self, clause: Clause, first: int, last: int, binding: str) -> bool:
        """Whether common words for a text name one of the sides, or what the sentence tells of it makes it one."""
        return (
            binding != MAIN
            or self.has_own_name(clause, first, last)
            or self._is_said_to_stand(clause, first, last)
            or self._is_made_then(clause, first, last)
            or bool(is_yet_only(clause, first, last))
            or self._is_offered(clause, first, last)
            or self._is_signed_by_two(clause, first, last)
            or self._is_being_made(clause, first, last)
        )

    def _is_being_made(self, clause: Clause, first: int, last: int) -> bool:
        """`They are still negotiating an accord`, `An interim arrangement is being considered`: with the other side."""
        if determiner_of(self.lows, clause, first) not in INDEFINITE or not _names_one_at_most(clause):
            return False
        said = self._said_of(clause, first, last, _DIRECTLY) & _TO_COME
        return bool(said) or is_told_of(clause, self.lows, first, last)

    def _is_signed_by_two(self, clause: Clause, first: int, last: int) -> bool:
        """`The presidents concluded a treaty in Riga`, `Both signed a protocol`: what several sign is between them."""
        if determiner_of(self.lows, clause, first) not in INDEFINITE or not _names_one_at_most(clause):
            return False
        return are_signing(clause, first, last) and "agreed" in self._said_of(clause, first, last, _DIRECTLY)

    def _is_offered(self, clause: Clause, first: int, last: int) -> bool:
        """`Khartoum offered a roadmap`, `Juba turned down an accord`: what one of two offers, or will not have, is one with
        the other."""
        is_new = self.lows[first - 1] in {"such", "new"} or determiner_of(self.lows, clause, first) in INDEFINITE
        is_new = is_new and _WANTING.isdisjoint(clause.words)
        if not is_new or not any(any(one.sides) for one in clause.mentions):
            return False
        return bool(self._said_of(clause, first, last, _DIRECTLY) & {"proposed", "rejected"})

    def _is_signed(self, clause: Clause, first: int, last: int) -> bool:
        """`a paper signed by both`, `a joint document that A and B initialled`; not "the paper said", "a first paper"."""
        if _MADE.isdisjoint(clause.words) or self.lows[first - 1] not in _BRINGS_IN:
            return False
        return "agreed" in self._said_of(clause, first, last, _OF_THE_SIGNED)

    def _has_stalled(self, clause: Clause, first: int, last: int) -> bool:
        """`The president put the talks on hold`: those of the article, whoever else the sentence leaves unnamed."""
        is_known = clause.sentence.kind == "headline" or self.lows[first - 1] not in _OF_OTHERS
        if self.lows[first - 1] in {"'s", "'"}:
            is_known = clause.mention_at(first - 2) is not None or clause.is_time(first - 2)
        return is_known and bool(self._said_of(clause, first, last, SAID_OF_IT | {"status.split"}) & _STALLED)

    def _goes_on_again(self, clause: Clause, first: int, last: int) -> bool:
        """`The talks, which opened on July 14, resume on Thursday`: those of the article have a day."""
        readings = read_statuses(self.knowledge, clause, self.lows, first, last)
        resumes = (one for one in readings if one.row.modal_status == "suspended" and one.rule == "status.subject")
        return any(clause.times and clause.tokens[one.cue].tag in {"VBP", "VBZ", "VB"} for one in resumes)

    def _said_of(self, clause: Clause, first: int, last: int, rules: frozenset[str] = SAID_OF_IT) -> set[str]:
        """The statuses that the sentence gives a term by its grammar."""
        readings = read_statuses(self.knowledge, clause, self.lows, first, last)
        return {reading.status for reading in readings if reading.rule in rules}

    def _is_to_somebody(self, clause: Clause, first: int, last: int, binding: str) -> bool:
        """`a channel to the rebels`, `we keep a channel open`: no water and no television."""
        if clause.tokens[first].text[0].isupper():
            return False
        if self.lows[last] == "to" and any(last < one.first <= last + 2 and any(one.sides) for one in clause.mentions):
            return True
        around = (*self.lows[max(clause.sentence.first, first - 1) : first], *self.lows[last : last + 1])
        return "open" in around or (
            binding != MAIN and bool({"to", "with", "between"} & set(self.lows[last : last + 1]))
        )

    def _context(self, clause: Clause, first: int, last: int) -> bool:
        """Whether the sentence, the term left out, speaks of forces, security or contact between them."""
        found = self.knowledge.relevance.find(self.lows, clause.sentence.first, clause.sentence.last)
        if any(rows[0].tells_of_sentence and not (left < last and first < right) for left, right, rows in found):
            return True
        bodies = self.knowledge.functions.find(self.lows, clause.sentence.first, clause.sentence.last)
        return any(
            rows[0].kind == "armed_force" and not (left < last and first < right) for left, right, rows in bodies
        )


def _names_one_at_most(clause: Clause) -> bool:
    """Whether a sentence that leaves the two unnamed names nobody who may be another: "China and ASEAN negotiate a code"."""
    return len({side for mention in clause.mentions for side in mention.sides if side}) <= 1


def _is_full_name(row: MechanismTerm, first: int, last: int) -> bool:
    """`their General Border Committee`: three words of the lexicon are no general's name."""
    return row.strength == "strong" and last - first >= FULL_NAME
