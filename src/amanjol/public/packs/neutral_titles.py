"""Which pages are called by a number where their title would stand in the history of a phone.

The heading on the page says what it is about; the title, which browsers write down and show in their lists of tabs and
in previews of links, does not. A number is the place in the list, so it stays: new names go to the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.public.guide import documents as d

if TYPE_CHECKING:
    from amanjol.public.guide.documents import Document

NUMBERED: Final = (
    "job-offer",
    "recruiter-licence",
    "signs-of-exploitation",
    "kept-passport",
    "when-you-call-for-help",
    "war-recruiters",
    "help-and-contacts",
    "after-you-return",
    "your-rights",
)


def number_in_title(document: Document) -> int | None:
    """Its number; 0 for a page that asks questions and has none; None where the title may stand as it is."""
    name = document.key.rpartition("/")[2]
    if name in NUMBERED:
        return NUMBERED.index(name) + 1
    return 0 if any(isinstance(block, d.Questions) for block in document.blocks) else None
