"""What a package gives to translators, and what stands in its catalogues."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from babel.messages.catalog import Catalog

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


def used(package: Path) -> set[Key]:
    sources = (
        path
        for path in (*package.rglob("*.py"), *package.rglob("*.html"))
        if not {"tests", "migrations"} & set(path.parts)
    )
    return {key for path in sources for key in _in_file(path)}


def _in_file(path: Path) -> Iterator[Key]:
    text = path.read_text()
    # The extractor reads Python, where an indentation means something; a template's means nothing.
    source = (
        re.sub(r"(?m)^[ \t]+", "", templatize(text, origin=str(path))) if path.suffix == ".html" else text
    )
    messages: Iterator[tuple[int, str, Any, list[str]]] = extract_python(  # type: ignore[assignment]  # of many shapes
        io.BytesIO(source.encode()), CALLS, [], {}
    )
    for _line, call, message, _notes in messages:
        if call.startswith("p"):
            yield message[0], message[1], None
        elif call.startswith("n"):
            yield None, message[0], message[1]
        else:
            yield None, message, None


def written(package: Path, language: str = "ru") -> Catalog:
    with (package / "locale" / language / "LC_MESSAGES/django.po").open("rb") as opened:
        return read_po(opened, locale=language)


def check_complete(package: Path) -> None:
    """Nothing is missing and nothing is left over."""
    catalogue = {
        (message.context, *(message.id if isinstance(message.id, tuple) else (message.id, None)))
        for message in written(package)
        if message.id
    }
    assert used(package) - catalogue == set()
    assert catalogue - used(package) == set()


def check_finished(package: Path) -> None:
    """Every text is Russian, in all its plurals, and keeps its places; so does what other catalogues have of it."""
    for language in sorted(path.parents[1].name for path in package.glob("locale/*/LC_MESSAGES/django.po")):
        _check_places(written(package, language))
    for message in written(package):
        if not message.id:
            continue
        plural = isinstance(message.id, list | tuple)
        texts = all_of(message.string)
        assert len(texts) == (PLURALS if plural else 1), message.id
        assert not message.fuzzy, message.id
        for text in texts:
            assert text, message.id
            assert re.search("[А-Яа-яЁё]", text), message.id


def _check_places(catalogue: Catalog) -> None:
    for message in catalogue:
        for text in all_of(message.string) if message.id else ():
            assert not text or _places(text) == _places(all_of(message.id)[0]), message.id


def texts_of(package: Path) -> list[str]:
    return [text for message in written(package) if message.id for text in all_of(message.string)]


def all_of(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _places(text: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)s|<[^>]+>", text))
