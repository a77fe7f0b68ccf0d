"""The pack's own style, scripts, font and icons, each under a name that holds a hash of its content."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ASSETS: Final = Path(__file__).parent / "assets"


def assets() -> dict[str, tuple[str, bytes]]:
    """Plain name → path in the pack, and content. Style sheets name fonts and pictures by such paths."""
    placed: dict[str, tuple[str, bytes]] = {}
    files = sorted(file for file in ASSETS.rglob("*") if file.is_file() and file.name != "sw.js")
    for file in sorted(files, key=lambda file: file.suffix == ".css"):
        name = file.relative_to(ASSETS).as_posix()
        content = file.read_bytes()
        if file.suffix == ".css":
            content = _with_hashed_names(content.decode(), placed).encode()
        digest = hashlib.sha256(content).hexdigest()[:12]
        stem, dot, suffix = name.rpartition(".")
        placed[name] = f"assets/{stem}.{digest}{dot}{suffix}", content
    return placed


def _with_hashed_names(style: str, placed: Mapping[str, tuple[str, bytes]]) -> str:
    for name, (path, _content) in placed.items():
        style = style.replace(f'url("{name}")', f'url("{path.removeprefix("assets/")}")')
    return style
