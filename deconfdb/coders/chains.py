"""Through whom a statement came: the outlets that stand between the speaker and the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from deconfdb.coders.cast import Actor, Mention
from deconfdb.coders.discourse import Discourse
from deconfdb.coders.findings import OutletLink
from deconfdb.coders.frame import Frame
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.outlet_words import again, opening_of, posted, told_here, unlisted

_BROADCASTERS = frozenset({"broadcaster", "state_broadcaster", "television", "radio"})
_POSTING = frozenset({"write", "post", "tweet"})
EARLY_SENTENCES = 4
_TELLING = frozenset("told tells telling spoke speaking said confided interview".split())


@dataclass(slots=True)
class OutletReader:
    """Reads outlets beside cues; remembers them for a speaker who goes on, and for an article built on one outlet."""

    knowledge: Knowledge
    lows: Sequence[str]
    publisher: str
    own_names: tuple[tuple[str, ...], ...] = ()
    """What the publisher is called in its own text, where the lexicon has no names of it."""
    article: list[OutletLink] = field(default_factory=list)
    paragraph: int = -1
    """The paragraph in which outlets are remembered."""

    def _link(self, mention: Mention, clause: Clause) -> OutletLink | None:
        outlet = mention.actor.outlet
        if not outlet:
            return None
        left = opening_of(clause, mention.first)
        before = {self.lows[number] for number in range(max(clause.sentence.first, left - 4), mention.first)}
        kind = self.knowledge.outlets[outlet].kind
        if kind == "social_media":
            return OutletLink("posted_on", outlet)
        if (
            before & {"told", "tell", "tells", "telling"}
            or ("to" in before and "according" not in before)
            or "interview" in before
        ):
            return OutletLink("aired_by" if kind in _BROADCASTERS else "told_to_outlet", outlet)
        return OutletLink("cites_outlet", outlet)

    def of_frame(self, clause: Clause, frame: Frame, speaker: Actor, discourse: Discourse) -> tuple[OutletLink, ...]:
        """Outlets in the order from the article inwards: those it cites, then the one that was spoken to."""
        if clause.sentence.paragraph != self.paragraph and "same" not in clause.words:
            # In another paragraph a person speaks on another occasion more often than not; "the same officer" goes on.
            self.paragraph = clause.sentence.paragraph
            discourse.outlets_of.clear()
        found: list[tuple[int, OutletLink]] = []
        for mention in clause.mentions:
            if (
                mention.how != "outlet"
                or clause.tokens[mention.first].in_quote
                or mention.actor.outlet == speaker.outlet
            ):
                continue
            if not self._beside(clause, mention, frame):
                continue
            link = self._link(mention, clause)
            if link is not None and (link.outlet != self.publisher or link.link != "cites_outlet"):
                # "… he said in a report by A, according to B": B had it from A, so what stands last is nearest to us.
                found.append((1 if link.link != "cites_outlet" else 0, link))
        if self._is_told_here(clause) or told_here(clause):
            found.append((1, OutletLink("told_to_outlet", self.publisher)))
        if platform := posted(clause):
            found.append((1, OutletLink("posted_on", platform)))
        found += [(link.link != "cites_outlet", link) for link in unlisted(clause, speaker, self.knowledge)]
        found += [] if found else self._same_outlet(clause, discourse)
        links = [link for _, link in sorted(found, key=lambda pair: pair[0])]
        cited = [link for link in links if link.link == "cites_outlet"]
        told = [link for link in links if link.link != "cites_outlet"]
        ordered = tuple(dict.fromkeys([*reversed(cited), *told]))
        if ordered:
            discourse.outlets_of[speaker.ref] = ordered
            return ordered
        return self.remembered(speaker, discourse, frame)

    def _same_outlet(self, clause: Clause, discourse: Discourse) -> list[tuple[int, OutletLink]]:
        """`one of them told the newspaper`: the outlet named last."""
        last = next((one.actor for one, _ in reversed(discourse.history) if one.how == "outlet"), None)
        tie = again(clause, last.name) if last is not None and last.outlet != self.publisher else ""
        return [(tie != "cites_outlet", OutletLink(tie, last.outlet))] if tie and last is not None else []

    def _is_told_here(self, clause: Clause) -> bool:
        """`an officer told the Example Post`, in the Example Post."""
        if not self.own_names:
            return False
        for number in range(clause.sentence.first, clause.sentence.last - 1):
            if self.lows[number] not in _TELLING or clause.tokens[number].in_quote:
                continue
            first = number + 1 + (self.lows[number + 1] in {"to", "with"})
            first += self.lows[first : first + 1] == ["the"]
            printed = first < clause.sentence.last and clause.tokens[first].text[0].isupper()
            if printed and any(tuple(self.lows[first : first + len(name)]) == name for name in self.own_names):
                return True
        return False

    def _beside(self, clause: Clause, mention: Mention, frame: Frame) -> bool:
        """Whether an outlet belongs to the attribution and not to what is said."""
        left = opening_of(clause, mention.first)
        before = [self.lows[number] for number in range(max(clause.sentence.first, left - 4), left)]
        after = [self.lows[number] for number in range(mention.last, min(mention.last + 5, clause.sentence.last))]
        if {
            "told",
            "tells",
            "tell",
            "telling",
            "to",
            "by",
            "interview",
            "with",
            "quoted",
            "cited",
            "quoting",
            "citing",
        } & set(before):
            return True
        if before[-2:] == ["according", "to"] or before[-1:] == ["on"]:
            return True
        if {"reported", "reports", "said", "quoted", "cited", "adds", "added", "wrote", "writes"} & set(after):
            return True
        return frame.cue.cue in {"quote", "cite"}

    def remembered(self, speaker: Actor, discourse: Discourse, frame: Frame | None = None) -> tuple[OutletLink, ...]:
        """The outlets through which this speaker was heard before, else the one the article is built on."""
        before = discourse.outlets_of.get(speaker.ref, tuple(self.article))
        is_post = any(link.link == "posted_on" for link in before)
        return () if is_post and frame is not None and frame.cue.cue not in _POSTING else before

    def _speaks_for(self, mention: Mention, clause: Clause) -> bool:
        """`The army cut the line, state agency A reported`: what a side had its own agency print is not the whole article."""
        row = self.knowledge.outlets[mention.actor.outlet]
        return bool(row.state_control) and any(row.country in one.sides for one in clause.mentions)

    def narrator_cites(self, clause: Clause, frames: Sequence[Frame]) -> None:  # noqa: ARG002
        """`Axios reported.` about the narrator's own sentences: all that follows came through that outlet."""
        if clause.sentence.index > EARLY_SENTENCES or self.article:
            return
        for mention in clause.mentions:
            if mention.how != "outlet" or mention.actor.outlet == self.publisher or self._speaks_for(mention, clause):
                continue
            before = [
                self.lows[number] for number in range(max(clause.sentence.first, mention.first - 3), mention.first)
            ]
            after = [self.lows[number] for number in range(mention.last, min(mention.last + 3, clause.sentence.last))]
            if (
                {"reported", "reports", "said", "added", "revealed"} & set(after)
                or before[-2:] == ["according", "to"]
                or {"citing", "quoting"} & set(before)
            ):
                self.article.append(OutletLink("cites_outlet", mention.actor.outlet))
                return
