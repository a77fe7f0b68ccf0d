"""What a page says of its own age: when it was due, that its translation is behind, which of its sources are gone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from amanjol.public.guide import documents as d
from amanjol.public.guide.sourcing import sources_named
from amanjol.public.packs.tests.page_reader import text_of
from amanjol.public.packs.tests.snapshots import Snapshot, build

if TYPE_CHECKING:
    from pathlib import Path


def test_an_article_is_due_when_its_first_source_is(guide: Snapshot, built: Path, tmp_path: Path) -> None:
    document = guide.document("en", "general/kept-passport")
    key = min(sources_named(document))
    read = replace(guide.sources[key], as_of="2026-03", kind="bill", needs_review=True)
    edited = replace(guide, today=date(2026, 5, 1), sources={**guide.sources, key: read})
    edited = edited.edited("en", document.key, look_again_on="2099-01-01")
    build(edited, tmp_path / "late", built)
    late = (tmp_path / "late/en/general/kept-passport.html").read_text(encoding="utf-8")
    assert "It was due to be checked again on 30.04.2026" in late
    assert "As of March 2026: ask whether it still holds" in late
    build(replace(edited, today=date(2026, 4, 29)), tmp_path / "early", built)
    early = (tmp_path / "early/en/general/kept-passport.html").read_text(encoding="utf-8")
    assert "It was due to be checked again" not in early


def test_a_fact_whose_every_source_is_gone_is_left_out(guide: Snapshot, built: Path, tmp_path: Path) -> None:
    gone, there = sorted(guide.sources)[:2]
    blocks = (
        d.Text("Rests on one.", sources=(gone,)),
        d.Text("Rests on two.", sources=(gone, there)),
        d.Phrases("ko", (d.Phrase("말", "Needs none."),), sources=(gone,)),
    )
    left = {key: source for key, source in guide.sources.items() if key != gone}
    edited = replace(guide, sources=left).edited("en", "kr/health-care", blocks=blocks)
    build(edited, tmp_path / "pack", built)
    text = text_of(tmp_path / "pack", "en/kr/health-care.html")
    assert "Rests on one." not in text
    assert "Rests on two." in text
    assert "Needs none." in text
    assert guide.sources[there].publisher in text


def test_who_reads_a_translation_or_borrows_one_learns_that_it_is_behind(
    guide: Snapshot, built: Path, tmp_path: Path
) -> None:
    behind = {("uz", "general/kept-passport"): "2026-11-20", ("ru", "general/job-offer"): "2026-11-21"}
    without_offer = tuple(
        document for document in guide.by_language["uz"] if document.key != "general/job-offer"
    )
    edited = replace(guide, newer_originals=behind, by_language={**guide.by_language, "uz": without_offer})
    build(edited, tmp_path / "pack", built)

    def says(path: str, day: str) -> bool:
        return day in text_of(tmp_path / "pack", path)

    assert says("uz/general/kept-passport.html", "20.11.2026")
    assert says("uz-cyrl/general/kept-passport.html", "20.11.2026")
    assert says("uz/general/job-offer.html", "21.11.2026")  # in words of Russian
    assert not says("en/general/kept-passport.html", "20.11.2026")
    screen = json.loads((tmp_path / "pack/screen/uz.json").read_bytes())
    assert "20.11.2026" in screen["pages"]["general/kept-passport"]["note"]


@pytest.mark.parametrize(("days", "is_stale"), [(-1, False), (0, True), (1, True)])
def test_a_page_says_when_it_was_due_to_be_looked_at(
    guide: Snapshot, built: Path, tmp_path: Path, *, days: int, is_stale: bool
) -> None:
    due = date(2027, 3, 1)
    edition = replace(
        guide.edited("en", "kr/health-care", look_again_on=due.isoformat()), today=due + timedelta(days)
    )
    build(edition, tmp_path / "pack", built)
    assert (
        "due to be checked again on 01.03.2027" in text_of(tmp_path / "pack", "en/kr/health-care.html")
    ) is is_stale
