"""The one canonical form."""

from __future__ import annotations

import pytest

from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.shapes import Words
from amanjol.foundation.textfiles.structures import Items
from amanjol.foundation.textfiles.writing import first_difference, write

LIST = Items(Words(multi_line=True, longest=6000))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2024", "- 2024\n"),
        ("no", "- no\n"),
        ("null", "- null\n"),
        ("Oʻzbekcha, Қазақша, Türkmençe 👨‍👩‍👧", "- Oʻzbekcha, Қазақша, Türkmençe 👨‍👩‍👧\n"),
        ("Call: now", "- 'Call: now'\n"),
        ("it's", "- it's\n"),
        ("'it'", "- '''it'''\n"),
        ('say "a"', '- say "a"\n'),
        ("a #b", "- 'a #b'\n"),
        ("a#b", "- a#b\n"),
        ("http://a.b/c?d=e&f#g", "- http://a.b/c?d=e&f#g\n"),
        ("- a", "- '- a'\n"),
        ("-a", "- -a\n"),
        ("---", "- '---'\n"),
        ("...", "- '...'\n"),
        ("*a", "- '*a'\n"),
        ("**a**", "- '**a**'\n"),
        ("{a}", "- '{a}'\n"),
        ("+82 2", "- +82 2\n"),
        ("a:", "- 'a:'\n"),
        ("a\nb", "- |-\n  a\n  b\n"),
        ("a\n\n  b\nc: d # e", "- |-\n  a\n\n    b\n  c: d # e\n"),
        ("# a\n--- b\n... c", "- |-\n  # a\n  --- b\n  ... c\n"),
        ("word " * 400 + "end", "- " + "word " * 400 + "end\n"),
    ],
)
def test_each_string_has_one_form(value: str, written: str) -> None:
    assert write((value,), "f.yaml", LIST) == written
    assert read(written, "f.yaml", LIST).value == (value,)


@pytest.mark.parametrize(
    "value",
    [
        "",
        " a",
        "a ",
        "a\n",
        "\na",
        "a \nb",
        "a\r\nb",
        "a\tb",
        "\x00",
        "\x85",
        "\u2028",
        "\ud800",
        "\u202e",
        "\ufeff",
        "e\u0301",
    ],
)
def test_what_could_not_be_read_again_is_not_written(value: str) -> None:
    with pytest.raises(ContentError, match=r"^f\.yaml:"):
        write((value,), "f.yaml", LIST)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("- a\n- b\n- d\n", 3, "expected `- c`"),
        ("- a\n- b\n- c", 3, "the file must end with a line break"),
        ("- a\n- b\n- c\n\n", 4, "expected the end of the file"),
        ("- a\n- b\n- c\n- d\n- e\n", 4, "expected the end of the file"),
        ("- a\n-  b\n- c\n", 2, "expected `- b`"),
    ],
)
def test_first_difference_names_the_line(text: str, line: int, problem: str) -> None:
    difference = first_difference(text, "- a\n- b\n- c\n")
    assert difference is not None
    assert difference[0] == line
    assert problem in difference[1]


def test_equal_texts_have_no_difference() -> None:
    assert first_difference("- a\n", "- a\n") is None
