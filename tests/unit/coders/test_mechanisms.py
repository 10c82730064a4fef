"""Mechanisms and how they stand: term, sides, status with negation and mood; and what is kept out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.engine import Engine
from deconfdb.coders.rules import RulesCoder
from tests.unit.coders.conftest import FORCES, PUBLISHED, read


def _mechanisms(engine: Engine, text: str) -> list[tuple[str, set[str], set[str]]]:
    found = read(engine, text + FORCES).findings.mechanisms
    return [(one.kind, set(one.sides), {status.status for status in one.statuses}) for one in found]


KENYA_AND_SOMALIA = (
    "Kenyan and Somali soldiers exchanged fire on Monday. The armies of Kenya and Somalia are on alert. "
)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Russia suspended the military hotline with Norway on Monday.", "hotline", "suspended"),
        ("The military hotline between Norway and Russia was suspended.", "hotline", "suspended"),
        ("Norway and Russia agreed to set up a military hotline.", "hotline", "agreed"),
        ("Norway proposed a working group with Russia on air safety.", "working_group", "proposed"),
        ("Norway and Russia signed a deconfliction agreement on Monday.", "agreement_instrument", "agreed"),
    ],
)
def test_a_status_follows_the_outermost_word_on_the_way_from_the_term(
    engine: Engine, text: str, kind: str, status: str
) -> None:
    ((found_kind, sides, statuses),) = _mechanisms(engine, text)
    families = {found_kind, kind}
    assert families == {kind} or found_kind in {
        "incident_prevention_agreement",
        "deconfliction_unspecified",
        "flight_safety_protocol",
    }
    assert sides == {"NOR", "RUS"}
    assert status in statuses


def test_a_denied_mechanism_is_raised_and_denied(engine: Engine) -> None:
    found = read(engine, "Norway denied discussing any working group with Russia." + FORCES)
    (mechanism,) = found.findings.mechanisms
    assert {(status.status, status.stance) for status in mechanism.statuses} == {("raised", "deny")}


def test_a_standing_state_holds_on_the_day_of_the_article(engine: Engine) -> None:
    (mechanism,) = read(
        engine, "The military hotline between Norway and Russia is still suspended." + FORCES
    ).findings.mechanisms
    assert {status.when.edtf for status in mechanism.statuses if status.when} == {PUBLISHED.isoformat()}


def test_a_status_with_a_day_of_its_own_has_that_day(engine: Engine) -> None:
    (mechanism,) = read(
        engine, "Russia suspended the military hotline with Norway on June 3." + FORCES
    ).findings.mechanisms
    assert "2021-06-03" in {status.when.edtf for status in mechanism.statuses if status.when}


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Russia set up a complaints hotline for airline passengers.\nThe army was not involved. Norwegian soldiers fly too.",  # noqa: E501
        "Norway and Russia set up a hotline for abused women.\nIt is run by the police. The army gave rooms for it.",
        "A committee of both houses of parliament in Norway will examine reports on the navy's contract with Russia.",
        "Norway and Russia met in the trade working group.\nThe commission on fisheries met too. Trade ministers signed.",
        "Norway beat Russia in the football talks.\nThe match was a friendly. The army band played.",
        "Russian troops shelled a village. Ukrainian soldiers fired back. The Ukrainian army counted the dead.",
    ],
)
def test_the_gate_keeps_service_lines_trade_sport_and_war_reports_out(engine: Engine, text: str) -> None:
    found = read(engine, text).findings
    assert (found.meetings, found.mechanisms) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "The U.N. Secretary-General called on both sides to agree on a ceasefire.",
        "Russia's reconciliation center counted two violations.",
        "The Security Council will meet on Norway and Russia on Monday.",
        "Russian police patrol the town together with volunteers.",
        "Russia said that Norwegian guns had not spared the villages.",
        "No troops may enter the town hall, the mayor of Kirkenes said.",
        "Norwegian soldiers stood along the border line on Monday.",
    ],
)
def test_what_only_looks_like_a_step_of_two_sides_is_none(engine: Engine, text: str) -> None:
    assert _mechanisms(engine, text) == []


def test_a_paper_named_for_what_it_sets_up_is_not_counted_beside_it(engine: Engine) -> None:
    found = _mechanisms(engine, "Norway and Russia signed a memorandum on a military hotline on Monday.")
    assert [kind for kind, _, _ in found] == ["hotline"]


def test_a_paper_with_terms_of_its_own_is_counted_beside_a_channel(engine: Engine) -> None:
    text = "Norway and Russia signed a border agreement on Monday.\nTheir military hotline is working."
    assert {kind for kind, _, _ in _mechanisms(engine, text)} == {"agreement_instrument", "hotline"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The hotline between the two defence ministries was cut in May. The hotline of the coast guards is still in use.",
            [{"suspended"}, {"operating"}],
        ),
        (
            "The hotline of the armies of Norway and Russia was cut. An older one between the coast guards is used every day.",
            [{"suspended"}, {"operating"}],
        ),
        (
            "Norway and Russia opened a hotline between local commanders. They are discussing one between their ministries.",
            [{"operating"}, {"in_talks"}],
        ),
        (
            "The existing line is often out of order. A new hotline will be installed, Norway and Russia agreed.",
            [{"suspended"}, {"agreed"}],
        ),
    ],
)
def test_lines_of_different_people_are_two_lines(engine: Engine, text: str, expected: list[set[str]]) -> None:
    found = _mechanisms(engine, "Norway and Russia blamed each other. " + text)
    assert [(kind, statuses) for kind, _, statuses in found] == [("hotline", statuses) for statuses in expected]


@pytest.mark.parametrize(
    "text",
    [
        "The military hotline of Norway and Russia is working. The hotline between the two armies is used every day.",
        "Of the two hotlines of Norway and Russia, one was used on Monday.",
    ],
)
def test_one_line_named_twice_stays_one(engine: Engine, text: str) -> None:
    assert len(_mechanisms(engine, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A panel of Norwegian officers is inspecting the wreck that drifted in from Russia.",
        "Norway did not notify Russia of the drills in advance.",
        "Norway had told Russian reporters in advance of the visit.",
        "Norwegian police will patrol the road to Russia at night.",
        "Russia's State Committee for Security with Norway in mind said nothing.",
    ],
)
def test_what_one_side_does_alone_is_no_mechanism(engine: Engine, text: str) -> None:
    assert not _mechanisms(engine, text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Russia have not held their fire.",
        "Norway and Russia have never held fire for more than a day.",
        "The armies of Norway and Russia have held fire drills.",
        "The headquarters of Norway and Russia should be linked by telephone.",
        "The headquarters of Norway and Russia were once linked by telephone.",
        "Officers of Norway and Russia could be in touch by telephone.",
        "Officers of Norway and Russia used to speak every week by telephone.",
        "The camps of the armies of Norway and Russia are linked by cable cars.",
        "The armies of Norway and Russia ring in each morning daily with a bell.",
        "Units of the armies of Norway and Russia were in contact in a fight on Monday.",
        "Norwegian and Russian forces are in close contact along the front line.",
        "Patrols of Norway and Russia have been in physical contact.",
        "Norway ordered its delegation home from the air show in Russia.",
        "Norway withdrew its delegation from the winter games in Russia.",
        "Norway dropped its objections to a truce with Russia.",
        "Norway and Russia dropped talk of a truce between their armies.",
        "Some predicted that the truce between Norway and Russia would not last.",
    ],
)
def test_what_nobody_does_is_no_mechanism(engine: Engine, text: str) -> None:
    assert not _mechanisms(engine, text)


@pytest.mark.parametrize("mood", ["threatened to recall", "may recall"])
def test_who_might_call_negotiators_home_has_not_yet(engine: Engine, mood: str) -> None:
    found = _mechanisms(engine, f"Norway {mood} its negotiators if Russia does not give in.")
    assert not [statuses for _, _, statuses in found if "suspended" in statuses]


def test_what_was_set_up_long_ago_stands_until_the_day_of_the_article(engine: Engine) -> None:
    found = read(engine, "Norway and Russia set up a military hotline in 2015." + FORCES).findings.mechanisms
    ((status,),) = (one.statuses for one in found)
    assert status.when is not None
    assert (status.status, status.when.edtf) == ("operating", f"2015/{PUBLISHED.isoformat()}")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norwegian minister Bakke called for a hotline with Russia.", "proposed"),
        ("The pope called for a hotline between Norway and Russia.", "mooted"),
    ],
)
def test_what_a_side_calls_for_is_proposed(engine: Engine, text: str, status: str) -> None:
    ((_, _, statuses),) = _mechanisms(engine, text)
    assert statuses == {status}


def test_a_body_that_is_older_than_the_news_is_another(engine: Engine) -> None:
    text = (
        "Norway and Russia agreed to form a joint committee on Monday. "
        "A technical committee of both has not sat since 2011."
    )
    assert [statuses for _, _, statuses in _mechanisms(engine, text)] == [{"agreed"}, {"dormant"}]


def test_a_body_told_of_twice_is_one(engine: Engine) -> None:
    text = "Norway and Russia agreed to form a joint committee. It would be a joint committee of officers, the first since 2010."
    assert len(_mechanisms(engine, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian minister settled it in a telephone call with his Russian counterpart.",
        "The Norwegian navy would not say whether it was in touch with the Russian side.",
        "Oslo told its officers to get back in touch with the Russian navy.",
        '"There will be no truce that lets Russia keep the port," a Norwegian officer said.',
        "Norwegian soldiers manned an outpost and two checkpoints near Russia.",
        "The search was halted by agreement of Norway and Russia.",
        "Norwegian and Russian officers met in the truce village.",
        "Sweden ruled out a no-fly zone between Norway and Russia.",
        "Norway and Russia have been at peace, though no peace treaty has been signed.",
        "Monitors of the African Union took part in the parade in Norway and Russia.",
        "The supply line to the Russian army crosses Norway.",
        "Both leaders, of Norway and Russia, will pull back from the brink.",
    ],
)
def test_what_is_only_spoken_of_is_no_mechanism(engine: Engine, text: str) -> None:
    assert _mechanisms(engine, text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # What has to be concluded first is not agreed.
        (
            "A hotline will be opened once Norway and Russia have concluded a memorandum.",
            ["hotline"],
        ),
        # The cooperation is the memorandum at work.
        (
            "Russia is ending its cooperation with Norway under the memorandum of 2015.",
            ["agreement_instrument"],
        ),
        # A paper that stands by itself counts beside the body that it created.
        (
            "Norway and Russia signed a military agreement, which is still in force and which created a joint commission.",
            ["agreement_instrument", "joint_commission"],
        ),
        # That talks got nowhere says how their subject stands; that they were broken off is a fact of its own.
        (
            "Norway and Russia are discussing a military hotline. No agreement was reached at the talks of Norway and Russia.",
            ["hotline"],
        ),
        (
            "Norway and Russia have a military hotline. Norway is breaking off its talks with Russia on the border.",
            ["hotline", "talks_track"],
        ),
        # More of a kind are others; such things in general are not.
        (
            "Norway and Russia opened a military hotline on Monday. Three more lines exist in the north.",
            ["hotline", "hotline"],
        ),
        (
            "Norway and Russia opened a military hotline on Monday. Such lines are meant to prevent accidents.",
            ["hotline"],
        ),
        # Nobody calls a committee a channel.
        (
            "There is a channel to the Russian army, Norway said. A joint border committee of Norway and Russia met on Monday.",
            ["deconfliction_unspecified", "joint_commission"],
        ),
    ],
)
def test_each_thing_has_one_row(engine: Engine, text: str, kinds: list[str]) -> None:
    assert sorted(kind for kind, _, _ in _mechanisms(engine, text)) == kinds


def test_common_words_for_something_of_others_are_left_aside(engine: Engine) -> None:
    text = (
        "Norway and Russia opened a military hotline on Monday. Norway and Russia blame each other for the collision. "
        "The island is Norwegian under a treaty that Denmark and Sweden signed in 1905, Norway says."
    )
    assert [sides for _, sides, _ in _mechanisms(engine, text)] == [{"NOR", "RUS"}]


def test_the_name_of_a_council_tells_who_sits_on_it(engine: Engine) -> None:
    text = "Russia and Norway reopened their military hotline. The NATO-Russia Council has not met since 2019."
    assert {("joint_commission", "NATO-RUS"), ("hotline", "NOR-RUS")} == {
        (kind, "-".join(sorted(sides))) for kind, sides, _ in _mechanisms(engine, text)
    }


def test_such_a_line_is_one_between_those_of_its_own_sentence(engine: Engine) -> None:
    text = "Norway and Russia will set up a military hotline. The Russians have had such a link with the White House since 1990."
    assert ("hotline", {"RUS", "USA"}) in [(kind, sides) for kind, sides, _ in _mechanisms(engine, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway has a system to detect ships that have had an accident near Russia.",
        "New rules for foreign vessels were introduced by Russia and Norway after an accident in the strait.",
        "The rules of the Norwegian navy are stricter than those of Russia.",
        "Norway and Russia are neighbours. New rules meant to keep fishing vessels from colliding took effect in June.",
    ],
)
def test_rules_for_anything_but_keeping_forces_apart_are_no_mechanism(engine: Engine, text: str) -> None:
    assert not [kind for kind, _, _ in _mechanisms(engine, text) if kind == "incident_prevention_agreement"]


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("The fifth round of peace talks between Norway and Russia was held in Oslo on Monday.", True),
        ("A fifth round of peace talks between Norway and Russia was to have opened in Oslo on Monday.", False),
        ("The fifth round of peace talks between Norway and Russia was called off.", False),
    ],
)
def test_talks_that_were_to_begin_are_no_sitting(rules: RulesCoder, text: str, is_held: bool) -> None:
    statuses = {status for _, _, statuses in _mechanisms(rules.engine, text) for status in statuses}
    assert ("operating" in statuses) == is_held


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia decided in May to cut the military hotline with Norway.", "suspended"),
        ("Russia may cut the military hotline with Norway.", "operating"),
        ("Norway was told to restore the military hotline with Russia.", "mandated"),
        ("Rules designed to stop the warships of Norway and Russia from colliding came into force in May.", "in_force"),
    ],
)
def test_the_month_of_may_is_no_mood_and_a_purpose_is_no_standing(rules: RulesCoder, text: str, status: str) -> None:
    assert [statuses for _, _, statuses in _mechanisms(rules.engine, text)] == [{status}]


def test_other_lines_are_not_the_one_spoken_of_before(engine: Engine) -> None:
    text = (
        "The military hotline between Norway and Russia was cut on Monday. "
        "Two other communication lines between Norway and Russia remain open."
    )
    assert [kind for kind, _, _ in _mechanisms(engine, text)] == ["hotline", "hotline"]


def test_a_commission_of_one_state_and_a_tapped_telephone_are_no_channel(engine: Engine) -> None:
    text = (
        "Norway's State Affairs Commission told Russia that it would answer. "
        "Norway said that Russia had tapped the telephone of its minister."
    )
    assert _mechanisms(engine, text) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Unarmed monitors under Kenyan command are to follow within weeks.", "agreed"),
        ("A dozen foreign monitors had been flown to four hills by evening.", "operating"),
        ("Civilian observers drove along the river and heard nothing.", "operating"),
        ("Six of the foreign observers flew home in the afternoon.", "ceased"),
        ("The monitors say that it is holding.", ""),
        ("The peacekeepers are to leave in June.", ""),
        ("The shooting began when monitors drove up the hill.", ""),
        ("The African Union, whose monitors relied on them, voiced concern.", ""),
    ],
)
def test_who_looks_on_beside_a_truce_watches_over_it(rules: RulesCoder, sentence: str, status: str) -> None:
    text = f"Truce holds\n\nA truce between Norway and Russia took effect on Sunday. {sentence}"
    found = {kind: statuses for kind, _, statuses in _mechanisms(rules.engine, text)}
    assert found.get("observation_posts", set()) == ({status} if status else set())


@pytest.mark.parametrize(
    ("text", "is_apart"),
    [
        ("Norway and Russia stick to their truce. It rests on a deal that the two signed in Oslo on Sunday.", False),
        ("Norway and Russia declared a truce, an understanding that Norway and Russia came to on Sunday.", False),
        ("Norway and Russia keep their truce. On Sunday Norway and Russia signed a deal on prisoners of war.", True),
        ("Norway and Russia signed an accord in Oslo on Sunday. The truce between Norway and Russia holds.", True),
    ],
)
def test_a_plain_paper_after_a_truce_of_the_same_sides_is_the_truce(
    rules: RulesCoder, text: str, is_apart: bool
) -> None:
    found = {kind for kind, _, _ in _mechanisms(rules.engine, text)}
    assert "ceasefire_mechanism" in found
    assert ("agreement_instrument" in found) == is_apart


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The peace talks between Norway and Russia will resume on {day}.", "talks_track", "agreed"),
        ("The joint patrols of Norway and Russia are to restart on {day}.", "joint_patrols", "agreed"),
        ("The joint patrols of Norway and Russia will not resume on {day}.", "joint_patrols", "suspended"),
        (
            "The peace talks between Norway and Russia will resume on {day} if the shelling stops.",
            "talks_track",
            "suspended",
        ),
    ],
)
def test_what_will_resume_on_a_fixed_day_is_agreed_on(rules: RulesCoder, text: str, kind: str, status: str) -> None:
    day = PUBLISHED + timedelta(days=20)
    found = _mechanisms(rules.engine, text.format(day=f"{day:%B} {day.day}, {day.year}"))
    assert [statuses for one, _, statuses in found if one == kind] == [{status}]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Norway and Russia met with full cooperation from both banks, they said.", set()),
        ("Norway and Russia signed a set of cooperation agreements in May.", {"agreement_instrument"}),
        ("Norway and Russia suspended the cooperation of their border guards in May.", {"military_cooperation"}),
        ("The agency keeps an office on the line between Norway and Russia.", set()),
        ("Officers spoke on the line between Norway and Russia that is open.", {"hotline"}),
        ("The mediator of Norway and Russia will stay in contact with both governments.", set()),
    ],
)
def test_words_of_many_uses_are_a_mechanism_only_of_forces(engine: Engine, text: str, kinds: set[str]) -> None:
    assert {one.kind for one in read(engine, text + FORCES).findings.mechanisms} == kinds


def test_talks_that_end_without_a_deal_are_the_news_where_the_headline_says_so(rules: RulesCoder) -> None:
    text = (
        "Norway-Russia talks end without agreement\n\nTalks of Norway and Russia on the border hotline broke up on Monday with no "
        "agreement. The hotline of their armies is open, the Norwegian army said.\n"
    )
    document = rules.code(
        ArticleInput(
            "x", "fixture", text, title="Norway-Russia talks end without agreement", published=date(2021, 6, 14)
        )
    )
    told = {(entry.kind, each.status) for entry in document.mechanisms for each in document.propositions
            if each.mechanism == entry.ref}  # fmt: skip
    assert ("talks_track", "no_agreement_yet") in told


@pytest.mark.parametrize("ending", ["suspended its participation in it", "withdrew from it", "pulled out of it"])
def test_what_a_side_leaves_is_the_thing_just_named(rules: RulesCoder, ending: str) -> None:
    text = f"Norway and Russia are bound by a border pact of 2015. Norway met Russia on Monday and {ending}."
    (found,) = [
        one for one in read(rules.engine, text + FORCES).findings.mechanisms if one.kind == "agreement_instrument"
    ]
    assert {status.status for status in found.statuses} & {"suspended", "terminated"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway's parliament voted on Monday to suspend the trade agreement with Russia.",
        "Norway left the tax treaty with Russia on Monday.",
        "The shipping line that Norway keeps to Russia was suspended on Monday.",
        "Norway and Russia agreed on a pullback of tariffs on Monday.",
    ],
)
def test_a_paper_or_a_line_of_trade_is_not_the_truce_or_the_hotline(engine: Engine, sentence: str) -> None:
    truce = "Norway and Russia agreed on a truce and a military hotline on June 1."
    plain = _mechanisms(engine, truce)
    assert _mechanisms(engine, f"{truce} {sentence}") == plain


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "The armies of Senegal and Gambia signed a truce on Wednesday. Army units are to keep six kilometres away.",
            [("ceasefire_mechanism", {"agreed"}), ("separation_arrangement", {"agreed"})],
        ),
        (
            "The General Border Committee of Thailand and Cambodia met on Monday. Their Joint Boundary Commission has not met.",
            [("joint_commission", {"operating"}), ("joint_commission", {"dormant"})],
        ),
    ],
)
def test_what_a_text_brings_beside_it_and_two_bodies_are_told_apart(
    engine: Engine, text: str, kinds: list[tuple[str, set[str]]]
) -> None:
    assert [(kind, statuses) for kind, _, statuses in _mechanisms(engine, text)] == kinds


def test_a_body_that_is_formed_as_well_is_another(rules: RulesCoder) -> None:
    text = (
        "India and China will set up an expert group on their border. A working group on maps is to be formed as well."
    )
    found = read(rules.engine, text + FORCES).findings.mechanisms
    assert [one.kind for one in found] == ["working_group", "working_group"]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Switzerland delivered a message from Washington to the Iranian army.", ["mediated_channel"]),
        ("An Iranian envoy delivered a message from his army to the U.S. president.", []),
        ("There are no other military channels between Iran and the United States.", []),
    ],
)
def test_who_carries_what_others_write_is_no_side_of_it(rules: RulesCoder, sentence: str, kinds: list[str]) -> None:
    before = (
        "Iranian and U.S. troops face each other in the Gulf. The armies of Iran and the United States are on alert. "
    )
    found = read(rules.engine, before + sentence).findings.mechanisms
    assert [one.kind for one in found] == kinds


def test_a_deal_with_a_shipyard_is_no_mechanism(rules: RulesCoder) -> None:
    before = "The armies of Kenya and Somalia have had a hotline since 2010, officers said.\n\n"
    text = before + "Kenya signed a deal with a Somali shipyard on Wednesday for three frigates."
    found = rules.engine.read(ArticleInput("wording", "fixture", text, published=date(2023, 6, 15))).findings.mechanisms
    assert [one.kind for one in found] == ["hotline"]


def test_a_pact_that_is_like_another_is_of_its_kind(rules: RulesCoder) -> None:
    text = (
        "Kenya and Somalia signed a pact on incidents at sea on Monday.\n\nKenya has a similar agreement with Yemen since 1993 and "
        "signed one with Oman in 1996.\n\nKenya and Somalia are neighbours. Kenyan and Somali ships met in May."
    )
    found = rules.engine.read(ArticleInput("wording", "fixture", text, published=date(2023, 6, 15))).findings.mechanisms
    assert {(one.kind, *sorted(one.sides)) for one in found} == {
        ("incident_prevention_agreement", "KEN", "SOM"),
        ("incident_prevention_agreement", "KEN", "YEM"),
        ("incident_prevention_agreement", "KEN", "OMN"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The Somali embassy has set up a hotline for relatives of the stranded sailors.",
        "Kenya ended a treaty on double taxation with Somalia.",
        "Kenya and Somalia put their names to an agreement on adoptions on Monday.",
        "At no point had Kenyan soldiers gone over the line, an officer said.",
        "Somali herders stray across the line in the dry months, an officer said.",
        "Work on the road has come to a complete standstill, an officer said.",
        "Kenya has put its objections to Somalia through the proper channels.",
        "Kenyan crews warned the Somali fishermen on the usual marine radio channels.",
        "The Kenyan high commission would not say how many soldiers were on the island.",
        "A colonel who is head of its military committee came from Somalia to Kenya.",
        "Kenya handed a note of protest to the Somali military attache on Monday.",
        "Kenyan villagers told the Somali service they had walked through Tuesday night.",
    ],
)
def test_lines_channels_and_texts_of_another_kind_are_no_mechanisms(engine: Engine, sentence: str) -> None:
    assert read(engine, KENYA_AND_SOMALIA + sentence).findings.mechanisms == ()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Kenya and Somalia opened a hotline for their frontier commanders on Monday.", "hotline"),
        ("Kenya and Somalia signed an agreement on incidents at sea on Monday.", "incident_prevention_agreement"),
        ("Kenya and Somalia agreed on Monday to use military channels after the clash.", "hotline"),
    ],
)
def test_those_of_forces_are(engine: Engine, sentence: str, kind: str) -> None:
    assert [one.kind for one in read(engine, KENYA_AND_SOMALIA + sentence).findings.mechanisms] == [kind]


@pytest.mark.parametrize("asking", ["asked for", "has asked for", "also asked for", "called for"])
def test_what_a_side_asks_for_it_proposes(engine: Engine, asking: str) -> None:
    (found,) = read(
        engine, f"Norway's army chief {asking} a direct telephone line to the Russian command." + FORCES
    ).findings.mechanisms
    assert {one.status for one in found.statuses} == {"proposed"}


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Kenyan and Somali officers talk over a hotline every morning.", "hotline", "operating"),
        (
            "The delegations of Kenya and Somalia ended their talks on Tuesday without a breakthrough.",
            "talks_track",
            "no_agreement_yet",
        ),
        (
            "Kenya and Somalia wound up their talks on Tuesday without any sign of a compromise.",
            "talks_track",
            "no_agreement_yet",
        ),
        ("The delegations of Kenya and Somalia ended their talks on Tuesday.", "talks_track", "in_talks"),
        (
            "Kenyan, Somali and Ethiopian generals meet every few weeks in what they call the Tripartite Commission.",
            "joint_commission",
            "operating",
        ),
        (
            "An office was opened in lieu of the joint border commission of Kenya and Somalia.",
            "joint_commission",
            "superseded",
        ),
        ("Kenya and Somalia ran joint patrols until the war broke out in 2006.", "joint_patrols", "ceased"),
        (
            "Kenya's navy passes its radar pictures to the Somali defence attache every week.",
            "liaison_posting",
            "operating",
        ),
    ],
)
def test_how_it_stands_is_read_of_the_thing_itself(rules: RulesCoder, sentence: str, kind: str, status: str) -> None:
    found = {one.kind: one for one in read(rules.engine, KENYA_AND_SOMALIA + sentence).findings.mechanisms}
    assert [one.status for one in found[kind].statuses] == [status]


@pytest.mark.parametrize(
    ("behind", "kinds"),
    [
        ("But talks have been at a standstill since May.", {"deconfliction_unspecified"}),
        ("The talks have stalled since.", {"deconfliction_unspecified"}),
        ("But talks on their sea border have stalled since.", {"deconfliction_unspecified", "talks_track"}),
    ],
)
def test_talks_on_a_mechanism_that_are_stuck_leave_it_stuck(rules: RulesCoder, behind: str, kinds: set[str]) -> None:
    text = (
        "Norway and Russia opened talks on a maritime communication mechanism in 2012, officers said. "
        + behind
        + FORCES
    )
    found = {one.kind: one for one in read(rules.engine, text).findings.mechanisms}
    assert found.keys() == kinds
    stuck = "deadlocked" in {one.status for one in found["deconfliction_unspecified"].statuses}
    assert stuck == (len(kinds) == 1)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Norway is ready to set up a joint border commission with Russia.", "proposed"),
        ("Norway was willing to open a military hotline with Russia.", "proposed"),
        ("Norway and Russia are ready to set up a joint border commission.", "agreed_in_principle"),
        ("Norway is ready to set up the joint border commission with Russia.", "agreed_in_principle"),
    ],
)
def test_what_one_side_alone_is_ready_for_it_offers(rules: RulesCoder, sentence: str, status: str) -> None:
    (found,) = read(rules.engine, sentence + FORCES).findings.mechanisms
    assert {one.status for one in found.statuses} == {status}


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Norway was ready to expand military cooperation with Russia.", []),
        ("Norway and Russia are to deepen defence cooperation, a general said.", []),
        ("Norway suspended military cooperation with Russia in March.", ["military_cooperation"]),
    ],
)
def test_ties_that_are_only_to_grow_are_not_told_of(rules: RulesCoder, sentence: str, kinds: list[str]) -> None:
    assert [one.kind for one in read(rules.engine, sentence + FORCES).findings.mechanisms] == kinds
