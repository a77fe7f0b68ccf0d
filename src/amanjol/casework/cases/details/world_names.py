"""What countries and languages are called, in the language of the page: the words of Unicode's CLDR."""

from __future__ import annotations

from functools import cache
from typing import Final

from babel import Locale

from amanjol.casework.standards.htcds.values import COUNTRIES, MORE_LANGUAGES, STATELESS
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.textfiles.languages import CODES

# What people of the region say, where CLDR has another word for it.
_OURS: Final = {
    "AE": Sentence("United Arab Emirates", "Объединённые Арабские Эмираты"),
    "CD": Sentence("Democratic Republic of the Congo", "Демократическая Республика Конго"),
    "CG": Sentence("Republic of the Congo", "Республика Конго"),
    "HK": Sentence("Hong Kong", "Гонконг"),
    "KG": Sentence("Kyrgyzstan", "Кыргызстан"),
    "MM": Sentence("Myanmar", "Мьянма"),
    "MO": Sentence("Macao", "Макао"),
    "PS": Sentence("Palestine", "Палестина"),
    "kaa": Sentence("Karakalpak", "каракалпакский"),
    "ky": Sentence("Kyrgyz", "кыргызский"),
}
_STATELESS: Final = Sentence("No state calls them its own", "Без гражданства")
_NEAR: Final = ("KZ", "KG", "TJ", "TM", "UZ", "RU", "TR")
_SPOKEN: Final = ("uz", "kk", "ky", "tk", "tg", "kaa", "ru", "en")


def country_name(code: str, language: str) -> str:
    """Of two capital letters (ISO 3166) or `STATELESS`. KeyError."""
    if code == STATELESS:
        return _STATELESS.in_language(language)
    return _OURS[code].in_language(language) if code in _OURS else _locale(language).territories[code]


def countries(language: str) -> list[tuple[str, str]]:
    """Codes and names, those of the region first."""
    named = sorted((country_name(code, language), code) for code in COUNTRIES - set(_NEAR))
    return [(code, country_name(code, language)) for code in _NEAR] + [(code, name) for name, code in named]


def language_name(code: str, language: str) -> str:
    """With a capital letter, as it stands alone. The code itself for a language that nobody has named."""
    ours = _OURS.get(code)
    name = ours.in_language(language) if ours else _locale(language).languages.get(code)
    return name[:1].upper() + name[1:] if name else code


def languages(language: str) -> list[tuple[str, str]]:
    """Codes and names of those that have one, those of the region first."""
    have_name = {code for code in CODES | MORE_LANGUAGES if code in _locale(language).languages}
    named = sorted((language_name(code, language), code) for code in have_name - set(_SPOKEN))
    return [(code, language_name(code, language)) for code in _SPOKEN] + [
        (code, name) for name, code in named
    ]


@cache
def _locale(language: str) -> Locale:
    return Locale.parse("ru" if language == "ru" else "en")
