"""Views of single claims and propositions: `claims`, `attribution_chains`, `corroboration`, `quantities`, `reporting_lag`."""

from __future__ import annotations

from collections import defaultdict

from tests.db.expected_rules.codings import founding
from tests.db.expected_rules.dates import earliest
from tests.db.expected_rules.records import Claim, Event, Proposition
from tests.db.expected_rules.tables import Row, joined, share
from tests.db.expected_rules.voices import statements, takes_a_stand, voice_of, voices

# Of these kinds any two propositions on one subject say the same: that it took place, or is to.
_SAME_OF_ONE_SUBJECT = {
    "meeting_occurred", "meeting_planned", "meeting_proposed", "meeting_cancelled", "incident_occurred", "act_occurred",
}  # fmt: skip
_WITHOUT_ORIGIN = {"unattributed", "unidentified"}


def claims() -> list[Row]:
    """Expected rows of `claims`."""
    return [_claim_row(claim) for claim in founding().claims]


def _claim_row(claim: Claim) -> Row:
    proposition, entry = claim.proposition, claim.entry
    coder = claim.coding.document["coder"]
    subject = {proposition.subject_kind: proposition.subject_ref}
    return {
        "claim": claim.public_id,
        "said_from": claim.said.lower,
        "said_to": claim.said.upper,
        "said_edtf": claim.said.edtf,
        "said_on": claim.said.exact_day,
        "article": claim.coding.article,
        "source": claim.coding.source.name,
        "speaker": claim.speaker.name,
        "speaker_ref": claim.speaker.ref,
        "speaker_kind": claim.speaker.kind,
        "speaker_side": claim.speaker.side,
        "office": claim.office.title if claim.office else None,
        "proposition": proposition.public_id,
        "proposition_kind": proposition.entry["kind"],
        "gist": proposition.entry["gist"],
        "subject_kind": proposition.subject_kind,
        "mechanism": subject.get("mechanism"),
        "meeting": subject.get("meeting"),
        "incident": subject.get("incident"),
        "pair": proposition.pair,
        "track": proposition.entry.get("track"),
        "status": proposition.entry.get("status"),
        "stance": entry["stance"],
        "polarity": claim.polarity,
        "speech_act": entry["speech_act"],
        "certainty": entry["certainty"],
        "setting": entry["setting"],
        "told_to": claim.told_to.name if claim.told_to else None,
        "condition": entry.get("condition"),
        "n_mentions": len(claim.mentions),
        "n_verified": 0,  # no text has arrived
        "coder": coder["name"],
        "coder_kind": coder["kind"],
        "review_state": "candidate",
        "rule": None,  # people coded
        "confidence": None,
        "coding": claim.coding.public_id,
    }


def attribution_chains() -> list[Row]:
    """Expected rows of `attribution_chains`."""
    return [
        {
            "mention_id": f"{claim.public_id}.{number}",
            "claim_id": claim.public_id,
            "article": claim.coding.article,
            "depth": len(mention.chain),
            "chain": " <- ".join(hand.name for hand in mention.chain),
            "quote_mode": mention.entry["quote_mode"],
            "span_start": mention.entry["start"],
            "span_end": mention.entry["end"],
            "is_verified": None,  # no text has arrived
            "span_sha256": mention.entry["sha256"],
            "stance": claim.entry["stance"],
            "speaker": claim.speaker.name,
            "speaker_side": claim.speaker.side,
            "links": "; ".join(hand.link for hand in mention.chain),
            "is_second_hand": mention.is_second_hand,
        }
        for claim in founding().claims
        for number, mention in enumerate(claim.mentions, 1)
    ]


def corroboration() -> list[Row]:
    """Expected rows of `corroboration`."""
    contents: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in founding().propositions:
        contents[_content(proposition)].append(proposition)
    return [_corroboration_row(content, propositions) for content, propositions in contents.items()]


def _content(proposition: Proposition) -> str:
    """What counts as one content."""
    if proposition.status:
        return "/".join((str(proposition.subject_ref), *proposition.status))
    if proposition.subject and proposition.entry["kind"] in _SAME_OF_ONE_SUBJECT:
        return f"{proposition.subject_ref}/{proposition.entry['kind']}"
    return proposition.public_id


def _corroboration_row(content: str, propositions: list[Proposition]) -> Row:
    first = propositions[0]
    spoken = [claim for claim in founding().claims if claim.proposition in propositions]
    standing = takes_a_stand(spoken)
    origins = {claim.speaker for claim in standing}
    named = {actor for actor in origins if actor.is_named and actor.kind not in _WITHOUT_ORIGIN}
    mentions = [mention for claim in spoken for mention in claim.mentions]
    articles = {claim.coding.article for claim in spoken}
    return {
        "content": content,
        "first_said_on": earliest(claim.said.first_bound for claim in spoken),
        "pair": first.pair,
        "subject_kind": first.subject_kind,
        "subject": first.subject_ref,
        "proposition_kind": min(each.entry["kind"] for each in propositions),
        "track": first.entry.get("track"),
        "status": first.entry.get("status"),
        "gist": min(each.entry["gist"] for each in propositions),
        "n_articles": len(articles),
        "n_copy_families": len(articles),
        "n_outlets": len({claim.coding.source for claim in spoken}),
        "n_statements": statements(standing),
        "n_named_origins": len(named),
        "n_anonymous_origins": len(origins - named),
        "n_sides_affirming": len({voice_of(claim.speaker) for claim in standing if claim.polarity == "+"}),
        "n_sides_denying": len({voice_of(claim.speaker) for claim in standing if claim.polarity == "-"}),
        "second_hand_share": share(sum(mention.is_second_hand for mention in mentions), len(mentions)),
        "sides_affirming": voices(standing, "+"),
        "sides_presupposing": voices(standing, "p"),
        "sides_denying": voices(standing, "-"),
    }


def quantities() -> list[Row]:
    """Expected rows of `quantities`."""
    return [_quantity_row(each) for each in founding().propositions if "quantity" in each.entry]


def _quantity_row(proposition: Proposition) -> Row:
    figure = proposition.entry["quantity"]
    spoken = [claim for claim in founding().claims if claim.proposition is proposition]
    incident = proposition.subject if proposition.subject_kind == "incident" else None
    assert incident is None or isinstance(incident, Event)
    return {
        "proposition": proposition.public_id,
        "said_from": earliest(claim.said.lower for claim in spoken),
        "gist": proposition.entry["gist"],
        "measure": figure.get("measure"),
        "low": figure.get("low"),
        "best": figure.get("best"),
        "high": figure.get("high"),
        "unit": figure.get("unit"),
        "qualifier": figure.get("qualifier"),
        "subject_kind": proposition.subject_kind,
        "subject": proposition.subject_ref,
        "pair": proposition.pair,
        "speakers": joined(claim.speaker.name for claim in spoken),
        "sides": voices(spoken, "+", "p", "-", "0"),
        "article": proposition.coding.article,
        "incident_from": incident.when.lower if incident else None,
        "incident_to": incident.when.upper if incident else None,
    }


def reporting_lag() -> list[Row]:
    """Expected rows of `reporting_lag`."""
    return [_lag_row(claim) for claim in founding().claims]


def _lag_row(claim: Claim) -> Row:
    said, published = claim.said, claim.coding.published
    exact = (said.exact_day, published.exact_day)
    return {
        "claim": claim.public_id,
        "said_from": said.lower,
        "said_to": said.upper,
        "article": claim.coding.article,
        "source": claim.coding.source.name,
        "speaker_side": claim.speaker.side,
        "published_from": published.lower,
        "published_to": published.upper,
        "lag_days": (exact[1] - exact[0]).days if exact[0] and exact[1] else None,
        "said_precision": said.precision,
    }
