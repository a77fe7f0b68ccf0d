"""The numbers that a person's record holds, in their normal forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from amanjol.casework.desk import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.cases.records import PersonRecord

_SEVERAL: Final = re.compile(r"[/;,]")


def numbers_of(record: PersonRecord, country: str) -> Iterator[tuple[str, str]]:
    """Kind and normal form of each number that the record has."""
    for text in _SEVERAL.split(record.contact.telephone):
        if normal := numbers.telephone(text, country):
            yield "telephone", normal
    for text in _SEVERAL.split(record.document):
        if normal := numbers.document(text):
            yield "document", normal
