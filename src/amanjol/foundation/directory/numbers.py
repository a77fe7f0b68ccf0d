"""Telephone numbers: what may be stored, and whether the number plan knows them.

The sources say that a number is somebody's; `phonenumbers` only cross-checks that such a number exists in
that country. Where the two disagree the number is held back. Of a short number the library often knows
nothing, not even that the country has numbers of such a length: that is no disagreement (decision 0014).
"""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers

LONGEST_SHORT = 6  # digits; ITU-T E.164.1 leaves their form to each country
_FORM = re.compile(r"\+?[0-9][0-9 -]{1,20}")


class NotANumber(ValueError):
    """The text is no telephone number, or is not of its country."""


def normalise(number: str, country: str) -> str:
    """E.164 where it begins with `+` (`+82222851341`), else as dialled inside the country (`1577-0071`).

    Raises `NotANumber` with a sentence.
    """
    text = number.strip()
    if not _FORM.fullmatch(text):
        raise NotANumber(f"'{number}' is not a telephone number: digits, spaces and hyphens only.")
    if not text.startswith("+"):
        return text
    try:
        parsed = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException as error:
        raise NotANumber(f"'{number}' is not a telephone number in international form.") from error
    code = phonenumbers.country_code_for_region(country)
    if parsed.country_code != code:
        raise NotANumber(f"'{number}' is not a number of {country}: those begin with +{code}.")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def may_exist(number: str, country: str) -> bool:
    """False where the number plan of the country cannot have such a number: it is held back."""
    return is_in_plan(number, country) or _is_short(number)


@lru_cache(maxsize=4096)
def is_in_plan(number: str, country: str) -> bool:
    """Whether the library knows that the country has such a number, or short ones of this length."""
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return False
    if phonenumbers.is_valid_number(parsed) and parsed.country_code is not None:
        return country in phonenumbers.region_codes_for_country_code(parsed.country_code)
    return not number.startswith("+") and phonenumbers.is_possible_short_number_for_region(parsed, country)


def _is_short(number: str) -> bool:
    return not number.startswith("+") and len(re.sub(r"[^0-9]", "", number)) <= LONGEST_SHORT


def as_read(number: str, country: str) -> str:
    """How the number is written for people: `+82 2-2285-1341`; national ones as they are."""
    if not number.startswith("+"):
        return number
    return phonenumbers.format_number(
        phonenumbers.parse(number, country), phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )


def as_link(number: str) -> str:
    """The `tel:` address of the number, digits only: `tel:15770071`."""
    digits = re.sub(r"[^0-9]", "", number)
    return f"tel:+{digits}" if number.startswith("+") else f"tel:{digits}"
