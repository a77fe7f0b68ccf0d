"""The countries of the programme, by ISO 3166, and what they are called."""

from __future__ import annotations

from typing import Final

from babel import Locale
from django.utils.translation import get_language

COUNTRIES: Final = ("KG", "KZ", "TM", "UZ")
CAPTIONS: Final = {
    "uz": "Oʻzbekcha", "ru": "Русский", "kk": "Қазақша", "ky": "Кыргызча", "tk": "Türkmençe", "en": "English",
}  # fmt: skip
"""Languages of captions, each by what it calls itself."""
FOREIGN_REPRESENTATIVES: Final = "KG"
"""Law No. 72 of 2 April 2024 changed the law on non-commercial organisations there: a body that is paid from abroad and
turns to state bodies can be held to act as a foreign representative (docs/outreach.md has the sources)."""


_AS_CALLED_THERE: Final = {("ru", "KG"): "Кыргызстан"}
"""Where Unicode's CLDR has a name that the country itself does not use."""


def name_of(country: str) -> str:
    """In the language of this page, as Unicode's CLDR says it."""
    language = get_language() or "en"
    named = _AS_CALLED_THERE.get((language, country))
    return named or str(Locale.parse(language, sep="-").territories.get(country, country))


def choices() -> list[tuple[str, str]]:
    return [(country, name_of(country)) for country in COUNTRIES]
