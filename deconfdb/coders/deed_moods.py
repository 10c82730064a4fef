"""The moods of what sides do together: done, agreed, proposed, refused, given up, by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from deconfdb.coders.function_words import NOT

MIGHT_REACH = 3
"""Tokens before a deed within which stands the "may" that makes it one of the mind."""
TO_REACH = 5
"""Tokens before a deed within which stands the "to" of what was agreed on."""
MOOD_REACH = 12
"""Tokens before a deed within which it is said whether it is done, agreed, proposed or refused."""
NAMED_REACH = 18
"""Tokens before a deed within which stands the "through which" of what it is done by."""
_REFUSED = frozenset("refused refuses refuse rejected rejects ruled declined denied denies not n't never".split())
_STOPPED = frozenset("stop stops stopped stopping cease ceased quit halted suspended".split())
_TAKING_PART = frozenset("sending taking joining going making giving letting holding".split())
_BUT_NOT_TO = ("but", "not", "to")
_HOLDS = frozenset({("on", "hold"), ("on", "ice"), ("in", "abeyance")})
_ITS = frozenset("the its their all".split())
"""What may stand between "suspended" and what is: `suspended its training of scouts`."""
_CALLED_OFF = frozenset(
    {("called", "off"), ("calls", "off"), ("broke", "off"), ("broken", "off"), ("given", "up"), ("gave", "up")}
)
_STOPPED_SINCE = frozenset("ice suspended frozen halted hold stopped abeyance broken interrupted".split())
_PASTS = frozenset(
    "met held had stood worked spoke sat kept ran rang sent told gave flew swept sailed drove went taught fed".split()
)
_SAT = frozenset("held met took convened sat gathered happened called".split())
_LONG = frozenset("years months decades decade year".split())
NOT_REACH, LAST_REACH, YEAR_DIGITS = 4, 8, 4
"""Tokens behind talks within which they "have not" been held, and behind "last" within which stands the year."""
_HELPERS = frozenset("have has had is are was were been remain remained stay put".split())
STOP_REACH = 9
"""Tokens behind what two do within which it is told that it has been stopped."""
_TURNED_DOWN = frozenset({("turned", "down"), ("turns", "down"), ("waved", "away"), ("brushed", "aside")})
_IDEAS = frozenset("proposal proposals suggestion offer request demand idea plea".split())
_REJECTED = frozenset("rejected dismissed refused declined spurned rebuffed ignored".split())
_BEEN = frozenset("was were been is are".split())
_SAYS, _WITHIN = frozenset({"said", "says", "added"}), frozenset({"under", "in", "through", "by", "within"})
TO_DO = frozenset({("going", "to"), ("is", "to"), ("are", "to"), ("has", "to"), ("have", "to"), ("were", "to")})
_PROPOSED = frozenset(
    "proposed proposes proposing suggested suggests offered offers urged urges called calls asked wants want invited "
    "invites demands demanded insists insisted asks requests requested".split()
)
_READY_TO = frozenset({("willing", "to"), ("ready", "to"), ("prepared", "to")})
_OFFERED = frozenset({"offered", "offers", "offering"})
_WISHED = frozenset({("would", "like"), ("would", "prefer"), ("would", "welcome")})
_PROPOSALS = frozenset("proposal suggestion offer idea initiative".split())
_CHARGED = frozenset("instructed ordered charged tasked directed mandated".split())
"""`The presidents have instructed their ministers to get the armies working together.`"""
_ON = frozenset(
    {
        ("go", "on"),
        ("goes", "on"),
        ("carry", "on"),
        ("keep", "on"),
        ("continue", "to"),
        ("continues", "to"),
        ("still", "to"),
    }
)
_KEEPING_ON = frozenset({"continue", "keep", "continues", "keeps"})
"""`will go on passing pictures`: it is done, and will be."""
_UNREAL = frozenset("may might could should threatened threatens threatening".split())
"""Words before a deed that nobody has done."""
_DISCUSSED = frozenset("discussed discussing discuss negotiating negotiated".split())
_SPOKEN_OF = frozenset("talks talked concentrated focused focussed spoke dealt consultations conferred".split())
_TALKS_ON = frozenset((talks, about) for talks in ("talks", "talk", "talked") for about in ("on", "about", "over"))
AGREED = frozenset(
    "agreed agree agrees undertook undertaken promised pledged committed settled decided accord agreement".split()
)
PAPERS = frozenset(
    "resolution accord agreement deal statement communique text declaration protocol document terms memorandum "
    "treaty pact "
    "plan".split()
)
"""`Each side is to give notice of exercises, the statement says`: what a paper lays down is agreed."""
SIGNED = frozenset({"signed", "initialled", "initialed", "signing"})
_OBLIGING = frozenset("obliges obliged oblige requires required require binds bound commits".split())
AHEAD = frozenset("will must shall would 'll".split())
_BY_IT = frozenset(
    (way, it) for way in ("through", "over", "on", "in", "via") for it in ("it", "which", "them", "this")
)
_LETTING = frozenset("lets allows enables helps letting allowing enabling".split())
"""`A system that lets ships warn each other`: what lets them is the thing."""
_BOTH = frozenset({"both", "each", "either"})
_APART = frozenset(", ; which who that but while because where as said".split())
"""What ends the clause of a "will"."""
_IN_PRINCIPLE = ("in", "principle")


@dataclass(frozen=True, slots=True)
class Deed:
    """Tokens `first` to `last` tell of a mechanism of this kind; how it stands is told by the words before them."""

    first: int
    last: int
    kind: str
    track: str
    status: str

    @property
    def span(self) -> tuple[int, int]:
        """Its first token, and the one behind its last."""
        return self.first, self.last


def standing_of(
    before: Sequence[str], is_habit: bool, is_mutual: bool, is_agreed: bool, done: tuple[str, str] | None
) -> tuple[str, str] | None:
    """The track and status that the words `before` a deed give it; the rest is told of its whole sentence."""
    before = _of_its_own_clause(before)
    proposal, before = before, before[-MOOD_REACH:]
    words = set(before) - {
        low for low, after in pairwise(before) if after == "by" and low in _PROPOSED
    }  # "invited by A"
    if at_once := _told_at_once(before):
        return at_once
    is_refused = any(pair in _TURNED_DOWN for pair in pairwise(before))
    if _is_offered(proposal):
        return "institutional", "rejected" if is_refused or words & _REFUSED - NOT else "proposed"
    if words & _REFUSED or is_refused:
        return ("institutional", "rejected") if is_refused or words & _REFUSED - NOT else None
    if tuple(before[-2:]) in _READY_TO:
        return "institutional", "proposed"  # "is willing to pull its troops back if the other does so too"
    is_wished = any(pair in _WISHED for pair in pairwise(before))
    if words & _PROPOSED or is_wished or ("that" in words and "proposed" in proposal):
        # "urged him to pull back" wants one side to give way; who offers to pull back wants something for it.
        return ("institutional", "proposed") if is_mutual or words & _OFFERED else None
    if words & AGREED or (words & SIGNED and words & PAPERS and not is_habit):
        # "Under the 1990 agreement they tell each other of exercises": they do.
        is_done = {"bound", "by"} <= words or (
            "under" in words and not words & (AGREED - {"accord", "agreement"} | AHEAD | {"to"})
        )
        if not is_done and _IN_PRINCIPLE in pairwise(before):
            return "institutional", "agreed_in_principle"
        return done if done is not None and is_done else ("institutional", "agreed")
    if "how" in before and words & (_DISCUSSED | _SPOKEN_OF):
        return "institutional", "in_talks"  # "The two concentrated on how their flights could be coordinated"
    if _UNREAL & set(before[-MIGHT_REACH:]):
        return None
    if words & _DISCUSSED or any(pair in _TALKS_ON for pair in pairwise(before)):
        return "institutional", "in_talks"
    return _standing_ahead(before, proposal, is_habit, is_agreed, done)


def _of_its_own_clause(before: Sequence[str]) -> Sequence[str]:
    """`denied that he had asked for it and said officers …`, `would seek help within a scheme under which they …`:
    what is apart."""
    said = max(
        (at for at in range(1, len(before)) if before[at] in _SAYS and before[at - 1] in {"and", "but"}), default=0
    )
    before = before[said + 1 :] if said else before
    which = max((at for at in range(1, len(before)) if before[at] == "which" and before[at - 1] in _WITHIN), default=0)
    apart = set(before[:which])
    is_apart = which and AHEAD & apart and not apart & (AGREED | PAPERS | _PROPOSED) and not AHEAD & set(before[which:])
    return before[which + 1 :] if is_apart else before


def _told_at_once(before: Sequence[str]) -> tuple[str, str] | None:
    """`agreed to open a line but not to patrol together`, `stopped sending its men on patrols`, `is to be invited
    to watch`."""
    if tuple(before[-3:]) == _BUT_NOT_TO:
        return "institutional", "rejected"
    if _are_to_be_asked(before):
        return "institutional", "agreed"
    return ("operational", "suspended") if _is_stopped(before) else None


def _are_to_be_asked(before: Sequence[str]) -> bool:
    """`A neutral group is to be invited to watch the truce`: so much is settled."""
    pairs = set(pairwise(before))
    return any(be == "be" and low in _PROPOSED for be, low in pairs) and bool(TO_DO & pairs)


def _is_stopped(before: Sequence[str]) -> bool:
    """`suspended its training of scouts`, `has stopped sending its men on patrols with the other`."""
    near = before[:-1] if before[-1:] and before[-1] in _ITS else before
    if (near[-1:] and near[-1] in _STOPPED) or tuple(near[-2:]) in _CALLED_OFF:
        return True
    return any(low in _STOPPED and after in _TAKING_PART for low, after in pairwise(before))


def _is_offered(before: Sequence[str]) -> bool:
    """`has left without reply a proposal that the two warn each other of tests`, `an offer to swap data`: not yet
    taken up."""
    at = max((at for at, low in enumerate(before) if low in _PROPOSALS), default=None)
    return (
        at is not None
        and len(before) - at <= MOOD_REACH
        and set(before[at + 1 : at + 2]) <= {"that", "to", "of", "for"}
    )


def charged_with(before: Sequence[str]) -> bool:
    """`instructed their ministers to have the two armies cooperate`: who is told to see to it has a mandate."""
    near = before[-MOOD_REACH:]
    return "to" in near and bool(_CHARGED & set(near)) and not set(NOT) & set(near)


def _standing_ahead(
    before: Sequence[str], proposal: Sequence[str], is_habit: bool, is_agreed: bool, done: tuple[str, str] | None
) -> tuple[str, str] | None:
    """How a deed stands that is to be done, and that nobody proposes, refuses or talks about."""
    if is_agreed and "to" in before[-TO_REACH:] and {"agreed", "agree", "agrees"} & set(proposal):
        return "institutional", "agreed"  # "agreed to hold an inquiry and to have their armies coordinate patrols"
    if is_agreed and ("agreed", "that") in pairwise(proposal) and not {"would", "said"} & set(proposal):
        return "institutional", "agreed"  # "It was agreed that no troops be brought up and that officers keep in touch"
    if is_agreed and before[-1:] == ["to"] and _OBLIGING & set(proposal) and done == ("operational", "operating"):
        return "institutional", "agreed"  # "The accord obliges both armies to clear mines together"
    is_kept_up = before[-1:] and before[-1] in _KEEPING_ON
    if done is not None and not is_agreed and (is_kept_up or tuple(before[-2:]) in _ON):
        return done
    to_do = any(pair in TO_DO for pair in pairwise(before[-3:]))
    if is_habit:
        return ("institutional", "agreed") if to_do else done
    if AHEAD & set(before) or to_do or _is_of_what_will_be(proposal):
        # What one side will do of itself, or announces, is no arrangement; "both will draw back" is what the two settled.
        return ("institutional", "agreed") if is_agreed or _BOTH & set(before) else None
    return done


def _is_of_what_will_be(proposal: Sequence[str]) -> bool:
    """`Monitors will be flown to A and B under the protection of U.N. troops to watch`: what follows "will" in its
    clause."""
    at = max((at for at, low in enumerate(proposal) if low == "will"), default=None)
    return at is not None and not _APART & set(proposal[at:])


def ended(
    before: Sequence[str], deed: Sequence[str], behind: Sequence[str], is_sitting: bool
) -> tuple[str, str] | None:
    """`no longer speak every week`, `have not patrolled together since March`: what was done, and is done no more.

    So ends `A proposal that each side tell the other of exercises was turned down`, which was never done.
    """
    if tuple(before[-2:]) == ("no", "longer") or ("an", "end") in pairwise(behind[:STOP_REACH]):
        return "operational", "ceased"  # "Patrols that the two ran together came to an end in 2017"
    if not _IDEAS.isdisjoint(before) and _is_turned_down(behind):
        return "institutional", "rejected"
    stopped = next((at for at, low in enumerate(behind[:STOP_REACH]) if low in _STOPPED_SINCE), 0)
    if not {"put", "puts", "placed"}.isdisjoint(before[-MIGHT_REACH - 1 :]) and any(
        pair in _HOLDS for pair in pairwise(behind[:NAMED_REACH])
    ):
        return "operational", "suspended"  # "has put the yearly talks of the two staffs on hold"
    if stopped and _HELPERS & set(behind[:stopped]) and not NOT & set(behind[:stopped]):
        return "operational", "suspended"  # "The yearly talks of the two staffs have been on ice since 2019"
    if ("in", "the", "past") in zip(behind, behind[1:], behind[2:], strict=False) and before[-1:] in (
        ["has"],
        ["have"],
    ):
        return "operational", "dormant"  # "has carried messages between the two in the past"
    if "until" in (*before, *behind) and ("had" in before[-3:] or _was_done(before, deed)):
        return "operational", "ceased"  # "Until this week Finns had watched the border", "patrolled together until May"
    if is_sitting and _were_last(behind):
        return "operational", "dormant"
    is_not_since = bool(NOT & {*before[-2:], *behind[:NOT_REACH]}) and (
        "since" in behind or ("for" in behind and not _LONG.isdisjoint(behind))
    )
    return ("operational", "dormant" if is_sitting else "suspended") if is_not_since else None


def _was_done(before: Sequence[str], deed: Sequence[str]) -> bool:
    """`exchanged intelligence`, `met every week`: told as done, and not as done only then."""
    is_past = bool(deed) and (deed[0] in _PASTS or deed[0].endswith("ed"))
    return is_past and not (NOT | AHEAD | _HELPERS | {"to"}) & set(before[-MIGHT_REACH:])


def _were_last(behind: Sequence[str]) -> bool:
    """`The yearly talks of the two staffs were last held in 2015`, `last took place three years ago`."""
    at = next((at for at, pair in enumerate(pairwise(behind)) if pair[0] == "last" and pair[1] in _SAT), None)
    near = behind[at : at + LAST_REACH] if at is not None else ()
    return "ago" in near or any(low.isdigit() and len(low) == YEAR_DIGITS for low in near)


def _is_turned_down(behind: Sequence[str]) -> bool:
    """`was turned down`, `has been rejected`; not "was not"."""
    return any(
        was in _BEEN and (pair[0] in _REJECTED or pair in _TURNED_DOWN)
        for was, pair in zip(behind, pairwise(behind[1:]), strict=False)
    )


def is_of_named(before: Sequence[str]) -> bool:
    """`Through it the armies keep in contact`, `an accord under which officers will meet`: what was named just
    before does it."""
    by_it = any(pair in _BY_IT for pair in pairwise(before[-NAMED_REACH:])) or bool(
        _LETTING & set(before[-MOOD_REACH:])
    )
    return by_it or (("under", "which") in pairwise(before) and bool(AHEAD & set(before[-2:])))
