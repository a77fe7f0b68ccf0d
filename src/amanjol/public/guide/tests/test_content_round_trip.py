"""No text, however hostile, breaks a content file: it is refused with a sentence or comes back unchanged."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from amanjol.foundation.textfiles import nodes
from amanjol.public.guide import documents as d
from amanjol.public.guide.content_files import ContentError, read_document, write_document

NAME = "content/guide/general/a.en.yaml"
REFUSED = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\ufeff"}
HOSTILE = [
    "---\n- a",
    "... ",
    "&a [*a]",
    "<<: *a",
    "!!python/object/apply:os.system ['true']",
    "%YAML 9.9\n---",
    "${jndi:ldap://example.org/a}",
    "{{ 7 * 7 }} {% raw %}",
    "'; DROP TABLE guide; --",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]>",
    "\\u0000 \\x00 \\",
    "\x00",
    "\x1b]0;a\x07",
    "a\u202eb",
    "a\u2067b",
    "\ufeffa",
    "\u2028",
    "\u0085",
    "\ud83d",
    "\udc4d\ud83d",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U000e0041\U0010ffff",
    "e\u0301",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A",
    "*" * 5_000,
    "a **b",
    "key: value\nkey: value",
    "- a\n- b",
    "|-\n  a",
    "> a",
    "? a\n: b",
    "\n\n\n",
    "\t",
    "a\r\nb",
    "#",
    "\"'\"'",
    "'" * 999,
    "\\" * 999,
    "x" * 300_000,
    "[" * 100_000,
    "null",
    "~",
    "=",
    "1_000",
    "0x1F",
    "12:30:45",
    ".inf",
    "2027-03-01",
]

# Signs that mean something to YAML come up as often as all other characters together.
SIGNS = st.sampled_from([*"#:-?*&!|>%@`\"'{}[],~=. \n\\", ": ", " #", "- ", "--- ", "\n\n", "**a**"])
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters=REFUSED)


def tidied(text: str) -> str:
    """Near enough to what the rules ask that most of the random text passes them."""
    lines = (line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return re.sub(r"[\ufffe\uffff\ufdd0-\ufdef]", "", "\n".join(lines)).strip() or "a"


PARAGRAPHS = st.lists(SIGNS | LETTERS, max_size=40).map("".join).map(tidied)
LINES = PARAGRAPHS.map(lambda text: tidied(text.replace("\n", " ")))
HEADINGS = st.just("") | LINES
OPTIONAL = st.just("") | PARAGRAPHS
KEYS = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True)
FILES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,9}\.[a-z0-9]{1,4}", fullmatch=True)


def some[T](strategy: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, min_size=1, max_size=4).map(tuple)


SOURCES = st.just(()) | st.lists(KEYS, min_size=1, max_size=3).map(tuple)
BLOCKS = st.one_of(
    st.builds(d.Text, PARAGRAPHS, HEADINGS, SOURCES),
    st.builds(d.Steps, some(st.builds(d.Step, LINES, OPTIONAL)), HEADINGS, SOURCES),
    st.builds(d.Checklist, some(LINES), HEADINGS, SOURCES),
    st.builds(d.Warn, LINES, OPTIONAL, SOURCES),
    st.builds(
        d.Comparison, LINES, LINES, some(st.builds(d.ComparisonRow, LINES, PARAGRAPHS, PARAGRAPHS)), HEADINGS
    ),
    st.builds(d.Law, LINES, PARAGRAPHS, HEADINGS, SOURCES),
    st.builds(
        d.Change,
        LINES,
        st.dates().map(str),
        st.sampled_from(["in_force", "to_start", "proposed"]),
        LINES,
        PARAGRAPHS,
    ),
    st.builds(d.ContactRef, KEYS),
    st.builds(d.Video, LINES, FILES, FILES.map(lambda name: f"{name}.vtt"), PARAGRAPHS, st.just("") | FILES),
    st.builds(d.Poster, FILES, PARAGRAPHS, SOURCES),
)
DOCUMENTS = st.builds(
    d.Document,
    kind=st.just("country"),
    key=st.from_regex(r"[a-z]{2}", fullmatch=True),
    language=st.sampled_from(["en", "ru", "uz", "kk", "ky", "tk"]),
    title=LINES,
    summary=LINES,
    translation=st.sampled_from(["original", "drafted", "read"]),
    look_again_on=st.just("") | st.dates().map(str),
    blocks=some(BLOCKS),
    figures=st.just(()) | some(st.builds(d.KeyFigure, LINES, LINES, LINES, KEYS)),
)


def written(document: d.Document) -> str | None:
    try:
        return write_document(document)
    except ContentError:
        return None


def check(document: d.Document) -> bool:
    """Whether it could be written; when it could, it must come back the same from both parsers."""
    text = written(document)
    if text is None:
        return False
    name = f"{document.key}/country.{document.language}.yaml" if document.kind == "country" else NAME
    for parser in (yaml.SafeLoader, nodes.Loader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(nodes, "Loader", parser)
            again = read_document(text, name)
            assert again == document
            assert write_document(again) == text
    assert "\t" not in text
    assert " \n" not in text
    return True


def holding(text: str) -> d.Document:
    """A document with the text in a line, in paragraphs and in a list."""
    return d.Document(
        kind="general",
        key="general/a",
        language="en",
        title="a",
        summary="b",
        translation="read",
        look_again_on="",
        blocks=(d.Text(text), d.Steps((d.Step("c", text),)), d.Checklist((text.split("\n", maxsplit=1)[0],))),
    )


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_random_documents_come_back_byte_for_byte(document: d.Document) -> None:
    assume(check(document))


@settings(max_examples=300, deadline=None)
@given(PARAGRAPHS)
def test_random_text_without_stars_is_always_written(text: str) -> None:
    text = text.replace("*", "+")
    assert check(holding(text))
    assert set(text) <= set(write_document(holding(text)))  # nothing is escaped


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_text_is_written_or_refused(text: str) -> None:
    check(holding(text))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(SIGNS | st.sampled_from(["title: ", "blocks:", "\n", "  "]) | LETTERS, max_size=40).map("".join)
)
def test_any_file_is_read_or_refused(text: str) -> None:
    for parser in (yaml.SafeLoader, nodes.Loader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(nodes, "Loader", parser)
            with pytest.raises(ContentError, match=f"^{NAME}:[0-9]+: "):
                read_document(text, NAME)


def check_hostile(text: str) -> None:
    """The text as a value of a document, and raw inside a file."""
    check(holding(text))
    rest = "summary: a\ntranslation: read\nblocks:\n- contact: b\n"
    for file in (text, f"title: {text}\n{rest}", f'title: "{text}"\n{rest}', f"title: |-\n  {text}\n{rest}"):
        try:
            document = read_document(file, NAME)
        except ContentError:
            continue
        assert check(document)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_strings(text: str) -> None:
    check_hostile(text)


@pytest.mark.testdata
def test_naughty_strings() -> None:
    path = Path(os.environ["AMANJOL_TEST_DATA"]) / "naughty-strings" / "blns.json"
    strings: list[str] = json.loads(path.read_text(encoding="utf-8"))
    assert len(strings) > 500
    for text in strings:
        check_hostile(text)
