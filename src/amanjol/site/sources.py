"""Which files a program consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

COMPILED = "__pycache__"


def files_below(folder: Path) -> list[Path]:
    """In order, without what Python compiles beside them: such a file comes and goes while another process starts."""
    files: list[Path] = []
    for place, folders, names in folder.walk():
        folders[:] = [name for name in folders if name != COMPILED]
        files += [place / name for name in names]
    return sorted(file for file in files if file.is_file())
