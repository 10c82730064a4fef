"""Builds the gold texts, codings and manifests from the marked articles under sources/.

A source is a YAML file that holds the article with its marks and the coder's judgements. Two kinds of
mark stand in the text and are removed when it is written: ``[[c1|words]]`` gives the words to claim c1
(``[[c1,c2|words]]`` to both; marks nest) and ``[[#dateline|words]]`` types a stretch as a segment. A
paragraph that begins with ``@caption `` (or another segment kind) is a segment of that kind; all others
are body. Offsets, hashes, segments, quote modes and chains follow from the marks, so that a span cannot
drift from its text. ``README.md`` says how the fields are written.

Run ``python tests/gold/build.py`` after changing a source, ``--check`` to see whether anything is stale.
"""

from __future__ import annotations

import csv
import functools
import hashlib
import io
import itertools
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
SETS = ("dev", "news", "held_out", "second", "second_news", "long")
MANIFEST_HEADER = ("path", "key", "source", "url", "title", "published", "language")
VOCABULARIES = HERE.parents[1] / "seeds" / "vocabularies"
ANONYMOUS = ("anonymous_", "collective", "delegation", "unattributed", "unidentified")
KIND_OF_SUBJECT = {"m": "mechanism", "k": "meeting", "i": "incident"}
OUTLETS_OF_OUR_OWN = {
    "example-wire": "Example Wire",
    "fixture-post": "Fixture Post",
    "placeholder-times": "Placeholder Times",
    "sample-gazette": "Sample Gazette",
    "specimen-news-agency": "Specimen News Agency",
}


class SourceError(Exception):
    """Says which source file is wrong, where in it, and how."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"sources/{name}.yaml: {message}")


@dataclass(frozen=True)
class Marked:
    """An article without its marks, with what the marks said about stretches of it."""

    text: str
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    segments: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Built:
    """What one source gives: the text, the coding document, the manifest row, and the set they belong to."""

    name: str
    part: str
    text: str
    coding: dict[str, Any]
    row: dict[str, str]


def rows_of(vocabulary: str) -> list[dict[str, str]]:
    with (VOCABULARIES / f"{vocabulary}.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@functools.cache
def states() -> dict[str, str]:
    return {row["code"].lower(): row["label"] for row in rows_of("side") if row["is_state"] == "true"}


def read_marks(name: str, raw: str) -> Marked:
    """Remove the marks from an article and note what each of them covered."""
    out: list[str] = []
    kinds: list[str] = []
    spans: dict[str, list[tuple[int, int]]] = {}
    open_marks: list[tuple[str, int]] = []
    paragraph_kind = "body"
    position = 0
    while position < len(raw):
        opening = re.compile(r"\[\[([^|\]]+)\|").match(raw, position)
        if position == 0 or raw[position - 1] == "\n":
            kind = re.compile(r"@(\w+) ").match(raw, position)
            paragraph_kind = kind.group(1) if kind else "body"
            if kind:
                if paragraph_kind not in segment_kinds():
                    raise SourceError(name, f"unknown segment kind @{paragraph_kind}")
                position = kind.end()
                continue
        if opening:
            open_marks.append((opening.group(1), len(out)))
            position = opening.end()
        elif raw.startswith("]]", position):
            if not open_marks:
                raise SourceError(name, f"a mark is closed that was not opened, after «{''.join(out)[-40:]}»")
            label, start = open_marks.pop()
            if label.startswith("#"):
                kinds[start:] = [label[1:]] * (len(out) - start)
            else:
                for ref in label.split(","):
                    spans.setdefault(ref.strip(), []).append((start, len(out)))
            position += 2
        else:
            out.append(raw[position])
            kinds.append(paragraph_kind)
            position += 1
    if open_marks:
        raise SourceError(name, f"mark {open_marks[-1][0]} is never closed")
    text = "".join(out)
    return Marked(text, spans, segments_of(text, kinds))


def segments_of(text: str, kinds: list[str]) -> list[tuple[int, int, str]]:
    """Join neighbouring characters of one kind into segments, without white space at their ends."""
    inked = [(i, kinds[i]) for i, character in enumerate(text) if not character.isspace()]
    runs = [list(run) for _, run in itertools.groupby(inked, key=lambda pair: pair[1])]
    return [(run[0][0], run[-1][0] + 1, run[0][1]) for run in runs]


@functools.cache
def segment_kinds() -> frozenset[str]:
    return frozenset(row["code"] for row in rows_of("segment_kind"))


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def date_block(written: object) -> dict[str, str] | None:
    """Read ``EDTF | wording | basis | anchor``; an empty EDTF means that the wording cannot be resolved."""
    if written is None:
        return None
    parts = [part.strip() for part in str(written).split("|")]
    return {key: part for key, part in zip(("edtf", "text", "basis", "anchor"), parts, strict=False) if part}


def actor_record(name: str, ref: str, written: str) -> tuple[dict[str, Any], str | None]:
    """Read ``name | kind | SIDE | office``; gives the actor and the title of the office held, if any."""
    parts = [part.strip() for part in written.split("|")]
    if len(parts) not in (3, 4):
        raise SourceError(name, f"actor {ref}: expected «name | kind | SIDE | office», got «{written}»")
    actor: dict[str, Any] = {"ref": ref, "name": parts[0], "kind": parts[1]}
    if parts[2]:
        actor["side"] = parts[2]
    actor["named"] = not parts[1].startswith(ANONYMOUS)
    return actor, parts[3] if len(parts) == 4 else None


def actors_of(name: str, source: dict[str, Any], refs: set[str]) -> dict[str, list[dict[str, Any]]]:
    """List the declared actors and the states named anywhere, with offices and their holders."""
    actors: list[dict[str, Any]] = []
    offices: list[dict[str, Any]] = []
    holders: list[dict[str, Any]] = []
    declared = source.get("actors") or {}
    for ref in sorted(refs - declared.keys()):
        if ref not in states():
            raise SourceError(name, f"actor {ref} is used but not declared")
        actors.append({"ref": ref, "name": states()[ref], "kind": "state", "side": ref.upper(), "named": True})
    for ref, written in declared.items():
        actor, title = actor_record(name, ref, written)
        actors.append(actor)
        if title:
            offices.append({"ref": f"office-of-{ref}", "title": title})
            on = source.get("published") or source.get("offices_on")
            if on:
                holders.append({"person": ref, "office": f"office-of-{ref}", "on": str(on)})
    return {"actors": actors, "offices": offices, "office_holders": holders}


def mechanism_record(ref: str, written: dict[str, Any]) -> dict[str, Any]:
    roles = [("parties", "party"), ("hosts", "host"), ("mediators", "mediator"), ("observers", "observer")]
    parties = [{"actor": a, "role": role} for key, role in roles for a in written.get(key, [])]
    scope = [{"kind": kind, "value": value} for kind in ("area", "domain") for value in written.get(kind, [])]
    record = {"ref": ref, "label": written["label"], "kind": written["kind"], "parties": parties}
    if scope:
        record["scope"] = scope
    if "part_of" in written:
        record["part_of"] = written["part_of"]
    return record


def status_record(ref: str, written: dict[str, Any]) -> dict[str, Any]:
    track, status = written["status"].split()
    gist = written.get("gist", f"{written['label']}: {status.replace('_', ' ')}")
    record: dict[str, Any] = {"ref": f"s{ref[1:]}", "kind": "mechanism_status", "gist": gist}
    record |= {"mechanism": ref, "track": track, "status": status}
    when = date_block(written.get("when"))
    if when:
        record["when"] = when
    for key in ("initiator", "rounds_completed"):
        if key in written:
            record[key] = written[key]
    return record


def meeting_record(name: str, ref: str, written: dict[str, Any]) -> dict[str, Any]:
    record: dict[str, Any] = {"ref": ref, "label": written["label"], "format": written["format"]}
    for key in ("level", "occurrence", "place", "round_no", "follows"):
        if key in written:
            record[key] = written[key]
    when = date_block(written.get("when"))
    if when:
        record["when"] = when
    record["participants"] = []
    for entry in written["participants"]:
        actor, _, role = entry.partition(":")
        record["participants"].append({"actor": actor, "role": role or "participant"})
    links = written.get("mechanisms") or {}
    if links:
        record["mechanisms"] = [{"mechanism": m, "relation": relation} for m, relation in links.items()]
    if "occurrence" not in record:
        raise SourceError(name, f"meeting {ref}: occurrence is missing")
    return record


def quote_mode(span: str, segment: str) -> str:
    """Tell the mode from the share of the span in quotation marks; single words in marks are mixed."""
    if segment == "headline":
        return "headline"
    quoted = sum(len(part) for part in re.findall(r"“[^”]*”?|\"[^\"]*\"?", span))
    if quoted > len(span) / 2:
        return "direct_quote"
    return "mixed" if quoted else "paraphrase"


def proposition_of(
    name: str, ref: str, about: str, gist: str, known: dict[str, str]
) -> tuple[str, dict[str, Any] | None]:
    """Find or make the proposition of a claim: ``=c2`` shares one, ``s1`` is a status, else a new one."""
    if about.startswith("="):
        if about[1:] not in known:
            raise SourceError(name, f"claim {ref} shares the proposition of {about[1:]}, which does not come before it")
        return known[about[1:]], None
    if about[0] == "s":
        return about, None
    own = f"p{ref[1:]}"
    record: dict[str, Any] = {"ref": own, "kind": "posture", "gist": gist}
    if about != "-":
        record |= {"kind": KIND_OF_SUBJECT[about[0]], KIND_OF_SUBJECT[about[0]]: about}
    return own, record


def claim_records(
    name: str, source: dict[str, Any], marked: Marked
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Give the propositions that claims bring with them and the claims with their mentions."""
    propositions: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    known: dict[str, str] = {}
    written = source.get("claims") or {}
    if set(written) != set(marked.spans):
        raise SourceError(name, f"claims and marks differ: {sorted(set(written) ^ set(marked.spans))}")
    for ref, entry in written.items():
        speaker, judged, about, gist, *rest = entry
        more = rest[0] if rest else {}
        stance, act = judged.split("/")
        known[ref], new = proposition_of(name, ref, about, gist, known)
        propositions.extend([new] if new else [])
        claim: dict[str, Any] = {"ref": ref, "proposition": known[ref], "speaker": speaker, "stance": stance}
        claim["speech_act"] = act
        claim |= {key: more[key] for key in ("certainty", "setting", "told_to", "condition") if key in more}
        if "said" in more:
            claim["said"] = date_block(more["said"])
        chain = [{"link": "published_by", "source": source["source"]}]
        for step in more.get("via", []):
            link, _, target = step.rpartition(":")
            chain.append({"link": link or "cites_outlet", "actor" if link == "relays" else "source": target})
        chain.append({"link": "speaker", "actor": speaker})
        claim["mentions"] = []
        for start, end in marked.spans[ref]:
            span = marked.text[start:end]
            segment = next(kind for low, high, kind in marked.segments if low <= start and end <= high)
            mode = more.get("quote_mode", quote_mode(span, segment))
            claim["mentions"].append(
                {"start": start, "end": end, "quote_mode": mode, "sha256": sha256(span), "chain": chain}
            )
        claims.append(claim)
    return propositions, claims


def sources_of(source: dict[str, Any]) -> list[dict[str, Any]]:
    own = source["source"]
    records: list[dict[str, Any]] = [{"ref": own, "name": OUTLETS_OF_OUR_OWN[own]}]
    for ref, written in (source.get("sources") or {}).items():
        parts = [part.strip() for part in written.split("|")]
        records.append({"ref": ref} | dict(zip(("name", "kind", "country"), parts, strict=False)))
    return records


def build(path: Path) -> Built:
    """Build one article. Raises SourceError when the marks and the judgements do not fit each other."""
    name = path.stem
    source = yaml.safe_load(path.read_text(encoding="utf-8"))
    marked = read_marks(name, source["text"])
    mechanisms = source.get("mechanisms") or {}
    meetings = [meeting_record(name, ref, entry) for ref, entry in (source.get("meetings") or {}).items()]
    propositions, claims = claim_records(name, source, marked)
    records = [mechanism_record(ref, entry) for ref, entry in mechanisms.items()]
    refs = {party["actor"] for record in records for party in record["parties"]}
    refs |= {participant["actor"] for record in meetings for participant in record["participants"]}
    refs |= {claim["speaker"] for claim in claims}
    refs |= {entry["initiator"] for entry in mechanisms.values() if "initiator" in entry}
    refs |= {a for i in (source.get("incidents") or {}).values() for a in i.get("authors", []) + i.get("targets", [])}
    article: dict[str, Any] = {"key": name.lower(), "source": source["source"]}
    article |= {key: source[key] for key in ("title", "url") if key in source}
    article["language"] = "en"
    if source.get("published"):
        article["published"] = {"edtf": str(source["published"]), "basis": "external"}
    article["text"] = {"sha256": sha256(marked.text), "length": len(marked.text)}
    article["segments"] = [{"start": low, "end": high, "kind": kind} for low, high, kind in marked.segments]
    coding: dict[str, Any] = {"format": "deconf-coding/1", "article": article}
    coding["coder"] = {"name": "gold", "kind": "human", "version": "1"}
    coding["sources"] = sources_of(source)
    coding |= actors_of(name, source, refs)
    coding["mechanisms"] = records
    coding["meetings"] = meetings
    coding["incidents"] = incident_records(source)
    coding["propositions"] = [status_record(ref, entry) for ref, entry in mechanisms.items()] + propositions
    coding["claims"] = claims
    row = {"path": f"texts/{name}.txt", "key": name.lower(), "source": source["source"], "language": "en"}
    row |= {key: str(source.get(key) or "") for key in ("url", "title", "published")}
    return Built(name, source["set"], marked.text, coding, row)


def incident_records(source: dict[str, Any]) -> list[dict[str, Any]]:
    records = []
    for ref, written in (source.get("incidents") or {}).items():
        record: dict[str, Any] = {"ref": ref, "family": written["family"], "kind": written["kind"]}
        record["label"] = written["label"]
        when = date_block(written.get("when"))
        if when:
            record["when"] = when
        if "place" in written:
            record["place"] = written["place"]
        parties = [{"actor": actor, "role": "author"} for actor in written.get("authors", [])]
        record["parties"] = parties + [{"actor": actor, "role": "target"} for actor in written.get("targets", [])]
        records.append(record)
    return records


def outputs(builts: list[Built]) -> dict[Path, str]:
    """Give every file of the gold set with its content, by path below this folder."""
    files: dict[Path, str] = {}
    for part in SETS:
        table = io.StringIO()
        writer = csv.DictWriter(table, MANIFEST_HEADER, lineterminator="\n")
        writer.writeheader()
        for built in (b for b in builts if b.part == part):
            writer.writerow(built.row)
            files[HERE / part / "texts" / f"{built.name}.txt"] = built.text
            document = json.dumps(built.coding, ensure_ascii=False, indent=1) + "\n"
            files[HERE / part / "codings" / f"{built.name}.json"] = document
        files[HERE / part / "manifest.csv"] = table.getvalue()
    return files


def main(arguments: list[str]) -> int:
    builts = [build(path) for path in sorted((HERE / "sources").glob("*.yaml"))]
    files = outputs(builts)
    present = {p for part in SETS for p in (HERE / part).rglob("*") if p.is_file()}
    stale = sorted(present - files.keys())
    stale += sorted(p for p, content in files.items() if p not in present or p.read_text(encoding="utf-8") != content)
    if "--check" in arguments:
        for path in stale:
            print(f"stale: {path.relative_to(HERE)}", file=sys.stderr)
        return 1 if stale else 0
    for path in present - files.keys():
        path.unlink()
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    print(f"{len(builts)} articles written")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SourceError as error:
        sys.exit(str(error))
