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


def name_of(country: str) -> str:
    """As Unicode's CLDR says it in the language of this page."""
    return str(Locale.parse(get_language() or "en", sep="-").territories.get(country, country))


def choices() -> list[tuple[str, str]]:
    return [(country, name_of(country)) for country in COUNTRIES]
