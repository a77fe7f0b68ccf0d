"""Which questions of an article bear a sign that kiosks count, whatever source an editor chooses for one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from amanjol.public.guide import documents as d
from amanjol.public.guide.counted_signs import COUNTED, counted_in

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.packs.tests.snapshots import Snapshot

WAR, RELATIVE = "ru-war-recruiting-uz", "gen-job-relative"


@pytest.fixture
def offer(guide: Snapshot) -> d.Document:
    return guide.document("ru", "general/job-offer")


def with_sources(document: d.Document, sources: dict[str, str]) -> d.Document:
    """Each question that had a source has the other."""
    blocks = tuple(
        replace(
            block,
            items=tuple(replace(item, source=sources.get(item.source, item.source)) for item in block.items),
        )
        if isinstance(block, d.Questions)
        else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def test_all_of_the_list_and_the_page_bears_them(offer: d.Document, built: Path) -> None:
    assert counted_in(offer) == COUNTED.keys()
    page = (built / "ru/general/job-offer.html").read_text(encoding="utf-8")
    marked = re.findall(r'data-sign="([^"]+)"', page)
    assert sorted(marked) == sorted(COUNTED)


def test_of_no_other_article(offer: d.Document) -> None:
    assert counted_in(replace(offer, key="general/war-recruiters")) == frozenset()


def test_neither_of_two_questions_with_one_source(offer: d.Document) -> None:
    twice = with_sources(offer, {"gen-job-debt": RELATIVE})
    assert counted_in(twice) == COUNTED.keys() - {"gen-job-debt", RELATIVE}


def test_nothing_where_the_question_of_the_war_is_not_found(offer: d.Document) -> None:
    assert counted_in(with_sources(offer, {WAR: RELATIVE})) == frozenset()
    assert counted_in(with_sources(offer, {WAR: "gen-job-debts"})) == frozenset()
