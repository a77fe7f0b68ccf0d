"""Days and months in words, as each language writes them in a sentence: "1 September 2025", "2025-yil 1-sentabr".

Names of months are those of CLDR. Also called: date formatting, localisation.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from amanjol.foundation.names import uzbek

# Where CLDR abbreviates the year or writes it as nobody does in a sentence.
_DAYS: Final = {"en": "d MMMM y", "ru": "d MMMM y 'года'", "uz": "y-'yil' d-MMMM", "kk": "y 'жылғы' d MMMM"}
_MONTHS: Final = {"en": "MMMM y", "ru": "LLLL y 'года'", "uz": "y-'yil' MMMM", "kk": "y 'жылғы' MMMM"}
_MONTH: Final = re.compile(r"\d{4}-\d{2}")


@lru_cache(maxsize=4096)
def written_day(day: str, language: str) -> str:
    """An ISO date in words; what is none, and one in a language that CLDR does not know, stays as it is."""
    return _written(day, language, _DAYS) or day


@lru_cache(maxsize=4096)
def written_month(month: str, language: str) -> str:
    """A month such as `2026-03` in words; see `written_day`."""
    if not _MONTH.fullmatch(month):
        return month
    return _written(f"{month}-01", language, _MONTHS, "yMMMM") or month


def _written(day: str, language: str, patterns: dict[str, str], skeleton: str = "") -> str:
    """Nothing where it cannot be written."""
    base, _, script = language.partition("-")
    try:
        value, locale = date.fromisoformat(day), Locale.parse(base)
    except (ValueError, UnknownLocaleError):
        return ""
    if base in patterns:
        words = format_date(value, patterns[base], locale)
    elif skeleton:
        words = format_skeleton(skeleton, value, locale=locale)
    else:
        words = format_date(value, "long", locale)
    return uzbek.to_cyrillic(words) if script == "cyrl" else words
