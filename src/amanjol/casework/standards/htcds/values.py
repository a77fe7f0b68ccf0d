"""What each kind of field may hold. Everything is text, whole numbers, yes and no, or a list of codes.

A coordinate is text of up to six decimals: there are no fractions in a sealed document.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from phonenumbers import SUPPORTED_REGIONS

from amanjol.foundation.textfiles.languages import CODES as LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amanjol.casework.standards.htcds.standard import Field

LONGEST_TEXT: Final = 300
LONGEST_LONG_TEXT: Final = 20_000
LARGEST_NUMBER: Final = 9999
STATELESS: Final = "Stateless"
"""An extension: ISO 3166 has no code for a person whom no state calls its own."""

# ISO 3166-1 has 249 codes; the library's regions lack seven without telephones and have three of its own.
COUNTRIES: Final = (frozenset(SUPPORTED_REGIONS) - {"AC", "TA", "XK"}) | {
    "AQ",
    "BV",
    "GS",
    "HM",
    "PN",
    "TF",
    "UM",
}
MORE_LANGUAGES: Final = frozenset({"kaa"})
"""ISO 639-2 codes of languages without a two-letter code: Karakalpak."""

_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_PHONE: Final = re.compile(r"\+?[1-9][0-9]{1,14}")
_EMAIL: Final = re.compile(r"[^\s@<>\"]{1,64}@[^\s@<>\"]{1,255}\.[^\s@<>\".]{2,63}")
_COORDINATE: Final = re.compile(r"-?(0|[1-9][0-9]{0,2})(\.[0-9]{1,6})?")
_ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class ValueRefused(ValueError):
    """The value does not fit its field. Names the field and what it wants, never the value."""


def check(field: Field, value: Any) -> None:
    """Raises `ValueRefused`."""
    if not _CHECKS[field.kind](field, value):
        raise ValueRefused(f"{field.name} must be {_WANTED[field.kind]}.")


def in_order(field: Field, chosen: Iterable[str]) -> list[str]:
    """Several codes as they are written: each once, in the standard's order, or in the alphabet's for countries."""
    order = [code.code for code in field.codes]
    return sorted(set(chosen), key=lambda code: (order.index(code) if code in order else len(order), code))


def _text(value: Any, longest: int, *, lines: bool) -> bool:
    return (
        isinstance(value, str)
        and 0 < len(value) <= longest
        and value == value.strip()
        and (lines or "\n" not in value)
        and not _CONTROL.search(value)
        and not any("\ud800" <= letter <= "\udfff" for letter in value)
        and unicodedata.is_normalized("NFC", value)
    )


def _matches(pattern: re.Pattern[str]) -> Callable[[Field, Any], bool]:
    return lambda _field, value: isinstance(value, str) and bool(pattern.fullmatch(value))


def _date(_field: Field, value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _number(_field: Field, value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_NUMBER


def _coordinate(field: Field, value: Any) -> bool:
    most = 90 if field.name.endswith("Latitude") else 180
    return isinstance(value, str) and bool(_COORDINATE.fullmatch(value)) and abs(float(value)) <= most


def _choices(field: Field, value: Any) -> bool:
    """Several codes, each once, in the order of the standard."""
    order = [code.code for code in field.codes]
    return (
        _ordered(value) and all(code in order for code in value) and value == sorted(value, key=order.index)
    )


def _countries(_field: Field, value: Any) -> bool:
    codes = {*COUNTRIES, STATELESS}
    return _ordered(value) and all(code in codes for code in value) and value == sorted(value)


def _ordered(value: Any) -> bool:
    texts = isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)
    return texts and len(set(value)) == len(value)


_CHECKS: Final[dict[str, Callable[[Field, Any], bool]]] = {
    "text": lambda _field, value: _text(value, LONGEST_TEXT, lines=False),
    "long-text": lambda _field, value: _text(value, LONGEST_LONG_TEXT, lines=True),
    "date": _date,
    "number": _number,
    "checkbox": lambda _field, value: isinstance(value, bool),
    "choice": lambda field, value: value in [code.code for code in field.codes],
    "choices": _choices,
    "country": lambda _field, value: isinstance(value, str) and value in COUNTRIES,
    "countries": _countries,
    "language": lambda _field, value: isinstance(value, str) and value in LANGUAGES | MORE_LANGUAGES,
    "phone": _matches(_PHONE),
    "email": _matches(_EMAIL),
    "coordinate": _coordinate,
    "organisation": _matches(_ID),
    "person": _matches(_ID),
    "user": _matches(_ID),
}
_WANTED: Final = {
    "text": f"one line of at most {LONGEST_TEXT} characters",
    "long-text": f"text of at most {LONGEST_LONG_TEXT} characters",
    "date": "a date such as 2026-11-25",
    "number": f"a whole number from 0 to {LARGEST_NUMBER}",
    "checkbox": "yes or no",
    "choice": "one of the field's codes",
    "choices": "codes of the field, each once, in the standard's order",
    "country": "an ISO 3166 code such as KZ",
    "countries": "ISO 3166 codes such as KZ, each once, in alphabetical order, or Stateless",
    "language": "an ISO 639 code such as ru",
    "phone": "a number of at most 15 digits, with or without +",
    "email": "an e-mail address",
    "coordinate": "degrees with at most six decimals, such as 43.238",
    "organisation": "the id of an organisation",
    "person": "the id of a person",
    "user": "the id of a member",
}
