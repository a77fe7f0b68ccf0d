"""The travel card of a country: emergency numbers, lines that somebody reached, sentences to show to people.

It looks like any traveller's card. Emergency numbers name their service; another line is called just
`card_line` (advice), because the name of a service can tell who carries the card.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import segno

from amanjol.public.guide import documents as d
from amanjol.public.packs.page_data import CardNumber, QrCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amanjol.foundation.directory.models import Contact
    from amanjol.public.packs.page_data import ContactCard

MOST_NUMBERS: Final = 6  # rows on a side of 54 mm that can still be read
MOST_SENTENCES: Final = 3
LONGEST_CODE: Final = (
    271  # bytes: at 25 mm a module of that code is 0.38 mm, which a telephone's camera reads
)
HELP: Final = "help-and-contacts"
_FIRST_PART: Final = re.compile(r"[^.;]*[^.;\s]")
# The sentence “please call this number for me”, by its word for a number in the languages it is shown in.
_SPEAKS_OF_A_NUMBER: Final = re.compile(
    r"번호|رقم|号码|\b(?:numara|numer|number|номер|нөмір|nomer|raqam|рақам)", re.IGNORECASE
)
_PATH: Final = re.compile(r'viewBox="0 0 (\d+) \d+".*? d="([^"]+)"', re.DOTALL)


def numbers_of(
    country: str, contacts: Mapping[str, Contact], named: Iterable[str], card_of: Callable[[str], ContactCard]
) -> tuple[tuple[CardNumber, ...], tuple[CardNumber, ...]]:
    """Emergency numbers of the country, and its other lines that answered when somebody dialled.

    Those that its page of contacts names come first, in that order: the editor put help before the police.
    """
    order = {key: place for place, key in enumerate(named)}
    keys = [
        key
        for key in sorted(contacts, key=lambda key: (order.get(key, len(order)), key))
        if contacts[key].country.lower() == country
        and not contacts[key].is_held_back
        and card_of(key).source
        and not card_of(key).standings  # which needs more words than there is room for
    ]
    emergency = [card_of(key) for key in keys if contacts[key].emergency]
    lines = [card_of(key) for key in keys if not contacts[key].emergency and contacts[key].answered]
    first_numbers = tuple(CardNumber(first_part(card.service), card) for card in emergency[:MOST_NUMBERS])
    return first_numbers, tuple(CardNumber("", card) for card in lines[: MOST_NUMBERS - len(first_numbers)])


def sentences_of(help_page: d.Document | None) -> d.Phrases | None:
    """The first sentences of the country's page of contacts."""
    for block in help_page.blocks if help_page else ():
        if isinstance(block, d.Phrases):
            return d.Phrases(block.language, block.items[:MOST_SENTENCES], block.heading)
    return None


def asks_to_call(sentence: str) -> bool:
    """Whether a sentence asks to call a number: then one must stand beside it."""
    return bool(_SPEAKS_OF_A_NUMBER.search(sentence))


def code_of(lines: Iterable[str]) -> QrCode | None:
    """A code that holds the lines as plain text, no address: later ones are left out where it would be too fine."""
    text = ""
    for line in lines:
        longer = f"{text}\n{line}" if text else line
        if text and len(longer.encode()) > LONGEST_CODE:
            break
        text = longer
    return _drawn(text) if text else None


@lru_cache(maxsize=512)
def _drawn(text: str) -> QrCode:
    """Kept by the worker from build to build: numbers seldom change. The code says that it is UTF-8 (ECI 26)."""
    drawn = segno.make(text, error="l", encoding="utf-8", eci=True, micro=False).svg_inline(
        omitsize=True, border=4
    )
    match = _PATH.search(drawn)
    if match is None:
        raise ValueError("the code was not drawn as one path")
    return QrCode(text, int(match[1]), match[2])


def first_part(service: str) -> str:
    """What a service is, without the sentences that explain it: those stand on its own card."""
    match = _FIRST_PART.match(service)
    return match[0] if match else service
