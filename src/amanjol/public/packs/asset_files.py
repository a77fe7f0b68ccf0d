"""The pack's own style, scripts, font and icons, each under a name that holds a hash of its content.

Scripts go out without the lines that are nothing but a comment: those of the search are a fifth smaller for it.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ASSETS: Final = Path(__file__).parent / "assets"
_COMMENT: Final = re.compile(rb"^[ \t]*//.*\n", re.MULTILINE)


def assets() -> dict[str, tuple[str, bytes]]:
    """Plain name → path in the pack, and content. Style sheets name fonts and pictures by such paths."""
    placed: dict[str, tuple[str, bytes]] = {}
    files = sorted(file for file in ASSETS.rglob("*") if file.is_file() and file.name != "sw.js")
    for file in sorted(files, key=lambda file: file.suffix == ".css"):
        name = file.relative_to(ASSETS).as_posix()
        content = script_of(file) if file.suffix == ".js" else file.read_bytes()
        if file.suffix == ".css":
            content = _with_hashed_names(content.decode(), placed).encode()
        digest = hashlib.sha256(content).hexdigest()[:12]
        stem, dot, suffix = name.rpartition(".")
        placed[name] = f"assets/{stem}.{digest}{dot}{suffix}", content
    return placed


def script_of(file: Path) -> bytes:
    """What a browser gets of a script."""
    return _COMMENT.sub(b"", file.read_bytes())


def _with_hashed_names(style: str, placed: Mapping[str, tuple[str, bytes]]) -> str:
    for name, (path, _content) in placed.items():
        style = style.replace(f'url("{name}")', f'url("{path.removeprefix("assets/")}")')
    return style
