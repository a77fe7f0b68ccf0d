"""An article is the same in every language, but for its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from amanjol.public.guide.content_languages import language_problems
from amanjol.public.guide.tests.content_samples import TEXT

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
            f"51: block 10 is `change 2025-09-02 in_force` here and `change 2025-09-01 in_force` in {OTHER}",
        ),
        (
            "state: in_force",
            "state: to_start",
            f"51: block 10 is `change 2025-09-01 to_start` here and `change 2025-09-01 in_force` in {OTHER}",
        ),
        (
            "    - do: Keep every paper.\n",
            "",
            f"12: block 2 is `steps of 1` here and `steps of 2` in {OTHER}",
        ),
        ("- contact: kr-line\n", "", f"38: block 7 is `video` here and `contact kr-line` in {OTHER}"),
        (
            "- source: an-office",
            "- source: an-other",
            "60: block 11 is `source an-other` here and `source an-office` in",
        ),
        (
            "- source: an-office\n",
            "- source: an-office\n- contact: kr-line\n",
            f"61: has 12 blocks and {OTHER} has 11",
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


def test_what_cannot_be_read_is_left_to_another(folder: Path) -> None:
    (folder / "guide/kr/health-care.ru.yaml").write_text("title: a\n", encoding="utf-8")
    assert language_problems(folder) == []


def test_the_guide_that_we_ship_is_the_same_in_every_language() -> None:
    assert language_problems(Path(settings.CONTENT_ROOT)) == []
