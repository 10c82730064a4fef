"""Made-up codings for measurements: of the size and make of real ones, the same for the same seed.

About ten claims and some 80 database rows a coding. Public states and bodies lend their names as parties; all that is
said of them here, and every article, is made up by a random number generator.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

Entry = dict[str, Any]

_STATES = {
    "tur": "TUR",
    "rus": "RUS",
    "isr": "ISR",
    "usa": "USA",
    "irn": "IRN",
    "grc": "GRC",
    "ind": "IND",
    "pak": "PAK",
}
_OUTLETS = ("afp", "reuters", "tass", "anadolu", "trtworld", "haaretz", "al-monitor", "kathimerini", "dawn", "pti")
_KINDS = (
    "hotline",
    "working_group",
    "flight_safety_protocol",
    "ad_hoc_contact",
    "prior_notification",
    "joint_commission",
)
_STATUSES = (
    ("institutional", "proposed"), ("institutional", "in_talks"), ("institutional", "agreed"), ("institutional", "in_force"),
    ("institutional", "suspended"), ("operational", "operating"), ("operational", "impaired"), ("operational", "dormant"),
)  # fmt: skip
_STANCES = (
    "affirm",
    "affirm",
    "affirm",
    "confirm",
    "report",
    "report",
    "deny",
    "presuppose",
    "reject",
    "decline_comment",
)
_ACTS = ("assert", "assert", "confirm", "deny", "accuse", "propose", "warn", "commit", "predict")
_SETTINGS = ("statement", "official_statement", "readout", "press_conference", "briefing", "remarks_to_media")
_FORMATS = ("phone_call", "in_person_bilateral", "delegation_talks", "video_conference", "summit")
_INCIDENTS = ("air_strike", "missile_strike", "drone_strike", "artillery_fire", "clash", "incursion")
_PLACES = ("Idlib", "Ankara", "Moscow", "Damascus", "Baku", "Sochi", "a base near the border")
_FIRST_DAY = date(2012, 1, 1)
_DAYS = 4_900


def codings(count: int, *, seed: int = 0, first: int = 0) -> Iterator[Entry]:
    """Yield `count` codings, numbered from `first`; the same seed and number give the same coding."""
    for number in range(first, first + count):
        yield _Composer(Random(f"{seed}/{number}"), seed, number).document()  # no secret


def write_codings(path: Path, count: int, *, seed: int = 0, first: int = 0) -> int:
    """Write codings as JSON Lines; return the number of claims in them."""
    claims = 0
    with path.open("w", encoding="utf-8") as file:
        for coding in codings(count, seed=seed, first=first):
            claims += len(coding["claims"])
            file.write(json.dumps(coding, ensure_ascii=False))
            file.write("\n")
    return claims


class _Composer:
    """Composes one coding."""

    def __init__(self, random: Random, seed: int, number: int) -> None:
        self._random = random
        self._name = f"{seed}-{number}"
        self._day = _FIRST_DAY + timedelta(days=random.randrange(_DAYS))
        self._sides = random.sample(sorted(_STATES), 2)
        self._outlet = random.choice(_OUTLETS)
        self._length = random.randrange(2_500, 7_000)
        self._reached = 220

    def document(self) -> Entry:
        """The whole coding."""
        ministries = [f"{side}-mod" for side in self._sides]
        speakers = [*self._sides, *ministries, *(f"{side}-official" for side in self._sides), "narrator"]
        mechanisms = [self._mechanism(f"m{number}") for number in range(1, 2 + (self._random.random() < 0.3))]
        known = [each["ref"] for each in mechanisms]
        meetings = [self._meeting(f"t{number}", known) for number in range(1, 2 + (self._random.random() < 0.4))]
        incidents = [self._incident("i1", known)] if self._random.random() < 0.7 else []
        propositions = self._propositions(known, meetings, incidents)
        return {
            "format": "deconf-coding/1",
            "article": self._article(),
            "coder": {"name": "synthetic", "kind": "rules", "version": "1"},
            "sources": [{"ref": "local-paper", "name": f"Example Courier {self._random.randrange(400)}", "kind": "newspaper"}],
            "actors": self._actors(ministries),
            "offices": [{"ref": f"{side}-dm", "title": f"Defence Minister of {_STATES[side]}", "level": 2} for side in self._sides],
            "office_holders": [{"person": ministries[0], "office": f"{self._sides[0]}-dm", "on": self._day.isoformat()}],
            "mechanisms": mechanisms,
            "meetings": meetings,
            "incidents": incidents,
            "propositions": propositions,
            "claims": [self._claim(number, propositions, speakers) for number in range(1, self._random.randrange(8, 13))],
            "relations": [{"from": propositions[0]["ref"], "to": propositions[1]["ref"], "relation": "qualifies"}],
        }  # fmt: skip

    def _article(self) -> Entry:
        return {
            "key": f"example-{self._name}",
            "source": self._outlet,
            "title": f"Example headline {self._name} on contacts between {' and '.join(self._sides)}",
            "url": f"https://news.example/{self._day.year}/{self._name}",
            "language": "en",
            "published": {"edtf": self._day.isoformat(), "basis": "external"},
            "text": {"sha256": sha256(self._name.encode()).hexdigest(), "length": self._length},
            "segments": [
                {"start": 0, "end": 60, "kind": "headline"},
                {"start": 61, "end": 200, "kind": "standfirst"},
                {"start": 201, "end": self._length, "kind": "body"},
            ],
            "custody": [
                {"source": "local-paper", "action": "created"},
                {"source": self._outlet, "action": "republished"},
            ],
        }

    def _actors(self, ministries: list[str]) -> list[Entry]:
        entries: list[Entry] = []
        for side, ministry in zip(self._sides, ministries, strict=True):
            code = _STATES[side]
            entries += [
                {"ref": side, "name": f"State {code}", "kind": "state", "side": code, "named": True},
                {
                    "ref": ministry,
                    "name": f"Ministry of Defence of {code}",
                    "kind": "ministry",
                    "side": code,
                    "named": True,
                },
                {
                    "ref": f"{side}-official",
                    "name": "an official",
                    "kind": "anonymous_official",
                    "side": code,
                    "named": False,
                },
            ]
        narrator = {"ref": "narrator", "name": "the paper", "kind": "news_outlet", "side": "PRESS", "named": True}
        return [*entries, {**narrator, "source": self._outlet}]

    def _mechanism(self, ref: str) -> Entry:
        return {
            "ref": ref,
            "label": f"Example channel {self._random.randrange(2_000)}",
            "kind": self._random.choice(_KINDS),
            "purpose": "keep forces of the two sides apart",
            "parties": [{"actor": side, "role": "party"} for side in self._sides],
            "scope": [{"kind": "domain", "value": "air"}, {"kind": "area", "value": self._random.choice(_PLACES)}],
            **self._signed(),
        }

    def _meeting(self, ref: str, mechanisms: list[str]) -> Entry:
        seats = [{"actor": f"{side}-mod", "role": "participant", "office": f"{side}-dm"} for side in self._sides]
        return {
            "ref": ref,
            "label": f"Example meeting {self._random.randrange(10_000)}",
            "format": self._random.choice(_FORMATS),
            "level": self._random.randrange(1, 6),
            "occurrence": self._random.choice(("held", "held", "planned", "proposed")),
            "place": self._random.choice(_PLACES),
            "when": self._when(),
            "outcome": self._random.choice(("exchanged_views", "agreed_to_continue", "concern_voiced")),
            "participants": seats,
            "mechanisms": [{"mechanism": self._random.choice(mechanisms), "relation": "discusses"}],
            **self._signed(),
        }

    def _incident(self, ref: str, mechanisms: list[str]) -> Entry:
        roles = zip(self._sides, ("alleged_author", "victim"), strict=True)
        return {
            "ref": ref,
            "family": "military",
            "kind": self._random.choice(_INCIDENTS),
            "label": f"Example incident {self._random.randrange(10_000)}",
            "when": self._when(),
            "place": self._random.choice(_PLACES),
            "parties": [{"actor": side, "role": role} for side, role in roles],
            "mechanisms": [{"mechanism": self._random.choice(mechanisms), "relation": "concerns"}],
            **self._signed(),
        }

    def _propositions(self, mechanisms: list[str], meetings: list[Entry], incidents: list[Entry]) -> list[Entry]:
        entries: list[Entry] = []
        for _ in range(self._random.randrange(3, 6)):
            track, status = self._random.choice(_STATUSES)
            entries.append({"kind": "mechanism_status", "mechanism": self._random.choice(mechanisms), "track": track,
                            "status": status, "when": self._when()})  # fmt: skip
        entries += [{"kind": "meeting_occurred", "meeting": each["ref"]} for each in meetings]
        for each in incidents:
            low = self._random.randrange(1, 30)
            quantity = {"measure": "killed", "low": low, "high": low + 3, "unit": "persons", "qualifier": "at_least"}
            entries.append({"kind": "incident", "incident": each["ref"], "quantity": quantity})
        entries.append({"kind": "intent", "initiator": self._sides[0]})
        gist = "In made-up words, what one of the two sides is said to have done about the channel"
        return [
            {"ref": f"p{number}", "gist": f"{gist}, {self._random.randrange(1_000)}", **each, **self._signed()}
            for number, each in enumerate(entries, 1)
        ]

    def _claim(self, number: int, propositions: list[Entry], speakers: list[str]) -> Entry:
        speaker = self._random.choice(speakers)
        mentions = [self._mention(speaker) for _ in range(1 + (self._random.random() < 0.15))]
        office = {"office": f"{speaker[:3]}-dm"} if speaker.endswith("-mod") else {}
        return {
            "ref": f"c{number}",
            "proposition": propositions[number % len(propositions)]["ref"],
            "speaker": speaker,
            **office,
            "stance": self._random.choice(_STANCES),
            "speech_act": self._random.choice(_ACTS),
            "certainty": self._random.choice(("certain", "certain", "probable", "possible")),
            "said": {"edtf": self._day.isoformat()},
            "setting": self._random.choice(_SETTINGS),
            "mentions": mentions,
            **self._signed(),
        }

    def _mention(self, speaker: str) -> Entry:
        start = self._reached
        end = start + self._random.randrange(40, 160)
        self._reached = end + 1
        chain: list[Entry] = [{"link": "published_by", "source": self._outlet}]
        if self._random.random() < 0.3:
            chain.append({"link": "cites_outlet", "source": "local-paper"})
        chain.append({"link": "speaker", "actor": speaker})
        digest = sha256(f"{self._name} {start}".encode()).hexdigest()
        mode = self._random.choice(("direct_quote", "paraphrase", "narration"))
        return {"start": start, "end": end, "quote_mode": mode, "sha256": digest, "chain": chain, **self._signed()}

    def _when(self) -> Entry:
        day = self._day - timedelta(days=self._random.randrange(40))
        edtf = self._random.choice((f"{day}", f"{day}", f"{day}/..", f"{day:%Y-%m}", f"{day:%Y-%m}~"))
        return {"text": "some time before", "edtf": edtf, "basis": "article_relative"}

    def _signed(self) -> Entry:
        return {
            "rule": f"example-rule-{self._random.randrange(40)}",
            "confidence": self._random.randrange(40, 100) / 100,
        }
