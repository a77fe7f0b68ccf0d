"""Machine voices: an article's text spoken by Debian's espeak-ng, kept as MP3 by what it says.

A voice is made once for a text and language, by the worker, in the data folder; a pack takes those that
are there. Without espeak-ng there are none, and pages do not offer to be heard.
"""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.public.packs import espeak
from amanjol.public.packs.espeak import PACE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from amanjol.public.packs.recording import Recorder

SPEAKS: Final = frozenset({"en", "ru", "uz", "kk", "ky", "tk"})
BIT_RATE: Final = 16  # kbit/s, of one channel at 16 kHz: clear speech, 120 kB a minute
SAMPLE_RATE: Final = 16_000
UNUSED_DAYS: Final = 30  # how long a voice that no page asks for is kept
_MADE_BY: Final = f"2 {PACE} {BIT_RATE} {SAMPLE_RATE}"  # another first number makes every voice anew


class VoiceFailed(Exception):
    """espeak-ng gave no sound for a text."""


@dataclass(frozen=True, slots=True)
class WantedVoice:
    """A text to be heard, in a language of `SPEAKS`."""

    language: str
    text: str

    @property
    def name(self) -> str:
        made_from = f"{_MADE_BY}\0{self.language}\0{self.text}"
        return f"{self.language}-{hashlib.sha256(made_from.encode()).hexdigest()[:24]}.mp3"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of the voices that are there, and the languages that are read aloud."""

    folder: Path
    languages: frozenset[str] = SPEAKS

    def find(self, wanted: WantedVoice) -> Path | None:
        file = self.folder / wanted.name
        return file if file.is_file() else None

    def missing(self, wanted: Iterable[WantedVoice]) -> list[WantedVoice]:
        """Each once, in the order asked for."""
        return [voice for voice in dict.fromkeys(wanted) if self.find(voice) is None]

    def make(self, wanted: WantedVoice, recorder: Recorder) -> Path:
        """Raises `VoiceFailed`."""
        sound = recorder.record(wanted)
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / wanted.name
        part = target.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(sound)
        part.replace(target)
        return target

    def remove_unused(self, wanted: Iterable[WantedVoice]) -> None:
        """Voices that nothing asks for and that were made long ago, and what a killed process left."""
        names = {voice.name for voice in wanted}
        oldest = time.time() - UNUSED_DAYS * 24 * 60 * 60
        for file in self.folder.glob("*") if self.folder.is_dir() else ():
            if file.is_file() and file.name not in names and file.stat().st_mtime < oldest:
                file.unlink(missing_ok=True)


def can_speak() -> bool:
    try:
        espeak.load()
    except espeak.CannotSpeak:
        return False
    return True
