"""Finding the same places in another version of an article, and the words that changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amanjol.public.guide import documents as d
from amanjol.public.guide.translation.alignment import is_parallel, places_in
from amanjol.public.guide.translation.differences import differences
from amanjol.public.guide.translation.texts import places_of, texts_of, with_texts

A, B, C = (d.Text(f"Text {letter}.", heading=letter) for letter in "ABC")
STEPS = d.Steps((d.Step("One."), d.Step("Two.")))
CHANGE = d.Change("what", "2026-01-01", "in_force", "who", "do")


def _document(*blocks: d.Block) -> d.Document:
    return d.Document("general", "general/a", "en", "T", "S", "original", "", blocks)


FULL = _document(
    A, STEPS, d.Checklist(("x", "y")), d.Warn("say", "more"), d.Comparison("l", "r", (d.ComparisonRow("a", "b", "c"),)),
    d.Law("law", "says", "1"), CHANGE, d.ContactRef("k"), d.Video("v", "v.mp4", "v.vtt", "words"),
    d.Poster("p.svg", "says"),
    d.Phrases("ko", (d.Phrase("말", "word"),)), d.Questions((d.Question("q", "yes", "f", "w", "o", "s"),)),
    d.Quiz((d.QuizQuestion("q", ("1", "2"), "1", "b"),), sources=("s",)),
)  # fmt: skip


def test_a_source_that_many_blocks_share_makes_none_of_them_the_same() -> None:
    texts = [d.Text(f"Words {letter}.", sources=("law",)) for letter in "ABC"]
    places = places_in(_document(texts[2], STEPS), _document(STEPS, texts[0]))
    assert not [place for place in places if place.startswith("blocks.0.")]
    moved = replace(texts[0], sources=("law", "another"))
    assert places_in(_document(moved, STEPS), _document(STEPS, texts[0]))["blocks.0.body"] == "blocks.1.body"
    assert is_parallel(_document(moved), _document(texts[0]))


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ((A, B), (A, B), {0: 0, 1: 1}),
        ((A, C, B), (A, B), {0: 0, 2: 1}),
        ((B,), (A, B), {0: 1}),
        ((STEPS, A), (A, STEPS), {0: 1, 1: 0}),
        ((A, d.ContactRef("new"), B), (A, d.ContactRef("old"), B), {0: 0, 2: 2}),
        ((d.Text("Text A, changed.", heading="A"), B), (A, B), {0: 0, 1: 1}),
    ],
)
def test_blocks_find_themselves(
    now: tuple[d.Block, ...], before: tuple[d.Block, ...], expected: dict[int, int]
) -> None:
    places = places_in(_document(*now), _document(*before))
    blocks = {
        int(ours.split(".")[1]): int(theirs.split(".")[1]) for ours, theirs in places.items() if "." in ours
    }
    assert blocks == expected


def test_a_step_in_between_moves_the_others_along() -> None:
    now = _document(replace(STEPS, items=(STEPS.items[0], d.Step("New."), STEPS.items[1])))
    places = places_in(now, _document(STEPS))
    assert places["blocks.0.items.2.do"] == "blocks.0.items.1.do"
    assert "blocks.0.items.1.do" not in places


def test_parallel_means_the_same_blocks_with_as_many_items() -> None:
    assert is_parallel(_document(A, STEPS), _document(B, STEPS))
    assert not is_parallel(_document(A), _document(A, B))
    assert not is_parallel(_document(STEPS), _document(d.Steps(STEPS.items[:1])))
    assert is_parallel(_document(CHANGE), _document(replace(CHANGE, what="other", who="other", do="other")))
    assert not is_parallel(_document(CHANGE), _document(replace(CHANGE, since="2026-01-02")))
    assert not is_parallel(_document(CHANGE), _document(replace(CHANGE, state="proposed")))


def test_every_text_has_a_place_and_goes_back_to_it() -> None:
    places = places_of(FULL)
    assert len({place.path for place in places}) == len(places)
    assert "말" not in texts_of(FULL).values()  # what is shown to people of the country is not translated
    assert with_texts(FULL, texts_of(FULL)) == FULL
    shouted = {path: f"{text}!" for path, text in texts_of(FULL).items()}
    assert texts_of(with_texts(FULL, shouted)) == shouted
    empty = with_texts(FULL, {})
    assert set(texts_of(empty).values()) == {""}
    assert is_parallel(empty, FULL)


@given(st.text(max_size=60), st.text(max_size=60))
def test_differences_hold_both_texts(before: str, now: str) -> None:
    pieces = differences(before, now)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == now
