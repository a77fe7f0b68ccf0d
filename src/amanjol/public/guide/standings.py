"""Legal standing of bodies: which addresses no reader may carry, since a country can punish for them.

A phone with the guide crosses every border, so what one country punishes is left out for all. An address belongs to a
body when its host is one of the body's, or ends in one, wherever it stands in a text: behind another address too, and
in other letters that look or lead the same.

Also called: blocklist.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amanjol.public.guide import documents as d

PUNISHED: Final = frozenset({"undesirable", "banned"})
"""For passing on what such a body publishes a reader can be punished."""

# What may not stand beside a host, since it would be the name of another; or a sign that an address, JSON or Python
# writes with letters, after which one begins all the same.
_BEFORE: Final = r"(?:(?<![a-z0-9])(?<![a-z0-9]-)|(?<=%[0-9a-f]{2})|(?<=\\[nrt])|(?<=\\u[0-9a-f]{4}))"
_AFTER: Final = r"(?![a-z0-9]|-[a-z0-9])"
# As Python writes what has no picture.
_ESCAPE: Final = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))")
# Letters, digits, dots and dashes that an address may also write as numbers.
_BY_NUMBER: Final = re.compile(r"%(2[de]|3[0-9]|4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])", re.IGNORECASE)
# What a browser leaves out of a host, and a page shows nothing of.
_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
# What may stand for a plain letter, a digit, a dot or a dash: all but the letters and signs that the guide is full
# of, so that hardly anything of it has to be normalised, which is slow.
_MAY_STAND_FOR_ANOTHER: Final = re.compile(
    "[^\x00-\x7f\u00ab\u00b0\u00bb\u00c0-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0180-\u01c3\u01cd-\u01f0"
    "\u01f4-\u024f\u02bb\u02bc\u0400-\u04ff\u2012-\u2022]+"
)


class Standings:
    """All that is known; the order is that of the keys."""

    def __init__(self, standings: Iterable[d.Standing]) -> None:
        self._all = tuple(standings)
        self._of_address: dict[str, tuple[d.Standing, ...]] = {}
        self._listed = tuple(standing for standing in self._all if standing.kind != "none")
        self._hosts = {
            host.lower().encode(): standing
            for standing in sorted(self._listed, key=lambda standing: standing.kind not in PUNISHED)
            for host in standing.hosts
            if standing.kind in PUNISHED
        }

    @property
    def punished(self) -> tuple[str, ...]:
        """The hosts for which a reader can be punished."""
        return tuple(sorted(host.decode() for host in self._hosts))

    def __iter__(self) -> Iterator[d.Standing]:
        return iter(self._all)

    def of_contact(self, key: str) -> tuple[d.Standing, ...]:
        return tuple(standing for standing in self._listed if key in standing.contacts)

    def of_address(self, address: str) -> tuple[d.Standing, ...]:
        """Of every body that the address belongs to; looked for once, since each language asks for all."""
        if address not in self._of_address:
            self._of_address[address] = tuple(self._bodies_at(address))
        return self._of_address[address]

    def _bodies_at(self, address: str) -> Iterator[d.Standing]:
        spellings = {address.lower(), _as_read(address).decode()}
        for standing in self._listed:
            if any(_is_named(host.lower(), small) for host in standing.hosts for small in spellings):
                yield standing

    def punished_in(self, content: str | bytes) -> tuple[str, d.Standing] | None:
        """The first address in a text or file for which a reader can be punished, and whose it is."""
        data = content if isinstance(content, bytes) else content.encode(errors="replace")
        small, read = data.lower(), _as_read(content)
        return self._named_in(small) or (self._named_in(read) if read != small else None)

    def _named_in(self, small: bytes) -> tuple[str, d.Standing] | None:
        for host, standing in self._hosts.items():
            if host in small and _is_named(host.decode(), small.decode("latin-1")):
                return host.decode(), standing
        return None


NO_STANDINGS: Final = Standings(())


def is_punished(standing: d.Standing) -> bool:
    return standing.kind in PUNISHED


def _is_named(host: str, small: str) -> bool:
    """Nearly every text holds none, and the plain search for it is many times faster."""
    return host in small and bool(re.search(f"{_BEFORE}(?:[a-z0-9-]+[.])*{re.escape(host)}{_AFTER}", small))


def _as_read(content: str | bytes) -> bytes:
    """What people and browsers read in it: plain letters, and nothing unseen between them. Empty where no text is."""
    try:
        text = content.decode() if isinstance(content, bytes) else content
    except UnicodeDecodeError:
        return b""
    if "\\" in text:
        text = _ESCAPE.sub(lambda match: _letter(match[1] or match[2] or match[3]), text)
    if "&" in text:
        text = unescape(text)
    if "%" in text:
        text = _BY_NUMBER.sub(lambda match: _letter(match[1]), text)
    text = _UNSEEN.sub("", text.replace("**", ""))  # two stars only make words strong
    plain = _MAY_STAND_FOR_ANOTHER.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return plain.replace("\u3002", ".").lower().encode(errors="replace")


def _letter(number: str) -> str:
    code = int(number, 16)
    return chr(code) if code < 0x110000 else ""
