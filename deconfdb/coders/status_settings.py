"""What the sentence of a term tells of it beside any status cue: talks on it, sittings of it, what its people do, news."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deconfdb.coders.clause_tokens import PRESENT, SUBJECTS, TOLD_TAGS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import DEFINITE, TALKS, TermFound
from deconfdb.coders.joint_bodies import is_seen_at_work
from deconfdb.coders.lines_told import JOINS, is_called_over, is_part_of_accord, standing_of_line
from deconfdb.coders.moods import is_laid_down
from deconfdb.coders.provisions import goes_on, is_binding, is_provided_for, is_to_act, will_act
from deconfdb.coders.senses import POSTS
from deconfdb.coders.standing_hints import AT_WORK, is_yet_only, shown_by
from deconfdb.coders.statuses import StatusReading
from deconfdb.coders.tasks_told import is_task
from deconfdb.coders.texts_told import standing_of_text
from deconfdb.coders.watchers import sent_out, told_of_watchers
from deconfdb.coders.wished_for import is_wished_for

_TALKING = frozenset("talks negotiations discussions consultations".split())
_SITTINGS = frozenset("meeting meetings session sessions sitting round".split())
_MEETS = frozenset("met meet meets meeting sat sits convened gathered talked confer conferred".split())
_INSIDE = frozenset({"in", "within"})
_NAMED_THERE = frozenset({("in", "what"), ("within", "what")})
_SIGNED = frozenset({"signed", "initialled", "initialed", "adopted", "concluded"})
_OUT_THERE = frozenset({POSTS, "joint_patrols"})
"""Kinds whose people stand or walk somewhere."""
_TEXTS = frozenset(
    "agreement_instrument incident_prevention_agreement flight_safety_protocol prior_notification ceasefire_mechanism".split()
)
_FUTURE_LINKS = frozenset({"hotline", "liaison_posting"})
"""Channels that are there once both have agreed on them."""
_BEGAN = frozenset("began begun started continue continued continues".split())
_BY = frozenset({"by", "through", "with", "via"})
_WORKPLACES = frozenset({"in", "at", "from", "within", "inside"})
_WORKING = frozenset(
    "sit sits sat work works worked serve serves served watch watches watched follow followed monitor monitored share shared "
    "exchange exchanged swap direct directed coordinate coordinated plan planned cooperate".split()
)
"""What officers of both sides do in a centre that is there."""
_AGREED = frozenset("agreed agree agrees decided decide are promised undertook pledged".split())
_PROPOSED = frozenset("proposed proposes offered offers suggested suggests wants want".split())
_OFF = frozenset("off postponed cancelled canceled scrapped deferred no".split())
_WAS_TO = frozenset((was, to) for was in ("was", "were", "been") for to in ("to", "due"))
SITTING_REACH = 6
"""Tokens before a body within which its sitting is named, and steps up from that to its verb."""
_LAID_DOWN = frozenset({"body", "presence", "channel", "humanitarian"})
"""Families that a text sets up; a truce that it speaks of may be an older one."""
_SITTING_FAMILIES = frozenset({"body", "relation"})
_SAYING = frozenset(
    "said told says announced disclosed stated that claimed denied confirmed added called described praised condemned welcomed "
    "noted expressed urged replied answered rejected refused declined agreed turned regretted criticised criticized backed warned "
    "asked recommended thanked wrote spoke believed thinks saw".split()
)
_AT_TABLE = frozenset("took take takes taken chaired chairs lend lent lends met meet meets attended".split())
"""What those do who are no more than present."""
_NOT_ACTING = frozenset("not n't never will would could should may might must can to".split())
_WAITING = frozenset("wait waits waited waiting await awaits awaited awaiting".split())
_STAYING = frozenset("remain stay continue keep go".split())
_LEAVING = frozenset(
    "left leave leaves leaving depart departed departing pack packed packing withdraw withdrew withdrawn withdrawing recalled "
    "evacuated expelled disbanded disband removed".split()
)
_MOVING = frozenset(
    "go goes went gone going fly flies flew flown flying drive drives drove driven pull pulls pulled pulling move moved come came "
    "ordered sent brought taken called".split()
)
_ENDING = frozenset(
    "end ended ends ending stop stopped finish finished complete completed close closed wind wound cease ceased ceases".split()
)
_THEIR_WORK = frozenset("work mission operation operations patrols mandate duty service activities tour".split())
_AWAY = frozenset("home out away".split())
_SUBORDINATE = frozenset({"relcl", "advcl", "acl"})
_HAVING = frozenset("been was were is made make makes had established establish".split())
_OF_FIGHTING = TALKS | {"ceasefire_mechanism"}
_POSTED = frozenset("deployed stationed posted sent placed flown".split())


def standing_without_cue(term: TermFound, kind: str, family: str, lows: Sequence[str]) -> tuple[str, str, str] | None:
    """Track, status and rule, where no cue speaks of a term: what its people do, or are to do, and talks on it."""
    if told := _of_people(term, kind, lows):
        return told
    if (
        (family == "body" or kind in _FUTURE_LINKS)
        and not term.definite
        and is_to_act(term.clause, term.first, term.last)
    ):
        return "institutional", "agreed", "status.acting"
    if kind in _TEXTS and (rule := _holding(term)):
        return "institutional", "in_force", rule
    if family in _LAID_DOWN and "used" in term.clause.words and is_of_the_past(term):
        return "operational", "ceased", "status.used-to"
    if shown := (
        shown_by(kind, family, term.clause, term.first, term.last)
        or standing_of_text(kind, term.clause, lows, term.first, term.last)
    ):
        return shown
    if kind not in TALKS and (
        is_provided_for(term.clause, term.first) or is_part_of_accord(term.clause, term.first, term.last)
    ):
        return "institutional", "agreed", "status.object"
    if is_task(term.clause, term.last):
        return "institutional", "mandated", "status.task"
    if kind not in TALKS and is_talked_about(term.clause, lows, term.first):
        return "institutional", "in_talks", "status.talks-on"
    if (family == "channel" or term.row.term == "channel") and (used := _of_line(term, kind, lows)):
        return used
    if family == "body" and (
        verb_of_place(term.clause, term.first, term.last, _WORKPLACES) in _WORKING
        or is_seen_at_work(term.clause, term.first, term.last)
    ):
        return AT_WORK
    is_new = family in _LAID_DOWN and lows[term.first - 1] not in DEFINITE
    if is_new and is_laid_down(term.clause, lows, term.first):
        return "institutional", "agreed", "status.laid-down"
    return None


def _of_line(term: TermFound, kind: str, lows: Sequence[str]) -> tuple[str, str, str] | None:
    """`rang over the line`, `a line links the two coast guards`: it is used, or it is there."""
    if is_called_over(term.clause, term.first, term.last):
        return "operational", "operating", "status.spoken-over"
    linked = _linking(term, kind, lows)
    return (*linked, "status.linked") if linked else None


def is_of_the_past(term: TermFound) -> bool:
    """`the committee in which officers used to meet`: what was done there is done no more."""
    tokens, sentence = term.clause.tokens, term.clause.sentence
    return any(
        token.low == "used"
        and after.low == "to"
        and token.tag == "VBD"
        and token.dep == "relcl"
        and term.first <= token.head < term.last
        for token, after in pairwise(tokens[sentence.first : sentence.last])
    )


def _is_had(term: TermFound) -> bool:
    """`There had been radio contact between the captains`, `the pilots made radio contact`: they were in touch."""
    tokens, noun = term.clause.tokens, term.last - 1
    above, before = tokens[tokens[noun].head], tokens[term.first - 1]
    is_told = tokens[noun].dep in {"attr", "dobj", "nsubj"} and above.low in _HAVING
    return is_told and tokens[noun].low in {"contact", "contacts"} and before.low not in {"no", "without", "any"}


def _of_people(term: TermFound, kind: str, lows: Sequence[str]) -> tuple[str, str, str] | None:
    """What those do who are out there, or what is done with them: `observers patrol the strip`, `will send observers`."""
    if kind in _OUT_THERE and (is_only := is_yet_only(term.clause, term.first, term.last)):
        return "institutional", is_only, "status.relative"  # "Joint patrols are no more than an idea so far"
    if not term.definite and kind not in _OF_FIGHTING and is_wished_for(term.clause, term.first, term.last):
        return "institutional", "mooted", "status.wished-for"
    if kind == POSTS and (told := told_of_watchers(term.clause, term.first, term.last)):
        return told
    if kind == "ad_hoc_contact" and _is_had(term):
        return "operational", "ad_hoc_contact", "status.in-contact"
    acting = acting_of(term.clause, term.first, term.last)
    # What liaison officers do tells nothing of their post, unless they leave it.
    if acting and (kind in _OUT_THERE or (kind == "liaison_posting" and acting[1] == "ceased")):
        return *acting, "status.acting"
    if kind == "joint_patrols" and "on" in lows[max(term.clause.sentence.first, term.first - 2) : term.first]:
        return "operational", "operating", "status.on-patrol"
    return None


def _holding(term: TermFound) -> str:
    """The rule by which a text holds that binds both, or under which something is done."""
    if is_binding(term.clause, term.first, term.last):
        return "status.binding"
    is_done_under = term.row.strength == "strong" and is_acted_under(term.clause, term.first, term.last)
    return "status.acted-under" if is_done_under else ""


def is_talked_about(clause: Clause, lows: Sequence[str], first: int) -> bool:
    """`technical talks at headquarters on mechanisms for …`: what talks are on is in talks."""
    before = set(lows[clause.sentence.first : first])
    return bool(_TALKING & before) and bool({"on", "about"} & set(lows[max(clause.sentence.first, first - 3) : first]))


def verb_of_place(clause: Clause, first: int, last: int, prepositions: frozenset[str]) -> str:
    """`met` of "met in a joint body", `spoke` of "spoke over the line": the verb that a preposition ties a term to."""
    tokens = clause.tokens
    place = next((number for number in range(first, last) if tokens[number].dep == "pobj"), None)
    way = tokens[place].head if place is not None else first
    verb = tokens[way].head
    if tokens[verb].dep == "xcomp" and tokens[tokens[verb].head].low in _BEGAN:
        return tokens[verb].low if place is not None and tokens[way].low in prepositions else ""
    is_told = tokens[verb].tag in TOLD_TAGS and not any(tokens[one].low in _NOT_ACTING for one in clause.children(verb))
    return tokens[verb].low if place is not None and tokens[way].low in prepositions and is_told else ""


def is_acted_under(clause: Clause, first: int, last: int) -> bool:
    """`Their armies cooperate under an agreement of 2023`: what is done now under a text shows that it is in force."""
    tokens = clause.tokens
    place = next((number for number in range(first, last) if tokens[number].dep == "pobj"), None)
    if place is None or tokens[tokens[place].head].low != "under":
        return False
    verb = tokens[tokens[place].head].head
    return tokens[verb].tag in PRESENT and not any(tokens[one].low in _NOT_ACTING for one in clause.children(verb))


def _linking(term: TermFound, kind: str, lows: Sequence[str]) -> tuple[str, str] | None:
    """Track and status of a line by whom it links, or who has it."""
    linked = _linked_by(term.clause, term.first, term.last)
    of_line = (kind == "hotline" or term.row.term == "channel") and not linked
    return standing_of_line(term.clause, lows, term.first, term.last) if of_line else linked


def _linked_by(clause: Clause, first: int, last: int) -> tuple[str, str] | None:
    """`The posts have been linked by a hotline`: it is there; `agreed to link them by a line`: agreed; `offered to`: proposed."""
    tokens = clause.tokens
    if verb_of_place(clause, first, last, _BY) in JOINS:
        return "operational", "operating"
    place = next((number for number in range(first, last) if tokens[number].dep == "pobj"), None)
    verb = tokens[tokens[place].head].head if place is not None else first
    if place is None or tokens[tokens[place].head].low not in _BY or tokens[verb].low not in JOINS:
        return None
    above = tokens[tokens[verb].head].low
    if above in _AGREED or "will" in {tokens[child].low for child in clause.children(verb)}:
        return "institutional", "agreed"
    return ("institutional", "proposed") if above in _PROPOSED else None


def is_met_under(clause: Clause, lows: Sequence[str], first: int, last: int, family: str) -> bool:
    """`the first session of the commission`: a body that meets is at work."""
    if family not in _SITTING_FAMILIES:
        return False
    left = max(clause.sentence.first, first - SITTING_REACH)
    before = list(lows[left:first])
    if verb_of_place(clause, first, last, _INSIDE) in _MEETS:
        return True  # "met on Monday in a body that supervises the truce"
    if not _NAMED_THERE.isdisjoint(pairwise(before)):
        # "meet every few weeks in what they call the commission"
        return not _MEETS.isdisjoint(lows[max(clause.sentence.first, left - SITTING_REACH) : first])
    if not {"of", "under"} & set(before):
        return False
    sitting = next((number for number in range(left, first) if lows[number] in _SITTINGS), None)
    return sitting is not None and not _fell_through(clause, lows, sitting)


def _fell_through(clause: Clause, lows: Sequence[str], sitting: int) -> bool:
    """`A fifth round of talks was to have opened on Wednesday`, `the session was put off`, `are to sit down for the first
    round`: nobody sat down, or not yet."""
    verb, steps = sitting, 0
    while not clause.tokens[verb].tag.startswith("VB") and steps < SITTING_REACH:
        verb, steps = clause.tokens[verb].head, steps + 1
    told = {lows[verb], *(lows[child] for child in clause.children(verb))}
    above = lows[clause.tokens[verb].head]
    if "will" in told or ("to" in told and clause.tokens[verb].dep == "xcomp" and above in {"is", "are"}):
        return True
    behind = pairwise(lows[sitting : clause.sentence.last])
    return bool(told & _OFF) or any(pair in _WAS_TO for pair in behind)


def is_made_up(clause: Clause, reading: StatusReading) -> bool:
    """`The officers, who form a joint mechanism`: they are it, nobody sets it up."""
    is_now = clause.tokens[reading.cue].tag in PRESENT and clause.sentence.kind != "headline"
    return is_now and reading.row.cue in {"form", "constitute"}


def is_done_by(clause: Clause, cue: int, doers: frozenset[str]) -> bool:
    """`a pact that forbids the use of force and sets up a commission`: whether a verb has such a word for its subject."""
    tokens, verb = clause.tokens, cue
    before = {token.low for token in tokens[clause.sentence.first : cue]}
    if tokens[cue].tag == "VBZ" and doers & before and _SIGNED & before:
        return True  # wherever a parse hangs the second of two verbs
    while tokens[verb].dep == "conj" and tokens[verb].head != verb:
        verb = tokens[verb].head
    subjects = [child for child in clause.children(verb) if tokens[child].dep == "nsubj"]
    of_noun = tokens[verb].dep == "relcl" and tokens[tokens[verb].head].low in doers
    return any(tokens[one].low in doers or (of_noun and tokens[one].low in {"that", "which"}) for one in subjects)


def is_told_as_news(clause: Clause, cue: int) -> bool:
    """`The presidents have set up a commission`, `a commission has been formed`: no other time than that of the news is given."""
    token, below = clause.tokens[cue], [clause.tokens[child] for child in clause.children(cue)]
    is_passive = any(child.dep == "auxpass" for child in below)
    is_done_now = not is_passive or any(child.low in {"has", "have"} for child in below)
    has_doer = any(child.dep == "nsubj" for child in below) or is_passive
    is_told = token.dep in {"ROOT", "ccomp", "conj"} and has_doer and is_done_now
    return is_told and not any(child.low == "had" for child in below)


def _acting_head(clause: Clause, first: int, last: int) -> int | None:
    """The token of a term, or of the men or the team of it, that is the subject of a verb."""
    tokens = clause.tokens
    named = [*range(first, last)]
    of = tokens[tokens[last - 1].head]
    if tokens[last - 1].dep == "pobj" and of.low == "of":
        named.append(of.head)  # "men of the observer group are on the border"
    elif tokens[last - 1].dep in {"compound", "nmod"} and of.text[0].isupper():
        named.append(of.i)  # "the U.N. mission MINURSO patrols"
    return next((n for n in named if tokens[n].dep in SUBJECTS), None)


def acting_of(clause: Clause, first: int, last: int) -> tuple[str, str] | None:
    """`Observers patrol the strip`: they are there; `left it`, `were flown home`: gone; `are to follow`: that is agreed.

    Not "the mission, whose monitors drove through it", "when monitors came under fire": there they are named in passing.
    """
    tokens = clause.tokens
    head = _acting_head(clause, first, last)
    if head is None or not clause.has_parse:
        return None
    verb = tokens[head].head
    below = clause.children(verb)
    if tokens[verb].low in _SAYING | _AT_TABLE or tokens[verb].dep in _SUBORDINATE:
        return None
    if tokens[verb].low in _WAITING:
        return "institutional", "agreed"  # "are still waiting in the capital": they are to come
    moods = {tokens[n].low for n in below if tokens[n].dep != "prep"} & _NOT_ACTING
    if will_act(clause, verb) and goes_on(clause, head, verb):
        return "operational", "operating"
    if will_act(clause, verb):
        # "will leave on Friday", "will cease their work": they are to go.
        return ("operational", "ceased") if _is_leaving(clause, verb) else ("institutional", "agreed")
    coming = next((n for n in below if tokens[n].dep == "xcomp" and tokens[n].low not in _STAYING), None)
    if coming is not None:
        # What they are to do is agreed, unless it is to leave; what they want or try to do is neither.
        is_set = tokens[verb].low in {"is", "are"} and tokens[verb + 1].low == "to" and not moods
        is_set = is_set or (tokens[verb].low in {"has", "have"} and tokens[verb + 1].low == "yet")
        return ("institutional", "agreed") if is_set and not _is_leaving(clause, coming) else None
    if tokens[verb].tag not in TOLD_TAGS or moods:
        return None
    is_gone = _is_leaving(clause, verb)
    if tokens[head].dep == "nsubjpass":
        is_there = tokens[verb].low in _POSTED and "home" not in {tokens[n].low for n in below}
        return ("operational", "ceased" if is_gone else "operating") if is_gone or is_there else None
    return "operational", "ceased" if is_gone else "operating"


def is_at_work(clause: Clause, first: int, last: int) -> bool:
    """Whether those who watch do something, or something is done with them: `X will send observers`."""
    return acting_of(clause, first, last) is not None or sent_out(clause, first, last) is not None


def _is_leaving(clause: Clause, verb: int) -> bool:
    """`left`, `are being withdrawn`, `were flown home`, `drove out`, `ended their work`."""
    token, around = clause.tokens[verb], {clause.tokens[child].low for child in clause.children(verb)}
    objects = {clause.tokens[child].low for child in clause.children(verb) if clause.tokens[child].dep == "dobj"}
    has_object = bool(objects)
    if token.low in _ENDING and objects & _THEIR_WORK:
        return True
    return token.low in _LEAVING or (token.low in _MOVING and bool(_AWAY & around) and not has_object)
