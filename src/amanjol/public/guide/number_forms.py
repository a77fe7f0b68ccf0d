"""A number in a text of the guide stands there as on its card, so that nobody takes it for another number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from amanjol.foundation.directory import numbers
from amanjol.foundation.textfiles.problems import Problem, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from amanjol.foundation.directory.contact_files import ContactEntry

_NUMBER: Final = re.compile(r"(?<![\w+.,-])\+?[0-9](?:[ -]?[0-9]){2,}(?![\w])")
_REFERENCE: Final = re.compile(r"\s*- (contact|source): ")


def misspelt_numbers(folder: Path, contacts: Iterable[ContactEntry]) -> Iterator[Problem]:
    """Numbers of our contacts that an article under `folder` writes in another way than their card."""
    forms = {
        _digits(contact.number): numbers.as_read(contact.number, contact.country) for contact in contacts
    }
    for path in sorted(folder.glob("guide/*/*.yaml")):
        name = f"{folder.resolve().name}/{path.relative_to(folder)}"
        for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not _REFERENCE.match(line):
                yield from (Problem(name, at, problem) for problem in _in_line(line, forms))


def _in_line(line: str, forms: Mapping[str, str]) -> Iterator[str]:
    for match in _NUMBER.finditer(line):
        form = forms.get(_digits(match[0]), match[0])
        if form != match[0]:
            yield f"{quoted(match[0])} is written {quoted(form)} on its card"


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
