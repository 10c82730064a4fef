"""The registries hold what the founding codings name, and a mistake in a file is named by file, line and column."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from deconfdb.errors import InvalidRecordError, Problem, UsageError
from deconfdb.registry import (
    Actor,
    Identifier,
    Mechanism,
    NameForm,
    Office,
    Party,
    Place,
    Registry,
    Scope,
    Source,
    load_registry,
    read_registry,
)
from deconfdb.settings import seeds_dir
from deconfdb.vocabulary import load_vocabularies

SOURCES = "ref,name,kind,country,aliases\n"
ACTORS = "ref,name,kind,side,body_of,source,identifiers,aliases\n"
OFFICES = "ref,title,body,level,aliases\n"
PLACES = "ref,name,kind,parent,country,latitude,longitude,aliases\n"
MECHANISMS = "ref,label,kind,parties,part_of,purpose,scope,aliases\n"


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def problems_of(path: Path, known: Registry | None = None) -> list[Problem]:
    with pytest.raises(InvalidRecordError) as caught:
        read_registry(path, known)
    assert caught.value.source == str(path) or path.is_dir()
    return list(caught.value.problems)


def founding(key: str) -> dict[str, dict[str, Any]]:
    """Entries of the founding codings by ref; the same ref says the same in all of them."""
    entries: dict[str, dict[str, Any]] = {}
    for file in sorted((seeds_dir() / "codings").glob("*.json")):
        for entry in json.loads(file.read_text(encoding="utf-8")).get(key, ()):
            assert entries.setdefault(entry["ref"], entry) == entry
    assert entries
    return entries


def name_forms(actor: Actor) -> set[str]:
    return {actor.name, *(alias.form for alias in actor.aliases)}


# What is shipped


def test_every_named_actor_of_the_founding_codings_is_registered() -> None:
    registered = {actor.ref: actor for actor in load_registry().actors}
    coded = {ref: actor for ref, actor in founding("actors").items() if actor["named"]}
    assert {
        ref: {"ref": ref, "name": actor.name, "kind": actor.kind, "side": actor.side, "named": True}
        | ({"source": actor.source} if actor.source else {})
        for ref, actor in registered.items()
        if ref in coded
    } == coded


def test_no_unnamed_actor_of_the_founding_codings_is_registered() -> None:
    unnamed = {ref for ref, actor in founding("actors").items() if not actor["named"]}
    assert unnamed
    assert unnamed & {actor.ref for actor in load_registry().actors} == set()


def test_every_source_of_the_founding_codings_is_registered() -> None:
    registered = {source.ref: source for source in load_registry().sources}
    assert {
        ref: {"ref": ref, "name": source.name, "kind": source.kind}
        | ({"country": source.country} if source.country else {})
        for ref, source in registered.items()
        if ref in founding("sources")
    } == founding("sources")
    handed_on = [
        custody["source"]
        for file in (seeds_dir() / "codings").glob("*.json")
        for custody in json.loads(file.read_text(encoding="utf-8"))["article"]["custody"]
    ]
    assert set(handed_on) <= registered.keys()


def test_every_office_of_the_founding_codings_is_registered() -> None:
    coded = founding("offices")
    assert {
        office.ref: {"ref": office.ref, "title": office.title, "body": office.body, "level": office.level}
        for office in load_registry().offices
        if office.ref in coded
    } == coded


def test_the_mechanisms_are_the_thirteen_founding_ones() -> None:
    def entry(mechanism: Mechanism) -> dict[str, Any]:
        optional = {
            "part_of": mechanism.part_of,
            "purpose": mechanism.purpose,
            "scope": [{"kind": scope.kind, "value": scope.value} for scope in mechanism.scope],
        }
        return {
            "ref": mechanism.ref,
            "label": mechanism.label,
            "kind": mechanism.kind,
            "parties": [{"actor": party.actor, "role": party.role} for party in mechanism.parties],
            **{key: value for key, value in optional.items() if value},
        }

    mechanisms = load_registry().mechanisms
    assert len(mechanisms) == 13
    assert {mechanism.ref: entry(mechanism) for mechanism in mechanisms} == founding("mechanisms")


def test_areas_and_places_of_the_founding_codings_are_registered() -> None:
    registry = load_registry()
    names = {name for place in registry.places for name in (place.name, *place.aliases)}
    areas = {scope.value for mechanism in registry.mechanisms for scope in mechanism.scope if scope.kind == "area"}
    assert areas == {"Idlib", "Syria"}
    placed = [
        entry["place"]
        for file in (seeds_dir() / "codings").glob("*.json")
        for key in ("meetings", "incidents")
        for entry in json.loads(file.read_text(encoding="utf-8"))[key]
        if "place" in entry
    ]
    assert len(placed) > 10
    assert {place.rstrip("?") for place in placed} - names == set()
    assert areas <= names


@pytest.mark.parametrize(
    ("form", "side", "ref"),
    [
        ("Mevlüt Çavuşoğlu", "TUR", "cavusoglu"),
        ("Israel Defense Forces", "ISR", "idf"),
        ("Türkiye", "TUR", "tur"),
        ("Pentagon", "USA", "usa-mod"),
        ("Kremlin", "RUS", "rus-presidency"),
        ("Russian Defense Ministry", "RUS", "rus-mod"),
        ("Turkish Defence Ministry", "TUR", "tur-mod"),
        ("Israeli Air Force", "ISR", "isr-airforce"),
        ("Daesh", "ISIS", "islamic-state"),
        ("US-led coalition against Islamic State", "COALITION", "coalition"),
        ("Hizbullah", "HEZBOLLAH", "hezbollah"),
        ("Moshe Yaalon", "ISR", "moshe-yaalon"),
    ],
)
def test_other_spellings_lead_to_the_actor(form: str, side: str, ref: str) -> None:
    found = [actor.ref for actor in load_registry().actors if actor.side == side and form in name_forms(actor)]
    assert found == [ref]


def test_named_actors_of_the_gold_codings_are_found_by_name(shared: Path) -> None:
    """But those whose name describes them only, which belong to their article."""
    names = {name.casefold() for actor in load_registry().actors for name in name_forms(actor)}
    missing = {
        actor["name"]
        for file in sorted((shared / "gold" / "codings").glob("*.json"))
        for actor in json.loads(file.read_text(encoding="utf-8"))["actors"]
        if actor["name"].casefold() not in names
    }
    assert [name for name in missing if "(unnamed)" not in name] == []


def test_states_carry_their_code() -> None:
    states = [actor for actor in load_registry().actors if actor.kind == "state"]
    assert len(states) >= 40
    for state in states:
        code = [Identifier("iso3166_alpha3", state.side)] if state.side != "XKX" else []
        assert [identifier for identifier in state.identifiers if identifier.scheme == "iso3166_alpha3"] == code
        assert state.ref == state.side.lower()


def test_bodies_speak_for_the_side_of_their_state() -> None:
    actors = {actor.ref: actor for actor in load_registry().actors}
    bodies = [actor for actor in actors.values() if actor.body_of and actors[actor.body_of].kind == "state"]
    assert len(bodies) > 100
    assert [actor.ref for actor in bodies if actor.side != actors[actor.body_of or ""].side] == []


def test_places_lie_in_the_country_of_their_parent() -> None:
    places = {place.ref: place for place in load_registry().places}
    astray = [
        place.ref
        for place in places.values()
        if place.parent and place.country and places[place.parent].country not in (place.country, None)
    ]
    assert astray == []


def test_a_registry_never_gives_a_wikidata_item_to_two_actors() -> None:
    items = [i.value for actor in load_registry().actors for i in actor.identifiers if i.scheme == "wikidata"]
    assert len(items) > 30
    assert len(set(items)) == len(items)


# What a reading returns


def test_a_whole_folder_is_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        a=SOURCES + "wire,Example Wire,news_agency,FRA,EW|Wire of Examples\n",
        b=ACTORS
        + "aaa,Examplia,state,FRA,,,iso3166_alpha3:FRA|wikidata:Q142,\n"
        + 'aaa-mod,Examplian Ministry,ministry,FRA,aaa,,,"MoE [abbreviation]|Ministère [native, fr]|Ministry of E"\n'
        + "voice,Example Wire,news_outlet,PRESS,,wire,,\n",
        c=OFFICES + "aaa-dm,Minister of Examplia,aaa-mod,2,Examplian minister\n",
        d=PLACES + "land,Exampleland,country,,FRA,,,\ntown,Exampletown,city,land,FRA,-48.5,2.25,Extown\n",
        e=MECHANISMS
        + "line,Example line,hotline,aaa:party|aaa-mod:operator,frame,keep apart,domain:air|area:Exampleland,EL\n"
        + "frame,Example frame,agreement_instrument,aaa:party,,,,\n",
    )
    assert read_registry(tmp_path) == Registry(
        sources=(Source("wire", "Example Wire", "news_agency", "FRA", ("EW", "Wire of Examples")),),
        actors=(
            Actor(
                ref="aaa",
                name="Examplia",
                kind="state",
                side="FRA",
                body_of=None,
                source=None,
                identifiers=(Identifier("iso3166_alpha3", "FRA"), Identifier("wikidata", "Q142")),
                aliases=(),
            ),
            Actor(
                ref="aaa-mod",
                name="Examplian Ministry",
                kind="ministry",
                side="FRA",
                body_of="aaa",
                source=None,
                identifiers=(),
                aliases=(
                    NameForm("MoE", "abbreviation", None),
                    NameForm("Ministère", "native", "fr"),
                    NameForm("Ministry of E", "alias", None),
                ),
            ),
            Actor("voice", "Example Wire", "news_outlet", "PRESS", None, "wire", (), ()),
        ),
        offices=(Office("aaa-dm", "Minister of Examplia", "aaa-mod", 2, ("Examplian minister",)),),
        places=(
            Place("land", "Exampleland", "country", None, "FRA", None, None, ()),
            Place("town", "Exampletown", "city", "land", "FRA", -48.5, 2.25, ("Extown",)),
        ),
        mechanisms=(
            Mechanism(
                ref="line",
                label="Example line",
                kind="hotline",
                parties=(Party("aaa", "party"), Party("aaa-mod", "operator")),
                part_of="frame",
                purpose="keep apart",
                scope=(Scope("domain", "air"), Scope("area", "Exampleland")),
                aliases=("EL",),
            ),
            Mechanism("frame", "Example frame", "agreement_instrument", (Party("aaa", "party"),), None, None, (), ()),
        ),
    )


def test_optional_columns_may_be_missing_and_columns_stand_in_any_order(tmp_path: Path) -> None:
    file = tmp_path / "whatever its name.csv"
    file.write_text("level,title,ref,body\n,Envoy,envoy,\n", encoding="utf-8")
    assert read_registry(file) == Registry(offices=(Office("envoy", "Envoy", None, None, ()),))


def test_yaml_reads_as_csv_does(tmp_path: Path) -> None:
    file = tmp_path / "extra.yaml"
    file.write_text(
        """
actors:
  - ref: nor
    name: Norway
    kind: state
    side: NOR
    identifiers: {iso3166_alpha3: NOR}
    aliases: [NO, "Norge [native, no]"]
offices:
  - ref: nor-dm
    title: Defence Minister of Norway
    body: nor
    level: 2
sources:
  - {ref: wire, name: Wire, kind: news_agency, country: null}
mechanisms:
  - ref: line
    label: Example line
    kind: hotline
    parties: {nor: party}
    scope: ["domain:naval"]
""",
        encoding="utf-8",
    )
    assert read_registry(file) == Registry(
        sources=(Source("wire", "Wire", "news_agency", None, ()),),
        actors=(
            Actor(
                ref="nor",
                name="Norway",
                kind="state",
                side="NOR",
                body_of=None,
                source=None,
                identifiers=(Identifier("iso3166_alpha3", "NOR"),),
                aliases=(NameForm("NO", "alias", None), NameForm("Norge", "native", "no")),
            ),
        ),
        offices=(Office("nor-dm", "Defence Minister of Norway", "nor", 2, ()),),
        mechanisms=(
            Mechanism(
                "line", "Example line", "hotline", (Party("nor", "party"),), None, None, (Scope("domain", "naval"),), ()
            ),
        ),
    )


def test_the_example_of_the_readme_is_a_registry(tmp_path: Path) -> None:
    readme = (seeds_dir() / "registries" / "README.md").read_text(encoding="utf-8")
    example = re.findall(r"```yaml\n(.*?)```", readme, flags=re.DOTALL)
    assert len(example) == 1
    file = tmp_path / "example.yml"
    file.write_text(example[0], encoding="utf-8")
    registry = read_registry(file)
    assert [actor.ref for actor in registry.actors] == ["example-ministry"]
    assert [mechanism.parties for mechanism in registry.mechanisms] == [(Party("example-ministry", "party"),)]


def test_a_further_registry_leans_on_a_known_one(tmp_path: Path) -> None:
    write(tmp_path, offices=OFFICES + "nor-dm,Defence Minister of Norway,nor,2,\n")
    assert [problem.code for problem in problems_of(tmp_path)] == ["unknown_ref"]
    assert read_registry(tmp_path, known=load_registry()) == Registry(
        offices=(Office("nor-dm", "Defence Minister of Norway", "nor", 2, ()),)
    )


def test_an_entry_takes_the_place_of_the_known_one(tmp_path: Path) -> None:
    write(tmp_path, actors=ACTORS + "tur,Türkiye,state,TUR,,,,Turkey\n")
    assert read_registry(tmp_path, known=load_registry()).actors == (
        Actor("tur", "Türkiye", "state", "TUR", None, None, (), (NameForm("Turkey", "alias", None),)),
    )


def test_a_name_of_a_known_actor_is_not_given_to_another(tmp_path: Path) -> None:
    write(tmp_path, actors=ACTORS + "tur-army,Turkish army,armed_force,TUR,tur-af,,,\n")
    assert problems_of(tmp_path, known=load_registry()) == [
        Problem(
            "shared_name",
            "actors.csv line 2, name",
            "Turkish army",
            "Turkish army is also a name of tur-af, of the same side",
            "leave it to one of the two",
        )
    ]


# Mistakes


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (SOURCES, "wire,Wire,agency,FRA,", ("unknown_code", "kind", "source_kind has no code agency")),
        (SOURCES, "wire,Wire,newspaper,France,", ("unknown_code", "country", "side has no code France")),
        (SOURCES, "wire,Wire,newspaper,NATO,", ("not_a_country", "country", "NATO is no country")),
        (SOURCES, "Wire 1,Wire,newspaper,,", ("bad_ref", "ref", "a ref is small letters, digits and single hyphens")),
        (SOURCES, "wire,,newspaper,,", ("empty", "name", "name is empty")),
        (SOURCES, "wire,Wire,,,", ("empty", "kind", "kind is empty")),
        (SOURCES, "wire,Wire,newspaper,,A||B", ("empty_value", "aliases", "an empty value between two |")),
        (SOURCES, "wire,Wire,newspaper,,A|a", ("duplicate", "aliases", "a value stands twice in the cell")),
        (ACTORS, "aaa,A,state,Turkey,,,,", ("unknown_code", "side", "side has no code Turkey")),
        (ACTORS, "aaa,A,state,TUR,bbb,,,", ("unknown_ref", "body_of", "actors has no bbb")),
        (ACTORS, "aaa,A,state,TUR,aaa,,,", ("cycle", "body_of", "aaa is a part of itself")),
        (ACTORS, "aaa,A,news_outlet,PRESS,,wire,,", ("unknown_ref", "source", "sources has no wire")),
        (
            ACTORS,
            "aaa,A,anonymous_official,TUR,,,,",
            ("local_kind", "kind", "an actor of kind anonymous_official belongs to its article alone"),
        ),
        (ACTORS, "aaa,A,state,TUR,,,Q43,", ("bad_pair", "identifiers", "Q43 is not of the form wikidata:Q43")),
        (ACTORS, "aaa,A,state,TUR,,,wikidata:43,", ("bad_identifier", "identifiers", "43 is no Wikidata item")),
        (ACTORS, "aaa,A,state,TUR,,,wiki:Q43,", ("unknown_code", "identifiers", "identifier_scheme has no code wiki")),
        (ACTORS, "aaa,A,state,TUR,,,,B [nick]", ("unknown_code", "aliases", "name_kind has no code nick")),
        (ACTORS, "aaa,A,state,TUR,,,,B [native", ("bad_form", "aliases", "B [native is not a name form")),
        (
            ACTORS,
            'aaa,A,state,TUR,,,,"B [native, Turkish]"',
            ("bad_language", "aliases", "Turkish is no language tag"),
        ),
        (OFFICES, "dm,Minister,bbb,2,", ("unknown_ref", "body", "actors has no bbb")),
        (OFFICES, "dm,Minister,,7,", ("unknown_code", "level", "meeting_level has no code 7")),
        (PLACES, "p,P,town,,,,,", ("unknown_code", "kind", "place_kind has no code town")),
        (PLACES, "p,P,city,q,,,,", ("unknown_ref", "parent", "places has no q")),
        (PLACES, "p,P,city,,,91,10,", ("bad_degrees", "latitude", "must be degrees between -90 and 90")),
        (PLACES, "p,P,city,,,40,east,", ("bad_degrees", "longitude", "must be degrees between -180 and 180")),
        (PLACES, "p,P,city,,,40,nan,", ("bad_degrees", "longitude", "must be degrees between -180 and 180")),
        (PLACES, "p,P,city,,,40,,", ("half_a_point", "latitude", "latitude and longitude go together")),
        (MECHANISMS, "m,M,hot_line,,,,,", ("unknown_code", "kind", "mechanism_kind has no code hot_line")),
        (MECHANISMS, "m,M,hotline,rus:party,,,,", ("unknown_ref", "parties", "actors has no rus")),
        (MECHANISMS, "m,M,hotline,rus,,,,", ("bad_pair", "parties", "rus is not of the form rus:party")),
        (MECHANISMS, "m,M,hotline,rus:member,,,,", ("unknown_code", "parties", "mechanism_party_role has no code")),
        (MECHANISMS, "m,M,hotline,,n,,,", ("unknown_ref", "part_of", "mechanisms has no n")),
        (MECHANISMS, "m,M,hotline,,,,domain:sky,", ("unknown_code", "scope", "domain has no code sky")),
        (MECHANISMS, "m,M,hotline,,,,theatre:Syria,", ("unknown_code", "scope", "scope_kind has no code theatre")),
    ],
)
def test_a_mistake_is_named_by_line_and_column(
    tmp_path: Path, header: str, row: str, expected: tuple[str, str, str]
) -> None:
    file = tmp_path / "registry.csv"
    file.write_text(f"{header}{row}\n", encoding="utf-8")
    code, column, message = expected
    problems = problems_of(file)
    assert [(p.code, p.location) for p in problems] == [(code, f"registry.csv line 2, {column}")]
    assert problems[0].message.startswith(message)
    assert problems[0].way_out


def test_the_nearest_code_is_offered(tmp_path: Path) -> None:
    write(tmp_path, actors=ACTORS + "aaa,A,armed force,Turkey,,,,\n")
    assert [(problem.value, problem.way_out) for problem in problems_of(tmp_path)] == [
        ("armed force", "did you mean armed_force?"),
        ("Turkey", "did you mean TUR?"),
    ]


def test_a_ref_stands_once_even_over_files(tmp_path: Path) -> None:
    write(tmp_path, first=ACTORS + "aaa,A,state,TUR,,,,\n", second=ACTORS + "aaa,B,state,RUS,,,,\n")
    assert problems_of(tmp_path) == [
        Problem(
            "duplicate", "second.csv line 2, ref", "aaa", "stands already in first.csv line 2", "keep one of the two"
        )
    ]


def test_two_actors_of_a_side_do_not_share_a_name(tmp_path: Path) -> None:
    rows = "aaa,Ministry,ministry,TUR,,,,MoD\nbbb,Defence,ministry,TUR,,,,mod [abbreviation]\n"
    write(tmp_path, actors=ACTORS + rows)
    assert [(p.code, p.location, p.message) for p in problems_of(tmp_path)] == [
        ("shared_name", "actors.csv line 3, aliases", "mod is also a name of aaa, of the same side")
    ]


def test_actors_of_two_sides_may_share_a_name(tmp_path: Path) -> None:
    rows = "aaa,Ministry,ministry,TUR,,,,MoD\nbbb,Ministry,ministry,RUS,,,,MoD\n"
    write(tmp_path, actors=ACTORS + rows)
    assert [actor.name for actor in read_registry(tmp_path).actors] == ["Ministry", "Ministry"]


def test_a_ring_of_parts_is_refused(tmp_path: Path) -> None:
    write(tmp_path, places=PLACES + "a,A,city,b,,,,\nb,B,region,a,,,,\nc,C,city,a,,,,\n")
    assert [(problem.code, problem.message) for problem in problems_of(tmp_path)] == [
        ("cycle", "a is a part of itself"),
        ("cycle", "b is a part of itself"),
    ]


def test_all_mistakes_of_a_reading_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, a=SOURCES + "wire,Wire,agency,,\n", b=OFFICES + "dm,,bbb,9,\n")
    assert [(problem.code, problem.location) for problem in problems_of(tmp_path)] == [
        ("unknown_code", "a.csv line 2, kind"),
        ("empty", "b.csv line 2, title"),
        ("unknown_code", "b.csv line 2, level"),
        ("unknown_ref", "b.csv line 2, body"),
    ]


def test_a_header_of_no_registry_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "actors.csv"
    file.write_text("ref,name,kind,side,colour\n", encoding="utf-8")
    (problem,) = problems_of(file)
    assert (problem.code, problem.location, problem.value) == (
        "unknown_registry",
        "line 1",
        "ref,name,kind,side,colour",
    )
    assert "actors: ref,name,kind,side,[body_of],[source],[identifiers],[aliases]" in problem.way_out


@pytest.mark.parametrize(
    ("text", "code", "location", "message"),
    [
        ("", "empty_file", "", "the file is empty"),
        ("actors: [", "yaml", "", "not YAML: "),
        ("- ref: a", "registry_shape", "line 1", "the file must be a mapping of registries"),
        ("people: []", "registry_shape", "line 1", "no such registry"),
        ("actors: {}", "registry_shape", "line 1", "a registry is a list of entries"),
        ("actors:\n- tur", "registry_shape", "line 2", "an entry is a mapping of columns to values"),
        ("actors:\n- {ref: a, colour: red}", "registry_shape", "line 2", "actors has no such column"),
        ("actors:\n- {ref: a, ref: b}", "registry_shape", "line 2", "the column stands twice in this entry"),
        ("actors:\n- {ref: a, name: A}", "registry_shape", "line 2", "the entry lacks a column"),
        ("actors:\n- {ref: a, name: [[A]]}", "registry_shape", "line 2", "the value is nested too deep"),
        ("actors:\n- {ref: a, aliases: [A|B]}", "registry_shape", "line 2", "a value of aliases holds |"),
    ],
)
def test_yaml_of_another_shape_is_refused(tmp_path: Path, text: str, code: str, location: str, message: str) -> None:
    file = tmp_path / "extra.yaml"
    file.write_text(text, encoding="utf-8")
    (problem,) = problems_of(file)
    assert (problem.code, problem.location) == (code, location)
    assert problem.message.startswith(message)
    assert problem.way_out


def test_a_path_that_holds_no_registry_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no \.csv, \.yaml or \.yml file in this folder"):
        read_registry(tmp_path)
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match=r"notes\.txt: a registry is a \.csv, \.yaml or \.yml file"):
        read_registry(tmp_path / "notes.txt")


@pytest.mark.parametrize("name", ["missing.csv", "missing.yaml"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    assert [problem.code for problem in problems_of(tmp_path / name)] == ["unreadable"]


def test_every_registered_code_is_in_use() -> None:
    """No deprecated code stands in the registries."""
    vocabularies = load_vocabularies()
    deprecated = {
        (name, term.code) for name in vocabularies.names() for term in vocabularies.terms(name) if term.deprecated
    }
    registry = load_registry()
    used = {("actor_kind", actor.kind) for actor in registry.actors}
    used |= {("side", actor.side) for actor in registry.actors}
    used |= {("source_kind", source.kind) for source in registry.sources}
    used |= {("place_kind", place.kind) for place in registry.places}
    used |= {("mechanism_kind", mechanism.kind) for mechanism in registry.mechanisms}
    assert len(used) > 100
    assert used & deprecated == set()
