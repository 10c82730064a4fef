"""Who is named beside the sides: scenes of what goes on, mediators and hosts, those who send observers or carry messages."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.auspices import AEGIS, SHOWING, WATCHING, looking_on
from deconfdb.coders.cast import Mention, sides_of
from deconfdb.coders.function_words import ANY_REBELS, REBEL_PEOPLE, TAKING_OUT
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.outsiders import joined_sides, outsiders
from deconfdb.coders.watchers import who_sends

AREA = frozenset("in over above across inside near around along throughout".split())
_ENTERED = frozenset("into enter entered entering leave leaving".split())
_WAYS = frozenset("road route highway path way gateway door crossing".split())
_SITES = frozenset("barracks camp base hotel villa resort airport".split())
_PARTS_OF_A_LAND = frozenset("east west north south central upper lower".split())
_ONE_GROUP = frozenset("group movement militia faction organisation organization party guerrillas rebels".split())
_GOING_OFF = frozenset(
    "call called calling calls break broke broken breaking breaks put puts putting cut cuts cutting set sets fend fended ward "
    "warded hold held holding fight fought drive drove driven keep kept keeping take took taken write wrote pay paid".split()
)
"""Verbs that "off" belongs to: "broke off Polish talks", "fought off Chad"."""
_SEIZING = frozenset("invasion annexation occupation conquest".split())
_BACKED = {(verb, "by") for verb in ("backed", "supported", "armed", "funded", "financed", "trained")} | {
    ("loyal", "to")
}
_SHIPS = frozenset("ship warship frigate destroyer cruiser carrier vessel corvette gunboat yacht".split())
_TOWNS = frozenset("city town village capital port resort".split())
_LAND = frozenset("coast coastline shore waters airspace territory soil capital seaboard".split())
_ABOUT = frozenset(
    "talks deal agreement accord conference negotiations plan resolution understanding settlement".split()
)
_MEDIATING = (
    "mediat",
    "broker",
    "facilitat",
    "hosted",
    "hosting",
    "hosts",
    "chair",
    "auspices",
    "presides",
    "presided",
    "steer",
    "sponsor",
)
_MEDIATORS = frozenset(
    "mediator mediators facilitator facilitators go-between go-betweens guarantor guarantors co-mediators".split()
)
_ACTS_AS = frozenset(
    "is are was were act acts acted acting serve serves served serving as the been has have had".split()
)
"""What stands between those who mediate and the word for it: "A and B are guarantors", "A acts as mediator"."""
TOGETHER_REACH = 16
"""Tokens from "brought" to the "together" behind those whom somebody brought together."""
_CHAIRING = frozenset({"chairs", "chaired", "chair", "chairing"})
OWN_REACH = 4
"""Tokens behind "chairs" within which it is told whose body it is."""
_AS_THIRD = frozenset({"host", "hosts", "mediator", "mediators", "go-between", "witness", "witnesses"})
"""What somebody is there as: "with President X as host"."""
_PRESIDING = frozenset({"chairman", "chairwoman", "chairperson"})
"""The head of a body of his own; "chairmanship" is told of talks."""
_WITNESSED = {"front": "of", "presence": "of", "witnessed": "by", "help": "of", "offices": "of"}
"""Words of looking on, with the one behind each that leads to who does."""
_WATCHERS = frozenset("observers monitors peacekeepers mission team group force troops soldiers officers".split())
_ARRANGED = frozenset("arranged overseen supervised monitored policed patrolled watched guaranteed refereed".split())
_PROPOSED = frozenset("proposed drafted suggested presented".split())
_PLANS = frozenset("plan proposal draft roadmap blueprint initiative".split())
_PEACE = frozenset("truce ceasefire fire peace war fighting".split())
PLAN_REACH = 10
"""Tokens behind a plan within which it is told what it is for, and where."""
_KEEPS_WATCH = frozenset(
    "watch watched watching monitor monitored supervise supervised supervising oversee oversaw overseeing verify verified "
    "verifying police policed policing observe guard patrol".split()
)
_TRUCES = frozenset("truce ceasefire fire armistice disengagement peace".split())
TRUCE_REACH = 6
OUT_REACH = 4
APART_REACH = 9
"""Tokens behind those who watch within which it is told that they stand between two."""
_SENT = frozenset("from of by".split())
_SENDING = frozenset("furnished provided sent supplied contributed seconded led".split())
_SIGNS = (
    SHOWING | WATCHING | _AS_THIRD | _MEDIATORS | _PLANS | _PROPOSED | _ARRANGED | _PRESIDING | _KEEPS_WATCH | set(_WITNESSED)
    | {"brought", "command"}
)  # fmt: skip
"""Words one of which shows a third, beside those that begin with `_MEDIATING`; all others are passed over."""
_LISTING = frozenset({",", "and", "the", "&"})
_OCCASIONS = frozenset("talks negotiations meeting conference summit".split())
_THERE = WATCHING | frozenset("mission pullout withdrawal force crisis conflict war".split())
"""What is called after the land in which it is."""
_TEXTS = frozenset(
    "document accord accords agreement agreements treaty convention memorandum protocol declaration pact".split()
)
"""What is called after the town in which it was signed."""
_APART = frozenset("'s - , and is was has had says said to in on with for at".split())
OCCASION_REACH = 3
"""Tokens from a town to the talks that are called after it."""
_JOINING = frozenset({"and", "with"})
_ALONG = frozenset({"through", "via", "by"})
_UPON = frozenset({"on", "against"})
_DESCRIBING = frozenset({"DT", "JJ", "NNP"})
_OUT_OF_OFFICE = frozenset({"former", "retired", "ex"})
_OPENING = frozenset({"under", "in", "through", "with", "following"})
OPENING_REACH = 8
"""Tokens of a sentence within which stands what opens it."""
MEDIATOR_REACH = 5
SENDER_REACH = 3
"""Tokens after observers within which their list of senders begins."""
LIST_GAP = 3
_FIGHTERS = REBEL_PEOPLE | {"militias", "militia", "factions", "militiamen", "warlords"}


def is_scene(knowledge: Knowledge, lows: Sequence[str], clause: Clause, mention: Mention) -> bool:
    """`in northern Syria`, `talks on Kosovo`, `a retired Finnish general`: where, about what, or of nobody."""
    if lows[mention.first - 1] == "ethnic" and set(lows[mention.first : mention.last + 1]) & (ANY_REBELS | {"armed"}):
        return True  # "ethnic Finnish rebels" are no Finns of the state
    if lows[mention.first - 1] == "'s" and lows[mention.first - 2] in {"other", "another"}:
        return True  # "hand over each other's rebels": about whom two others agree
    if _is_aboard(lows, mention) or _is_backer(lows, mention) or _is_where_theirs_are(lows, mention):
        return True
    if mention.how == "adjective":
        if _is_of_a_place(lows, clause, mention) or _is_of_a_group(lows, clause, mention):
            return True
        return _are_fighters(lows[mention.last : mention.last + 2])
    if mention.how in {"person", "role"}:
        # "retired Indian general X", "former Kenyan President X" lead a body or mediate; they act for no state.
        return lows[mention.first] in _OUT_OF_OFFICE
    if mention.actor.kind == "armed_group":
        return _is_target(lows, clause, mention)
    if mention.how not in {"state", "metonym"}:
        return False
    state = knowledge.states.get(mention.actor.side)
    if state is not None and state.kind == "territory" and not state.capital:
        return True  # a land whose people speak through a movement
    return _names_what_follows(lows, mention) or _is_where(lows, clause, mention)


def _is_where_theirs_are(lows: Sequence[str], mention: Mention) -> bool:
    """`incidents between their forces in Finland`: the land in which those of two others stand."""
    own = lows[mention.first] in {"their", "its", "both"}
    return own and mention.how in {"institution", "role"} and "in" in lows[mention.first + 1 : mention.last]


def _is_backer(lows: Sequence[str], mention: Mention) -> bool:
    """`the A, backed by Finland, …`, `fighters loyal to Finland`: whose help one of the sides has."""
    before = tuple(lows[mention.first - 2 : mention.first])
    return before in _BACKED


def _is_aboard(lows: Sequence[str], mention: Mention) -> bool:
    """`signed a truce aboard a Finnish navy ship`, `on board the Finnish frigate X`: where two others met."""
    return (
        lows[mention.first - 1] == "aboard"
        or lows[mention.first - 2 : mention.first] == ["on", "board"]
        or (lows[mention.first - 1] == "on" and bool(_SHIPS & set(lows[mention.last : mention.last + 2])))
    )


def _is_of_a_group(lows: Sequence[str], clause: Clause, mention: Mention) -> bool:
    """`the Finnish movement X`, where X is known: where it is from."""
    is_group = not _ONE_GROUP.isdisjoint(lows[mention.last : mention.last + 1])
    named = clause.mention_at(mention.last + 1) if is_group else None
    return named is not None and named.first == mention.last + 1 and named.actor.kind == "armed_group"


def _is_of_a_place(lows: Sequence[str], clause: Clause, mention: Mention) -> bool:
    """`the Finnish port of X`, `in a Finnish hotel`: whose town it is."""
    after = lows[mention.last : min(mention.last + 1, clause.sentence.last)]
    is_there = lows[mention.first - 1] in {"in", "at"} or lows[mention.first] == "the"
    return bool(_TOWNS & set(after)) or (is_there and bool(_SITES & set(after)))


def _are_fighters(words: Sequence[str]) -> bool:
    """`Finnish armed groups`, `Finnish militias`: who fight in a land are not its state."""
    return bool(words) and (words[0] in _FIGHTERS or tuple(words) == ("armed", "groups"))


def _names_what_follows(lows: Sequence[str], mention: Mention) -> bool:
    """`the Tokyo peace talks`, `the Kosovo mission`, `off the South's east coast`."""
    after = lows[mention.last : mention.last + OCCASION_REACH]
    if set(after[:1]) & _THERE:
        return True
    if mention.how == "metonym" and after[:1] and after[0] in _TEXTS:
        return True  # "as the Vienna Document demands"
    if mention.how == "metonym" and _OCCASIONS & set(after) and not _APART & set(after):
        return True
    return after[:1] == ["'s"] and bool(_LAND & set(after[1:]))


def _is_where(lows: Sequence[str], clause: Clause, mention: Mention) -> bool:
    """`in Mendoza, Argentina`, `called home from Ecuador`, `leads from Chad by way of a border town`, `talks on Kosovo`."""
    place = mention.first - 2
    if place >= clause.sentence.first and lows[place + 1] == ",":
        is_town = clause.tokens[place].text[0].isupper() and not clause.is_time(place)  # "on Monday, Argentina said"
        return is_town and clause.mention_at(place) is None
    before = list(lows[max(clause.sentence.first, mention.first - 4) : mention.first])
    if before and before[-1].endswith("ern"):
        return True  # "from northern Iraq"
    while before and (before[-1] == "the" or before[-1].endswith("ern") or before[-1] in _PARTS_OF_A_LAND):
        before.pop()
    if not before:
        return False
    if before[-1] == "of" and mention.how == "metonym" and set(before[-2:-1]) & _TEXTS:
        return lows[mention.last] not in _JOINING  # "the accord of Dakar"; not "an accord of Dakar and Banjul"
    if before[-1] == "of":
        return bool(_SEIZING & set(before)) or _are_fighters(before[-2:-1]) or _are_fighters(before[-3:-1])
    if before[-1] == "to" and before[-2:-1] and before[-2] in _WAYS:
        return True  # "the road to Mauritania"
    if before[-1] == "off":
        return before[-2:-1] == [] or before[-2] not in _GOING_OFF  # "navies off Somalia"
    if before[-1] == "from":
        return before[-2:-1] in (["home"], ["back"]) or lows[mention.last] in _ALONG
    return before[-1] in AREA | _ENTERED or (before[-1] == "on" and bool(_ABOUT & set(before)))


def _is_target(lows: Sequence[str], clause: Clause, mention: Mention) -> bool:
    """`an accord on Kurdish rebels`, `a campaign against the Taliban`: what two others agree or do about a group."""
    number = mention.first - 1
    while number > clause.sentence.first and clause.tokens[number].tag in _DESCRIBING and lows[number] not in _UPON:
        number -= 1
    return lows[number] in _UPON


def third_parties(clauses: Sequence[Clause], lows: Sequence[str]) -> frozenset[str]:
    """Sides that the text shows as mediators, hosts or chairs, right beside a word of it, or as senders of observers."""
    counted: set[str] = set()
    signs = {low for low in set(lows) if low in _SIGNS or low.startswith(_MEDIATING)}
    about = {side for clause in clauses if clause.sentence.kind == "headline" for side in sides_of(clause.mentions)}
    for clause in clauses:
        if signs.isdisjoint(clause.words):
            continue
        for number in range(clause.sentence.first, clause.sentence.last):
            low = lows[number]
            if low not in signs:
                continue
            found = (
                looking_on(lows, clause, number) or _mediating(lows, clause, number) or _watching(lows, clause, number)
            )
            if not found and _WITNESSED.get(low) == lows[number + 1]:
                found = _witness(clause, number + 2, about)
            counted.update(found)
    others = {side for clause in clauses for side in outsiders(lows, clause)}
    # Who is listed with two others is one of three.
    counted.update(others - joined_sides(lows, clauses) if others else ())
    # The two of a headline may chair what they set up; whoever mediates does so between others.
    are_the_two = len(about) == 2 and about <= counted
    return frozenset(counted) - about if are_the_two else frozenset(counted)


def _mediating(lows: Sequence[str], clause: Clause, number: int) -> list[str]:
    """Whose host, mediator, broker or chair a word makes them."""
    low = lows[number]
    if low in _AS_THIRD and lows[number - 1] == "as":
        return _beside(lows, clause, number)
    if low in _MEDIATORS:
        return _mediators(lows, clause, number)
    if low in _CHAIRING and _is_own_body(clause, number):
        return []
    if low.startswith(_MEDIATING) and low not in _PRESIDING and not (low in AEGIS and lows[number + 1] == "of"):
        by = _listed(lows, clause, number + 2) if lows[number + 1 : number + 2] == ["by"] else []
        return by or _beside(lows, clause, number)
    if low in _PLANS:
        return _planners(lows, clause, number)
    if low in _PROPOSED and lows[number + 1 : number + 2] == ["by"]:
        return _proposers(lows, clause, number)
    if low == "brought" and "together" in lows[number : number + TOGETHER_REACH]:
        return _who_brought(lows, clause, number)
    return []


def _is_own_body(clause: Clause, number: int) -> bool:
    """`X, who chairs the Finnish commission`, `who heads the rebels' council`: a body of one side, whoever leads it."""
    stop = min(number + OWN_REACH, clause.sentence.last)
    behind = [one for one in clause.mentions if number < one.first < stop and any(one.sides)]
    return bool(behind) and not {"between", "and", ","} & {clause.tokens[at].low for at in range(number, behind[0].end)}


def _planners(lows: Sequence[str], clause: Clause, number: int) -> list[str]:
    """`a Finnish plan for a truce in Sudan`, `a Finnish draft to end the war between A and B`: of neither of the two."""
    behind = lows[number + 1 : min(number + PLAN_REACH, clause.sentence.last)]
    is_of_others = (
        behind[:1] in (["for"], ["to"]) and bool(_PEACE & set(behind)) and bool({"in", "between"} & set(behind))
    )
    own = [one for one in clause.mentions if one.how == "adjective" and 0 <= number - one.last <= 1]
    return [side for one in own[-1:] for side in one.sides] if is_of_others else []


def _watching(lows: Sequence[str], clause: Clause, number: int) -> list[str]:
    """Whose people watch over a truce, or command those who do."""
    low = lows[number]
    if low in _ARRANGED and lows[number + 1 : number + 2] == ["by"]:
        return _listed(lows, clause, number + 2)
    if low in _PRESIDING or (low == "command" and _has_watchers(lows, clause, number)):
        return _over(lows, clause, number)
    if low in WATCHING:
        keeps_apart = bool({"apart", "between"} & set(lows[number + 1 : number + APART_REACH]))
        return _senders(lows, clause, number) or (
            [*who_sends(clause, number, number + 1)] if keeps_apart else []
        )  # "A called home the peacekeepers who had kept the two armies apart"
    if low in _KEEPS_WATCH and _TRUCES & set(lows[number + 1 : number + TRUCE_REACH]):
        return _sent_to(lows, clause, number)
    return []


def _witness(clause: Clause, start: int, about: set[str]) -> list[str]:
    """`in front of President X`, `in the presence of X`, `with the help of Minister X`: who looks on."""
    mention = next((one for one in clause.mentions if start <= one.first <= start + LIST_GAP), None)
    behind = [one for one in clause.mentions if one.first >= start and one.how in {"person", "role"}]
    # "in front of the Greek lines" is a place; two presidents look on as those who sign for them do.
    are_theirs = len(behind) > 1 and set(sides_of(behind)) <= about
    looks_on = mention in behind and not are_theirs
    return list(mention.sides) if mention is not None and looks_on else []


def _proposers(lows: Sequence[str], clause: Clause, number: int) -> list[str]:
    """`A and B accepted a truce proposed by C`: who is neither of the two."""
    proposers = _listed(lows, clause, number + 2)
    taken = {side for one in clause.mentions if one.last <= number for side in one.sides}
    return proposers if len(taken) > 1 and not taken & set(proposers) else []


def _over(lows: Sequence[str], clause: Clause, number: int) -> list[str]:
    """`sit together under a Finnish chairman`, `monitors under Finnish command`: whose chairman or command it is."""
    mention = next((one for one in clause.mentions if one.first < number <= one.last), None)
    before = lows[max(clause.sentence.first, mention.first - 2) : mention.first + 1] if mention else ()
    return list(mention.sides) if mention is not None and "under" in before else []


def _has_watchers(lows: Sequence[str], clause: Clause, number: int) -> bool:
    """`The monitors are under Finnish command`; troops under the command of a side are that side's own."""
    return bool(WATCHING & set(lows[clause.sentence.first : number]))


def _beside(lows: Sequence[str], clause: Clause, number: int) -> list[str]:
    """`mediated by X`, `X and Y, which mediate`, `X-brokered`, `with X in the chair`: the sides next to the word."""
    after = lows[number + 1 : number + 3]
    if lows[number - 1] == "-":  # "an X-brokered truce"
        return [side for one in clause.mentions if one.last == number - 1 for side in one.sides]
    nearest = sorted(enumerate(clause.mentions), key=lambda one: abs(one[1].first - number))
    for at, mention in nearest:
        to_the_right = 0 < mention.first - number <= MEDIATOR_REACH and "by" in after
        gap = number - mention.end
        to_the_left = 0 <= gap <= MEDIATOR_REACH and not {"by", "between", "and", "asked"} & set(
            lows[mention.end : number]
        )
        if (to_the_right or (to_the_left and "by" not in after)) and len(mention.sides) == 1:
            before = clause.mentions[at - 1] if at else None
            joined = before is not None and lows[before.end : mention.first] in (["and"], ["and", "the"])
            return [*(before.sides if joined and before else ()), *mention.sides]
    return []


def _mediators(lows: Sequence[str], clause: Clause, number: int) -> list[str]:
    """`Qatari mediators`, `mediators Egypt and Qatar`, `mediators from A, B and C`: who they are."""
    before = [one for one in clause.mentions if 0 <= number - one.end <= 1 and lows[one.end : number] in ([], ["'s"])]
    acting = [one for one in clause.mentions if one.end < number and set(lows[one.end : number]) <= _ACTS_AS]
    if acting and not set(lows[acting[-1].end : number]) <= {"the", "as"}:
        return _listed_before(lows, clause, acting[-1].end)
    start = number + 1 + (lows[number + 1 : number + 2] in (["from"], ["of"]))
    own = next((one for one in clause.mentions if one.first <= number < one.last), None)
    found = [side for one in (*before[-1:], own) if one is not None for side in one.sides]
    return [*found, *_listed(lows, clause, start)]


def _senders(lows: Sequence[str], clause: Clause, number: int) -> list[str]:
    """`monitors from A, B and C`, `the observer mission furnished by A and B`, `Indonesian observers`: whose they are."""
    last = number + 1
    while last < clause.sentence.last and lows[last] in _WATCHERS:
        last += 1
    if lows[last - 1] not in _WATCHERS or TAKING_OUT & set(
        lows[max(clause.sentence.first, number - OUT_REACH) : number]
    ):
        return []  # "withdraws its observers from A" takes them out of it
    stop = min(last + SENDER_REACH, clause.sentence.last)
    sent = next((at for at in range(last, stop) if lows[at] in _SENT), None)
    found = [side for one in clause.mentions if one.how == "adjective" and one.last == number for side in one.sides]
    if sent is None or (sent > last and lows[sent - 1] not in _SENDING):
        return found
    return [*found, *_listed(lows, clause, sent + 1)]


def whose_observers(lows: Sequence[str], clause: Clause, first: int, last: int) -> frozenset[str]:
    """`Qatari observers`, `observers of the African Union`, `Qatar's peacekeepers`: whose they are, which is no side."""
    around = [clause.mention_at(first), clause.mention_at(last - 1)]
    if lows[first - 1 : first] in (["its"], ["their"]):
        around.extend(clause.mentions[:1])
    beside = [one for one in clause.mentions if one.last == first or (one.last < first and lows[one.last] == "'s")]
    after = [one for one in clause.mentions if lows[last : last + 1] == ["of"] and last < one.first <= last + 2]
    return frozenset(side for one in [*around, *beside[-1:], *after] if one is not None for side in one.sides if side)


def _sent_to(lows: Sequence[str], clause: Clause, number: int) -> list[str]:
    """`Soldiers from A, B and C have flown in to watch over a truce`, `A and B, which watch over it`: whose they are."""
    if lows[number - 1] in {"which", "who"}:
        return _listed_before(lows, clause, number - 1)
    before = range(clause.sentence.first + 1, number)
    start = next((at + 1 for at in before if lows[at] == "from" and lows[at - 1] in _WATCHERS), None)
    return _listed(lows, clause, start) if start is not None else []


def _who_brought(lows: Sequence[str], clause: Clause, number: int) -> list[str]:
    """`X and Y had brought the ministers of A and B together in C`: X and Y, if those whom they brought are others."""
    end = number - (lows[number - 1] in {"had", "have", "has"})
    bringing = _listed_before(lows, clause, end)
    brought = {side for one in clause.mentions if one.first > number for side in one.sides}
    return bringing if not brought & set(bringing) else []


def _listed_before(lows: Sequence[str], clause: Clause, stop: int) -> list[str]:
    """`A, B and C, which …`: the sides of the list that ends there."""
    found: list[str] = []
    for one in reversed([mention for mention in clause.mentions if mention.end <= stop]):
        if not set(lows[one.end : stop]) <= _LISTING:
            break
        found.extend(one.sides)
        stop = one.first
    return found


def _listed(lows: Sequence[str], clause: Clause, start: int) -> list[str]:
    """`by Libya and Egypt`, `from A, B and C`: the sides of the list that begins there.

    In "Under a deal brokered by Libya, A and B agreed" the comma ends what opens the sentence.
    """
    found: list[str] = []
    end = start
    opens = lows[clause.sentence.first] in _OPENING and start - clause.sentence.first <= OPENING_REACH
    gaps = _LISTING - {","} if opens else _LISTING
    for one in clause.mentions:
        # "observers from A" may be one mention.
        if one.last < start or not set(lows[end : one.first]) <= gaps:
            continue
        found.extend(one.sides)
        end = one.end
    return found
