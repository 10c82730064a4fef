"""Words of sport, business, schools and the stage: what is told with them is told of no forces, whatever it sounds like."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

_CIVIL = frozenset(
    "football footballers basketball cricket rugby tennis chess athletes players coaches referee referees fans stadium "
    "championship championships tournament tournaments clubs federations match matches airline airlines passengers "
    "pupils schools universities university teachers nurses students student bankers banking bondholders shareholders loan "
    "loans investors insurers exporters importers exports imports traders merchants retailers shopkeepers price prices tariff "
    "tariffs wage wages salaries tax taxes bonds pensions employers employees unions dockers miners strikers tea coffee sugar "
    "milk tomato tomatoes camels cattle livestock growers broadcasters broadcasts film films singers orchestra orchestras "
    "concert concerts musicians museum museums libraries zoo tourists tourism railways telecom robbery burglary fraud monetary "
    "customers company companies firms electricity fees taxi lawyer judge magistrate adoption adoptions orphan orphans "
    "orphanage orphanages mom dad teacher schoolteacher".split()
)
_CIVIL_PAIRS = (
    frozenset({"central", "bank"}),
    frozenset({"central", "banks"}),
    frozenset({"national", "team"}),
    frozenset({"adopted", "children"}),
    frozenset({"adoptive", "parents"}),
)
_OF_PAIRS = frozenset({"bank", "banks", "team", "children", "parents"})
_OF_FORCES = frozenset(
    "army armies troops soldiers military militaries navy navies forces warships warplanes jets truce ceasefire cease-fire "
    "armistice border borders frontier guards guard coastguard coastguards coast commander commanders generals general admirals "
    "defence defense shells shelling gunfire rebels rebel militants insurgents guerrillas patrol patrols hotline intelligence "
    "war peace demarcation missile missiles manoeuvres maneuvers colleges academies prisoners hostages weapons arms "
    "airspace sovereignty security foreign treaty".split()
)


def is_civil(words: AbstractSet[str]) -> bool:
    """`The football clubs called off their exercises`; not "The armies called off their exercise before the match"."""
    if not _OF_FORCES.isdisjoint(words):
        return False
    if not _CIVIL.isdisjoint(words):
        return True
    return not _OF_PAIRS.isdisjoint(words) and any(pair <= words for pair in _CIVIL_PAIRS)
