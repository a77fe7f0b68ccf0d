"""Voices are recorded in pieces: espeak-ng reads lines (`espeak`), LAME makes them MP3, a voice is its pieces joined.

A third of what is said stands in several articles, line by line. Such a line is a piece of its own, recorded once for
all the voices of a recorder. Two recordings may differ in bytes: where a tone begins depends on what was read before.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from contextlib import contextmanager, suppress
from itertools import groupby
from queue import Empty, SimpleQueue
from threading import Timer
from typing import IO, TYPE_CHECKING, Final, Self, cast

import lameenc

from amanjol.public.packs.espeak import NUMBER, REFUSED
from amanjol.public.packs.voices import BIT_RATE, SAMPLE_RATE, VoiceFailed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from amanjol.public.packs.voices import WantedVoice

PATIENCE: Final = 120.0  # seconds, for the lines of a piece
_FRAME: Final = 576  # samples of one channel
_LAMES_OWN: Final = 2  # frames that it makes beside those of the sound, and in which it begins with silence


class Speaker:
    """One process that reads aloud, begun when it is needed, and again after it fell. For one thread at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._rate = 0

    def say(self, language: str, *lines: str) -> tuple[bytes, int]:
        """16-bit samples of one channel and their rate. Raises `VoiceFailed`."""
        process = self._process or self._begin()
        watch = Timer(PATIENCE, process.kill)
        watch.start()
        try:
            samples = b"".join(self._ask(process, language, line) for line in lines)
        except (OSError, EOFError) as error:
            self.close()
            raise VoiceFailed(f"espeak-ng ended with {process.returncode}") from error
        finally:
            watch.cancel()
        return samples, self._rate

    def _ask(self, process: subprocess.Popen[bytes], language: str, line: str) -> bytes:
        asked, heard = _pipes(process)
        if not self._rate:
            self._rate = _number(heard)
        asked.write(f"{language}\t{' '.join(line.split())}\n".encode())
        asked.flush()
        length = _number(heard)
        if length == REFUSED:
            raise VoiceFailed("espeak-ng has no such voice")
        return _read(heard, length)

    def close(self) -> None:
        process, self._process, self._rate = self._process, None, 0
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in _pipes(process):
            with suppress(BrokenPipeError):  # what it was asked last, it did not read
                pipe.close()

    def _begin(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "amanjol.public.packs.espeak"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=-1,
        )
        return self._process


class Recorder:
    """Records voices, in as many threads as like. Use as a context manager: leaving it ends its processes.

    What several of the `wanted` share is kept meanwhile, some 20 MB of a whole guide.
    """

    def __init__(self, wanted: Iterable[WantedVoice]) -> None:
        lines = Counter((voice.language, line) for voice in wanted for line in _lines(voice))
        self._shared = {line for line, times in lines.items() if times > 1}
        self._recorded: dict[tuple[str, str], bytes] = {}
        self._idle: SimpleQueue[Speaker] = SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while not self._idle.empty():
            self._idle.get().close()

    def record(self, wanted: WantedVoice) -> bytes:
        """MP3. Raises `VoiceFailed`."""
        lines, language = _lines(wanted), wanted.language
        pieces: list[bytes] = []
        with self._speaker() as speaker:
            for is_shared, passage in groupby(lines, lambda line: (language, line) in self._shared):
                if is_shared:
                    pieces += [self._shared_line(speaker, language, line) for line in passage]
                else:
                    pieces.append(_as_mp3(*speaker.say(language, *passage)))
        if not any(pieces):
            raise VoiceFailed("there is nothing to say")
        return b"".join(pieces)

    def _shared_line(self, speaker: Speaker, language: str, line: str) -> bytes:
        recorded = self._recorded.get((language, line))
        if recorded is None:
            recorded = self._recorded[language, line] = _as_mp3(*speaker.say(language, line))
        return recorded

    @contextmanager
    def _speaker(self) -> Iterator[Speaker]:
        try:
            speaker = self._idle.get_nowait()
        except Empty:
            speaker = Speaker()
        try:
            yield speaker
        finally:
            self._idle.put(speaker)


def _lines(voice: WantedVoice) -> list[str]:
    return [line for line in voice.text.split("\n") if line.strip()]


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    return cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)


def _read(heard: IO[bytes], length: int) -> bytes:
    """Raises `EOFError` where the process ended before."""
    read = heard.read(length)
    if len(read) < length:
        raise EOFError
    return read


def _number(heard: IO[bytes]) -> int:
    return int(NUMBER.unpack(_read(heard, NUMBER.size))[0])


def _as_mp3(samples: bytes, rate: int) -> bytes:
    """As long as the samples to half a frame, so that pieces joined are as long as if they were recorded at once.

    LAME begins with silence and fills up its last frame: the pause at the end is so much shorter, if it is so long.
    """
    from amanjol.public.packs.resampling import resampled  # noqa: PLC0415  numpy, for who records

    if not samples:
        return b""
    number = round(len(samples) // 2 * SAMPLE_RATE / rate)
    sound = resampled(samples, rate, SAMPLE_RATE)[: 2 * number]
    heard = (len(sound.rstrip(b"\0")) + 1) // 2
    length = max(heard, _FRAME * (round(number / _FRAME) - _LAMES_OWN))
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(BIT_RATE)
    encoder.set_in_sample_rate(SAMPLE_RATE)
    encoder.set_channels(1)
    encoder.set_quality(7)  # the fastest; of 2 to 7 nobody hears a difference in this voice
    encoder.silence()
    return bytes(encoder.encode(sound[: 2 * length]) + encoder.flush())
