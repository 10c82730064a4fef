"""Statements: speaker, span, stance and chain, with and without a parse."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.engine import Engine
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.rules import RulesCoder
from deconfdb.coders.sources import printed_names
from tests.unit.coders.conftest import read

# Every text needs two sides and a channel, or the gate keeps it out.
CHANNEL = "\nNorway and Russia keep a military hotline between their armed forces."


def _claims(engine: Engine, text: str) -> list[tuple[str, str, str]]:
    found = read(engine, text + CHANNEL)
    return [
        (claim.speaker.ref, claim.stance, found.article.text[claim.spans[0].start : claim.spans[0].end])
        for claim in found.findings.claims
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "stance"),
    [
        ("The Norwegian Defence Ministry said the line was open.", "nor-mod", "affirm"),
        ("The line is open, the Norwegian Defence Ministry said.", "nor-mod", "affirm"),
        ('"The line is open," said the Norwegian Defence Ministry.', "nor-mod", "affirm"),
        ("The line is open, according to the Norwegian Defence Ministry.", "nor-mod", "affirm"),
        ("The line, the Norwegian Defence Ministry said, has been open since June.", "nor-mod", "affirm"),
        ("Norway denied that the line had been cut.", "nor", "deny"),
        ("Norway confirmed the talks.", "nor", "confirm"),
        ("Norway accused Russia of jamming the line.", "nor", "affirm"),
        ("There was no immediate comment from Norway.", "nor", "no_comment_yet"),
        ("The Norwegian Defence Ministry declined to comment.", "nor-mod", "decline_comment"),
        ("Norway rejected the proposal.", "nor", "reject"),
    ],
)
def test_every_form_of_attribution_gives_one_claim(engine: Engine, text: str, speaker: str, stance: str) -> None:
    (claim,) = _claims(engine, text)
    assert claim[:2] == (speaker, stance)
    assert claim[2].rstrip(".") == text.rstrip(".")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The line, the Norwegian Defence Ministry said, has never been closed.", "deny"),
        ("Nothing was hit, the Norwegian Defence Ministry said.", "deny"),
        ("Asked whether the line was dead, the Norwegian Defence Ministry said no.", "deny"),
        ("Russia has no part in it, the Norwegian Defence Ministry said.", "deny"),
        # A statement in the negative is a denial of the positive, whoever, whenever: nobody, not yet, never to be.
        ("Nobody was hurt, the Norwegian Defence Ministry said.", "deny"),
        ("The line is not open yet, the Norwegian Defence Ministry said.", "deny"),
        ("The line will not be closed, the Norwegian Defence Ministry said.", "deny"),
        ("Troops could not use the line, the Norwegian Defence Ministry said.", "deny"),
        ("Norwegian soldiers had received no order to move, the Norwegian Defence Ministry said.", "deny"),
        # What two negatives tell, what is supposed, what has changed and what is a reproach is told.
        ("Norway does not exclude a meeting, the Norwegian Defence Ministry said.", "affirm"),
        ("If they call, nobody will answer, the Norwegian Defence Ministry said.", "affirm"),
        ("The line was no longer in use, the Norwegian Defence Ministry said.", "affirm"),
        ("Russia had not honoured the agreement, the Norwegian Defence Ministry said.", "affirm"),
        ("Such a crime could not go unpunished, the Norwegian Defence Ministry said.", "affirm"),
    ],
)
def test_what_is_negated_is_denied(rules: RulesCoder, text: str, stance: str) -> None:
    assert [(speaker, found) for speaker, found, _ in _claims(rules.engine, text)] == [("nor-mod", stance)]


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian defence minister called his Russian counterpart, Sergei Shoigu, on Saturday.",
        "Oslo called its ambassador home.",
        "The Norwegian army took back most of the valley in late 2020.",
        "Each country blamed the other.",
        "Norway renewed the agreement in May.",
        "Calls over the hotline to the Norwegian army went unanswered.",
        "A diplomat spoke on condition of anonymity.",
        "The Norwegian army, said to number 30,000 men, withdrew.",
        "The West Bank said no.",
        "The visit, which the Norwegian army called off, was short.",
        "The islet, which the Norwegian army calls Placeholder Rock, is bare.",
    ],
)
def test_what_only_looks_like_an_attribution_gives_no_claim(rules: RulesCoder, text: str) -> None:
    assert _claims(rules.engine, text) == []


def test_a_quotation_goes_on_in_the_next_sentence(engine: Engine) -> None:
    claims = _claims(
        engine, '"The line is open," the Norwegian Defence Ministry said. "Nobody will close it while we are here."'
    )
    assert {speaker for speaker, _, _ in claims} == {"nor-mod"}
    assert "Nobody will close it" in claims[-1][2]


def test_a_second_verb_after_and_is_a_statement_of_its_own(engine: Engine) -> None:
    claims = _claims(
        engine, "The Norwegian Defence Ministry said that the line was open, and denied that it had ever been cut."
    )
    assert [(speaker, stance) for speaker, stance, _ in claims] == [("nor-mod", "affirm"), ("nor-mod", "deny")]


def test_pronouns_go_back_to_the_last_speaker(engine: Engine) -> None:
    claims = _claims(
        engine, "Norwegian spokesman Example Placeholder said the line was open. He added that it was tested daily."
    )
    assert [speaker for speaker, _, _ in claims] == ["p-example-placeholder"] * 2


def test_the_words_of_a_quotation_report_nobody(engine: Engine) -> None:
    claims = _claims(engine, '"Russia said it was open," the Norwegian Defence Ministry said.')
    assert [speaker for speaker, _, _ in claims] == ["nor-mod"]


def test_both_armies_speak_in_a_joint_statement(engine: Engine) -> None:
    claims = _claims(engine, "Norway and Russia will use the line, their defence ministries said in a joint statement.")
    assert [speaker for speaker, _, _ in claims] == ["nor-mod", "rus-mod"]


def test_a_sentence_without_attribution_is_no_claim(engine: Engine) -> None:
    assert _claims(engine, "The line runs from Bodo to Murmansk.") == []


def test_the_chain_names_the_outlet_that_was_told(rules: RulesCoder) -> None:
    found = read(rules.engine, "A Norwegian military official told Reuters that the line was open." + CHANNEL)
    if "reuters" not in found.cast.knowledge.outlets:
        pytest.fail("the lexicon lost its news agencies")
    (claim,) = found.findings.claims
    assert [link.outlet for link in claim.outlets] == ["reuters"]


@pytest.mark.parametrize("name", ["the Placeholder Paper", "Placeholder Paper", "the Paper"])
def test_who_told_the_very_outlet_whose_article_it_is(engine: Engine, name: str) -> None:
    found = read(engine, f"A Norwegian military official told {name} that the line was open." + CHANNEL)
    (claim,) = found.findings.claims
    assert [(link.link, link.outlet) for link in claim.outlets] == [("told_to_outlet", "placeholder-paper")]


def test_an_outlet_is_not_called_by_the_name_of_a_state(knowledge: Knowledge) -> None:
    assert printed_names(knowledge, "voice-of-russia") == (("voice", "of", "russia"), ("vor",))
    assert printed_names(knowledge, "placeholder-paper") == (("placeholder", "paper"), ("paper",))


def test_what_a_side_had_its_own_agency_print_is_not_the_whole_article(engine: Engine) -> None:
    text = "Russia has cut the line, the official news agency TASS reported.\nNorway called the step regrettable."
    (claim,) = read(engine, text + CHANNEL).findings.claims
    assert (claim.speaker.ref, claim.outlets) == ("nor", ())


def test_negated_content_about_a_channel_denies(engine: Engine) -> None:
    ((_, stance, _),) = _claims(engine, "There were no talks on a working group, the Russian Foreign Ministry said.")
    assert stance == "deny"


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Norway accuses Russia of jamming the line, which Moscow denies.", "which Moscow denies"),
        ("Norway accuses Russia of jamming the line, a charge that Moscow denied.", "a charge that Moscow denied"),
    ],
)
def test_the_answer_in_a_relative_clause_is_a_claim_of_its_own(rules: RulesCoder, text: str, denied: str) -> None:
    first, second = _claims(rules.engine, text)
    assert first == ("nor", "affirm", "Norway accuses Russia of jamming the line")
    assert second[0] == "rus"
    assert second[1] in {"deny", "reject"}
    assert second[2].rstrip(".") == denied


def test_words_on_a_name_kept_back_and_the_rest_of_a_quotation_belong_to_the_claim(rules: RulesCoder) -> None:
    told = "The line is dead, said a Norwegian officer, who spoke on condition of anonymity because it is secret."
    quoted = '"The line is dead," said a Norwegian officer, who patrols the border, "and it will stay so."'
    assert [span.rstrip(".") for _, _, span in _claims(rules.engine, told)] == [told.rstrip(".")]
    assert [span for _, _, span in _claims(rules.engine, quoted)] == [quoted]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Oslo and Moscow accuse each other of having cut the line.", ["nor", "rus"]),
        ("Oslo and Moscow blame each other.", []),
        ("A Kremlin spokesman said the line was open.", ["anon-rus-kremlin-spokesman"]),
        ("Residents reported shots at the Norwegian border.", ["anon-civil-residents"]),
        ("According to two people familiar with the talks, Russia offered a second line.", ["anon-x-people-familiar"]),
        ("Norwegian military sources said the line was open.", ["anon-nor-norwegian-military-sources"]),
    ],
)
def test_who_speaks_for_whom(rules: RulesCoder, text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _, _ in _claims(rules.engine, text)] == speakers


def test_a_ministry_and_an_office_are_known_by_whoever_heads_them(rules: RulesCoder) -> None:
    text = (
        "South Korean Unification Minister Placeholder Sample said the line was open. His ministry said it was tested."
    )
    assert [speaker for speaker, _, _ in _claims(rules.engine, text)] == ["p-placeholder-sample", "kor-unification"]
    text = "Norwegian Prime Minister Erna Solberg called Moscow. Her office said the call was short."
    assert [speaker for speaker, _, _ in _claims(rules.engine, text)] == ["nor-prime-minister-office"]


@pytest.mark.parametrize(
    ("sentence", "relays"),
    [
        ("Norway said that the line had been restored but Russia denied it.", []),
        ("Norway has proposed a hotline and Russia says it will study the idea.", []),
        ("Norway said that Russia had denied the flights.", ["nor"]),
    ],
)
def test_a_second_speaker_behind_and_or_but_speaks_for_himself(
    engine: Engine, sentence: str, relays: list[str]
) -> None:
    claims = read(engine, sentence + CHANNEL).findings.claims
    assert [[actor.ref for actor in claim.relays] for claim in claims if claim.speaker.ref == "rus"] == [relays]


def test_a_quoted_heading_is_nobodys_statement(rules: RulesCoder) -> None:
    text = (
        "Chad and Libya keep a military hotline between their two armies.\n\n"
        "The line is tested every week, a Libyan general said.\n\n“A free gift”\n\nThe posts lie far apart."
    )
    article = ArticleInput(key="x", source="example-wire", text=text, published=date(2021, 6, 16))
    said = [claim for claim in rules.code(article).claims if not claim.speaker.startswith("narr")]
    assert [text[one.mentions[0].start : one.mentions[0].end] for one in said] == [
        "The line is tested every week, a Libyan general said."
    ]


def test_his_office_is_the_one_that_spoke(rules: RulesCoder) -> None:
    text = (
        "Chad and Libya keep a military hotline between their two armies.\n\n"
        "The office of Prime Minister Abdulhamid Dbeibah called the talks a first step. Even the speaker of parliament, "
        "Aguila Saleh, had agreed to them. Patrols would start in May, his office said."
    )
    article = ArticleInput(key="x", source="example-wire", text=text, published=date(2021, 6, 16))
    speakers = {claim.speaker for claim in rules.code(article).claims if not claim.speaker.startswith("narr")}
    assert speakers == {"lby-prime-minister-office"}


@pytest.mark.parametrize("sentence", [
    "Chadian President Mahamat Deby told the envoy that he expected patrols to go on, the presidency said in a statement.",
    "Libyan Foreign Minister Najla Mangoush said that there was no need for patrols, Al Jazeera reported.",
])  # fmt: skip
def test_who_passes_words_on_stands_in_the_span(rules: RulesCoder, sentence: str) -> None:
    text = f"Chad and Libya keep a military hotline between their two armies.\n\n{sentence}"
    article = ArticleInput(key="x", source="example-wire", text=text, published=date(2021, 6, 16))
    (claim,) = (one for one in rules.code(article).claims if not one.speaker.startswith("narr"))
    assert text[claim.mentions[0].start : claim.mentions[0].end].rstrip(".") == sentence.rstrip(".")


def test_the_north_at_the_head_of_a_sentence_is_the_state(rules: RulesCoder) -> None:
    text = "North Korea and South Korea used their military hotline on Monday. The North said it would keep the line.\n"
    document = rules.code(
        ArticleInput(text=text, key="x", source="example-wire", title="", published=date(2023, 6, 15))
    )
    assert [claim.speaker for claim in document.claims if claim.rule != "claim.narration"] == ["prk"]


@pytest.mark.parametrize(
    ("described", "named"),
    [
        ("an adviser to the Norwegian president said on Monday", "the adviser, Example Placeholder, wrote"),
        (
            "Norway's top security official said",
            "Example Placeholder, secretary of the Norwegian council, told reporters",
        ),
    ],
)
def test_who_is_described_in_the_lead_is_named_in_the_next_sentence(
    rules: RulesCoder, described: str, named: str
) -> None:
    text = f"The line to Russia is open, {described}.\n\nNorway had tested it twice, {named}.\n{CHANNEL}"
    claims = read(rules.engine, f"Norway, Russia keep line open\n\n{text}").findings.claims
    assert [claim.speaker.name for claim in claims] == ["Example Placeholder"] * 2


def test_two_leaders_speak_in_a_communique_and_not_their_states(rules: RulesCoder) -> None:
    text = (
        "Norwegian Foreign Minister Ada Placeholder met Russian Foreign Minister Ivan Placeholderov in Oslo. "
        "The two ministers condemned the raid, a communique said after the talks."
    )
    claims = read(rules.engine, text + CHANNEL).findings.claims
    assert {claim.speaker.name for claim in claims} == {"Ada Placeholder", "Ivan Placeholderov"}


@pytest.mark.parametrize(
    ("text", "speaker", "passed_on_by"),
    [
        ("Gen. Osman Karim told Norwegian officers that his men had been fired at, a Russian official said.", "Karim", True),
        ("Gen. Osman Karim complained over the killing of a soldier, the Norwegian army said in a statement.", "Karim", True),
        ("Gen. Osman Karim proposed that both armies inspect the hill, a Norwegian diplomat said.", "Karim", True),
        ("Gen. Osman Karim called on Norway to withdraw, according to a Russian aide.", "Karim", True),
        ("Gen. Osman Karim warned the Russians that his patience was running out, a Norwegian official said.", "Karim", True),
        # What a man does, and nothing that he says.
        ("Gen. Osman Karim called his colleague on Monday, a Russian official said.", "official", False),
        ("Gen. Osman Karim ordered his men to hold fire, a Russian official said.", "official", False),
        ("Gen. Osman Karim called on the king in Oslo, a Russian official said.", "official", False),
    ],
)  # fmt: skip
def test_the_words_of_a_man_stay_his_whoever_passes_them_on(
    engine: Engine, text: str, speaker: str, passed_on_by: bool
) -> None:
    (claim,) = read(engine, text + CHANNEL).findings.claims
    assert (speaker in claim.speaker.name, bool(claim.relays)) == (True, passed_on_by)


def test_no_name_runs_from_a_headline_into_the_text(engine: Engine) -> None:
    text = "Frontier open as Norwegians Sign Paper With Reds\n\nOSLO --\n\nKirkenes regrets the shooting, a spokesman said."
    assert not [one for one in read(engine, text + CHANNEL).cast.actors.values() if "Reds" in one.name]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # What a lexicon has for the body of one state is as well what others call theirs.
        ("Norway stopped its flights, its Defense Department said.", "nor-mod"),
        ("The line will be used, the Foreign Office said.", "nor-mfa"),
        # But a body whose state is told of is its own.
        ("Britain and the Pentagon were told. The line will be used, the Pentagon said.", "usa-mod"),
        ("Britain was told. The line will be used, the Foreign Office said.", "gbr-mfa"),
    ],
)
def test_a_bare_ministry_is_that_of_the_country_from_which_it_is_told(engine: Engine, text: str, speaker: str) -> None:
    lead = "OSLO, June 16 (EW) -- Norway and Russia keep a military hotline.\n"
    (claim,) = read(engine, lead + text).findings.claims
    assert claim.speaker.ref == speaker


def test_in_the_lead_it_is_so_whoever_the_sentence_begins_with(engine: Engine) -> None:
    lead = (
        "OSLO, June 16 (EW) -- Russia has promised Norway in writing to keep the line open, the Foreign Ministry said."
    )
    (claim,) = read(engine, lead + CHANNEL).findings.claims
    assert claim.speaker.ref == "nor-mfa"


def test_his_office_is_that_of_the_man_with_whom_the_sentence_begins(rules: RulesCoder) -> None:
    lead = "Russian President Vladimir Putin spoke on Monday. "
    text = lead + "He has written to Norwegian Prime Minister Erna Solberg, his office said."
    (claim,) = read(rules.engine, text + CHANNEL).findings.claims
    assert claim.speaker.side == "RUS"


@pytest.mark.parametrize(
    "text",
    [
        "Norway wants its post back.",
        "Norway refused passage in May.",
        "Norwegian officers questioned the captain on Monday.",
        "Norway played the matter down.",
        "The exercise takes place in a zone which Norway declared in May.",
        "Norway declared 2015 a year of friendship.",
        "Norway called the drill off on Monday.",
        "For years Norway has accused Russia of spying.",
        "Norway has long complained of Russian trawlers.",
        "The two sides have promised each other that they will not shoot.",
        "Norwegian Foreign Minister Ine Eriksen Soreide called Russian Foreign Minister Sergei Lavrov and handed over the phone.",
    ],
)
def test_what_a_reporter_sums_up_is_nobodys_word(rules: RulesCoder, text: str) -> None:
    assert _claims(rules.engine, text) == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norway wants Russia to pull back its boats.", "affirm"),
        ("Norway wants three prisoners set free.", "affirm"),
        ("Norway refused, saying that its post would stay.", "reject"),
        ("Norway declared that the zone was its own.", "affirm"),
        ("Norway accused Russia of spying.", "affirm"),
        ("Norway has not said how many men it lost.", "no_comment_yet"),
        ("The Norwegian Defence Ministry has not explained why the line was cut.", "no_comment_yet"),
        ("The Norwegian Defence Ministry would not give the sum.", "decline_comment"),
        ("The Norwegian Defence Ministry said it was not aware of the details.", "decline_comment"),
        ("The Norwegian Defence Ministry said it could not say who had fired.", "decline_comment"),
    ],
)
def test_near_to_it_a_position_or_a_silence_is_read(rules: RulesCoder, text: str, stance: str) -> None:
    assert stance in [found for _, found, _ in _claims(rules.engine, text)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (
            "Ine Eriksen Soreide said the Russians had fired first and denied that any of her men had crossed.",
            ["Ine Eriksen Soreide said the Russians had fired first", "denied that any of her men had crossed"],
        ),
        (
            "Norway called the ban a hostile measure, and its own closure has been in force since May.",
            ["Norway called the ban a hostile measure"],
        ),
        (
            "Norway said that the line, which it called vital, stood open and that work on it would go on.",
            ["Norway said that the line, which it called vital, stood open", "that work on it would go on"],
        ),
    ],
)
def test_two_predicates_are_two_statements_and_the_reporters_clause_is_none(
    rules: RulesCoder, text: str, spans: list[str]
) -> None:
    assert [found.rstrip(".") for _, _, found in _claims(rules.engine, text)] == spans


def test_an_attribution_before_an_aside_has_its_content_before_it(rules: RulesCoder) -> None:
    text = "Norway reserves the right to close the line, its spokesman said Tuesday, in a test of the closest contacts yet."
    (claim,) = _claims(rules.engine, text)
    assert claim[2].startswith("Norway reserves")
