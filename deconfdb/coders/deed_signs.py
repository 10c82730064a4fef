"""Words that a deed cannot be told without, where those of the table are common: asked before its pattern is tried.

"Army", "each" or "between" leave open what few sentences tell, and a pattern takes ten times as long as to look for a word.
"""

from __future__ import annotations

import re

from deconfdb.coders.deeds_in_touch import MEETING_AT_NEED, SORTED_OUT, THROUGH_EMBASSIES
from deconfdb.coders.deeds_of_conduct import NO_EXERCISES
from deconfdb.coders.deeds_of_contact import BROKEN_OFF, IN_TOUCH, IN_TOUCH_AT_NEED, INFORMING, RINGING
from deconfdb.coders.deeds_of_cooperation import FIGHTING
from deconfdb.coders.deeds_of_ground import FREE_OF_TROOPS, NO_TROOPS
from deconfdb.coders.deeds_of_hailing import HAILING
from deconfdb.coders.deeds_of_letters import UNANSWERED_MAIL
from deconfdb.coders.deeds_of_mediation import (
    MEDIATING,
    MEDIATION_OFFERED,
    MEDIATION_OVER,
    MEDIATION_REFUSED,
    MEDIATION_TAKEN,
)
from deconfdb.coders.deeds_of_messages import GOING_BETWEEN, SENT_THROUGH
from deconfdb.coders.deeds_of_notice import INSPECTING, TOLD_AHEAD
from deconfdb.coders.deeds_of_officers import ACCESS_ENDED, ACCESS_GIVEN, AT_EACH_OTHERS, DIALOGUE, INQUIRING, POSTED
from deconfdb.coders.deeds_of_patrols import PATROLLING
from deconfdb.coders.deeds_of_practice import NOT_MET, RADIOED
from deconfdb.coders.deeds_of_promising import DEAL_READY, NO_FORCE, NO_HELP
from deconfdb.coders.deeds_of_quiet import QUIET
from deconfdb.coders.deeds_of_separation import BARRING
from deconfdb.coders.deeds_of_talking import TALKS_AGREED, TALKS_OFFERED
from deconfdb.coders.deeds_of_watch import POSTED_WATCH
from deconfdb.coders.deeds_together import CONTACT_OFFICES, UNDER_ONE_ROOF

_IN_TOUCH = frozenset(
    "officers commanders generals colonels admirals militaries armies forces navies fleets services agencies headquarters staffs "
    "commands guards posts units representatives chiefs spymasters coastguards ministries patrols garrisons captains skippers "
    "crews pilots aircrews battalions brigades police gendarmes gendarmerie sentries troops soldiers ships vessels boats "
    "warships".split()
)
_MEDIATING = frozenset(
    "mediate mediates mediated mediating mediation mediator mediators arbitrate arbitration go-between go-betweens offices act "
    "acting serve serving play bring".split()
)
_ARMED = frozenset(
    "soldier soldiers vessels ships boats patrols warships gunboats troops forces weapons arms army armies tanks guns artillery "
    "fighters militiamen guards police policemen men mortars howitzers rockets drones aircraft armor armour".split()
)
_LAND = frozenset("strip strips zone zones area areas belt belts corridor corridors band bands".split())
SIGNS: dict[re.Pattern[str], frozenset[str]] = {
    FREE_OF_TROOPS: _LAND | frozenset("free clear empty nearer closer within".split()),
    NO_TROOPS: _ARMED | _LAND,
    BARRING: _LAND
    | frozenset(
        "banned barred excluded kept allowed neither town village keep keeping leave leaving stay remain cross enter go step "
        "closed limits stationed posted foot".split()
    ),
    POSTED_WATCH: frozenset(
        "posts outposts towers watchtowers sites camps line zone strip stretch border frontier stand stands stood standing placed "
        "stationed".split()
    ),
    QUIET: frozenset(
        "fired heard reported exchanged launched recorded seen there opened shot shelled attacked struck bombed clashed fought "
        "traded blows silent quiet calm peaceful prevailed held reigned spared alone attacking firing shooting bombing "
        "shelling".split()
    ),
    INSPECTING: frozenset(
        "count counts counted counting inspect inspects inspected inspecting check checks checked checking visit visits visited "
        "visiting tour tours toured touring see saw seen verify verifies verified verifying look looked looking fly flew flown "
        "flying inspection".split()
    ),
    TOLD_AHEAD: frozenset(
        "notify notifies notified notifying notice notification inform informs informed informing alert alerts alerted alerting "
        "warn warns warned warning tell tells told telling give gives gave given giving consult".split()
    ),
    AT_EACH_OTHERS: frozenset("each another other".split()),
    POSTED: frozenset(
        "sit sits sat work works worked serve serves keep keeps has have maintain maintains posted stationed based attached "
        "seconded embedded assigned".split()
    ),
    DIALOGUE: frozenset(
        "ministers ministries secretaries officials chiefs staffs generals officers soldiers commanders commanders-in-chief "
        "vice-ministers".split()
    ),
    NOT_MET: frozenset(
        "ministers ministries secretaries chiefs staffs generals commanders admirals commissioners".split()
    ),
    INQUIRING: frozenset(
        "inquire inquired inquires inquiring inquiry inquiries investigate investigated investigates investigating investigation "
        "investigations examine examined examines examining look looks looked looking jointly".split()
    ),
    ACCESS_GIVEN: frozenset("allows allowing lets letting permits permitting gives given gave grants granted".split()),
    ACCESS_ENDED: frozenset(
        "close closes closed closing shut shuts shutting block blocks blocked blocking bar bars barred ban bans banned exclude "
        "excluded excludes turned longer stopped".split()
    ),
    IN_TOUCH: _IN_TOUCH | frozenset("counterpart counterparts colleague colleagues opposite".split()),
    IN_TOUCH_AT_NEED: _IN_TOUCH,
    INFORMING: _IN_TOUCH,
    BROKEN_OFF: _IN_TOUCH,
    RINGING: frozenset("call calls ring rings phone phones telephone telephones".split()),
    RADIOED: frozenset(
        "commanders officers captains colonels majors pilots crews sergeants guards skippers men lieutenants".split()
    ),
    MEETING_AT_NEED: frozenset("meet see sit get come confer talk speak consult".split()),
    THROUGH_EMBASSIES: frozenset(
        "through via way handled dealt settled discussed sorted taken cleared resolved".split()
    ),
    SORTED_OUT: frozenset(
        "sort sorted settle settled clear cleared resolve resolved straighten straightened iron ironed defuse defused smooth "
        "smoothed talk talked thrash thrashed".split()
    ),
    UNANSWERED_MAIL: frozenset("without unanswered unacknowledged but".split()),
    SENT_THROUGH: frozenset("through via way help".split()),
    GOING_BETWEEN: frozenset(
        "act acts acted acting serve serves served serving communication communications correspondence".split()
    ),
    PATROLLING: frozenset("patrol patrols patrolled patrolling".split()),
    UNDER_ONE_ROOF: frozenset(
        "officers commanders soldiers policemen police guards gendarmes experts officials delegates representatives colonels "
        "generals major colonel captain officer troops customs inspectors staffs militiamen fighters".split()
    ),
    CONTACT_OFFICES: frozenset(
        "open opens opened opening set sets setting run runs keep keeps kept man manned".split()
    ),
    HAILING: frozenset(
        "agree agreed agrees settled decided promised pledged undertook accepted arranged arrangement understanding rule rules "
        "protocol protocols code proposed proposes suggested suggests offered wants ordered hold holds holding".split()
    ),
    NO_EXERCISES: frozenset(
        "hold refrain refraining abstain forgo halt suspend stop call freeze give limit fly flying send sending sail bring".split()
    ),
    FIGHTING: frozenset(
        "fight fights fighting fought battle battling battled hunt hunting hunted operations raids sweeps offensives".split()
    ),
    NO_HELP: frozenset("stop cease end quit halt refrain not never".split()),
    NO_FORCE: frozenset(
        "use resort threaten turn renounce renounces renounced renouncing forswear forswore refrain abstain".split()
    ),
    DEAL_READY: frozenset("ready waiting awaiting unsigned".split()),
    MEDIATING: _MEDIATING,
    MEDIATION_OFFERED: _MEDIATING,
    MEDIATION_OVER: _MEDIATING,
    MEDIATION_REFUSED: _MEDIATING,
    MEDIATION_TAKEN: _MEDIATING,
    TALKS_AGREED: frozenset("table signed initialled initialed reached struck concluded made announced".split()),
    TALKS_OFFERED: frozenset("negotiate negotiating negotiations proposes proposed suggests suggested".split()),
}
"""By pattern; each match of it holds one of them."""
