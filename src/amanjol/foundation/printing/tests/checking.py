"""What tests of papers ask of a PDF: both programs that check PDF/UA-1, its language and title, its words in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import outloud
import pdfua
import pikepdf
import pymupdf

if TYPE_CHECKING:
    from pathlib import Path


def assert_accessible(pdf: bytes, folder: Path, *, language: str, title: str) -> None:
    """No rule of PDF/UA-1 is broken, and nothing that a screen reader would stumble over."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    heard = outloud.check(str(file))
    assert heard.error is None
    assert [(finding.rule, finding.message) for finding in heard.findings] == []
    assert heard.stats["tagged"]
    assert [(finding.rule_id, finding.message) for finding in pdfua.validate(str(file)).findings] == []
    with pikepdf.open(file) as paper:
        assert str(paper.Root.Lang) == language
        assert str(paper.docinfo["/Title"]) == title
        assert b"<pdfuaid:part>1</pdfuaid:part>" in paper.Root.Metadata.read_bytes()


def opened(pdf: bytes) -> Any:
    reader: Any = pymupdf  # half of it has no types
    return reader.open(stream=pdf, filetype="pdf")


def words_of(pdf: bytes) -> str:
    """All that is printed, in the order of reading, with single spaces."""
    with opened(pdf) as paper:
        return " ".join(" ".join(page.get_text() for page in paper).replace("\u200b", "").split())


def pages_of(pdf: bytes) -> int:
    with opened(pdf) as paper:
        return len(paper)
