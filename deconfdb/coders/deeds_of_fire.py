"""Wordings for fire that is held: stop shooting, spare towns, guns that are silent."""

from __future__ import annotations

import re

from deconfdb.coders.deeds_of_notice import EACH_OTHER

SPARING = re.compile(
    r"\b(?:spare|sparing)\b (?:[\w'-]+ ){0,3}?(?:cities|towns|villages|civilians|places|areas|targets|ports)\b"
    r"|\b(?:not to|refrain from|halt|cease) (?:[\w-]+ ){0,2}?(?:shell|shelling|bomb|bombing|attack|attacks on|attacking|"
    r"fire on|firing on|raids on) (?:[\w'-]+ ){0,5}?(?:cities|towns|villages|civilians)\b"
)
HOLDING_FIRE = re.compile(
    r"\b(?:stop|stopped|stopping|halt|cease|end|ending) (?:(?:all|the|any|their) )*"
    r"(?:shooting|firing|fighting|hostilities|hostile acts|shelling|fire)\b(?! line)"
    r"|\b(?:stop|stopping|halt|halting|cease|suspend|end|ending) (?:(?:all|the|any|their|its|missile|drone|rocket|air|artillery"
    r"|mortar|cross-border|offensive|military) )*(?:attacks|strikes|airstrikes|raids|offensives|bombardments?) "
    r"(?:on|against|into)\b"
    r"|\b(?:hold|holding) (?:their )?fire\b(?! (?:on|over) (?:[\w'-]+ ){0,3}?(?:tariffs?|duties|sanctions|strikes?|taxes)\b)"
    r"|\b(?:stop|stopping|halt|halting|cease|suspend|suspending|freeze|pause) (?:(?:all|the|any|their|its|military|combat|offensive"
    r"|ground|air|armed|cross-border) )*(?:offensives?|(?:military|combat|offensive|ground|air|armed) (?:operations|action|actions|"
    r"activities|activity)|combat|attacks)\b"
    rf"|\b(?:not|stop|cease|from) (?:to )?(?:attacking|fire (?:on|at)|firing (?:on|at)|shoot at|shooting at|shelling|bombing) "
    rf"{EACH_OTHER}\b"
)
HELD_FIRE = re.compile(
    r"\b(?:has|have|had) (?:[\w-]+ ){0,2}?(held (?:their |its )?fire)\b(?! (?:drills?|sales?|exercises?)\b)"
)
SILENCE = re.compile(
    r"\bguns (?:(?!to |will |would |should )[\w-]+ ){0,6}?"
    r"(?:are|were(?! to)|remain|remained|fall|fell|fallen|have been|had been|stay|stayed|kept|keep|go|went|gone) "
    r"(?:[\w-]+ ){0,2}?(?:silent|quiet)\b"
    r"|\b(?:places?|zones?|areas?|spots?|towns?|roads?|strips?) (?:where|in which) (?:nobody|no one|neither side|neither army) "
    r"(?:will |may |is to )?(?:shoots?|fires?|fights?|attacks?)\b"
    r"|\b(?:agreed|agree|promised|pledged|undertook)(?: [\w'-]+){0,10}? (that neither (?:[\w-]+ ){0,2}?(?:would|will|shall|may) "
    r"(?:fight|shoot|fire|attack|strike))\b"
    r"|\bno (?:shots?|shooting|firing) (?:has|have|had) been (?:heard|fired|reported|exchanged)\b"
)
