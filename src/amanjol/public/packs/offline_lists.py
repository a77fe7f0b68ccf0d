"""What a phone may keep: for each language the files of every country and of `general`, with their sizes.

`<language>/files.json` holds `{"number": 7, "places": {"kr": {"text": {"uz/kr/index.html": [5120, "3f2a9c01"]}}}}`:
size in bytes before compression, and the beginning of the SHA-256, by which a phone sees that it has the
file already. A file that two places show stands under both.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amanjol.public.packs.tree import FileEntry

type Kind = str  # `text`, `pictures` or `sound`
type Files = dict[str, list[int | str]]

GENERAL: Final = "general"
PICTURES: Final = frozenset({".svg", ".webp"})
SOUND: Final = frozenset(
    {".mp3", ".mp4", ".ogg", ".vtt", ".webm"}
)  # recordings, and clips with their captions
SINGLE_FILE: Final = "notes-"  # begins the name of a country's one file, which says all of it once more
_HASH_LENGTH: Final = 8


def places(
    language: str, files: Mapping[str, FileEntry], shared: Mapping[str, Iterable[str]]
) -> dict[str, dict[Kind, Files]]:
    """Place → kind → path → size and hash. `shared` says which places show a file of no single language."""
    by_place: dict[str, dict[Kind, Files]] = {}
    for path, entry in sorted(files.items()):
        if PurePath(path).name.startswith(SINGLE_FILE):
            continue
        for place in _places_of(path, language, shared):
            kinds = by_place.setdefault(place, {})
            kinds.setdefault(kind_of(path), {})[path] = [entry.size, entry.sha256[:_HASH_LENGTH]]
    return by_place


def kind_of(path: str) -> Kind:
    """Style and letters of a card count as text: a page is not whole without them."""
    suffix = PurePath(path).suffix
    if suffix in SOUND:
        return "sound"
    return "pictures" if suffix in PICTURES else "text"


def _places_of(path: str, language: str, shared: Mapping[str, Iterable[str]]) -> Iterator[str]:
    if path in shared:
        yield from sorted(shared[path])
        return
    folder, *rest = path.split("/")
    if folder == language:
        yield rest[0] if len(rest) > 1 else GENERAL
