"""A source belongs to the block that holds it, wherever it is moved, and is printed once for its neighbours."""

from __future__ import annotations

from amanjol.public.guide import documents as d
from amanjol.public.guide.sourcing import (
    FACTUAL,
    shown_below,
    sources_named,
    sources_of,
    sources_of_facts,
    unsourced,
)

QUESTION = d.Question("Is there a contract?", "no", "None", "Why.", "Ask.", "asked")
LAW, BOTH = d.Text("A", sources=("law",)), d.Text("B", sources=("law", "news"))


def document(*blocks: d.Block) -> d.Document:
    figures = (d.KeyFigure("1", "workers", "2025", "counted"),)
    return d.Document("country", "kr", "en", "Korea", "Work", "original", "", blocks, figures)


def test_each_block_has_its_own() -> None:
    assert sources_of(BOTH) == ("law", "news")
    assert sources_of(d.Questions((QUESTION,))) == ("asked",)
    assert sources_of(d.ContactRef("line")) == sources_of(d.Text("A")) == ()


def test_a_block_that_is_moved_takes_them_along() -> None:
    moved = document(BOTH, d.ContactRef("line"), LAW)
    assert [sources_of(block) for block in moved.blocks] == [("law", "news"), (), ("law",)]
    assert unsourced(moved) == []


def test_every_kind_of_fact_without_one_is_named() -> None:
    bare = (
        d.Text("A"), d.Steps(()), d.Checklist(()), d.Warn("A"), d.Comparison("A", "B", ()), d.Law("A", "B"),
        d.Change("A", "2026-01-01", "in_force", "B", "C"), d.Quiz(()),
    )  # fmt: skip
    assert {type(block) for block in bare} == set(FACTUAL)
    assert unsourced(document(*bare)) == list(range(len(bare)))
    others = (d.Poster("a.svg", "A"), d.ContactRef("line"), d.Phrases("ko", ()), d.Questions((QUESTION,)))
    assert unsourced(document(*others, d.Video("A", "a.mp4", "a.vtt", "B"))) == []


def test_neighbours_that_rest_on_the_same_print_it_once() -> None:
    same = d.Warn("C", sources=("law",))
    assert shown_below(document(LAW, same, BOTH)) == [(), ("law",), ("law", "news")]
    assert shown_below(document(LAW, d.ContactRef("line"), same)) == [(), (), ("law",)]
    assert shown_below(document(LAW, d.Poster("a.svg", "A"), same)) == [("law",), (), ("law",)]


def test_facts_count_by_their_first_source_and_articles_by_all() -> None:
    whole = document(LAW, BOTH, d.Poster("a.svg", "A", ("drawn",)), d.Questions((QUESTION,)))
    assert list(sources_of_facts(whole)) == ["law", "law", "asked", "counted"]
    assert sources_named(whole) == {"law", "news", "drawn", "asked", "counted"}
