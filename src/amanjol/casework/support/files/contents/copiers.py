"""Of which kinds a process of its own makes the copy, and by what. Read in that process alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from amanjol.casework.support.files.contents import office_copies, pdf_copies

if TYPE_CHECKING:
    from collections.abc import Callable

COPIERS: Final[dict[str, Callable[[BinaryIO, BinaryIO], None]]] = {
    "pdf": pdf_copies.copy,
    "docx": office_copies.copy,
    "xlsx": office_copies.copy,
}
"""By the ending of the kind."""
