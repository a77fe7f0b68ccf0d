"""Which voice belongs to which page of a pack, and which voices are still to be made."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from amanjol.public.packs import page_data as p
from amanjol.public.packs.editions import CYRILLIC_UZBEK
from amanjol.public.packs.spoken import spoken
from amanjol.public.packs.voices import WantedVoice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.public.packs.tree import TreeWriter
    from amanjol.public.packs.voices import Shelf


_SPOKEN: dict[bytes, str] = {}  # by a hash of what it was made from; kept by the worker from build to build
_MOST_SPOKEN: Final = 2_000


class Hearing:
    """Texts of pages as they are spoken. Uzbek Cyrillic is heard as the Latin that it was derived from."""

    def __init__(self, phrases: Mapping[str, Mapping[str, str]], shelf: Shelf | None) -> None:
        self._phrases = phrases
        self._shelf = shelf
        self._uzbek: dict[str, WantedVoice] = {}
        self._written_words: dict[str, str] = {}
        self.wanted: dict[WantedVoice, None] = {}
        self.places: dict[str, dict[str, set[str]]] = {}  # language → path in the pack → countries, `general`

    def voice_of(
        self, reading: p.Reading, code: str, tree: TreeWriter, carried_to: Iterable[str]
    ) -> p.Voice | None:
        """The voice of a page of `code`, put into the pack and kept with those places; None where there is none yet.

        A borrowed page must be given with the cards of the language it is written in.
        """
        wanted = self.text_of(reading, code)
        if self._shelf is None or wanted is None:
            return None
        file = self._shelf.find(wanted)
        if file is None:
            return None
        path = f"voices/{wanted.name}"
        if path not in tree.files:
            tree.add_made_from(path, wanted.name, file.read_bytes)
        self.places.setdefault(code, {}).setdefault(path, set()).update(carried_to)
        return p.Voice(path, tree.files[path].size)

    def text_of(self, reading: p.Reading, code: str) -> WantedVoice | None:
        """What there is to hear of a page, noted among what is wanted."""
        tongue = reading.written_in or code
        key = reading.document.key
        if tongue == CYRILLIC_UZBEK:
            return self._uzbek.get(key)
        if self._shelf is None or tongue not in self._shelf.languages:
            return None
        wanted = WantedVoice(tongue, self._spoken(reading, tongue))
        if tongue == "uz":
            self._uzbek[key] = wanted
        self.wanted[wanted] = None
        return wanted

    def _spoken(self, reading: p.Reading, tongue: str) -> str:
        words = self._phrases[tongue]
        if tongue not in self._written_words:
            self._written_words[tongue] = repr(words)
        made_from = hashlib.sha256(f"{self._written_words[tongue]}\0{reading!r}".encode()).digest()
        if made_from not in _SPOKEN:
            if len(_SPOKEN) >= _MOST_SPOKEN:
                _SPOKEN.clear()
            _SPOKEN[made_from] = spoken(reading, words.__getitem__)
        return _SPOKEN[made_from]
