"""A number stands in a text as on its card."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from amanjol.foundation.directory.tests.test_contact_files import PLAIN
from amanjol.public.guide.number_forms import misspelt_numbers

if TYPE_CHECKING:
    from pathlib import Path

CONTACTS = (
    replace(PLAIN, key="kz-116-16", country="KZ", number="116 16"),
    replace(PLAIN, key="pl-line", country="PL", number="+48226280120"),
)


def _problems(folder: Path, line: str) -> list[str]:
    article = folder / "content" / "guide" / "kz" / "country.en.yaml"
    article.parent.mkdir(parents=True, exist_ok=True)
    article.write_text(f"title: x\n{line}\n", encoding="utf-8")
    return [str(problem) for problem in misspelt_numbers(folder / "content", CONTACTS)]


@pytest.mark.parametrize(
    ("line", "written", "card"),
    [
        ("    body: Call 116-16 now.", "116-16", "116 16"),
        ("    - do: 'Call 11616.'", "11616", "116 16"),
        ("    body: Call +48 22 6280120", "+48 22 6280120", "+48 22 628 01 20"),
    ],
)
def test_another_form_is_named_with_its_line(tmp_path: Path, line: str, written: str, card: str) -> None:
    sentence = f"content/guide/kz/country.en.yaml:2: `{written}` is written `{card}` on its card"
    assert _problems(tmp_path, line) == [sentence]


@pytest.mark.parametrize(
    "line",
    [
        "    body: Call 116 16 or +48 22 628 01 20.",
        "- contact: kz-116-16",
        "- source: kz-11616",
        "    body: 2.11616, 1,116 16 and 116161 are no number of ours",
    ],
)
def test_the_same_form_keys_and_other_numbers_pass(tmp_path: Path, line: str) -> None:
    assert _problems(tmp_path, line) == []
