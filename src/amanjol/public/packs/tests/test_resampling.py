"""Sound at another rate: the same tones, none that were not there, and no seams."""

from __future__ import annotations

import math
from array import array
from itertools import pairwise

import pytest

from amanjol.public.packs.resampling import resampled
from amanjol.public.packs.voices import SAMPLE_RATE

RATE = 22_050  # espeak's own
LOUD = 12_000


def tone(hertz: float, rate: int = RATE, seconds: float = 3.0, loudness: float = LOUD) -> array[int]:
    step = 2 * math.pi * hertz / rate
    return array("h", (round(loudness * math.sin(step * at)) for at in range(int(seconds * rate))))


def in_other_rate(samples: array[int]) -> array[int]:
    return array("h", resampled(samples.tobytes(), RATE, SAMPLE_RATE))


def loudness_at(samples: array[int], hertz: float) -> float:
    """In decibels beside `LOUD`, of two whole seconds."""
    part, step = (
        samples[SAMPLE_RATE // 4 : SAMPLE_RATE // 4 + 2 * SAMPLE_RATE],
        2 * math.pi * hertz / SAMPLE_RATE,
    )
    real = sum(sample * math.cos(step * at) for at, sample in enumerate(part))
    imaginary = sum(sample * math.sin(step * at) for at, sample in enumerate(part))
    return 20 * math.log10(2 * math.hypot(real, imaginary) / len(part) / LOUD + 1e-9)


@pytest.mark.parametrize("hertz", [100, 1000, 3000, 5000])
def test_what_is_in_a_voice_stays_as_loud(hertz: int) -> None:
    assert abs(loudness_at(in_other_rate(tone(hertz)), hertz)) < 0.25


@pytest.mark.parametrize("hertz", [10_000, 10_900])
def test_what_is_too_high_does_not_come_back_as_another_tone(hertz: int) -> None:
    assert loudness_at(in_other_rate(tone(hertz)), SAMPLE_RATE - hertz) < -40


def test_there_is_no_seam_between_seconds() -> None:
    """Sample by sample what the same tone is at the other rate, from the second after the first click on."""
    wanted = tone(440, SAMPLE_RATE)
    given = in_other_rate(tone(440))
    assert len(given) == len(wanted)
    differences = [abs(ours - theirs) for ours, theirs in zip(given, wanted, strict=True)][20:-20]
    assert max(differences) < LOUD * 0.002


def test_the_loudest_sound_stays_within_its_bits() -> None:
    square = array("h", ([32_767] * 25 + [-32_768] * 25) * 500)
    narrow = in_other_rate(square)
    turns = sum((before < 0) != (after < 0) for before, after in pairwise(narrow))
    assert turns < 1_020, "a sample that leaves its bits comes back with the other sign"


def test_a_part_of_a_second_is_filled_up_with_silence() -> None:
    narrow = in_other_rate(tone(440, seconds=1.5))
    assert len(narrow) == 2 * SAMPLE_RATE
    assert not any(narrow[SAMPLE_RATE * 3 // 2 + 20 :])
    assert resampled(b"", RATE, SAMPLE_RATE) == b""
