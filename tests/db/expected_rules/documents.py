"""Views of documents, actors and codes: `articles`, `copy_families`, `sources`, `codings`, `actors`, `office_attestations`,
`date_quality`, `data_as_of`, `codebook`."""

from __future__ import annotations

from deconfdb.registry import Source
from deconfdb.vocabulary import load_vocabularies
from tests.db.expected_rules.codings import founding
from tests.db.expected_rules.dates import When, earliest, latest
from tests.db.expected_rules.records import Actor, Coding
from tests.db.expected_rules.tables import Row, joined, share


def articles() -> list[Row]:
    """Expected rows of `articles`."""
    return [_article_row(coding) for coding in founding().codings]


def _article_row(coding: Coding) -> Row:
    article = coding.document["article"]
    sources, vocabularies = founding().sources, load_vocabularies()
    boilerplate = sum(
        segment["end"] - segment["start"]
        for segment in article["segments"]
        if vocabularies.get("segment_kind", segment["kind"]).extra["is_boilerplate"]
    )
    return {
        "article": coding.article,
        "published_from": coding.published.lower,
        "published_to": coding.published.upper,
        "published_edtf": coding.published.edtf,
        "published_basis": coding.published.basis,
        "source": coding.source.name,
        "source_ref": coding.source.ref,
        "url": article.get("url"),
        "title": article.get("title"),
        "language": article.get("language"),
        "state": "published",
        "copy_family": coding.article,  # no two of the articles are copies of one text
        "n_versions": 1,
        "text_sha256": article["text"]["sha256"],
        "text_length": article["text"]["length"],
        "is_text_held": False,
        "n_codings": 1,
        "n_claims": len(coding.document["claims"]),
        "custody": "; ".join(f"{sources[hand['source']].name} ({hand['action']})" for hand in article["custody"])
        or None,
        "boilerplate_share": share(boilerplate, article["text"]["length"]),
    }


def copy_families() -> list[Row]:
    """Expected rows of `copy_families`: each article is a family of its own."""
    return [
        {
            "copy_family": coding.article,
            "first_published_on": coding.published.lower,
            "n_articles": 1,
            "n_sources": 1,
            "articles": coding.article,
            "sources": coding.source.name,
        }
        for coding in founding().codings
    ]


def sources() -> list[Row]:
    """Expected rows of `sources`."""
    return [_source_row(source) for source in founding().sources.values()]


def _source_row(source: Source) -> Row:
    published = [coding.published for coding in founding().codings if coding.source is source]
    chains = [mention.chain for claim in founding().claims for mention in claim.mentions]
    return {
        "source": source.ref,
        "name": source.name,
        "kind": source.kind,
        "country": source.country,
        "is_registered": True,
        "aliases": joined(source.aliases),
        "n_articles": len(published),
        "n_mentions_published": sum(chain[0].source is source for chain in chains),
        "n_mentions_passed_on": sum(any(hand.source is source for hand in chain[1:]) for chain in chains),
        "first_published_on": earliest(when.lower for when in published),
        "last_published_on": latest(when.upper for when in published),
    }


def codings() -> list[Row]:
    """Expected rows of `codings`."""
    return [
        {
            "coding": coding.public_id,
            "known_to": None,  # nothing was replaced or withdrawn
            "article": coding.article,
            "coder": coding.document["coder"]["name"],
            "coder_kind": coding.document["coder"]["kind"],
            "coder_version": coding.document["coder"]["version"],
            "revision": 1,
            "review_state": "candidate",
            "is_preferred": True,
            "n_propositions": len(coding.document["propositions"]),
            "n_claims": len(coding.document["claims"]),
            "content_sha256": coding.content_sha256,
            "text_sha256": coding.document["article"]["text"]["sha256"],
        }
        for coding in founding().codings
    ]


def actors() -> list[Row]:
    """Expected rows of `actors`."""
    return [_actor_row(actor) for actor in founding().actors.values()]


def _actor_row(actor: Actor) -> Row:
    spoken = [claim for claim in founding().claims if claim.speaker is actor]
    return {
        "actor": actor.ref,
        "name": actor.name,
        "kind": actor.kind,
        "side": actor.side,
        "is_named": actor.is_named,
        "is_registered": actor.is_registered,
        "aliases": joined(actor.aliases),
        "identifiers": joined(actor.identifiers),
        "n_claims": len(spoken),
        "n_articles": len({claim.coding.article for claim in spoken}),
        "first_said_on": earliest(claim.said.first_bound for claim in spoken),
        "last_said_on": latest(claim.said.last_bound for claim in spoken),
        "source": actor.outlet.name if actor.outlet else None,
        "body_of": actor.body_of,
    }


def office_attestations() -> list[Row]:
    """Expected rows of `office_attestations`."""
    return [
        {
            "actor": actor.ref,
            "attested_on": day,
            "name": actor.name,
            "office": office.ref,
            "title": office.title,
            "body": founding().actors[office.body].name if office.body else None,
            "side": actor.side,
            "level": office.level,
            "article": coding.article,
            "source": coding.source.name,
        }
        for coding, actor, office, day in founding().attestations
    ]


def date_quality() -> list[Row]:
    """Expected rows of `date_quality`."""
    everything = founding()
    dated = [
        *(("proposition", each.public_id, each.when, each.coding) for each in everything.propositions),
        *(("claim", each.public_id, each.said, each.coding) for each in everything.claims),
        *(("meeting", each.ref, each.when, each.coding) for each in everything.meetings),
        *(("incident", each.ref, each.when, each.coding) for each in everything.incidents),
        *(("article", each.article, each.published, each) for each in everything.codings),
    ]
    return [_date_row(table, record, when, coding) for table, record, when, coding in dated if when.is_stated]


def _date_row(table: str, record: str, when: When, coding: Coding) -> Row:
    return {
        "record": record,
        "table_name": table,
        "date_from": when.lower,
        "date_to": when.upper,
        "date_edtf": when.edtf,
        "wording": when.wording,
        "basis": when.basis,
        "precision": when.precision,
        "is_approximate": when.is_approximate,
        "span_days": (when.upper - when.lower).days + 1 if when.lower and when.upper else None,
        "anchor": when.anchor,
        "article": coding.article,
    }


def data_as_of() -> list[Row]:
    """Expected row of `data_as_of`."""
    everything = founding()
    return [
        {
            "n_articles": len(everything.codings),
            "n_codings": len(everything.codings),
            "n_claims": len(everything.claims),
            "n_mentions": sum(len(claim.mentions) for claim in everything.claims),
            "n_verified_mentions": 0,  # no text has arrived
            "n_mechanisms": len(everything.mechanisms),
            "newest_published_on": latest(coding.published.exact_day for coding in everything.codings),
        }
    ]


def codebook() -> list[Row]:
    """Expected rows of `codebook`."""
    vocabularies = load_vocabularies()
    terms = [(name, None, term) for name in vocabularies.names() for term in vocabularies.terms(name)]
    statuses = [("mechanism_status", track, term) for (track, _), term in vocabularies.statuses.items()]
    return [
        {
            "vocabulary": vocabulary,
            "code": term.code,
            "label": term.label,
            "definition": term.definition,
            "parent": term.parent,
            "track": track,
            "since": term.since,
            "deprecated": term.deprecated,
            "rank": term.extra.get("rank"),
        }
        for vocabulary, track, term in [*terms, *statuses]
    ]
