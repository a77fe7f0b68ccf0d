"""Machine voices: an article's text spoken by Debian's espeak-ng, kept as MP3 by what it says.

A voice is made once for a text and language, by the worker, in the data folder; a pack takes those that
are there. Without espeak-ng there are none, and pages do not offer to be heard.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import shutil
import subprocess
import time
import wave
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import lameenc
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

logger = logging.getLogger(__name__)

SPEAKS: Final = frozenset({"en", "ru", "uz", "kk", "ky", "tk"})
PACE: Final = 140  # words a minute: slower than espeak's own 175, for who listens in a hall
BIT_RATE: Final = 16  # kbit/s, of one channel at 16 kHz: clear speech, 120 kB a minute
SAMPLE_RATE: Final = 16_000
UNUSED_DAYS: Final = 30  # how long a voice that no page asks for is kept
_MARGIN: Final = 16  # samples: more than the filter reaches to either side
_OTHER_SIGN: Final = bytes(byte ^ 0x80 for byte in range(256))
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

    def make(self, wanted: WantedVoice) -> Path:
        """Raises `VoiceFailed`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / wanted.name
        part = target.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(_as_mp3(_speak(wanted)))
        part.replace(target)
        return target

    def remove_unused(self, wanted: Iterable[WantedVoice]) -> None:
        """Voices that nothing asks for and that were made long ago, and what a killed process left."""
        names = {voice.name for voice in wanted}
        oldest = time.time() - UNUSED_DAYS * 24 * 60 * 60
        for file in self.folder.glob("*") if self.folder.is_dir() else ():
            if file.name not in names and file.stat().st_mtime < oldest:
                file.unlink(missing_ok=True)


def can_speak() -> bool:
    return shutil.which("espeak-ng") is not None


def _speak(wanted: WantedVoice) -> bytes:
    command = ["espeak-ng", "-v", wanted.language, "-s", str(PACE), "-b", "1", "--stdin", "--stdout"]
    run = subprocess.run(command, input=wanted.text.encode(), capture_output=True, check=False, timeout=120)
    if run.returncode or not run.stdout:
        raise VoiceFailed(f"espeak-ng ended with {run.returncode} and {len(run.stdout)} bytes")
    return run.stdout


def _as_mp3(wav: bytes) -> bytes:
    # Written to a pipe, the header's lengths are not true; the samples begin behind its 44 bytes.
    with wave.open(io.BytesIO(wav)) as opened:
        rate = opened.getframerate()
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(BIT_RATE)
    encoder.set_in_sample_rate(SAMPLE_RATE)
    encoder.set_channels(1)
    encoder.set_quality(7)  # the fastest; of 2 to 7 nobody hears a difference in this voice
    encoder.silence()
    return bytes(encoder.encode(resampled(wav[44:], rate)) + encoder.flush())


def resampled(samples: bytes, rate: int) -> bytes:
    """16-bit samples of one channel at `SAMPLE_RATE`, their last second filled up with silence.

    LAME's own takes as long as all the rest of its work. To Pillow a second of sound is a line of a picture that is
    made narrower, with Lanczos' filter: what is too high for the new rate does not come back as another sound. Each
    line has some of its neighbours at its ends, which the filter reaches into.
    """
    if not samples:
        return b""
    seconds, more = divmod(len(samples) // 2, rate)
    seconds += bool(more)
    padded = bytes(2 * _MARGIN) + samples + bytes(2 * (seconds * rate + _MARGIN) - len(samples))
    lines = (padded[2 * at : 2 * (at + rate + 2 * _MARGIN)] for at in range(0, seconds * rate, rate))
    width = rate + 2 * _MARGIN
    picture = Image.frombytes("F", (width, seconds), b"".join(lines), "raw", "F;16S")
    narrow = picture.resize(
        (SAMPLE_RATE, seconds), Image.Resampling.LANCZOS, box=(_MARGIN, 0, _MARGIN + rate, seconds)
    )
    # Pillow knows 16 bits without a sign only, and keeps within them what is louder than that.
    unsigned = narrow.point(lambda sample: sample * 1 + 32_768.5).convert("I").convert("I;16")
    signed = bytearray(unsigned.tobytes())
    signed[1::2] = signed[1::2].translate(_OTHER_SIGN)
    return bytes(signed)
