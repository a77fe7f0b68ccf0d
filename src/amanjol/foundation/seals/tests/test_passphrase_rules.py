"""Which new passphrases are refused, and for which reason."""

from __future__ import annotations

import pytest

from amanjol.foundation.seals.passphrases import Problem, problem_with

COMMON = {"password", "dragon", "iloveyousomuch", "пароль", "love"}
ABOUT = ("Sample Q. Workerova", "s.workerova@shelter.example", "Роза Примерная", "Shelter One", "Shelterovka")


def judged(passphrase: str) -> Problem | None:
    return problem_with(passphrase, ABOUT, COMMON.__contains__)


@pytest.mark.parametrize(
    "passphrase",
    [
        "seven quiet apples on a roof",
        "жети алма төбөдө турат",
        "Tk7#pq9!Zm2x",
        "7391582044019035",
        "correct horse battery correct horse battery",
        "love 7391 5820 4401 9035",
        "Workerova keeps seven quiet apples",
        "x" + "seven quiet apples on a roof " * 8 + "y",
    ],
)
def test_a_good_passphrase_has_no_problem(passphrase: str) -> None:
    assert judged(passphrase) is None


@pytest.mark.parametrize(
    ("passphrase", "problem"),
    [
        ("", Problem.TOO_SHORT),
        ("Tk7#pq9!Zm2", Problem.TOO_SHORT),
        ("Te\u0301k7#pq9!Zm", Problem.TOO_SHORT),  # twelve as typed, eleven once composed
        ("seven quiet apples on a roof " * 9, Problem.TOO_LONG),
        ("z" * 1_000_000, Problem.TOO_LONG),
        ("IloveYouSoMuch", Problem.TOO_COMMON),
        ("ｉｌｏｖｅｙｏｕｓｏｍｕｃｈ", Problem.TOO_COMMON),
        ("Password2024!", Problem.TOO_COMMON),
        ("!!1Пароль2024", Problem.TOO_COMMON),
        ("dragon-198745", Problem.TOO_COMMON),
        ("Workerova1987", Problem.ABOUT_YOU),
        ("sample.workerova.77", Problem.ABOUT_YOU),
        ("РОЗА-ПРИМЕРНАЯ-88", Problem.ABOUT_YOU),
        ("shelterone2024xy", Problem.ABOUT_YOU),
        ("shelterovka47182653", Problem.ABOUT_YOU),  # the longer word goes first, or "ovka" would count
        ("aaaaaaaaaaaa", Problem.TOO_REPETITIVE),
        ("            ", Problem.TOO_REPETITIVE),
        ("aqzmqzamzaqm", Problem.TOO_REPETITIVE),
        ("abababababab", Problem.TOO_REPETITIVE),
        ("123456789012", Problem.TOO_REPETITIVE),
        ("cba987654321", Problem.TOO_REPETITIVE),
        ("aaaabbbbccccddddeeee", Problem.TOO_REPETITIVE),
        ("zqpmv7zqpmv7zqpmv7", Problem.TOO_REPETITIVE),
    ],
)
def test_a_bad_passphrase_has_its_problem(passphrase: str, problem: Problem) -> None:
    assert judged(passphrase) is problem


def test_the_bounds_are_in_normalised_characters() -> None:
    text = "seven quiet apples on a roof "
    assert judged((text * 9)[:256]) is None
    assert judged((text * 9)[:257]) is Problem.TOO_LONG
    assert judged(text[:12]) is None
    assert judged("\ufdfa quiet apples") is None  # one character typed, eighteen in NFKC


def test_nothing_is_personal_when_nothing_is_known() -> None:
    assert problem_with("Workerova1987", (), COMMON.__contains__) is None
    assert problem_with("Workerova1987", ("", "-", "Q."), COMMON.__contains__) is None
