"""The list of facts: what is wrong with a line of it, and which articles and languages say each."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import settings

from amanjol.public.guide.content_facts import as_markdown, fact_problems, fact_rows
from amanjol.public.guide.tests.content_samples import CONTACT_TEXT, COUNTRY_TEXT, SOURCE_TEXT, TEXT
from amanjol.site.cli.guide import guide

FACTS = """\
- id: KR-01
  says: Emergency care is free at 119
  articles:
  - kr/health-care
  sources:
  - an-office
  figures:
  - 119
- id: KR-02
  says: How many people live there
  articles:
  - kr/country
  sources:
  - an-office
  figures:
  - 89700
- id: KR-03
  left_out: Nothing that a reader can do about it
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"sources.yaml": SOURCE_TEXT, "contacts.yaml": CONTACT_TEXT, "facts.yaml": FACTS}
    for language in ("en", "ru", "uz"):
        files[f"guide/kr/country.{language}.yaml"] = COUNTRY_TEXT
        files[f"guide/kr/health-care.{language}.yaml"] = TEXT
    for name, text in files.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "content"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def problems_of(folder: Path) -> list[str]:
    return [str(problem) for problem in fact_problems(folder)]


def test_a_fact_that_every_language_says_is_no_problem(folder: Path) -> None:
    assert problems_of(folder) == []
    (folder / "facts.yaml").unlink()
    assert problems_of(folder) == []
    assert fact_rows(folder) == []


def test_the_blocks_of_every_language_are_listed(folder: Path) -> None:
    change(
        folder / "guide/kr/country.uz.yaml",
        "- text:\n    body: Oʻzbekiston\n    sources:\n    - an-office\n",
        "- contact: kr-line\n",
    )
    assert as_markdown(fact_rows(folder)) == (
        "| fact | what it says | article | languages | blocks |\n|---|---|---|---|---|\n"
        "| KR-01 | Emergency care is free at 119 | kr/health-care | en ru uz | 1 text, 2 steps, 3 checklist, "
        "4 warning, 5 comparison, 6 law, 7 contact, 9 poster, 10 change |\n"
        "| KR-02 | How many people live there | kr/country | en ru | figure 1, 1 text |\n"
        "| KR-02 | How many people live there | kr/country | uz | figure 1, 1 contact |\n"
        "| KR-03 | left out: Nothing that a reader can do about it | | | |\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  sources:\n  - an-office\n  figures:\n  - 119\n", "", "1: KR-01 has no source: add `sources:`"),
        ("  articles:\n  - kr/health-care\n", "", "1: KR-01 names no article: add `articles:`"),
        ("  left_out: Nothing that a reader can do about it\n", "", "17: KR-03 needs `says` or `left_out`"),
        ("- id: KR-03\n", "- id: KR-03\n  says: A\n", "17: KR-03 is left out and yet says something"),
        ("KR-02", "KR-01", "9: id `KR-01` is already used on line 1"),
        ("KR-01", "one", "1: id is `one` but must be an id such as RU-14"),
        ("kr/health-care", "kr/health", "1: KR-01 names the article `kr/health`, which is not there"),
        ("  - an-office\n  figures:\n  - 119", "  - an-ofice", "1: KR-01 names the source `an-ofice`, which is not"),
        ("  - 119", "  - 118", "1: KR-01 lacks `118` in en"),
        ("  - 119", "  - 1", "1: KR-01 lacks `1` in en"),
        ("  - 119", "  - much", "8: figures is `much` but must be digits such as 139"),
        ("KR-01", "KR-09", "1: is not in canonical form"),
    ],
)  # fmt: skip
def test_a_faulty_line_is_named(folder: Path, old: str, new: str, expected: str) -> None:
    change(folder / "facts.yaml", old, new)
    assert problems_of(folder)[0].startswith(f"content/facts.yaml:{expected}")


def test_a_language_without_the_fact_is_named(folder: Path) -> None:
    change(folder / "guide/kr/health-care.ru.yaml", "    - an-office\n", "    - another\n")
    change(folder / "guide/kr/health-care.ru.yaml", "- contact: kr-line\n", "")
    (folder / "guide/kr/country.uz.yaml").unlink()
    assert problems_of(folder) == [
        "content/facts.yaml:1: KR-01 is not said in kr/health-care in ru: no block there rests on its source",
        "content/facts.yaml:9: KR-02 is not said in kr/country in uz: no block there rests on its source",
    ]


def test_figures_are_the_same_in_every_language(folder: Path) -> None:
    change(folder / "guide/kr/country.ru.yaml", "89,700", "89 700")
    change(folder / "guide/kr/health-care.uz.yaml", "Call 119.", "Call 1190.")
    assert problems_of(folder) == ["content/facts.yaml:1: KR-01 lacks `119` in uz"]


def test_a_file_that_cannot_be_read_says_so(folder: Path) -> None:
    (folder / "sources.yaml").write_text("- key: a\n", encoding="utf-8")
    assert problems_of(folder)[0].startswith("content/sources.yaml:1: ")


def test_the_command_prints_the_list_and_what_cannot_be_read(folder: Path) -> None:
    printed = CliRunner().invoke(guide, ["facts", "--content", str(folder)])
    assert printed.output == as_markdown(fact_rows(folder))
    change(folder / "facts.yaml", "KR-01", "one")
    refused = CliRunner().invoke(guide, ["facts", "--content", str(folder)])
    assert refused.exit_code == 1
    assert refused.output == "Error: content/facts.yaml:1: id is `one` but must be an id such as RU-14\n"


def test_the_facts_of_the_guide_that_we_ship_are_said() -> None:
    assert fact_problems(Path(settings.CONTENT_ROOT)) == []
