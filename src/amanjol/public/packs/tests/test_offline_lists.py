"""What a phone may keep: each file with size and hash, under the country that needs it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from amanjol.public.packs import offline_lists
from amanjol.public.packs.tree import FileEntry

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.packs.tests.snapshots import Snapshot

ENTRY = FileEntry(1200, "3f2a9c01" * 8)


def test_files_stand_under_the_place_that_needs_them() -> None:
    files = dict.fromkeys(
        ("uz/index.html", "uz/kr/card.html", "uz/general/a.html", "ru/kr/card.html", "assets/style.css",
         "media/a.svg", "media/b.960.webp", "media/clip.mp4", "voices/uz-1.mp3", "letters/kr.1.css",
         "uz/kr/notes-uz-kr.html", "contacts.json"),
        ENTRY,
    )  # fmt: skip
    shared = {"media/a.svg": {"general", "kr"}, "media/b.960.webp": {"pl"}, "media/clip.mp4": {"kr"},
              "voices/uz-1.mp3": {"kr"}, "letters/kr.1.css": {"kr"}}  # fmt: skip
    listed = offline_lists.places("uz", files, shared)
    names = {place: {kind: sorted(paths) for kind, paths in kinds.items()} for place, kinds in listed.items()}
    assert names == {
        "general": {"text": ["uz/general/a.html", "uz/index.html"], "pictures": ["media/a.svg"]},
        "kr": {"text": ["letters/kr.1.css", "uz/kr/card.html"], "pictures": ["media/a.svg"],
               "sound": ["media/clip.mp4", "voices/uz-1.mp3"]},
        "pl": {"pictures": ["media/b.960.webp"]},
    }  # fmt: skip
    assert listed["kr"]["text"]["uz/kr/card.html"] == [1200, "3f2a9c01"]


def test_sizes_and_hashes_are_those_of_the_files(guide: Snapshot, built: Path) -> None:
    for language in guide.languages():
        places = json.loads((built / language / "files.json").read_bytes())["places"]
        assert {"general", "kr"} <= set(places)
        for kinds in places.values():
            for files in kinds.values():
                for path, (size, digest) in files.items():
                    content = (built / path).read_bytes()
                    assert (len(content), hashlib.sha256(content).hexdigest()[:8]) == (size, digest), path


def test_no_country_brings_the_pictures_of_another(guide: Snapshot, built: Path) -> None:
    places = json.loads((built / "en/files.json").read_bytes())["places"]
    for document in guide.documents("en"):
        for block in document.blocks:
            picture = f"media/{getattr(block, 'file', '')}"
            if picture.endswith(".svg"):
                assert picture in places[document.key.partition("/")[0]]["pictures"]
    pictures = {
        f"media/{getattr(block, 'file', '')}"
        for document in guide.documents("en")
        for block in document.blocks
        if document.key.partition("/")[0] == "kr"
    }
    assert set(places["kr"].get("pictures", {})) <= pictures
