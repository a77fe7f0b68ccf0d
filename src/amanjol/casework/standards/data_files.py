"""What the data files of cases share: a sentence in English, a key, a count, a source, and how one is read.

The files lie beside the code that uses them, so that they ship with it. Reading raises `ContentError`, which
names file, line and what is wrong in one sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.textfiles.nodes import Mapping
from amanjol.foundation.textfiles.reading import read, read_text
from amanjol.foundation.textfiles.shapes import Choice, Word, Words
from amanjol.foundation.textfiles.structures import Field, Record

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.foundation.textfiles.findings import Findings
    from amanjol.foundation.textfiles.nodes import Node
    from amanjol.foundation.textfiles.shapes import Data, Shape

LINE: Final = Words(longest=600)
KEY: Final = Word(
    re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"), "small letters, digits and single hyphens", longest=60
)
_IN_CONTEXT: Final = Record(Sentence, (Field("english", LINE), Field("context", KEY)))


@dataclass(frozen=True, slots=True)
class EnglishSentence:
    """The English words alone: other languages stand in the catalogues of `standards/locale`.

    Where the same English is said in two ways elsewhere, it has the keys `english` and `context` instead.
    """

    def read(self, node: Node, label: str, findings: Findings) -> Sentence | None:
        if isinstance(node, Mapping):
            sentence: Sentence | None = _IN_CONTEXT.read(node, label, findings)
            return sentence
        return Sentence(LINE.read(node, label, findings))

    def arrange(self, value: Sentence) -> Data:
        return _IN_CONTEXT.arrange(value) if value.context else value.english


SENTENCE: Final = EnglishSentence()
ADDRESS: Final = Word(re.compile(r"https?://[^\s<>\"]+|none"), "an address of the web, or none", longest=300)
CHECKED: Final = Choice(("in-source", "second-hand", "no-source"))
"""[V] read in a copy of the named source; [V2] read in a secondary source only; [M] no source found."""

CHECKED_MEANS: Final = {
    "in-source": Sentence("Read in the named source"),
    "second-hand": Sentence("Read only in a secondary source that quotes it"),
    "no-source": Sentence("No source found yet"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number from 0 to 9999, written in digits."""

    def read(self, node: Node, label: str, findings: Findings) -> int:
        text = Word(re.compile(r"0|[1-9][0-9]{0,3}"), "a whole number from 0 to 9999").read(
            node, label, findings
        )
        return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else 0

    def arrange(self, value: int) -> Data:
        return str(value)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a list or a rule comes from. `document` is the publisher's own number, such as WCMS_105023."""

    title: str
    publisher: str
    document: str
    edition: str
    address: str
    note: Sentence


SOURCE: Final = Record(
    Source,
    (
        Field("title", LINE),
        Field("publisher", LINE),
        Field("document", Words(longest=80)),
        Field("edition", Words(longest=80)),
        Field("address", ADDRESS),
        Field("note", SENTENCE),
    ),
)


def load(path: Path, shape: Shape) -> Any:
    """The value of one data file. Raises `ContentError`, shown as `lists/labour-adults.yaml:12: sentence`."""
    name = f"{path.parent.name}/{path.name}"
    return read(read_text(path, name), name, shape).value
