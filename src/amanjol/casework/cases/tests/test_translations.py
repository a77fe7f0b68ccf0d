"""Every text that the code and the pages of cases give to translators stands in the Russian catalogue, finished."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.translation import ngettext
from django.utils.translation.template import templatize

from amanjol.casework.cases.tests.test_words import NO_VICTIM, SAFE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from babel.messages.catalog import Catalog

CASES = Path(__file__).parents[1]
SOURCES = sorted(
    path
    for path in (*CASES.rglob("*.py"), *CASES.rglob("*.html"))
    if not {"tests", "migrations"} & set(path.parts)
)
CALLS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
PLURALS = 3  # one, few, many

type Key = tuple[str | None, str, str | None]  # context, text, plural


def used() -> set[Key]:
    return {key for path in SOURCES for key in _in_file(path)}


def _in_file(path: Path) -> Iterator[Key]:
    text = path.read_text()
    source = templatize(text, origin=str(path)) if path.suffix == ".html" else text
    found: Iterator[tuple[int, str, Any, list[str]]] = extract_python(  # type: ignore[assignment]  # of many shapes
        io.BytesIO(source.encode()), CALLS, [], {}
    )
    for _line, call, message, _notes in found:
        if call.startswith("p"):
            yield message[0], message[1], None
        elif call.startswith("n"):
            yield None, message[0], message[1]
        else:
            yield None, message, None


def written() -> Catalog:
    with (CASES / "locale/ru/LC_MESSAGES/django.po").open("rb") as opened:
        return read_po(opened, locale="ru")


def test_the_search_finds_every_kind_of_text() -> None:
    found = used()
    assert (None, "This case is closed. Open it again first.", None) in found  # code
    assert (None, "Case %(code)s", None) in found  # a page
    assert (None, "%(number)s person found", "%(number)s people found") in found
    assert ("the talk", "Open", None) in found


def test_nothing_is_missing_and_nothing_is_left_over() -> None:
    catalogue = {
        (message.context, *(message.id if isinstance(message.id, tuple) else (message.id, None)))
        for message in written()
        if message.id
    }
    assert used() - catalogue == set()
    assert catalogue - used() == set()


def test_every_text_is_finished_and_keeps_its_places() -> None:
    for message in written():
        if not message.id:
            continue
        plural = isinstance(message.id, list | tuple)
        texts = _all(message.string)
        assert len(texts) == (PLURALS if plural else 1), message.id
        assert not message.fuzzy, message.id
        for text in texts:
            assert text, message.id
            assert re.search("[А-Яа-яЁё]", text), message.id
            assert _places(text) == _places(_all(message.id)[0]), message.id


def test_no_russian_text_promises_safety_or_says_that_somebody_is_no_victim() -> None:
    texts = [text for message in written() if message.id for text in _all(message.string)]
    assert len(texts) > 150
    assert [text for text in texts if NO_VICTIM.search(text)] == []
    assert [text for text in texts if SAFE.search(text)] == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "Найден 1 человек"), (3, "Найдено 3 человека"), (5, "Найдено 5 человек"), (21, "Найден 21 человек")],
)
def test_plural_forms_are_right(number: int, expected: str) -> None:
    with translation.override("ru"):
        found = ngettext("%(number)s person found", "%(number)s people found", number)
    assert found % {"number": number} == expected


def _all(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _places(text: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)s|<[^>]+>", text))
