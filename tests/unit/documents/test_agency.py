"""Wire copy is told by datelines, bylines and tails, and by nothing that merely cites an agency."""

from __future__ import annotations

from pathlib import Path

import pytest

from deconfdb.documents.agency import AGENCIES, agencies_in_byline, agency_cues, agency_named, suggested_custody

FILLER = "\nMore was said about the talks between the two armies." * 40


@pytest.mark.parametrize(
    ("text", "agency", "kind"),
    [
        ("AMMAN (AFP) - Jordan keeps its line to Moscow open.", "afp", "dateline"),
        ("AMMAN/VIENNA, June 3 (Reuters) - Officers met.", "reuters", "dateline"),
        ("MOSCOW, October 6. /TASS/. Defence officials met.", None, None),
        ("MOSCOW /TASS/ -- Defence officials met.", "tass", "dateline"),
        ("Amman, Jordan, June 3, 2017 (AFP) -\nThe army said so.", "afp", "dateline"),
        ("WASHINGTON (AP) — The Pentagon said so.", "ap", "dateline"),
        ("TEL AVIV, Oct. 9 (Xinhua) -- Officers met.", "xinhua", "dateline"),
        ("By The Associated Press\nOfficers met.", "ap", "byline"),
        ("Officers met." + FILLER + "\n(AFP)", "afp", "tail"),
        ("Officers met." + FILLER + " - Reuters", "reuters", "tail"),
        ("Officers met." + FILLER + "\nSource: Xinhua", "xinhua", "tail"),
        ("Officers met." + FILLER + "\n© 2020 AFP", "afp", "credit"),
        (
            "Officers met." + FILLER + "\nReporting by A. Placeholder; Editing by B. Placeholder",
            "reuters",
            "reporting_line",
        ),
        ("Officers met." + FILLER + "\nWith files from The Associated Press and C. Placeholder", "ap", "credit"),
        ("A minister told Reuters on Monday that talks go on.", None, None),
        ("The AFP news agency reported that the sides met (AFP had asked).", None, None),
        ("Aa (AA) is a kind of lava.", None, None),
        ("TSA officers met.", None, None),
    ],
)
def test_a_cue_names_its_agency(text: str, agency: str | None, kind: str | None) -> None:
    cues = agency_cues(text)

    assert {(cue.agency, cue.kind) for cue in cues} == ({(agency, kind)} if agency else set())
    for cue in cues:
        assert text[cue.start : cue.end].strip()


def test_initials_of_a_desk_count_beside_another_cue_of_the_agency_alone() -> None:
    body = "Officers met." + FILLER + "\nbur-xx/yy/zz"

    assert agency_cues(body) == ()
    assert [cue.kind for cue in agency_cues("AMMAN (AFP) - " + body)] == ["dateline", "desk_initials"]


@pytest.mark.parametrize(
    ("byline", "refs"),
    [
        ("NTB-AFP-DPA", ["ntb", "afp", "dpa"]),
        ("By Reuters", ["reuters"]),
        ("AFP and AP", ["afp", "ap"]),
        ("A. Placeholder, AFP", []),
        ("Mary Reuters", []),
        ("", []),
    ],
)
def test_a_byline_of_agencies_alone_is_taken_apart(byline: str, refs: list[str]) -> None:
    assert [agency.ref for agency in agencies_in_byline(byline)] == refs


@pytest.mark.parametrize(
    ("authors", "publisher", "domain", "expected"),
    [
        ((), "placeholder-post", None, [("afp", "created"), ("placeholder-post", "republished")]),
        ((), "AFP", None, [("afp", "created")]),
        ((), "afp", None, [("afp", "created")]),
        ((), "The agency's own site", "www.afp.com", [("afp", "created")]),
        ((), None, None, [("afp", "created")]),
        (
            ("Associated Press",),
            "placeholder-post",
            None,
            [("afp", "created"), ("ap", "created"), ("placeholder-post", "republished")],
        ),
    ],
)
def test_custody_follows_from_cues_and_publisher(
    authors: tuple[str, ...], publisher: str | None, domain: str | None, expected: list[tuple[str, str]]
) -> None:
    text = "AMMAN (AFP) - Jordan said so."

    assert [(hop.source, hop.action) for hop in suggested_custody(text, authors, publisher, domain)] == expected


def test_supplied_material_makes_nobody_an_author() -> None:
    text = "Officers met." + FILLER + "\nWith inputs from PTI"

    assert [(hop.source, hop.action) for hop in suggested_custody(text, (), "placeholder-post", None)] == [
        ("pti", "supplied")
    ]


def test_a_text_without_cues_suggests_nothing() -> None:
    assert suggested_custody("Officers met.", ("A. Placeholder",), "placeholder-post", "x.example") == ()


def test_every_form_names_one_agency() -> None:
    forms = [form for agency in AGENCIES for form in (*agency.codes, *agency.names)]

    assert len(forms) == len(set(forms))
    assert all(agency_named(form) is agency for agency in AGENCIES for form in (*agency.codes, *agency.names))
    assert agency_named("anadolu agency") is agency_named("Anadolu Agency")
    assert agency_named("aa") is None


def test_the_seed_texts_have_the_cues_a_reader_sees(shared: Path) -> None:
    found = {
        path.name[:3]: [(cue.agency, cue.kind) for cue in agency_cues(path.read_text())]
        for path in sorted(shared.glob("seeds/*.txt"))
    }

    assert found == {"000": [], "001": [("afp", "dateline")], "002": [], "003": [], "004": []}
