"""Who travels to whom: the people on a visit, whom they come to see, and where a visit goes of which no goal is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deconfdb.coders.bindings import DELEGATES, BindingReader, Candidate
from deconfdb.coders.cast import Mention, sides_of
from deconfdb.coders.contacts import SENT
from deconfdb.coders.grammar import Clause
from deconfdb.coders.scene_names import Scene

_THINGS = frozenset(
    "note letter message protest report paper documents document text data request answer reply invitation proposal plane ship "
    "aircraft aid convoy money credit power war fighting".split()
)
_FIGHTERS = frozenset(
    "fighters troops soldiers mercenaries forces rebels militants gunmen guerrillas militiamen men".split()
)
GOAL_REACH = 12
"""Tokens from "a visit by X" to the "to" of where."""


@dataclass(slots=True)
class TravelReader(BindingReader):
    """Finds the people of a visit and its goal."""

    def travellers(
        self, clause: Clause, candidate: Candidate, mentions: list[Mention], country: str
    ) -> tuple[tuple[str, ...], list[Mention]]:
        """A traveller of one side in the country of another; "to meet X", "for talks with X" adds X."""
        if candidate.row.trigger == SENT:
            return tuple(dict.fromkeys((*sides_of(mentions), country))), mentions if country in self.sides else []
        travelling = [
            mention
            for mention in mentions
            if (mention.actor.kind not in {"state", "alliance"} and not self._are_fighters(mention))
            or (mention.how == "adjective" and DELEGATES & set(self.lows[mention.last : mention.last + 3]))
        ]
        if not travelling or self._is_of_a_thing(clause, candidate):
            return (), []
        if country in self.main_pair and len(self.main_pair) == 2 and not any(one.actor.side for one in travelling):
            # "President X's visit to Moscow": of the other side, where the text does not say of which.
            other = next(side for side in self.main_pair if side != country)
            travelling = [replace(one, actor=self.cast.place(one.actor, other), sides=(other,))
                          for one in travelling if one.actor.kind == "person"] or travelling  # fmt: skip
        own = travelling[0].actor.side
        purpose = [
            mention for mention in clause.mentions
            if mention.first > candidate.last and mention.actor.kind in {"person", "office_holder", "anonymous_official"} and self.is_party(clause, mention)  # noqa: E501
            and {"meet", "see", "with", "talks", "visit"} & set(self.lows[max(candidate.last, mention.first - 7) : mention.first])
        ]  # fmt: skip
        everybody = [*travelling, *(mention for mention in purpose if mention not in travelling)]
        sides = [side for mention in everybody for side in mention.sides if side]
        # Envoys who visited a rebel leader in the country that he fights in have met him and not its government.
        has_host = len(set(sides)) > 1 and not all(side in self.knowledge.states for side in sides)
        if country and country != own and country in self.sides and not has_host:
            sides.append(country)
        return tuple(dict.fromkeys(sides)), everybody

    def destination(
        self, clause: Clause, candidate: Candidate, mentions: Sequence[Mention], town: Scene
    ) -> tuple[str, str]:
        """`ended a week-long visit`, `when he visited in May`: to the other side, to the town of the report if it lies there."""
        if not self._goes_nowhere_told(clause, candidate):
            return "", ""
        own = {side for one in mentions for side in one.sides if side}
        if len(self.main_pair) != 2 or not own <= set(self.main_pair) or len(own) > 1:
            return "", ""
        other = next((side for side in self.main_pair if own and side not in own), town.side)
        return (town.name, other) if town.side == other else ("", other if own else "")

    def _goes_nowhere_told(self, clause: Clause, candidate: Candidate) -> bool:
        """Whether a visit is told without a word for where to: by its noun, or by "visited" without an object."""
        if not candidate.row.trigger.startswith("visit"):
            return False
        follows = candidate.last
        is_by = self.lows[follows] in {"by", "of"}
        near = self.lows[follows : min(follows + GOAL_REACH, clause.sentence.last)]
        if self.lows[follows] == "to" or (is_by and "to" in near):
            return False
        if not is_by and clause.mention_at(follows) is not None:
            return False
        return not any(clause.tokens[child].dep == "dobj" for child in clause.children(candidate.first))

    def _is_of_a_thing(self, clause: Clause, candidate: Candidate) -> bool:
        """`The note went to the ministry by way of the embassy`: no visit, whoever is named in it."""
        if candidate.row.part_of_speech != "verb":
            return False
        subject = clause.subject(candidate.first, candidate.last)
        return subject is not None and not subject.mentions and subject.word in _THINGS

    def _are_fighters(self, mention: Mention) -> bool:
        """`fighters who came to Mali`: no visit."""
        is_soldier = mention.role is not None and mention.role.group in {"soldier", "fighter"}
        return mention.plural and (is_soldier or bool(_FIGHTERS & set(self.lows[mention.first : mention.last])))
