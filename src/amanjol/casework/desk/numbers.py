"""One normal form of a telephone or document number, so that two spellings have one keyed hash."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import phonenumbers

from amanjol.foundation.names.lookalikes import TO_LATIN

_SIGNS: Final = re.compile(r"[^0-9A-ZА-ЯЁ]")
_LEAST: Final = 5  # signs; shorter ones are no numbers of a person


def telephone(text: str, country: str) -> str:
    """E.164 where the number plan of the country knows it, else its figures; empty for no number."""
    figures = re.sub(r"\D", "", text)
    if len(figures) < _LEAST:
        return ""
    # Many write 00 for the plus sign wherever they are; nowhere does a number of the country begin so.
    text = re.sub(r"^\D*00", "+", text)
    try:
        parsed = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return figures
    if not phonenumbers.is_possible_number(parsed):
        return figures
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def document(text: str) -> str:
    """Capitals and figures alone, letters of one script; empty for no number."""
    signs = _SIGNS.sub("", unicodedata.normalize("NFKC", text).upper().translate(TO_LATIN))
    return signs if len(signs) >= _LEAST and re.search(r"\d", signs) else ""
