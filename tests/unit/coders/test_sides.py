"""Whose mechanism it is, and how many: sides bound to a term, taken from the article, and texts of different years."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.engine import Engine
from deconfdb.coders.rules import RulesCoder
from tests.unit.coders.conftest import FORCES, read


@pytest.fixture
def engine(rules: RulesCoder) -> Engine:
    """The stages with a parse."""
    return rules.engine


def _sides(engine: Engine, text: str) -> set[tuple[str, ...]]:
    found = read(engine, text + FORCES).findings.mechanisms
    return {tuple(sorted(one.sides)) for one in found}


def sides_and_kinds(engine: Engine, text: str) -> set[tuple[str, ...]]:
    return {(*sorted(one.sides), one.kind) for one in read(engine, text).findings.mechanisms}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The hotline between the two general staffs was suspended.", ("NOR", "RUS")),
        ("The military hotline of Finland with Russia was suspended.", ("FIN", "RUS")),
        (
            "A ceasefire agreement signed by Armenia, Azerbaijan and Russia took effect on Monday.",
            ("ARM", "AZE", "RUS"),
        ),
    ],
)
def test_a_term_is_bound_to_the_sides_that_its_sentence_gives_it(
    engine: Engine, text: str, sides: tuple[str, ...]
) -> None:
    assert sides in _sides(engine, text)


def test_a_host_and_a_mediator_are_no_sides(engine: Engine) -> None:
    text = (
        "Norway and Russia signed a deconfliction agreement, which was brokered by Switzerland.\n"
        "The agreement mediated by Switzerland bars flights along the border."
    )
    assert _sides(engine, text) == {("NOR", "RUS")}


def test_off_whose_coast_ships_are_is_where(engine: Engine) -> None:
    text = "A Norwegian hotline with the Russian navy off Somalia is working, and navies off Kenya use it."
    assert _sides(engine, text) == {("NOR", "RUS")}
    assert ("FIN", "NOR") in _sides(engine, "Norway broke off Finnish talks on a hotline between Norway and Finland.")


def test_where_a_group_is_from_is_no_side_beside_it(engine: Engine) -> None:
    text = "A ceasefire between Israel and the Palestinian group Islamic Jihad took effect on Monday."
    assert _sides(engine, text) == {("ISR", "PIJ")}


def test_who_asks_and_who_is_asked_are_the_sides(engine: Engine) -> None:
    text = "The Finnish army has asked Norway to accept liaison officers in Oslo."
    assert _sides(engine, text) == {("FIN", "NOR")}
    offer = "Finland has offered to train the small army of Norway in an effort to draw it away from Russia."
    assert _sides(engine, offer) == {("FIN", "NOR")}


def test_texts_made_in_different_years_are_different_texts(engine: Engine) -> None:
    text = (
        "Norway and Russia signed a ceasefire agreement on Monday.\n"
        "An earlier ceasefire agreement of Norway and Russia, signed in 1996, collapsed within weeks."
    )
    found = read(engine, text + FORCES).findings.mechanisms
    assert len([one for one in found if one.kind == "ceasefire_mechanism"]) == 2


def test_what_an_indefinite_article_brings_in_is_another_channel(engine: Engine) -> None:
    text = (
        "The military hotline between Norway and Russia was suspended on Monday.\n"
        "The hotline of the two armies was set up in 2015.\n"
        "Last year Norway and Russia opened a naval hotline."
    )
    found = [one for one in read(engine, text + FORCES).findings.mechanisms if one.kind == "hotline"]
    assert [{status.status for status in one.statuses} & {"suspended"} for one in found] == [{"suspended"}, set()]


def test_by_telephone_is_a_way_and_no_channel(engine: Engine) -> None:
    found = read(engine, "Norwegian and Russian officers agreed by telephone to meet in Kirkenes." + FORCES)
    assert [one.kind for one in found.findings.mechanisms if one.kind == "hotline"] == []


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The hotline between the two armies has been dead since March.", "hotline", {"suspended"}),
        ("Norway wants a hotline with Russia, its defence minister said.", "hotline", {"mooted"}),
        (
            "Russia turned down a Norwegian offer to open a direct line between the navies.",
            "hotline",
            {"rejected", "proposed"},
        ),
        ("Russia pulled out of the joint commission on Monday.", "joint_commission", {"suspended"}),
        ("Moscow pulled out of the border talks with Oslo.", "talks_track", {"deadlocked"}),
    ],
)
def test_how_a_channel_stands_depends_on_what_it_is(engine: Engine, text: str, kind: str, status: set[str]) -> None:
    found = read(engine, text + FORCES).findings.mechanisms
    assert [(one.kind, {each.status for each in one.statuses}) for one in found] == [(kind, status)]


def test_those_named_most_are_the_sides_where_no_sentence_puts_them_together(rules: RulesCoder) -> None:
    text = (
        "Norwegian soldiers stayed in their barracks. Norway closed the road. Oslo sent home its guests.\n"
        "Russian soldiers did the same. Russia closed its side. Moscow said nothing.\n"
        "A Finnish and a Swedish officer looked on once.\nThe military hotline was used every hour."
    )
    (mechanism,) = read(rules.engine, text).findings.mechanisms
    assert set(mechanism.sides) == {"NOR", "RUS"}


def test_who_looks_on_is_no_side(rules: RulesCoder) -> None:
    text = "Norway signed a truce accord with Russia in front of Finnish President Sauli Niinisto on Monday." + FORCES
    assert {frozenset(one.sides) for one in read(rules.engine, text).findings.mechanisms} == {frozenset({"NOR", "RUS"})}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Officers of Georgia, of Armenia and of Azerbaijan met on Monday.\nThe military hotline works.",
            "ARM-AZE-GEO",
        ),
        ("Peru, Ecuador and the neighbouring Bolivia met on Monday.\nTheir military hotline works.", "BOL-ECU-PER"),
        ("Norwegian officers entered Finland.\nNorway and Russia said that the military hotline works.", "NOR-RUS"),
        ("Kenya and Uganda signed a truce in Mendoza, Argentina.\nThe military hotline works.", "KEN-UGA"),
        ("Talks on Kosovo between Norway and Russia ended.\nThe military hotline works.", "NOR-RUS"),
    ],
)
def test_the_opening_says_whom_an_article_is_about(engine: Engine, text: str, sides: str) -> None:
    guards = "\nTheir soldiers guard the border. The armies have used the line for years."
    found = {one.sides for one in read(engine, text + guards).findings.mechanisms if one.kind == "hotline"}
    assert {"-".join(sorted(one)) for one in found} == {sides}


@pytest.mark.parametrize(
    ("published", "sides"),
    [(date(1985, 4, 1), {("NOR", "RUS")}), (None, {("NOR", "RUS")}), (date(2021, 6, 16), set())],
)
def test_a_state_of_the_past_is_a_side_in_articles_of_its_time(
    engine: Engine, published: date | None, sides: set[tuple[str, ...]]
) -> None:
    text = (
        "Soviet and Norwegian officers opened a military hotline on Monday.\n"
        "The Norwegian army and the Soviet army face each other along the border."
    )
    found = read(engine, text, published).findings.mechanisms
    assert {tuple(sorted(one.sides)) for one in found} == sides


def test_former_members_of_a_state_are_not_that_state(engine: Engine) -> None:
    text = "Two former Soviet republics, Armenia and Georgia, opened a military hotline.\nBoth armies use it."
    assert _sides(engine, text) == {("ARM", "GEO")}


@pytest.mark.parametrize(
    "text",
    [
        "NATO, which has a phone of its own to the Russian army, passed the message on.",
        "NATO, whose officers still have a phone line of their own to the Russian army, passed the message on.",
        "A separate line on which NATO talks to the Russian army is working, a spokesman said.",
    ],
)
def test_who_has_a_line_of_his_own_shares_it_with_the_other_end(engine: Engine, text: str) -> None:
    before = "Norway and Russia face each other. The hotline between Norway and Russia was cut on Monday. "
    after = " Norway and Russia accuse each other. Norwegian and Russian soldiers guard the border."
    assert _sides(engine, before + text + after) == {("NOR", "RUS"), ("NATO", "RUS")}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("UNITA and the Angolan government signed a ceasefire on Monday, with Portugal as a mediator.", {"unita", "ago"}),
        ("Mozambique and the Renamo rebels broke off their ceasefire. Italy, which mediates, called it a pity.", {"moz", "renamo"}),
        ("The truce between the Philippine army and the NPA is holding, said Norway, which brokered it.", {"npa", "phl"}),
        ("India and Pakistan signed a ceasefire. India blames Lashkar-e-Taiba for the raids.", {"ind", "pak"}),
    ],
)  # fmt: skip
def test_a_government_and_its_rebels_are_two_sides(engine: Engine, text: str, parties: set[str]) -> None:
    found = read(engine, text + "\nTheir soldiers guard the front. The armies have been at war for years.").findings
    assert [{party.actor.ref for party in one.parties} for one in found.mechanisms] == [parties]


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Russia agreed on a truce. Observers from Kenya, Uganda and Ghana watch the ceasefire.",
        "Norway and Russia keep the truce, which monitors of Kenya and Uganda watch. Kenya and Uganda said it was holding.",
        "The truce of Norway and Russia, which Kenya and Uganda have been steering, is holding, Kenya and Uganda said.",
        "Norway and Russia signed a truce in the Finnish city of Turku. The truce is holding.",
        "Norway and Russia keep their truce despite the invasion of Ukraine, Russia and Ukraine said.",
        "Norway and Russia signed a truce with the help of Kenyan Foreign Minister Amina Mohamed. It is holding.",
        "Norway and Russia keep the truce. Soldiers from Kenya, Uganda and Ghana have landed to watch over the truce.",
        "Norway and Russia broke off their truce. Mediators from Kenya, Uganda and Ghana flew home, and Kenya and Uganda wait.",
        "Norway and Russia keep the truce. Kenya, Uganda and Ghana, which watch over the truce, said it was in force.",
        "Norway and Russia broke their truce. The UN is withdrawing its observers from Norway and from Russia.",
        "Kenya says Norway and Russia sign truce. Norway and Russia agreed on a truce, Kenya said.",
        "The Geneva truce talks of Norway and Russia go on. The truce is in force in Norway and Russia alike.",
        "Norway and Russia signed a truce under a Kenyan chairman. The truce is holding, Kenya and Norway said.",
    ],
)
def test_senders_of_observers_and_those_in_the_chair_are_no_sides(engine: Engine, text: str) -> None:
    assert _sides(engine, text) == {("NOR", "RUS")}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The liaison officer was wounded by a sniper near the border.", set()),
        ("Norway withdrew its liaison officer from the Russian headquarters on Monday.", {"liaison_posting"}),
    ],
)
def test_a_liaison_officer_may_be_no_more_than_a_man(engine: Engine, text: str, kinds: set[str]) -> None:
    before = "Norwegian and Russian soldiers face each other. Norway and Russia keep a military hotline.\n"
    found = read(engine, before + text + FORCES).findings.mechanisms
    assert {one.kind for one in found} - {"hotline"} == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            """Norwegian and Russian officers opened a military hotline between the navies on Monday.
            An older one, over which the general staffs speak, has been in service since 1999.""",
            "hotline",
        ),
        (
            """A truce between Norway and Russia took effect at midnight.
            An earlier truce, arranged by Kenya and Uganda, collapsed within days in March.""",
            "ceasefire_mechanism",
        ),
    ],
)
def test_an_older_one_is_another(engine: Engine, text: str, kind: str) -> None:
    found = [one for one in read(engine, text + FORCES).findings.mechanisms if one.kind == kind]
    assert [set(one.sides) for one in found] == [{"NOR", "RUS"}] * 2


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Norway and Russia are to have a military hotline under an agreement that was reached on Monday.",
            {"hotline"},
        ),
        ("The hotline between Norway and Russia is provided for in a declaration signed on Monday.", {"hotline"}),
        (
            "The hotline between Norway and Russia was opened under an agreement of 1998 that is in force.",
            {"hotline", "agreement_instrument"},
        ),
    ],
)
def test_a_paper_that_a_line_is_laid_down_in_is_no_row_of_its_own(engine: Engine, text: str, kinds: set[str]) -> None:
    assert {one.kind for one in read(engine, text + FORCES).findings.mechanisms} == kinds


def test_what_becomes_of_the_committee_that_oversees_a_truce_is_not_told_of_the_truce(engine: Engine) -> None:
    text = "Norway has put on hold its part in the joint committee that oversees the truce with Russia, its army said."
    found = read(engine, text + FORCES).findings.mechanisms
    assert {one.kind for one in found} == {"joint_commission"}


def test_a_land_that_somebody_is_called_home_from_is_a_scene(engine: Engine) -> None:
    text = """Colombian negotiator recalled

The Colombian president ordered his negotiator home from Ecuador after guerrillas of the ELN bombed an oil pipeline.

The ceasefire expired on Tuesday. A new round of talks with the rebels in Quito has been put off.
"""
    found = read(engine, text).findings
    assert {tuple(sorted(one.sides)) for one in found.mechanisms} == {("COL", "ELN")}


def test_who_has_left_office_acts_for_no_state(engine: Engine) -> None:
    text = (
        "Ethiopia and Eritrea set up a hotline on Monday. The talks are led by former Nigerian president Ann Example and former "
        "Kenyan president Joe Example. The hotline of the two armies is open, retired Indian general Ned Example said."
    )
    assert {one.sides for one in read(engine, text).findings.mechanisms} == {("ETH", "ERI")}


def test_a_breakaway_land_sits_in_a_commission_beside_states(engine: Engine) -> None:
    text = (
        "The Joint Control Commission, in which Moldova, Russia and the breakaway Transdniestria region supervise the truce, "
        "was suspended on Tuesday, Moldova said. Russia and Moldova blamed each other."
    )
    found = read(engine, text).findings.mechanisms
    assert {tuple(sorted(one.sides)) for one in found} == {("MDA", "RUS", "TRANSNISTRIA")}


def test_rebels_of_a_people_are_not_of_its_state(engine: Engine) -> None:
    text = "Macedonia's government and ethnic Albanian rebels signed a ceasefire. Ethnic Albanian rebels left two villages."
    assert {tuple(sorted(one.sides)) for one in read(engine, text).findings.mechanisms} == {("MKD", "rebels")}


def test_what_a_state_forms_with_others_is_of_all_of_them(engine: Engine) -> None:
    text = (
        "Mali suspended its role in the Joint Military Committee, which it forms with Algeria, Mauritania and Niger. Algeria's "
        "army and Mali's army have met."
    )
    assert {tuple(sorted(one.sides)) for one in read(engine, text).findings.mechanisms} == {
        ("DZA", "MLI", "MRT", "NER")
    }


def test_whoever_heads_a_list_of_five_is_one_of_them(engine: Engine) -> None:
    text = (
        "Norway, Sweden and neighbours sign pact on border troops\n\n"
        "Norway, Sweden, Finland, Estonia and Latvia signed an agreement on joint patrols along their borders on Friday.\n\n"
        "The ministers of Norway, Sweden and Finland will oversee the joint patrols. Norway and Sweden will call each other."
    )
    found = {one.kind: set(one.sides) for one in read(engine, text).findings.mechanisms}
    assert found["joint_patrols"] == {"NOR", "SWE", "FIN", "EST", "LVA"}


def test_rebels_who_sign_beside_a_government_do_not_own_the_truce(rules: RulesCoder) -> None:
    text = (
        "Liberia's government and its two rebel movements signed a ceasefire on Tuesday in Accra.\n\n"
        "The Movement for Democracy in Liberia will keep it. Liberians United for Reconciliation and Democracy will, too."
    )
    found = read(rules.engine, text).findings.mechanisms
    assert {tuple(sorted(one.sides)) for one in found} == {("LBR", "lurd", "model-lbr")}


@pytest.mark.parametrize(
    ("sentence", "kind", "sides"),
    [
        ("It follows an accord on joint patrols that Oslo and Stockholm concluded in April.", "joint_patrols", {"NOR", "SWE"}),
        ("A military coordination committee of officers from both sides and the African Union met in May.", "joint_commission",
         {"NOR", "FIN", "AU"}),
        ("Inspections by teams of Norway, Finland and Sweden at the joint coordination centre have begun.",
         "coordination_centre", {"NOR", "FIN", "SWE"}),
    ],
)  # fmt: skip
def test_whose_people_work_there_or_who_made_it_are_its_sides(
    rules: RulesCoder, sentence: str, kind: str, sides: set[str]
) -> None:
    text = f"Norway and Finland keep a military hotline. {sentence} The armies of Norway and Finland welcomed it."
    found = read(rules.engine, text).findings.mechanisms
    assert {one.kind: set(one.sides) for one in found}.get(kind) == sides


def test_a_land_in_which_monitors_are_is_no_side(rules: RulesCoder) -> None:
    text = (
        "Serbia, OSCE sign accord on Kosovo mission\n\nSerbia and the OSCE signed an agreement on 2,000 observers on Friday, and "
        "the OSCE will send the first of them to the Kosovo mission in a week. NATO and Serbia signed another on flights."
    )
    assert ("SRB", "XKX") not in {tuple(sorted(one.sides)) for one in read(rules.engine, text).findings.mechanisms}


def test_a_body_of_history_has_the_sides_that_its_name_tells(rules: RulesCoder) -> None:
    text = (
        "Moldova and Transnistria traded blame over a checkpoint on Tuesday. The Joint Control Commission met in Bender. Moldova "
        "and Transnistria have a truce, which Russian soldiers keep."
    )
    found = {one.kind: set(one.sides) for one in read(rules.engine, text).findings.mechanisms}
    assert found["joint_commission"] == {"MDA", "RUS", "TRANSNISTRIA"}
    without = read(rules.engine, text.replace(", which Russian soldiers keep", "")).findings.mechanisms
    assert {one.kind: set(one.sides) for one in without}["joint_commission"] == {"MDA", "TRANSNISTRIA"}


def test_of_two_bodies_of_one_name_the_sentence_tells_which(rules: RulesCoder) -> None:
    text = (
        "Georgia, Russia, Abkhazia and South Ossetia have a truce. The Incident Prevention and Response Mechanism of Georgia, "
        "Russia and Abkhazia met in Gali on Monday."
    )
    found = {one.kind: set(one.sides) for one in read(rules.engine, text).findings.mechanisms}
    assert found["joint_commission"] == {"GEO", "RUS", "ABKHAZIA"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Cuba and Norway are guarantors of the talks, which opened in Oslo in October 2012.",
        "Cuba and Norway act as mediators. The talks between Colombia and the FARC opened in October 2012.",
        "Norway and Cuba had brought the negotiators of Colombia and the FARC together in Oslo in October 2012.",
    ],
)
def test_who_guarantees_or_brings_together_does_not_meet(rules: RulesCoder, sentence: str) -> None:
    text = f"Soldiers killed two guerrillas in breach of a ceasefire between Colombia and the FARC. {sentence}"
    found = read(rules.engine, text).findings.meetings
    assert [one.sides for one in found if {"CUB", "NOR"} & set(one.sides)] == []


def test_who_speaks_behind_a_verb_is_none_of_those_between_whom_it_stands(rules: RulesCoder) -> None:
    text = "A truce between Norway and Russia was being observed on Sunday, a Finnish envoy said. Finland helps both."
    (found,) = read(rules.engine, f"{text} {FORCES}").findings.mechanisms
    assert set(found.sides) == {"NOR", "RUS"}


def test_who_lets_a_body_of_others_in_does_not_sit_on_it(rules: RulesCoder) -> None:
    text = (
        "Thailand and Cambodia agreed to keep their ceasefire.\nThai and Cambodian troops face each other at the border.\n"
        "Malaysia hosted the General Border Committee in Kuala Lumpur on Monday."
    )
    sides = {one.sides for one in read(rules.engine, text).findings.mechanisms if one.kind == "joint_commission"}
    assert {frozenset(one) for one in sides} == {frozenset({"KHM", "THA"})}


@pytest.mark.parametrize(
    "sentence",
    [
        "Unions in France and Belgium coordinated rail strikes on Wednesday.",
        "Airlines of France and Belgium are to coordinate flights.",
        "France and Belgium agreed on a ceasefire in their trade war.",
        "France and Belgium agreed on a truce on tariffs.",
    ],
)
def test_strikes_flights_and_truces_of_another_sort_are_none(rules: RulesCoder, sentence: str) -> None:
    text = f"The French and Belgian armies have a hotline.\nTheir soldiers and officers use it.\n{sentence}"
    assert {one.kind for one in read(rules.engine, text).findings.mechanisms} == {"hotline"}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The government of the Republic of Congo and the Cobra militia signed a truce. Congolese officers will watch the truce.",
         ("COG", "cobras-cog")),
        ("Congo and Angola set up a military hotline. Congolese soldiers had crossed into Cabinda, Brazzaville said.",
         ("AGO", "COG")),
        ("Congo and Congo-Brazzaville set up a military hotline. The Congolese army wants it to ring in Brazzaville.",
         ("COD", "COG")),
        ("Congo and Rwanda opened a military hotline, Kinshasa said. Their officers had met in Brazzaville.", ("COD", "RWA")),
        ("The Bosnian Serb army and the U.N. force signed a truce. Serb commanders set up a hotline to the U.N. force.",
         ("REP_SRPSKA", "UN")),
        ("The Serbs and Croatia signed a truce. Serbia and Croatia opened a hotline, Belgrade said. The Bosnian Serbs have none.",
         ("HRV", "SRB")),
    ],
)  # fmt: skip
def test_a_name_of_two_is_of_the_one_that_the_article_is_on(engine: Engine, text: str, sides: tuple[str, ...]) -> None:
    found = read(engine, text, date(1995, 6, 16)).findings.mechanisms
    assert {tuple(sorted(one.sides)) for one in found} == {sides}


def test_who_announces_what_two_foes_agreed_on_is_no_side(engine: Engine) -> None:
    text = (
        "The two warring Sudanese generals agreed to a truce in Jeddah on Saturday, Saudi Arabia and the United States said.\n"
        "The army and the RSF will let observers watch over the truce."
    )
    found = read(engine, text, date(2023, 5, 22)).findings.mechanisms
    assert {frozenset(one.sides) for one in found} == {frozenset({"RSF", "SDN"})}


def test_all_who_fight_in_a_land_are_sides_of_what_its_warring_sides_sign(engine: Engine) -> None:
    text = (
        "Envoy Richard Holbrooke said on Thursday that Bosnia's warring sides had agreed to a ceasefire.\n"
        "The Bosnian government, the Bosnian Serbs and the Bosnian Croats will stop fighting on Tuesday."
    )
    found = read(engine, text, date(1995, 10, 5)).findings.mechanisms
    assert {frozenset(one.sides) for one in found} == {frozenset({"BIH", "REP_SRPSKA", "hvo"})}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        # As many as are counted, with him who is their host.
        (
            (
                "The leaders of the five Caspian states signed a military agreement in Aktau on Sunday.\n"
                "Kazakhstan's president was host to Vladimir Putin of Russia, Hassan Rouhani of Iran, Ilham Aliyev of Azerbaijan "
                "and Gurbanguly Berdimuhamedov of Turkmenistan. Putin and Rouhani also spoke in private."
            ),
            "AZE-IRN-KAZ-RUS-TKM",
        ),
        (
            (
                "Benin, Togo, Ghana and Ivory Coast agreed to set up joint patrols in the Gulf of Guinea.\n"
                "The four states' navies will share a command centre. Togo and Ghana provide ships."
            ),
            "BEN-CIV-GHA-TGO",
        ),
        # Mediators are counted as well.
        (
            (
                "Armenia and Azerbaijan agreed on a ceasefire. France, Russia, Poland and the U.S. had urged both to stop.\n"
                "The four countries welcomed the ceasefire of Armenia and Azerbaijan."
            ),
            "ARM-AZE",
        ),
    ],
)
def test_all_of_those_who_are_counted_are_sides(engine: Engine, text: str, sides: str) -> None:
    found = read(engine, text, date(2018, 8, 13)).findings.mechanisms
    assert {"-".join(sorted(one.sides)) for one in found} == {sides}


def test_a_list_that_holds_the_two_of_the_article_is_taken_whole(engine: Engine) -> None:
    text = (
        "Norway, Russia to let patrol boats chase poachers\n\n"
        "VARDO, Norway (Example Wire) - Norway and Russia have agreed to let each other's patrol boats chase poachers "
        "across their sea border, the two foreign ministers said Thursday.\n\n"
        "The two met in Vardo. Officials of Norway and Russia will work out the details.\n\n"
        "Norway, Russia and Finland signed a framework for coordinated naval patrols in July.\n\n"
        "Norway's coast guard said that the patrols with Russia could start before the end of the year."
    )
    assert ("FIN", "NOR", "RUS") in _sides(engine, text)


def test_a_line_of_others_is_never_named_in_passing(engine: Engine) -> None:
    text = (
        "Officers of Norway and Russia met in Kirkenes on Monday, and Norway and Russia will meet again.\n\n"
        "The telephone line between Sweden and Russia has been working again since Friday, an official said."
    )
    assert ("RUS", "SWE") in _sides(engine, text)


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("Finland and Sweden agreed last year on a hotline between their coast guards.", ("FIN", "SWE")),
        (
            "Finland and Sweden, meanwhile, ended a row over mines. Their navies have tested a hotline since May.",
            ("FIN", "SWE"),
        ),
        (
            "Finland and Sweden mediated in the row. Their envoys said the two navies had suspended the hotline.",
            ("NOR", "RUS"),
        ),
        ("Finland and Sweden voiced concern. Norway said the hotline of both navies was suspended.", ("NOR", "RUS")),
    ],
)
def test_both_are_the_pair_on_which_the_article_is_at_that_place(
    engine: Engine, sentence: str, sides: tuple[str, ...]
) -> None:
    text = (
        "Norwegian and Russian patrol boats clashed off Vardo on Monday, and Norway protested to Russia.\n\n"
        "Norway and Russia have blamed each other.\n\n"
    )
    assert sides in _sides(engine, text + sentence)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("At a summit in Lima last week Russia and Finland agreed to restore the talks between their armed forces.",
         ("FIN", "RUS", "defence_dialogue")),
        ("Russia and Finland resumed talks between their militaries in January after a break of a year.",
         ("FIN", "RUS", "defence_dialogue")),
        ("Talks between the two navies have been suspended since March.", ("NOR", "RUS", "defence_dialogue")),
        ("Talks between the two armies on a withdrawal are to be held on Friday.", ("NOR", "RUS", "talks_track")),
        ("Finland and Sweden said that talks between the two navies have been suspended since March.",
         ("NOR", "RUS", "defence_dialogue")),
        ("Norway and Russia have suspended the talks between their armies that Moscow had asked for.",
         ("NOR", "RUS", "defence_dialogue")),
    ],
)  # fmt: skip
def test_talks_of_two_forces_are_a_dialogue_of_those_who_agree_on_them(
    engine: Engine, sentence: str, told: tuple[str, str, str]
) -> None:
    text = (
        "Norwegian and Russian patrol boats clashed off Vardo on Monday, and Norway protested to Russia.\n\n"
        "Norway and Russia have blamed each other.\n\n"
    )
    assert told in sides_and_kinds(engine, text + sentence)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Talks between them have not been held since 2022.", {("talks_track", "dormant")}),
        ("Negotiations between them broke down in 2016.", {("talks_track", "deadlocked")}),
        ("It came as the two navies had made their peace. Talks between them resumed last month.",
         {("defence_dialogue", "operating")}),
        ("Farmers and herders quarrelled over a well, and talks between them were held in a school.", set()),
    ],
)  # fmt: skip
def test_talks_between_them_are_those_of_the_two_of_the_article(
    engine: Engine, sentence: str, told: set[tuple[str, str]]
) -> None:
    text = "Norwegian and Russian patrol boats clashed off Vardo on Monday, and Norway protested to Russia.\n\n"
    found = read(engine, text + sentence).findings.mechanisms
    assert {(one.kind, one.statuses[0].status) for one in found} == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("UNIFIL officers use a hotline to the Israeli army to warn of patrols.", ("ISR", "UN", "hotline")),
        ("UNIFIL keeps a telephone at Naqoura over which its duty officers speak with the Israeli army.",
         ("ISR", "UN", "hotline")),
        ("NATO and Israel are linked by a hotline that is tested every day.", ("ISR", "NATO", "hotline")),
        ("NATO and Israel began negotiations on a code of conduct for their navies in March.",
         ("ISR", "NATO", "incident_prevention_agreement")),
        ("Israel and the North Atlantic Treaty Organization (NATO) are discussing a code of conduct for their ships.",
         ("ISR", "NATO", "incident_prevention_agreement")),
        ("The United Nations said the hotline to the Israeli army was used.", ("ISR", "LBN", "hotline")),
        ("The hotline on which Israel and Lebanon speak was used on Monday.", ("ISR", "LBN", "hotline")),
    ],
)  # fmt: skip
def test_a_force_or_a_body_is_a_side_of_what_it_keeps_with_one_of_the_two(
    engine: Engine, sentence: str, told: tuple[str, str, str]
) -> None:
    text = (
        "Israeli and Lebanese soldiers traded fire at the border on Monday, and Lebanon protested to Israel.\n\n"
        "Israel and Lebanon have blamed each other.\n\n"
    )
    assert told in sides_and_kinds(engine, text + sentence)


def test_a_term_that_ends_in_between_is_of_those_behind_it(engine: Engine) -> None:
    text = (
        "North Korean soldiers held an American soldier at the border on Tuesday, and Washington protested to Pyongyang.\n\n"
        "The United States and North Korea have blamed each other. The lines between the two Koreas have been dead since "
        "April, when Pyongyang stopped picking up."
    )
    assert _sides(engine, text) == {("KOR", "PRK")}
