"""A certificate in two languages, side by side on one page. The caller gives all words; none of them is ours."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import segno

if TYPE_CHECKING:
    from amanjol.foundation.printing.documents import Fact


@dataclass(frozen=True, slots=True)
class CertificateWords:
    """One of the two languages, read from top to bottom.

    `facts` are hours, days and the like; `how_to_check` says what to do with the code, `code_alternative` what the
    square picture is, for whoever cannot see it.
    """

    language: str
    title: str
    before_holder: str
    holder: str
    after_holder: str
    course: str
    facts: tuple[Fact, ...]
    issuer: str
    signatures: tuple[str, ...]
    how_to_check: str
    code_alternative: str

    def __post_init__(self) -> None:
        needed = (self.language, self.title, self.holder, self.course, self.issuer, self.code_alternative)
        if not all(text.strip() for text in needed):
            raise ValueError(
                "a certificate needs language, title, holder, course, issuer and words for its code"
            )


@dataclass(frozen=True, slots=True)
class Certificate:
    """`code` is printed for the eye, `scanned` (the code alone, or an address with it) is what the picture holds.

    `first` is the language of the document as a whole, and of its title.
    """

    first: CertificateWords
    second: CertificateWords
    code: str
    scanned: str

    def __post_init__(self) -> None:
        if not self.code.strip() or not self.scanned.strip():
            raise ValueError("a certificate needs a code, and what its picture holds")


def code_picture(scanned: str) -> str:
    """The square code as SVG: dark modules alone, no frame of its own. Survives a torn corner (error correction Q)."""
    target = io.BytesIO()
    segno.make(scanned, error="q", micro=False).save(
        target, kind="svg", border=0, dark="#11353d", xmldecl=False
    )
    return target.getvalue().decode()
