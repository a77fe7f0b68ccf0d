"""What countries and languages are called, in the language of the page: the words of Unicode's CLDR."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from babel import Locale, UnknownLocaleError
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from amanjol.casework.standards.htcds.values import COUNTRIES, MORE_LANGUAGES, STATELESS
from amanjol.foundation.textfiles.languages import CODES

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# What people of the region say, where CLDR has another word for it.
_OURS: Final = {
    "AE": _("United Arab Emirates"),
    "CD": _("Democratic Republic of the Congo"),
    "CG": _("Republic of the Congo"),
    "HK": _("Hong Kong"),
    "KG": _("Kyrgyzstan"),
    "MM": _("Myanmar"),
    "MO": _("Macao"),
    "PS": _("Palestine"),
    "kaa": _("Karakalpak"),
    "ky": _("Kyrgyz"),
}
_STATELESS: Final = _("No state calls them its own")
_NEAR: Final = ("KZ", "KG", "TJ", "TM", "UZ", "RU", "TR")
_SPOKEN: Final = ("uz", "kk", "ky", "tk", "tg", "kaa", "ru", "en")


def country_name(code: str, language: str) -> str:
    """Of two capital letters (ISO 3166) or `STATELESS`. KeyError."""
    if code == STATELESS:
        return _said(_STATELESS, language)
    if code in _OURS:
        return _said(_OURS[code], language)
    name: str = _locale(language).territories.get(code) or _locale("en").territories[code]
    return name


@cache
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Codes and names, those of the region first."""
    named = sorted((country_name(code, language), code) for code in COUNTRIES - set(_NEAR))
    near = ((code, country_name(code, language)) for code in _NEAR)
    return (*near, *((code, name) for name, code in named))


def language_name(code: str, language: str) -> str:
    """With a capital letter, as it stands alone. The code itself for a language that nobody has named."""
    name = _said(_OURS[code], language) if code in _OURS else _locale(language).languages.get(code)
    return name[:1].upper() + name[1:] if name else code


@cache
def languages(language: str) -> tuple[tuple[str, str], ...]:
    """Codes and names of those that have one, those of the region first."""
    have_name = {code for code in CODES | MORE_LANGUAGES if code in _locale(language).languages}
    named = sorted((language_name(code, language), code) for code in have_name - set(_SPOKEN))
    spoken = ((code, language_name(code, language)) for code in _SPOKEN)
    return (*spoken, *((code, name) for name, code in named))


def _said(ours: _StrPromise, language: str) -> str:
    with translation.override(language):
        return str(ours)


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en")
