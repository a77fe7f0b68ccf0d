"""The table of what the guide holds counts facts by what stands behind them, and the documents show it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from django.conf import settings

from amanjol.foundation.directory.contact_files import ContactEntry
from amanjol.public.guide import documents as d
from amanjol.public.guide.content_files import Content, read_folder
from amanjol.public.guide.content_table import as_markdown, rows

ADVICE = d.Source("advice", "Advice", "Amanjol", "none", "2026", "medium", needs_review=True)
LAW = d.Source("law", "A law", "A state", "https://law.example", "2025", "high", needs_review=False)
RUMOUR = replace(LAW, key="rumour", needs_review=True)
LINE = ContactEntry(
    "kr-line", "KR", "112", {"en": "Police"}, {"en": "State"}, "state", emergency=True, cost="free",
    asks_name="unknown", source="law", last_dialled_on="2026-11-01", last_dialled_by="Editors", answered=True,
)  # fmt: skip
ARTICLE = d.Document(
    kind="topic",
    key="kr/health-care",
    language="en",
    title="Health care",
    summary="",
    translation="original",
    look_again_on="2027-05-25",
    blocks=(
        d.Text("One.", sources=("law",)),
        d.Warn("Two.", sources=("law", "rumour")),
        d.ContactRef("kr-line"),
        d.ContactRef("kr-other"),
        d.Checklist(("Three",), sources=("rumour",)),
        d.Text("Four.", sources=("advice",)),
        d.Questions((d.Question("Five?", "yes", "Five", "Why.", "Ask.", "rumour"),)),
    ),
)


def test_each_fact_is_counted_by_its_source() -> None:
    other = replace(LINE, key="kr-other", last_dialled_on="", last_dialled_by="", answered=None)
    content = Content((ARTICLE,), (ADVICE, LAW, RUMOUR), (LINE, other))
    [row] = rows(content)
    assert (row.facts, row.not_checked, row.advice) == (4, 2, 1)
    assert (row.numbers, row.dialled) == (2, 1)
    assert "| kr/health-care | en | original | 4 | 2 | 1 | 2 | 1 | 2027-05-25 |" in as_markdown([row])


def test_the_documents_show_what_the_guide_holds_now() -> None:
    """Made by `amanjol guide table`, as `docs/guide.md` says."""
    content = Path(settings.CONTENT_ROOT)
    written = (content.parent / "docs" / "guide.md").read_text(encoding="utf-8")
    assert written.endswith(as_markdown(rows(read_folder(content))))


def test_english_russian_and_uzbek_are_complete_and_the_others_have_what_matters_most() -> None:
    have: dict[str, set[str]] = {}
    for document in read_folder(Path(settings.CONTENT_ROOT)).documents:
        have.setdefault(document.language, set()).add(document.key)
    assert have["en"] == have["ru"] == have["uz"]
    countries = {key for key in have["en"] if "/" not in key}
    wanted = {f"{country}/{topic}" for country in countries
              for topic in ("your-rights", "help-and-contacts", "health-care")}  # fmt: skip
    wanted |= countries | {key for key in have["en"] if key.startswith("general/")}
    for language in ("kk", "ky", "tk"):
        assert wanted - have[language] == set()
