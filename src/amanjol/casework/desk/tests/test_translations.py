"""Every text of the desk stands in the Russian catalogue, finished, and none contradicts the packages above."""

from __future__ import annotations

from pathlib import Path

from amanjol.casework.desk.tests.catalogues import check_complete, check_finished, used, written

DESK = Path(__file__).parents[1]


def test_nothing_is_missing_and_nothing_is_left_over() -> None:
    assert (None, "wrote in the case", None) in used(DESK)  # code
    assert (None, "Sign in", None) in used(DESK)  # a page
    check_complete(DESK)


def test_every_text_is_finished_and_keeps_its_places() -> None:
    check_finished(DESK)


def test_what_packages_above_say_too_is_said_with_the_same_words() -> None:
    ours, *others = (
        {(message.context, str(message.id)): message.string for message in written(package) if message.id}
        for package in (DESK, DESK.parent / "cases", DESK.parent / "intake", DESK.parent / "support")
    )
    for theirs in others:
        shared = ours.keys() & theirs.keys()
        assert {key: ours[key] for key in shared} == {key: theirs[key] for key in shared}
