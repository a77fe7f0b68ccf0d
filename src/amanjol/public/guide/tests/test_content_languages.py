"""An article is the same in every language, but for its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from amanjol.public.guide.content_languages import language_problems
from amanjol.public.guide.tests.content_samples import TEXT

CHANGE = "`change 2025-09-01 in_force an-office`"
OTHER = "content/guide/kr/health-care.en.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content/guide/kr").mkdir(parents=True)
    for language, state in (("en", "original"), ("ru", "drafted")):
        text = TEXT.replace("translation: original", f"translation: {state}")
        file = tmp_path / f"content/guide/kr/health-care.{language}.yaml"
        file.write_text(text, encoding="utf-8")
    return tmp_path / "content"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("First paragraph", "Another paragraph", None),
        (
            "since: 2025-09-01",
            "since: 2025-09-02",
            f"65: block 10 is {CHANGE.replace('-01 ', '-02 ')} here and {CHANGE} in {OTHER}",
        ),
        (
            "state: in_force",
            "state: to_start",
            f"65: block 10 is {CHANGE.replace('in_force', 'to_start')} here and {CHANGE} in {OTHER}",
        ),
        (
            "Call 119.",
            "Call 112.",
            f"14: block 2 lacks 119 and has 112 too, beside {OTHER}",
        ),
        (
            "First paragraph",
            "First of 2,000 paragraphs of an-office.example",
            f"6: block 1 has 2000, an-office.example too, beside {OTHER}",
        ),
        ("Two.", "Two, of clip.ru.vtt.", f"51: block 8 has clip.ru.vtt too, beside {OTHER}"),
        ("file: clip.mp4", "file: clip-2.mp4", None),
        (
            "    - do: Keep every paper.\n",
            "",
            f"14: block 2 is `steps of 1 an-office` here and `steps of 2 an-office` in {OTHER}",
        ),
        ("- contact: kr-line\n", "", f"50: block 7 is `video` here and `contact kr-line` in {OTHER}"),
        (
            "    sources:\n    - an-office\n- steps",
            "    sources:\n    - an-other\n- steps",
            f"6: block 1 is `text an-other` here and `text an-office` in {OTHER}",
        ),
        (
            "- poster:",
            "- contact: kr-line\n- poster:",
            f"60: block 9 is `contact kr-line` here and `poster an-office` in {OTHER}",
        ),
    ],
)
def test_a_difference_is_named_with_its_line(folder: Path, old: str, new: str, expected: str | None) -> None:
    file = folder / "guide/kr/health-care.ru.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    problems = [str(problem) for problem in language_problems(folder)]
    if expected is None:
        assert problems == []
    else:
        [problem] = problems
        assert problem.startswith(f"content/guide/kr/health-care.ru.yaml:{expected}")


def test_blocks_too_many_are_counted(folder: Path) -> None:
    file = folder / "guide/kr/health-care.ru.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}- contact: kr-line\n", encoding="utf-8")
    [problem] = language_problems(folder)
    assert str(problem) == f"content/guide/kr/health-care.ru.yaml:76: has 11 blocks and {OTHER} has 10"


def test_what_cannot_be_read_is_left_to_another(folder: Path) -> None:
    (folder / "guide/kr/health-care.ru.yaml").write_text("title: a\n", encoding="utf-8")
    assert language_problems(folder) == []


def test_the_guide_that_we_ship_is_the_same_in_every_language() -> None:
    assert language_problems(Path(settings.CONTENT_ROOT)) == []
