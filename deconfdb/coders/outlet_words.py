"""Outlets that no list knows: `told Skai radio`, `on state television`, `the newspaper Hoy`, `in a tweet`, `this newspaper`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from deconfdb.coders.cast import Actor, slug
from deconfdb.coders.findings import OutletLink
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.tokens import Token

TELLING = frozenset("told tells tell telling".split())
_SPEAKING = frozenset({("interview", "with"), ("speaking", "to"), ("spoke", "to")})
_ON_AIR = frozenset("radio television tv channel".split())
_PRESS = frozenset("newspaper paper daily weekly magazine tabloid website portal news-site".split())
_NOUNS = _ON_AIR | _PRESS | {"agency", "broadcaster", "station", "network", "media"}
_OWNED = frozenset("state state-run public national official local private".split())
_DESCRIBING = _NOUNS | _OWNED | frozenset(
    "the a an news press wire its 's ' - , run owned controlled backed semi official semi-official semiofficial independent "
    "leading business financial english language based linked affiliated friendly pro government party rebel local".split()
)  # fmt: skip
"""Words between "told" or "by" and the name of an outlet: `told the official news agency SANA`."""
_HERE = frozenset({"this", "our"})
_OURSELVES = _NOUNS | frozenset("reporter correspondent reporters correspondents".split())
_AGAIN = _NOUNS - {"media"}
_CITING = frozenset("by citing quoting".split())
_REPORTING = frozenset("reported wrote quoted cited".split())
_AGENCY_OF = frozenset({"news", "press", "wire"})
_POSTS = frozenset("tweet tweets tweeted tweeting".split())
_POSTED = _POSTS | {"x."}
DESCRIPTION_REACH = 9
"""Tokens from the name of an outlet back to the word that says what it is told or cited for."""
POST_REACH = 4
"""Tokens from "in" to the "tweets" of "in a series of tweets"."""
NAME_WORDS = 4
"""Words of the name of an outlet."""


class _Phrase(NamedTuple):
    """Where words for an outlet begin, and what it is called."""

    first: int
    name: str
    is_on_air: bool


def opening_of(clause: Clause, first: int) -> int:
    """Where the phrase begins that ends in an outlet: `told Iran's official news agency | IRNA`."""
    left, lowest = first, max(clause.sentence.first, first - DESCRIPTION_REACH)
    while left > lowest and _describes(clause, left - 1):
        left -= 1
    return left


def _describes(clause: Clause, number: int) -> bool:
    mention = clause.mention_at(number)
    if clause.tokens[number].low in _DESCRIBING:
        return True
    return mention is not None and mention.how in {"adjective", "state", "metonym", "role"}


def posted(clause: Clause) -> str:
    """`he tweeted`, `in a tweet`, `in a post on X.`: the platform that no name of an outlet tells."""
    if _POSTED.isdisjoint(clause.words):
        return ""
    for number in range(clause.sentence.first, clause.sentence.last):
        token = clause.tokens[number]
        if token.in_quote or (token.low not in _POSTS and token.text != "X."):
            continue
        before = {each.low for each in clause.tokens[max(clause.sentence.first, number - POST_REACH) : number]}
        if token.low in _POSTS and (token.tag.startswith("VB") or "in" in before):
            return "twitter"
        if token.text == "X." and {"on", "post", "posted", "wrote"} & before:
            return "x"  # the point of the sentence is taken for that of an initial
    return ""


def told_here(clause: Clause) -> bool:
    """`told this newspaper`, `told our correspondent`."""
    tokens = clause.tokens
    return not _HERE.isdisjoint(clause.words) and any(
        tokens[number].low in TELLING and tokens[number + 1].low in _HERE and tokens[number + 2].low in _OURSELVES
        for number in range(clause.sentence.first, clause.sentence.last - 2)
    )


def again(clause: Clause, name: str) -> str:
    """`one of them told the newspaper`, `the paper wrote, citing officials`: how the outlet named before is tied in."""
    tokens, short = clause.tokens, name.rsplit(maxsplit=1)[-1]
    for number in range(clause.sentence.first + 1, clause.sentence.last - 1):
        noun, behind = tokens[number], tokens[number + 1]
        is_named = noun.text == short and noun.text[0].isupper()
        if not (is_named or noun.low in _AGAIN) or tokens[number - 1].low != "the" or noun.in_quote:
            continue
        if behind.text[0].isupper() or (behind.text == "," and tokens[number + 2].text[0].isupper()):
            continue
        before = [token.low for token in tokens[max(clause.sentence.first, number - 3) : number - 1]]
        if before[-1:] and before[-1] in TELLING:
            return "told_to_outlet"
        if (before[-1:] and before[-1] in _CITING) or before == ["according", "to"] or behind.low in _REPORTING:
            return "cites_outlet"
    return ""


def unlisted(clause: Clause, speaker: Actor, knowledge: Knowledge) -> Iterator[OutletLink]:
    """Outlets that are named or described beside a cue of telling or citing."""
    for phrase in _phrases(clause, speaker, knowledge):
        left = opening_of(clause, phrase.first)
        before = [token.low for token in clause.tokens[max(clause.sentence.first, left - 2) : left]]
        ref = _listed(phrase.name, speaker.side, knowledge) or slug(phrase.name)
        if (before[-1:] and before[-1] in TELLING) or tuple(before) in _SPEAKING:
            yield OutletLink("aired_by" if phrase.is_on_air else "told_to_outlet", ref)
        elif before[-1:] == ["on"] and phrase.is_on_air:
            yield OutletLink("aired_by", ref)
        elif (before[-1:] and before[-1] in _CITING) or before == ["according", "to"]:
            yield OutletLink("cites_outlet", ref)


def _listed(name: str, side: str, knowledge: Knowledge) -> str:
    """The outlet of the lexicon that is called so ("Iranian state television"); of two "NTV" that of the speaker's state."""
    words = name.split()
    hit = knowledge.names.at(words, 0, len(words))
    found = hit[1] if hit is not None and hit[0] == len(words) else ()
    known = next((entry.ref for entry in found if entry.role == "outlet"), "")
    namesakes = (
        row.ref for row in knowledge.outlets.values() if row.name == f"{name} ({_land(row.country, knowledge)})"
    )
    return known or next((ref for ref in namesakes if knowledge.outlets[ref].country == side), "")


def _land(country: str, knowledge: Knowledge) -> str:
    state = knowledge.states.get(country)
    return state.name if state is not None else ""


def _phrases(clause: Clause, speaker: Actor, knowledge: Knowledge) -> Iterator[_Phrase]:
    if _NOUNS.isdisjoint(clause.words):
        return
    tokens, taken = clause.tokens, [one for one in clause.mentions if one.how == "outlet"]
    for number in range(clause.sentence.first + 1, clause.sentence.last):
        token = tokens[number]
        if token.low not in _NOUNS or token.in_quote or any(one.first - 2 <= number < one.end + 2 for one in taken):
            continue
        is_on_air = token.low in _ON_AIR | {"station", "broadcaster"}
        first = _capitals_before(clause, number)
        if first < number:
            is_bare = _only_of_side(clause, first, number)
            if is_bare and not (token.low in _ON_AIR or tokens[number - 1].low == "state"):
                continue  # "the British newspaper"
            last = number + (token.text[0].isupper() or is_bare)
            last -= last == number and tokens[number - 1].low in _AGENCY_OF
            yield _Phrase(first, _words(tokens, first, last), is_on_air)
            continue
        behind = number + 1 + (tokens[number + 1].text == "," if number + 1 < clause.sentence.last else 0)
        end = behind
        while end < clause.sentence.last and end - behind < NAME_WORDS and _is_part(clause, end):
            end += 1
        known = clause.mention_at(behind)
        if end > behind and tokens[behind].text[0].isupper() and (known is None or known.how == "organisation"):
            yield _Phrase(number, _words(tokens, behind, end), is_on_air)
        elif tokens[number - 1].low in {"state", "public"} and (token.low in _ON_AIR or token.low == "media"):
            state = knowledge.states.get(speaker.side)
            adjective = state.adjectives[0] if state is not None and state.adjectives else ""
            yield _Phrase(number - 1, f"{adjective} state {token.low}".strip(), is_on_air)


def _capitals_before(clause: Clause, noun: int) -> int:
    """Where the capitalised words begin that stand before a noun for an outlet (`the Libya al-Ahrar channel`)."""
    tokens, first = clause.tokens, noun
    if tokens[noun].low == "agency" and tokens[noun - 1].low not in _AGENCY_OF:
        return noun
    first -= tokens[noun].low == "agency"
    stop = first
    while first - 1 > clause.sentence.first and stop - first < NAME_WORDS:
        if not _is_part(clause, first - 1):
            break
        first -= 1
    return first if any(token.text[0].isupper() for token in tokens[first:stop]) else noun


def _is_part(clause: Clause, number: int) -> bool:
    token = clause.tokens[number]
    return token.text[0].isupper() or token.low in {"al", "state"} or (token.text == "-" and not token.spaced)


def _only_of_side(clause: Clause, first: int, noun: int) -> bool:
    """`Malian radio`, `Sudanese state television`: called after its state alone."""
    mention = clause.mention_at(first)
    return mention is not None and mention.end in {noun, noun - 1}


def _words(tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(token.text for token in tokens[first:last]).replace(" - ", "-")
