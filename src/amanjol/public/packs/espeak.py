"""espeak-ng's library reads lines aloud, as a program of its own: where it falls, one line is lost and no worker.

Run as `python -m amanjol.public.packs.espeak`. It reads lines of a language's code, a tab and what is to be said, in
UTF-8. For each it writes the length in bytes as a number of 4 bytes, little end first, and the sound: 16-bit samples of
one channel, with the pause after a sentence; `REFUSED` and nothing else where it has no such voice. Before the first it
writes the sound's rate as such a number.
"""

from __future__ import annotations

import ctypes
import struct
import sys
from ctypes import c_char_p, c_int, c_short, c_size_t, c_uint, c_void_p
from typing import Final

PACE: Final = 140  # words a minute: slower than espeak's own 175, for who listens in a hall
NUMBER: Final = struct.Struct("<I")
REFUSED: Final = 0xFFFF_FFFF  # in place of a length
LIBRARY: Final = "libespeak-ng.so.1"
_SYNCHRONOUS, _DONT_EXIT, _RATE, _CHARACTERS, _UTF8, _END_PAUSE = 2, 0x8000, 1, 1, 1, 0x1000  # speak_lib.h
_HEAR: Final = ctypes.CFUNCTYPE(c_int, ctypes.POINTER(c_short), c_int, c_void_p)


class CannotSpeak(Exception):
    """The library is not here, or not what it was."""


def load() -> ctypes.CDLL:
    """Raises `CannotSpeak`."""
    try:
        return ctypes.CDLL(LIBRARY)
    except OSError as error:
        raise CannotSpeak(f"espeak-ng is not here: {error}") from error


class Reader:
    """`rate` is that of its sound, in samples a second. The library knows one reader a process."""

    def __init__(self) -> None:
        self._library = load()
        self._library.espeak_Synth.argtypes = [
            c_char_p, c_size_t, c_uint, c_int, c_uint, c_uint, c_void_p, c_void_p,
        ]  # fmt: skip
        self.rate = int(self._library.espeak_Initialize(_SYNCHRONOUS, 0, None, _DONT_EXIT))
        if self.rate <= 0:
            raise CannotSpeak("espeak-ng has no data of its voices.")
        self._heard: list[bytes] = []
        self._language = ""
        self._hear = _HEAR(self._keep)  # the library does not hold it
        self._library.espeak_SetSynthCallback(self._hear)

    def read(self, language: str, line: str) -> bytes | None:
        """Its samples, none of a line without a word; None where it has no such voice."""
        if language != self._language:
            if self._library.espeak_SetVoiceByName(language.encode()):
                return None
            self._library.espeak_SetParameter(_RATE, PACE, 0)
            self._language = language
        self._heard.clear()
        text = line.encode()
        how = _UTF8 | _END_PAUSE
        failed = self._library.espeak_Synth(text, len(text) + 1, 0, _CHARACTERS, 0, how, None, None)
        return None if failed else b"".join(self._heard)

    def _keep(self, samples: ctypes._Pointer[c_short], number: int, _events: int | None) -> int:
        if samples and number > 0:
            self._heard.append(ctypes.string_at(samples, 2 * number))
        return 0


def main() -> None:
    try:
        reader = Reader()
    except CannotSpeak as error:
        sys.exit(str(error))
    heard = sys.stdout.buffer
    heard.write(NUMBER.pack(reader.rate))
    for asked in sys.stdin.buffer:
        language, _, line = asked.decode().rstrip("\n").partition("\t")
        samples = reader.read(language, line)
        heard.write(NUMBER.pack(REFUSED if samples is None else len(samples)) + (samples or b""))
        heard.flush()


if __name__ == "__main__":
    main()
