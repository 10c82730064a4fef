"""Wire copy told by its cues: datelines, tails and bylines of news agencies become suggestions of custody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from deconfdb.documents.model import CustodyHop

CueKind = Literal["dateline", "byline", "tail", "reporting_line", "desk_initials", "credit", "author"]


@dataclass(frozen=True, slots=True)
class Agency:
    """A wire service: registry ref, the code it prints in datelines, its names, the domains it publishes on itself."""

    ref: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    domains: tuple[str, ...]


AGENCIES: Final = (
    Agency("afp", ("AFP",), ("Agence France-Presse", "Agence France Presse"), ("afp.com",)),
    Agency("ap", ("AP",), ("Associated Press", "The Associated Press"), ("apnews.com", "ap.org")),
    Agency("reuters", ("Reuters", "REUTERS"), ("Thomson Reuters",), ("reuters.com",)),
    Agency("xinhua", ("Xinhua", "XINHUA"), ("Xinhua News Agency",), ("xinhuanet.com", "news.cn")),
    Agency("tass", ("TASS", "ITAR-TASS", "Itar-Tass"), ("Russian News Agency TASS",), ("tass.com", "tass.ru")),
    Agency("ria-novosti", ("RIA Novosti", "RIA"), (), ("ria.ru",)),
    Agency("interfax", ("Interfax",), ("Interfax News Agency",), ("interfax.com", "interfax.ru")),
    Agency("anadolu", ("AA",), ("Anadolu Agency", "Anadolu Ajansı", "Anadolu"), ("aa.com.tr",)),
    Agency("dpa", ("dpa", "DPA"), ("Deutsche Presse-Agentur",), ("dpa.com", "dpa-international.com")),
    Agency("efe", ("EFE",), ("Agencia EFE",), ("efe.com",)),
    Agency("ansa", ("ANSA",), (), ("ansa.it",)),
    Agency("upi", ("UPI",), ("United Press International",), ("upi.com",)),
    Agency("ians", ("IANS",), ("Indo-Asian News Service",), ("ians.in",)),
    Agency("pti", ("PTI",), ("Press Trust of India",), ("ptinews.com",)),
    Agency("ani", ("ANI",), ("Asian News International",), ("aninews.in",)),
    Agency("kyodo", ("Kyodo",), ("Kyodo News",), ("kyodonews.net",)),
    Agency("yonhap", ("Yonhap",), ("Yonhap News Agency",), ("yna.co.kr",)),
    Agency("irna", ("IRNA",), ("Islamic Republic News Agency",), ("irna.ir",)),
    Agency("sana", ("SANA",), ("Syrian Arab News Agency",), ("sana.sy",)),
    Agency("ukrinform", ("Ukrinform",), (), ("ukrinform.net", "ukrinform.ua")),
    Agency("ntb", ("NTB",), ("Norsk Telegrambyrå",), ("ntb.no",)),
    Agency("tt", ("TT",), ("TT Nyhetsbyrån",), ("tt.se",)),
    Agency("pr-newswire", ("PRNewswire", "PR Newswire"), (), ("prnewswire.com",)),
    Agency("business-wire", ("BUSINESS WIRE", "Business Wire"), (), ("businesswire.com",)),
)

_BY_FORM: Final = {form: agency for agency in AGENCIES for form in (*agency.codes, *agency.names)}
_BY_FOLDED: Final = {form.casefold(): agency for form, agency in _BY_FORM.items()}
_FORM: Final = "|".join(re.escape(form) for form in sorted(_BY_FORM, key=len, reverse=True))
_PLACE: Final = r"[^\W\d_][^\n()]{0,100}?"

_DATELINE = re.compile(rf"^(?:{_PLACE}\s)?[(/](?P<form>{_FORM})[)/]\s?(?:[-–—]{{1,2}}|:)\s", re.MULTILINE)
_SLASHED = re.compile(rf"^(?:{_PLACE},?\s*)?/(?P<form>{_FORM})/\s?[-–—]{{1,2}}", re.MULTILINE)
_NAMED_DATELINE = re.compile(rf"^{_PLACE}, (?P<form>{_FORM})\s?[-–—]{{1,2}}\s", re.MULTILINE)
_BYLINE = re.compile(rf"^(?:[Bb]y |BY )?(?:[^\n,|/]{{3,60}}[,|/] )?(?:The )?(?P<form>{_FORM})$", re.MULTILINE)
_TAIL = re.compile(
    rf"^(?:Source: ?)?[(\[©–—-]{{0,2}}\s?(?:©|\(c\))?\s?(?P<form>{_FORM})(?: \d{{4}})?[)\]]?$", re.MULTILINE
)
_INLINE_TAIL = re.compile(rf"[.!?\"”'’]\s?[-–—(/]{{1,2}}\s?(?P<form>{_FORM})\s?[)/]?\s*$")
_REPORTING = re.compile(
    r"^\(?(?:Additional )?[Rr]eporting by [^\n]{3,200}[;.] ?(?:[Ww]riting|[Ee]diting) by [^\n]{3,120}", re.MULTILINE
)
_FILES = re.compile(
    rf"^\(?[Ww]ith (?:files|inputs?|material|reporting) from (?:the )?(?P<form>{_FORM})\b", re.MULTILINE
)
_DESK = re.compile(r"^[a-z]{2,4}(?:-[a-z]{2,4})*/[a-z]{1,4}(?:/[a-z]{1,4})*\s*$", re.MULTILINE)
_COPYRIGHT = re.compile(rf"(?:©|\([cC]\)|[Cc]opyright)\s*(?:\d{{4}},? )?(?:by )?(?:[Tt]he )?(?P<form>{_FORM})\b")

HEAD_LENGTH: Final = 1_200
TAIL_LENGTH: Final = 400


@dataclass(frozen=True, slots=True)
class AgencyCue:
    """One place of a text that names an agency as its hand; offsets in code points."""

    agency: str
    kind: CueKind
    start: int
    end: int
    is_author: bool
    """True: the agency wrote the text; false: it supplied material."""


def agency_named(text: str) -> Agency | None:
    """The agency that a name, a code or `By <name>` stands for."""
    bare = re.sub(r"^(?:by |von |par )", "", text.strip(), flags=re.IGNORECASE)
    return _BY_FORM.get(bare) or (_BY_FOLDED.get(bare.casefold()) if len(bare) > 3 else None)


def agencies_in_byline(byline: str) -> tuple[Agency, ...]:
    """The agencies of a byline made of codes alone, such as `NTB-AFP-DPA` or `AFP/Reuters`; none if a name is in it."""
    parts = [part.strip() for part in re.split(r"\s?[-/,&]\s?|\s(?:and|og|und|et)\s", byline.strip()) if part.strip()]
    found = [agency_named(part) for part in parts]
    return tuple(dict.fromkeys(agency for agency in found if agency)) if found and all(found) else ()


def agency_cues(text: str) -> tuple[AgencyCue, ...]:
    """Find the cues in the head and the tail of a text, in order of place."""
    head_end = min(len(text), HEAD_LENGTH)
    tail_start = max(0, len(text) - TAIL_LENGTH)
    cues = [
        *_found(text, (_DATELINE, _SLASHED, _NAMED_DATELINE), "dateline", 0, head_end, is_author=True),
        *_found(text, (_BYLINE,), "byline", 0, min(head_end, 400), is_author=True),
        *_found(text, (_TAIL, _INLINE_TAIL), "tail", tail_start, len(text), is_author=True),
        *_found(text, (_COPYRIGHT,), "credit", tail_start, len(text), is_author=True),
        *_found(text, (_FILES,), "credit", tail_start, len(text), is_author=False),
    ]
    cues += [
        AgencyCue("reuters", "reporting_line", m.start(), m.end(), True) for m in _REPORTING.finditer(text, tail_start)
    ]
    if any(cue.agency == "afp" for cue in cues):
        cues += [AgencyCue("afp", "desk_initials", m.start(), m.end(), True) for m in _DESK.finditer(text, tail_start)]
    return tuple(sorted(set(cues), key=lambda cue: (cue.start, cue.end, cue.kind)))


def _found(
    text: str, patterns: Iterable[re.Pattern[str]], kind: CueKind, start: int, end: int, *, is_author: bool
) -> Iterator[AgencyCue]:
    for pattern in patterns:
        for match in pattern.finditer(text, start, end):
            yield AgencyCue(_BY_FORM[match.group("form")].ref, kind, match.start(), match.end(), is_author)


def suggested_custody(
    text: str, authors: Iterable[str], publisher: str | None, publisher_domain: str | None
) -> tuple[CustodyHop, ...]:
    """Suggest who wrote, supplied and republished a text; empty without a cue.

    An agency that publishes its own copy created it. A site with agency copy republished it. `publisher` is what the
    document names as its source.
    """
    written: list[tuple[str, str]] = []
    supplied: list[tuple[str, str]] = []
    for cue in agency_cues(text):
        (written if cue.is_author else supplied).append((cue.agency, f"agency_cue:{cue.kind}"))
    for author in authors:
        written += [(agency.ref, "agency_cue:author") for agency in agencies_in_byline(author)]
    makers = dict(reversed(written))
    helpers = {ref: basis for ref, basis in reversed(supplied) if ref not in makers}
    hops = [CustodyHop(ref, "created", basis=basis) for ref, basis in reversed(makers.items())]
    hops += [CustodyHop(ref, "supplied", basis=basis) for ref, basis in reversed(helpers.items())]
    own = _own_agency(publisher, publisher_domain)
    if hops and publisher and makers and own not in makers:
        hops.append(CustodyHop(publisher, "republished", basis="publisher"))
    return tuple(hops)


def _own_agency(publisher: str | None, domain: str | None) -> str | None:
    if publisher and (agency := agency_named(publisher)):
        return agency.ref
    for agency in AGENCIES:
        if domain and any(domain == own or domain.endswith("." + own) for own in agency.domains):
            return agency.ref
    return publisher
