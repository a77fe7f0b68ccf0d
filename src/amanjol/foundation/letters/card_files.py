"""A card as a file that can be mailed, laid on a stick or pasted: one line of text, `AMJK1.` and base64url.

Also called: contact file, export.
"""

from __future__ import annotations

from typing import Final

from amanjol.foundation.seals import lines
from amanjol.foundation.seals.letters import cards

LONGEST: Final = 12 * 1024  # letters
_PREFIX: Final = "AMJK1."
_RAW: Final = b"AMANJOLC"


def write(card: bytes) -> str:
    return lines.write(_PREFIX, card) + "\n"


def read(content: bytes) -> bytes:
    """The bytes of the card, which are not looked at here. lines.MalformedLine for what is no such file.

    The bytes themselves are taken, too.
    """
    if content.startswith(_RAW) and len(content) <= cards.LARGEST:
        return content
    if len(content) > LONGEST:
        raise lines.MalformedLine("This is too long for a card.")
    try:
        text = content.decode("ascii")
    except UnicodeDecodeError:
        raise lines.MalformedLine("This is no card.") from None
    return lines.read(_PREFIX, text, LONGEST)
