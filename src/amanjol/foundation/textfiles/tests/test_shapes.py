"""Each kind of value, read and arranged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.foundation.textfiles.problems import ContentErrors
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.shapes import Choice, Codes, Day, Word, Words, YesNo
from amanjol.foundation.textfiles.structures import Field, Items, OneOf, PerLanguage, Record, Single
from amanjol.foundation.textfiles.writing import write

if TYPE_CHECKING:
    from amanjol.foundation.textfiles.shapes import Shape


@dataclass(frozen=True)
class Thing:
    it: Any
    by: str = ""
    on: str = ""


def thing(shape: Shape) -> Record:
    return Record(Thing, (Field("it", shape),))


def problem_of(text: str, shape: Shape) -> str:
    with pytest.raises(ContentErrors) as caught:
        read(text, "f.yaml", shape)
    return str(caught.value)


@pytest.mark.parametrize(
    ("shape", "text", "value"),
    [
        (Day(), "it: 2028-02-29\n", "2028-02-29"),
        (Choice(("high", "low")), "it: low\n", "low"),
        (YesNo(), "it: no\n", False),
        (YesNo(), "it: yes\n", True),
        (Codes(frozenset({"ko", "en"}), "code"), "it: ko en\n", "ko en"),
        (PerLanguage(Words()), "it:\n  en: a\n  uz: oʻ\n", {"en": "a", "uz": "oʻ"}),
        (Word(re.compile("[a-z]+"), "letters"), "it: abc\n", "abc"),
        (Items(Words()), "it:\n- b\n- a\n", ("b", "a")),
        (OneOf({"x": Record(Thing, (Field("it", Words()),))}), "it:\n  x:\n    it: a\n", Thing("a")),
        (OneOf({"x": Single(Thing, Field("it", Words()))}), "it:\n  x: a\n", Thing("a")),
    ],
)
def test_values_are_read_and_written_back(shape: Shape, text: str, value: object) -> None:
    assert read(text, "f.yaml", thing(shape)).value == Thing(value)
    assert write(Thing(value), "f.yaml", thing(shape)) == text


@pytest.mark.parametrize(
    ("shape", "text", "expected"),
    [
        (Words(longest=3), "it: abcd\n", "it is longer than 3 characters"),
        (Day(), "it: 2027-02-29\n", "it is `2027-02-29`, which is no date"),
        (Day(), "it: 20270228\n", "which is no date"),
        (Day(), "it: ٢٠٢٧-٠٢-٠١\n", "which is no date"),
        (Day(), "it: 0000-01-01\n", "which is no date"),
        (Choice(("high", "medium", "low")), "it: High\n", "it is `High` but must be high, medium or low"),
        (YesNo(), "it: true\n", "it is `true` but must be yes or no"),
        (Codes(frozenset({"ko"}), "code"), "it: ko xx\n", "it has `xx`, which is no code"),
        (Codes(frozenset({"ko"}), "code"), "it: ko ko\n", "it names a code twice"),
        (Codes(frozenset({"ko", "en"}), "code"), "it: ko  en\n", "it has ``, which is no code"),
        (
            PerLanguage(Words()),
            "it:\n  qq: a\n",
            "f.yaml:2: it has `qq`, which is no ISO 639-1 code of a language",
        ),
        (PerLanguage(Words()), "it: {}\n", "it must be given in at least one language"),
        (PerLanguage(Words()), "it:\n  en: o'z\n  uz: o'z\n", "f.yaml:3: it (uz) has the apostrophe U+0027"),
        (Word(re.compile("[a-z]+"), "letters"), "it: a1\n", "it is `a1` but must be letters"),
        (Word(re.compile("[a-z]+"), "letters", longest=3), "it: abcd\n", "it is longer than 3 characters"),
        (OneOf({"x": Record(Thing, ())}), "it:\n  y: a\n", "f.yaml:2: unknown key `y`: known here are x"),
        (OneOf({"x": Record(Thing, ())}), "it:\n  x: a\n  y: a\n", "has exactly one key"),
        (OneOf({"x": Record(Thing, ())}), "it: {}\n", "has exactly one key"),
    ],
)
def test_faults_are_told(shape: Shape, text: str, expected: str) -> None:
    assert expected in problem_of(text, thing(shape))


def test_fields_that_belong_together_are_given_all_or_none() -> None:
    text = Words()
    shape = Record(
        Thing,
        (Field("it", text), Field("by", text, required=False), Field("on", text, required=False)),
        together=("by", "on"),
    )
    assert read("it: a\n", "f.yaml", shape).value == Thing("a")
    assert "f.yaml:1: by and on belong together: give all or none" in problem_of("it: a\non: b\n", shape)


def test_a_keyed_list_refuses_twins_and_is_written_sorted() -> None:
    shape = Items(thing(Words()), key="it")
    assert "f.yaml:3: it `a` is already used on line 1" in problem_of("- it: a\n- it: b\n- it: a\n", shape)
    assert write((Thing("b"), Thing("a")), "f.yaml", shape) == "- it: a\n- it: b\n"


def test_references_carry_their_line() -> None:
    shape = Items(Word(re.compile("[a-z]+"), "letters", refers_to="source"))
    [first, second] = read("- a\n- b\n", "f.yaml", shape).references
    assert (first.kind, first.value, first.line) == ("source", "a", 1)
    assert (second.value, second.line) == ("b", 2)


def test_languages_are_written_in_one_order() -> None:
    value = Thing({"tk": "d", "uz": "c", "en": "a", "ru": "b"})
    text = "it:\n  en: a\n  ru: b\n  uz: c\n  tk: d\n"
    assert write(value, "f.yaml", thing(PerLanguage(Words()))) == text
