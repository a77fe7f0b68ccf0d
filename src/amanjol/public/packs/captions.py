"""Captions of films in Uzbek Cyrillic, made from those in Latin letters as the pages are."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from amanjol.foundation.names import uzbek

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from amanjol.public.packs.tree import TreeWriter

_LATIN, _CYRILLIC = ".uz.vtt", ".uz-cyrl.vtt"
_MARKS: Final = re.compile(r"(<[^>]*>|&\w+;)")  # WebVTT's own, which stay as they are


def name_in_cyrillic(name: str) -> str:
    """`film.uz-cyrl.vtt` for `film.uz.vtt`; a name that tells no language stays, and so do its words."""
    return f"{name.removesuffix(_LATIN)}{_CYRILLIC}" if name.endswith(_LATIN) else name


def in_cyrillic(text: str) -> str:
    """What is said: the lines of a cue below its times. Names of cues, notes and styles stay."""
    lines: list[str] = []
    is_said = False
    for line in text.splitlines():
        if is_said and line:
            parts = _MARKS.split(line)  # words and marks in turns
            lines.append(
                "".join(uzbek.to_cyrillic(part) if not at % 2 else part for at, part in enumerate(parts))
            )
        else:
            is_said = "-->" in line
            lines.append(line)
    return "\n".join(lines) + "\n"


def add_in_cyrillic(names: Iterable[str], media: Mapping[str, Path], tree: TreeWriter) -> dict[str, str]:
    """Those of `names` that are to be made from one of `media`: plain name → path in the pack."""
    placed: dict[str, str] = {}
    originals = {name_in_cyrillic(name): file for name, file in media.items() if name.endswith(_LATIN)}
    for name in sorted(originals.keys() & set(names) - media.keys()):
        text = originals[name].read_text(encoding="utf-8")
        placed[name] = f"media/{PurePath(name).name}"
        tree.add_made_from(placed[name], text, lambda text=text: in_cyrillic(text).encode())  # type: ignore[misc]  # bound here, the loop goes on
    return placed
