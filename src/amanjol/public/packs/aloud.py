"""Sound beside the pack: what must not wait for a pack, read aloud. The words go out at once, and their sound follows.

The packages above register what there is to hear. The worker makes what lacks, never a request; a list of all is signed
with the documents of the channel, and telephones get each under a name made of its content. Sound of words that readers
no longer get goes with the next publication of the words.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings

from amanjol.public.packs.voices import SPEAKS, Shelf, VoiceFailed, can_speak

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from amanjol.public.packs.recording import Recorder
    from amanjol.public.packs.voices import WantedVoice

logger = logging.getLogger(__name__)
FOLDER: Final = "beside"
LONGEST: Final = 1024 * 1024
"""Bytes of one sound, eight minutes; devices take no more."""

_makers: list[Callable[[], Mapping[str, WantedVoice]]] = []


@dataclass(frozen=True, slots=True)
class Sound:
    """MP3, and its hash in hex."""

    content: bytes
    sha256: str

    @property
    def name(self) -> str:
        """Of its file for telephones."""
        return self.sha256[:32]


def register(to_hear: Callable[[], Mapping[str, WantedVoice]]) -> None:
    """`to_hear` gives what readers are told now, by a path such as `ru/0b9f….mp3`: a language and what it is of."""
    _makers.append(to_hear)


def languages() -> frozenset[str]:
    """Those that this installation reads aloud."""
    return SPEAKS if settings.VOICES is None else SPEAKS.intersection(settings.VOICES)


def shelf() -> Shelf:
    return Shelf(Path(settings.VOICES_ROOT) / FOLDER, languages())


def wanted() -> dict[str, WantedVoice]:
    return {path: voice for to_hear in _makers for path, voice in to_hear().items()}


def sound_of(voice: WantedVoice) -> Sound | None:
    """None where it is not made yet, or has just gone."""
    try:
        content = (shelf().folder / voice.name).read_bytes()
    except FileNotFoundError:
        return None
    return Sound(content, hashlib.sha256(content).hexdigest())


def sounds() -> dict[str, bytes]:
    """What is there of all that readers are told now, by path: for devices, which are signed what each holds."""
    by_path = {path: sound_of(voice) for path, voice in wanted().items()}
    return {path: sound.content for path, sound in by_path.items() if sound is not None}


def lacks_some() -> bool:
    """Whether the worker can make what is not there."""
    return can_speak() and bool(shelf().missing(wanted().values()))


def make(voice: WantedVoice, recorder: Recorder) -> bool:
    """Whether there is sound of it now; the log says why there is none."""
    try:
        file = shelf().make(voice, recorder)
        if file.stat().st_size <= LONGEST:
            return True
        file.unlink()
        logger.warning("no sound in %s: it is longer than devices take", voice.language)
    except (VoiceFailed, OSError) as error:
        logger.warning("no sound in %s: %s", voice.language, error)
    return False


def forget_others() -> None:
    """Sound of what readers are not told any more, and what a killed process left."""
    names = {voice.name for voice in wanted().values()}
    folder = shelf().folder
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.name not in names:
            file.unlink(missing_ok=True)
