"""Voices are pieces joined: the same sound as in one go, a shared line is read once, no fault ends a worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from amanjol.public.packs import espeak, recording
from amanjol.public.packs.espeak import PACE
from amanjol.public.packs.recording import Recorder, Speaker
from amanjol.public.packs.voices import BIT_RATE, SAMPLE_RATE, Shelf, VoiceFailed, WantedVoice, can_speak

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(not can_speak(), reason="espeak-ng is not installed")
LINES = (
    "Huquqlaringiz.",
    "1. Pasportingizni hech kimga bermang!",
    "Hali tekshirilmagan.",
    "Yordam: 1, 1, 2.",
)
FRAME_BYTES = BIT_RATE * 1000 // 8 * 576 // SAMPLE_RATE
_ONLY_READ_OR_RUN = (
    "import ctypes; assert ctypes.CDLL(None).prctl(65, 1, 0, 0, 0) == 0"  # PR_SET_MDWE, Linux 6.3
)


@pytest.fixture
def speaker() -> Iterator[Speaker]:
    speaker = Speaker()
    yield speaker
    speaker.close()


def test_lines_sound_as_the_whole_text_does_when_espeak_reads_it(speaker: Speaker) -> None:
    command = ["espeak-ng", "-v", "uz", "-s", str(PACE), "-b", "1", "--stdin", "--stdout"]
    try:
        whole = subprocess.run(
            command, input="\n".join(LINES).encode(), capture_output=True, check=True
        ).stdout
    except FileNotFoundError:
        pytest.skip("the library is here without its program")
    assert b"".join(speaker.say("uz", line)[0] for line in LINES) == whole[44:]  # behind the header
    speaker.close()
    assert speaker.say("uz", *LINES)[0] == whole[44:]


def test_joined_lines_are_as_long_as_their_sound_and_each_begins_by_itself(speaker: Speaker) -> None:
    sounds = [speaker.say("uz", line) for line in LINES]
    seconds = sum(len(samples) // 2 / rate for samples, rate in sounds)
    wanted = WantedVoice("uz", "\n".join(LINES))
    with Recorder([wanted, wanted]) as recorder:  # each line is shared
        voice = recorder.record(wanted)
    frames = [voice[at : at + FRAME_BYTES] for at in range(0, len(voice), FRAME_BYTES)]
    assert all(frame[:2] == b"\xff\xf3" and len(frame) == FRAME_BYTES for frame in frames)
    assert abs(len(frames) * 576 / SAMPLE_RATE - seconds) < 0.5 * 576 / SAMPLE_RATE * len(LINES)
    ends = [len(recording._as_mp3(*sound)) // FRAME_BYTES for sound in sounds]
    starts = [sum(ends[:number]) for number in range(len(ends))]
    # MPEG's main_data_begin: none of its bits stand in a frame before, so it can follow any other line.
    assert [frames[start][4] for start in starts] == [0] * len(LINES)


def test_what_is_heard_is_not_cut() -> None:
    loud = b"\x00\x40" * 22_050
    assert len(recording._as_mp3(loud, 22_050)) > 16_000 // 576 * FRAME_BYTES
    assert recording._as_mp3(b"", 22_050) == b""


def test_a_line_that_several_share_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    say = Speaker.say

    def heard(speaker: Speaker, language: str, *lines: str) -> tuple[bytes, int]:
        read.append(" ".join((language, *lines)))
        return say(speaker, language, *lines)

    monkeypatch.setattr(Speaker, "say", heard)
    texts = (("uz", "Nol.\nBir.\nIkki."), ("uz", "Ikki.\nUch."), ("tk", "Ikki."))
    voices = [WantedVoice(language, text) for language, text in texts]
    with Recorder(voices) as recorder:
        first, second, third = map(recorder.record, voices)
        assert recorder._recorded.keys() == {("uz", "Ikki.")}, "what is not shared is not kept"
        shared = recorder._recorded["uz", "Ikki."]
    assert read == ["uz Nol. Bir.", "uz Ikki.", "uz Uch.", "tk Ikki."]
    assert first.endswith(shared)
    assert second.startswith(shared)
    assert shared not in third


def test_what_cannot_be_spoken_is_told(tmp_path: Path) -> None:
    with Recorder([]) as recorder:
        with pytest.raises(VoiceFailed, match="no such voice"):
            Shelf(tmp_path).make(WantedVoice("xx", "Words"), recorder)
        with pytest.raises(VoiceFailed, match="nothing to say"):
            Shelf(tmp_path).make(WantedVoice("uz", " \n"), recorder)
        assert recorder.record(WantedVoice("uz", "So\tz\r.\n\N{LINE SEPARATOR}—.\n\0\nSoʻz."))
    assert list(tmp_path.iterdir()) == []


def test_one_that_fell_costs_one_voice_and_is_begun_again(speaker: Speaker) -> None:
    before = speaker.say("uz", LINES[0])
    assert speaker._process is not None
    os.kill(speaker._process.pid, signal.SIGSEGV)
    speaker._process.wait()
    with pytest.raises(VoiceFailed, match="espeak-ng ended with -11"):
        speaker.say("uz", LINES[1])
    assert speaker.say("uz", LINES[0]) == before


def test_one_that_gives_no_answer_is_ended(speaker: Speaker, monkeypatch: pytest.MonkeyPatch) -> None:
    speaker.say("uz", LINES[0])
    assert speaker._process is not None
    os.kill(speaker._process.pid, signal.SIGSTOP)
    monkeypatch.setattr(recording, "PATIENCE", 0.2)
    with pytest.raises(VoiceFailed, match="espeak-ng ended with -9"):
        speaker.say("uz", LINES[1])


def test_no_process_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[subprocess.Popen[bytes]] = []
    begin = Speaker._begin

    def noted(speaker: Speaker) -> subprocess.Popen[bytes]:
        begun.append(begin(speaker))
        return begun[-1]

    monkeypatch.setattr(Speaker, "_begin", noted)
    with Recorder([]) as recorder:
        recorder.record(WantedVoice("uz", "Bir."))
        recorder.record(WantedVoice("uz", "Ikki."))
    assert [process.returncode for process in begun] == [-signal.SIGKILL]


def test_a_machine_without_it_says_so_and_the_voice_fails(
    speaker: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(espeak, "LIBRARY", "libespeak-ng-of-nobody.so.1")
    assert not can_speak()
    with pytest.raises(espeak.CannotSpeak, match="espeak-ng is not here"):
        espeak.Reader()


@pytest.mark.skipif(sys.platform != "linux", reason="a rule of Linux")
def test_it_speaks_where_no_memory_may_be_written_and_run() -> None:
    """As deploy/amanjol-worker.service has it (MemoryDenyWriteExecute); the library calls back into Python."""
    if subprocess.run([sys.executable, "-c", _ONLY_READ_OR_RUN], check=False, capture_output=True).returncode:
        pytest.skip("this kernel knows no such rule")
    program = f"{_ONLY_READ_OR_RUN}; from amanjol.public.packs import espeak; espeak.main()"
    run = subprocess.run(
        [sys.executable, "-c", program], input="uz\tSoʻz.\n".encode(), capture_output=True, check=True
    )
    assert int.from_bytes(run.stdout[:4], "little") == 22_050
    assert int.from_bytes(run.stdout[4:8], "little") == len(run.stdout) - 8 > 10_000
