"""What the records of a document must agree on, and what is missing in them.

An error is something that no reading makes sense of; everything that is merely not said is a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from deconfdb.coding.dates import EdtfError, parse_full_date
from deconfdb.coding.document import (
    ChainLink,
    ClaimEntry,
    CodingDocument,
    MechanismEntry,
    PropositionEntry,
    Quantity,
)
from deconfdb.coding.problems import Findings, suggest
from deconfdb.coding.references import SECTIONS, KnownRefs
from deconfdb.coding.spans import mentions, place_of_mention
from deconfdb.vocabulary import Vocabularies


def check_rules(document: CodingDocument, lists: Vocabularies, known: KnownRefs, findings: Findings) -> None:
    """Add everything that the records of the document do not agree on, or leave open."""
    _check_article(document, findings)
    _check_entries(document, known, findings)
    _check_subjects(document, lists, findings)
    for index, proposition in enumerate(document.propositions):
        _check_proposition(f"propositions[{index}]", proposition, lists, findings)
    _check_claims(document, findings)
    publisher, outlets = document.article.source, _names_outlet(lists)
    for place, mention in mentions(document):
        if not _is_sound_chain(mention.chain, publisher, outlets):
            _check_chain(f"{place_of_mention(*place)}.chain", mention.chain, publisher, lists, findings)


def _check_article(document: CodingDocument, findings: Findings) -> None:
    article = document.article
    if article.published is None or article.published.edtf is None:
        way_out = "give published.edtf if the day is known; relative dates stay unresolved without it"
        findings.warn("unpublished_article", "article.published", None, "no day of publication", way_out)
    if article.text is None or article.text.sha256 is None:
        way_out = "give text.sha256 of the text that was coded"
        findings.warn("no_text_hash", "article.text", None, "no hash of the text", way_out)
    if not article.segments:
        way_out = "give at least the body, so that boilerplate is no evidence"
        findings.warn("no_segments", "article.segments", None, "no segments", way_out)
    for index, holder in enumerate(document.office_holders):
        if holder.on is not None:
            try:
                parse_full_date(holder.on)
            except EdtfError as error:
                at = f"office_holders[{index}].on"
                findings.error("bad_date", at, holder.on, error.reason, error.way_out)


def _check_entries(document: CodingDocument, known: KnownRefs, findings: Findings) -> None:
    named = (
        *(("source", index, each.ref, each.name) for index, each in enumerate(document.sources)),
        *(("actor", index, each.ref, each.name) for index, each in enumerate(document.actors)),
        *(("office", index, each.ref, each.title) for index, each in enumerate(document.offices)),
    )
    for kind, index, ref, name in named:
        if name is None and ref not in known.of_kind(kind):
            at = f"{SECTIONS[kind]}[{index}]"
            findings.warn("unnamed_entry", at, ref, f"{kind} without a name", "say what the article calls it")


def _check_subjects(document: CodingDocument, lists: Vocabularies, findings: Findings) -> None:
    for index, mechanism in enumerate(document.mechanisms):
        _check_mechanism(f"mechanisms[{index}]", mechanism, lists, findings)
    for index, meeting in enumerate(document.meetings):
        if not meeting.participants:
            at = f"meetings[{index}].participants"
            findings.warn("meeting_without_participants", at, meeting.ref, "no participants", "name who took part")
    for index, incident in enumerate(document.incidents):
        if incident.family is not None and lists.has("incident_kind", incident.kind):
            family = lists.get("incident_kind", incident.kind).extra["family"]
            if family != incident.family:
                at = f"incidents[{index}].family"
                message = f"{incident.kind} belongs to the family {family}"
                findings.warn("family_mismatch", at, incident.family, message, f"write {family}, or another kind")
    spoken_of = {ref for each in document.propositions for ref in (each.mechanism, each.meeting, each.incident) if ref}
    for section in ("mechanisms", "meetings", "incidents"):
        for index, record in enumerate(getattr(document, section)):
            if record.ref not in spoken_of:
                message, way_out = "no proposition speaks of it", "add what the article says of it"
                findings.warn("unmentioned_subject", f"{section}[{index}]", record.ref, message, way_out)


def _check_mechanism(at: str, mechanism: MechanismEntry, lists: Vocabularies, findings: Findings) -> None:
    if not mechanism.parties:
        message, way_out = "no parties", "name the sides it is between"
        findings.warn("mechanism_without_parties", f"{at}.parties", mechanism.ref, message, way_out)
    for index, scope in enumerate(mechanism.scope):
        if scope.kind == "domain" and not lists.has("domain", scope.value):
            way_out = suggest(lists.suggest("domain", scope.value), lists.codes("domain"))
            message = "no code of vocabulary domain"
            findings.error("unknown_code", f"{at}.scope[{index}].value", scope.value, message, way_out)


def _check_proposition(at: str, said: PropositionEntry, lists: Vocabularies, findings: Findings) -> None:
    subjects = [ref for ref in (said.mechanism, said.meeting, said.incident) if ref is not None]
    if len(subjects) > 1:
        way_out = "write one proposition for each subject"
        findings.error("too_many_subjects", at, " ".join(subjects), f"{len(subjects)} subjects, at most one", way_out)
    if said.status is not None:
        _check_status(at, said, said.status, lists, findings)
    elif said.track is not None:
        findings.warn("track_without_status", f"{at}.track", said.track, "a track without a status", "give the status")
    if said.quantity is not None:
        _check_quantity(f"{at}.quantity", said.quantity, findings)
    if said.gist is None:
        findings.warn("proposition_without_gist", at, said.ref, "no words", "give the content in our own words")


def _check_status(at: str, said: PropositionEntry, status: str, lists: Vocabularies, findings: Findings) -> None:
    if said.mechanism is None:
        way_out = "give the ref of the mechanism that has it"
        findings.error("status_without_mechanism", f"{at}.status", status, "a status of no mechanism", way_out)
    if said.track is None:
        way_out = "give the track: institutional or operational"
        findings.error("status_without_track", f"{at}.status", status, "a status on no track", way_out)
    elif lists.has("mechanism_track", said.track) and not lists.has_status(said.track, status):
        others = [each.code for each in lists.terms("mechanism_track") if lists.has_status(each.code, status)]
        if others:
            way_out = f"{status} is a status of the {others[0]} track"
        else:
            way_out = suggest(lists.suggest_status(said.track, status), lists.status_codes(said.track))
        message = f"no status of the {said.track} track"
        findings.error("status_not_of_track", f"{at}.status", status, message, way_out)
    if said.when is None or said.when.edtf is None:
        way_out = "give when.edtf if the article lets it be known; the day of the statement is not it"
        findings.warn("undated_status", f"{at}.when", status, "a status without a date", way_out)


def _check_quantity(at: str, quantity: Quantity, findings: Findings) -> None:
    given = [(key, value) for key in ("low", "best", "high") if (value := getattr(quantity, key)) is not None]
    if not given:
        findings.warn("quantity_empty", at, quantity.measure, "no figure", "give low, best or high")
    for (lesser, low), (greater, high) in pairwise(given):
        if low > high:
            message = f"{lesser} is greater than {greater} ({high})"
            findings.error("quantity_order", f"{at}.{lesser}", low, message, "give low ≤ best ≤ high")


def _check_claims(document: CodingDocument, findings: Findings) -> None:
    claimed = {claim.proposition for claim in document.claims}
    for index, said in enumerate(document.propositions):
        if said.ref not in claimed:
            way_out = "add the claim of whoever says it; until then it supports nothing"
            findings.warn("unclaimed_proposition", f"propositions[{index}]", said.ref, "nobody claims it", way_out)
    for at, claim in _doubled_claims(document.claims):
        way_out = "give one claim several mentions, or tell the two apart by date or office"
        shown = f"{claim.speaker} {claim.stance} {claim.proposition}"
        findings.warn("duplicate_claim", at, shown, "the same speaker, stance and proposition again", way_out)


def _doubled_claims(claims: Iterable[ClaimEntry]) -> Iterator[tuple[str, ClaimEntry]]:
    seen = set()
    for index, claim in enumerate(claims):
        key = (claim.speaker, claim.proposition, claim.stance, claim.said, claim.office)
        if key in seen:
            yield f"claims[{index}]", claim
        seen.add(key)


@lru_cache(maxsize=4)
def _names_outlet(lists: Vocabularies) -> dict[str, bool]:
    """Whether a kind of step names an outlet; if not, it names a speaker."""
    return {each.code: bool(each.extra["is_outlet"]) for each in lists.terms("attribution_link")}


def _is_sound_chain(chain: tuple[ChainLink, ...], publisher: str, outlets: dict[str, bool]) -> bool:
    """Whether `_check_chain` would find nothing."""
    if not chain or chain[0].link != "published_by" or chain[0].source != publisher or chain[-1].actor is None:
        return False
    for step in chain:
        has_source = step.source is not None
        if has_source == (step.actor is not None) or outlets.get(step.link) is not has_source:
            return False
    return True


def _check_chain(
    at: str, chain: tuple[ChainLink, ...], publisher: str, lists: Vocabularies, findings: Findings
) -> None:
    if not chain:
        findings.warn("claim_without_chain", at, None, "no chain", "say through whom the words came")
        return
    for index, step in enumerate(chain):
        _check_step(f"{at}[{index}]", step, lists, findings)
    first, last = chain[0], chain[-1]
    if first.link != "published_by":
        way_out = "begin with published_by and the source of the article"
        findings.error("chain_start", f"{at}[0].link", first.link, "a chain begins with its publisher", way_out)
    elif first.source is not None and first.source != publisher:
        message = f"the article is published by {publisher}"
        way_out = "name the outlet in which the words were read; put others behind it"
        findings.warn("foreign_publisher", f"{at}[0].source", first.source, message, way_out)
    if last.actor is None:
        way_out = "end with the speaker, or the body for which it speaks"
        findings.error("chain_end", f"{at}[{len(chain) - 1}]", last.link, "a chain ends with an actor", way_out)


def _check_step(at: str, step: ChainLink, lists: Vocabularies, findings: Findings) -> None:
    if (step.source is None) == (step.actor is None):
        message = "neither source nor actor" if step.source is None else "both source and actor"
        findings.error("chain_step", at, step.link, message, "give exactly one of the two")
    elif lists.has("attribution_link", step.link):
        wants_source = bool(lists.get("attribution_link", step.link).extra["is_outlet"])
        if wants_source != (step.source is not None):
            wanted, given = ("source", "actor") if wants_source else ("actor", "source")
            message = f"{step.link} names {'an outlet' if wants_source else 'a speaker'}, but {given} is given"
            findings.error("chain_step", f"{at}.{given}", step.source or step.actor, message, f"give {wanted} instead")
