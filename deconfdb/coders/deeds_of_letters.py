"""Wordings for a way between foreign ministries on which nothing comes back."""

from __future__ import annotations

import re

_MAIL = r"(?:letters?|telegrams?|fax|faxes|e-mails?|emails?|cables?|diplomatic notes?|notes verbales?|telexes)"
_NO_ANSWER = r"(?:answer|reply|response|acknowledgement)"
_NOT_THE_PRESS = "".join(
    f"(?<!{one} {has})"
    for one in ("reporters", "journalists", "reporter", "journalist")
    for has in ("", "have ", "had ")
)
"""Before the attempt: those who ask for comment."""
UNANSWERED_MAIL = re.compile(
    rf"\b{_MAIL}\b(?: [\w',.-]+){{0,22}}? "
    rf"(?:(?:has|have|had|was|were|is|are|been|gone|went|go|remain|remained|remains|still|left) )+"
    rf"((?:without (?:an? |any )?{_NO_ANSWER}|unanswered|unacknowledged))\b"
    rf"|\b{_NOT_THE_PRESS}(?:reached out|got in touch|(?:tried|trying|sought|attempted) to "
    r"(?:get through|reach|contact|get in touch|open contact)"
    r"|(?:has|have|had) (?:sought (?:out|contact)|contacted|approached|written to|written|reached out))\b"
    rf"(?: [\w',.-]+){{0,22}}? ((?:without (?:[\w-]+ ){{0,4}}?{_NO_ANSWER}|but (?:[\w-]+ ){{0,6}}?(?:no|not|never|nothing) "
    rf"(?:[\w-]+ ){{0,4}}?(?:{_NO_ANSWER}|come back|answered|replied|responded|heard)))\b"
)
UNANSWERED_WORDS = frozenset(
    "answer reply response unanswered unacknowledged answered replied responded heard come".split()
)
