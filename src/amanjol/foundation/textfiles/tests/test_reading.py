"""What a file may look like, whichever of PyYAML's two parsers reads it."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import yaml

from amanjol.foundation.textfiles import nodes
from amanjol.foundation.textfiles.problems import ContentError, ContentErrors
from amanjol.foundation.textfiles.reading import LARGEST, read, read_text
from amanjol.foundation.textfiles.shapes import Words
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from pathlib import Path

PARSERS = [yaml.SafeLoader] + ([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])


@dataclass(frozen=True)
class Note:
    title: str
    body: str = ""
    items: tuple[str, ...] = ()


NOTE = Record(
    Note,
    (
        Field("title", Words()),
        Field("body", Words(multi_line=True), required=False),
        Field("items", Items(Words()), required=False),
    ),
)


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__, autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "Loader", request.param)


def read_note(text: str) -> Note:
    note: Note = read(text, "note.yaml", NOTE).value
    return note


def refusal(text: str) -> str:
    with pytest.raises(ContentError) as caught:
        read_note(text)
    return str(caught.value)


def test_every_scalar_is_a_string() -> None:
    note = read_note("title: 2024\nbody: no\nitems:\n- null\n- 2027-03-01\n- 1e3\n- ~\n- 0o7\n- '='\n")
    assert note == Note("2024", "no", ("null", "2027-03-01", "1e3", "~", "0o7", "="))


def test_order_of_keys_does_not_matter_for_reading() -> None:
    assert read_note("items:\n- a\ntitle: b\n") == Note("b", "", ("a",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "note.yaml:1: is empty"),
        ("title: a\nbody: &x b\n", "note.yaml:2: YAML anchors (&) are not allowed"),
        ("title: a\nbody: *x\n", "note.yaml:2: YAML aliases (*) are not allowed"),
        ("title: a\nbody: !!str b\n", "note.yaml:2: YAML tags (!) are not allowed"),
        ("title: a\nitems: !!python/object/apply:os.system [x]\n", "note.yaml:2: YAML tags (!)"),
        ("title: a\n---\ntitle: b\n", "note.yaml:2: a file holds one document"),
        ("%YAML 1.1\n---\ntitle: a\n", "note.yaml:1: YAML directives (lines with %) are not allowed"),
        ("title: a\n? [x]\n: b\n", "note.yaml:2: a key must be a word"),
        ("title: a\ntitel: b\n", "note.yaml:2: unknown key `titel`: did you mean `title`?"),
        ("title: a\nqqqq: b\n", "note.yaml:2: unknown key `qqqq`: known here are title, body, items"),
        ("title: a\nbody: b\ntitle: c\n", "note.yaml:3: key `title` is already on line 1"),
        ("body: b\n", "note.yaml:1: the file needs the key `title`"),
        ("title:\nbody: b\n", "note.yaml:1: title is empty"),
        ("title: a\nbody: ''\n", "note.yaml:2: body is empty"),
        ("title: a\nbody: ' b'\n", "note.yaml:2: body begins or ends with a space"),
        ("title: a\nbody: |\n  b\n", "note.yaml:3: body ends with a line break"),
        ("title: a\nbody: |-\n  b \n  c\n", "note.yaml:3: body has a space at the end of a line"),
        ("title: |-\n  a\n  b\n", "note.yaml:2: title must be one line"),
        ("title: a\nbody:\n- b\n", "note.yaml:3: body must be a text, not a list"),
        ("title: a\nitems: b\n", "note.yaml:2: items must be a list"),
        ("title: a\nitems: []\n", "note.yaml:2: items needs at least 1"),
        ("- title\n", "note.yaml:1: the file must be keys with values"),
        ("title: a: b\n", "quote a text that contains a colon and a space"),
        ("title: @b\n", "quote a text that begins so"),
        ("title: a\nbody: 'b\n", "is not valid YAML"),
        ("title: a\nbody: b\r\n", "note.yaml:2: contains a carriage return"),
        ("title: a\n\tbody: b\n", "note.yaml:2: contains a tab"),
        ("\ufefftitle: a\n", "note.yaml:1: contains a byte order mark"),
        ("title: a\x00\n", "note.yaml:1: contains NUL"),
        ("title: a\x1b[2J\n", "note.yaml:1: contains the control character U+001B"),
        ("title: a\u2028b\n", "note.yaml:1: contains a Unicode line separator"),
        ("title: a\ud800\n", "note.yaml:1: contains half of a surrogate pair (U+D800)"),
        ("title: a\uffff\n", "note.yaml:1: contains the noncharacter U+FFFF"),
        ("title: a\nbody: e\u0301\n", "note.yaml:2: body is not in Unicode normal form NFC"),
        ('title: a\nbody: "b\\0"\n', "note.yaml:2: body contains NUL"),
        ('title: a\nbody: "b\\u202e"\n', "note.yaml:2: body contains the bidirectional control U+202E"),
        ('title: "\\UFFFFFFFF"\n', "note.yaml:1: is not valid YAML"),
    ],
)
def test_refusals_name_the_line(text: str, expected: str) -> None:
    assert expected in refusal(text)


@pytest.mark.parametrize("letter", [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))])
def test_bidirectional_controls_are_refused(letter: str) -> None:
    assert f"U+{ord(letter):04X}" in refusal(f"title: a{letter}b\n")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# top\ntitle: a # end\nbody: b#c\n", [1, 2]),
        ("title: '# a'\nbody: |- # header\n  # text\n\n  ## more\n# after\n", [2, 6]),
        ("title: 😀\nitems: # here\n- '😀 #'\n- 😀 # there\n", [2, 4]),
        ('title: "a \\" # b"\nbody: c\n\n  # indented\n', [4]),
    ],
)
def test_comments_would_be_lost(text: str, lines: list[int]) -> None:
    with pytest.raises(ContentErrors) as caught:
        read_note(text)
    comments = [problem for problem in caught.value.problems if "comments would be lost" in problem.problem]
    assert [problem.line for problem in comments] == lines
    assert comments == list(caught.value.problems)


def test_text_with_a_number_sign_is_no_comment() -> None:
    note = read_note("title: a#b\nbody: |-\n  # one\n\n  two # three\nitems:\n- '#'\n- \"# x\"\n")
    assert note == Note("a#b", "# one\n\ntwo # three", ("#", "# x"))


def test_all_problems_are_told_in_the_order_of_the_lines() -> None:
    with pytest.raises(ContentErrors) as caught:
        read_note("titel: a\nbody: ' b'\nitems:\n- ' c'\n- d\n- ''\n")
    assert [problem.line for problem in caught.value.problems] == [1, 1, 2, 4, 6]
    assert (caught.value.file, caught.value.line) == ("note.yaml", 1)
    assert str(caught.value).count("note.yaml:") == 5


def test_lines_inside_a_block_are_counted() -> None:
    assert "note.yaml:6: body has a `**` without its partner" in refusal(
        "title: a\nbody: |-\n  **b**\n\n\n  c ** d\nitems:\n- e\n"
    )


def test_hostile_values_are_shown_short_and_harmless() -> None:
    text = refusal(f'title: a\n"\\e[31m{"x" * 900}": b\n')
    assert "\x1b" not in text
    assert "`\\x1b[31mxxx" in text
    assert len(text) < 200


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "{" * 200_000,
        "{a: " * 60_000,
        "- " * 120_000,
        "? " * 120_000,
        "\n".join(" " * depth + "a:" for depth in range(600)),
        "title:\n- " + "- " * 12 + "a\n",
    ],
)
def test_deep_nesting_is_refused_at_once(text: str) -> None:
    began = time.process_time()
    sentence = refusal(text)  # libyaml has a limit of its own for what it reads ahead
    assert "is nested deeper than 12 levels" in sentence or "exceeded maximum nesting depth" in sentence
    assert time.process_time() - began < 2


def test_billion_laughs_do_not_begin() -> None:
    rows = ["a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    rows += [
        f"{name}: &{name} [{', '.join(['*' + before] * 9)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    assert "note.yaml:1: YAML anchors" in refusal("\n".join(rows))


def test_a_hundred_thousand_faults_are_not_all_told() -> None:
    text = "title: a\nitems:\n" + "- ''\n" * 50_000
    with pytest.raises(ContentErrors) as caught:
        read_note(text)
    assert len(caught.value.problems) == 100


def test_too_large_a_text_is_refused() -> None:
    assert "larger than 256 KiB" in refusal("title: " + "я" * (LARGEST // 2))


def test_files_are_utf8_and_not_too_large(tmp_path: Path) -> None:
    file = tmp_path / "note.yaml"
    file.write_bytes("title: ёлка\n".encode())
    assert read_text(file, "note.yaml") == "title: ёлка\n"
    file.write_bytes(b"title: a\nbody: \xff\n")
    with pytest.raises(ContentError, match=r"^note.yaml:2: is not UTF-8: byte 0xFF$"):
        read_text(file, "note.yaml")
    file.write_bytes(b"title: \xed\xa0\x80\n")
    with pytest.raises(ContentError, match="is not UTF-8"):
        read_text(file, "note.yaml")
    file.write_bytes(b"a" * (LARGEST + 1))
    with pytest.raises(ContentError, match="is larger than 256 KiB"):
        read_text(file, "note.yaml")


def test_what_is_no_plain_file_is_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path, tmp_path / "absent.yaml"):
        with pytest.raises(ContentError, match="does not exist or is not a plain file"):
            read_text(path, "note.yaml")


def test_byte_order_mark_and_carriage_returns_survive_until_refused(tmp_path: Path) -> None:
    file = tmp_path / "note.yaml"
    file.write_bytes(b"\xef\xbb\xbftitle: a\r\n")
    assert read_text(file, "note.yaml") == "\ufefftitle: a\r\n"
