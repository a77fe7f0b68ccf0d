"""When a source, and the article that rests on it, must be looked at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from amanjol.public.guide import documents as d
from amanjol.public.guide.looking_again import due_on, is_only_as_of, look_again_on
from amanjol.public.guide.reports.progress import stale_days

READ = d.Source("law", "A law", "A state", "none", "2026", "high", needs_review=False, as_of="2026-03")
CHECKED = replace(READ, checked_by="Editors", checked_on="2026-11-20")


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        ("app", "2026-04-30"),
        ("bill", "2026-04-30"),
        ("contact", "2026-06-29"),
        ("rule", "2026-09-27"),
        ("", "2026-09-27"),
        ("fee", "2027-01-15"),
        ("report", "2027-03-31"),
    ],
)
def test_each_kind_has_its_own_time(kind: d.SourceKind, due: str) -> None:
    assert due_on(replace(READ, kind=kind)) == due


@pytest.mark.parametrize(
    ("as_of", "checked_on", "due"),
    [
        ("", "", ""),
        ("2026-02", "", "2026-03-30"),
        ("2025-12", "", "2026-01-30"),
        ("2026-03", "2026-11-20", "2026-12-20"),
        ("2026-03", "2026-01-05", "2026-04-30"),
        ("", "2026-11-20", "2026-12-20"),
    ],
)
def test_days_count_from_when_it_was_read_or_checked_last(as_of: str, checked_on: str, due: str) -> None:
    assert due_on(replace(READ, kind="app", as_of=as_of, checked_on=checked_on)) == due


def test_fees_of_december_are_looked_at_in_january() -> None:
    assert due_on(replace(READ, kind="fee", as_of="2025-12")) == "2026-01-15"


@pytest.mark.parametrize(
    ("source", "only_then"),
    [
        (READ, True),
        (replace(READ, as_of=""), False),
        (CHECKED, False),
        (replace(CHECKED, needs_review=True), True),
        (replace(CHECKED, checked_on="2026-03-31"), True),
    ],
)
def test_what_somebody_checked_since_is_of_that_month_no_more(source: d.Source, only_then: bool) -> None:
    assert is_only_as_of(source) == only_then


def _article(by_hand: str) -> d.Document:
    question = d.Question("Is there a contract?", "no", "None", "Why.", "Ask.", "asked")
    blocks = (d.Text("A", sources=("law",)), d.Questions((question,)))
    figures = (d.KeyFigure("1", "workers", "2025", "counted"),)
    return d.Document("country", "kr", "en", "Korea", "Work", "original", by_hand, blocks, figures)


def test_an_article_waits_for_the_soonest_and_never_past_the_day_set_by_hand() -> None:
    undated = replace(READ, as_of="")
    sources = {"law": READ, "asked": undated, "counted": undated}
    assert look_again_on(_article("2027-05-25"), sources) == "2026-09-27"
    assert look_again_on(_article("2026-05-25"), sources) == "2026-05-25"
    assert look_again_on(_article(""), sources) == "2026-09-27"
    assert look_again_on(_article(""), {"law": undated}) == ""
    for key in ("asked", "counted"):
        assert (
            look_again_on(_article("2027-05-25"), sources | {key: replace(READ, kind="bill")}) == "2026-04-30"
        )


def test_the_editors_pages_count_from_that_day() -> None:
    article = _article("2027-05-25")
    assert stale_days(article, {"law": READ}, date(2026, 10, 1)) == 4
    assert stale_days(article, {"law": replace(READ, kind="report")}, date(2026, 10, 1)) is None
