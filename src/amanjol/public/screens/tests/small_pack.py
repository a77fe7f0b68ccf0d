"""The screen's part of a pack, as `packs/screen.py` writes it: two posters, one clip, two pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

PAGES: dict[str, Any] = {
    "languages": [{"code": code, "tag": code} for code in ("uz", "ru", "en")],
    "posters": {
        "passport.svg": {"page": "general/kept-passport", "titles": {"ru": "Паспорт", "en": "Passport"}},
        "offer.svg": {"page": "general/job-offer", "titles": {"ru": "Работа", "en": "Job offer"}},
    },
    "clips": {
        "film.mp4": {
            "page": "general/job-offer",
            "titles": {"en": "A film"},
            "captions": {"en": "film.en.vtt"},
            "picture": "film.jpg",
        }
    },
    "pages": ["general/kept-passport", "kr/health-care"],
    "media": {
        "passport.svg": "media/passport.svg",
        "offer.svg": "media/offer.svg",
        "film.mp4": "media/film.mp4",
        "film.en.vtt": "media/film.en.vtt",
        "film.jpg": "media/film.jpg.960.webp",
    },
    "playlist": [
        {"kind": "poster", "file": "passport.svg", "seconds": 12},
        {"kind": "page", "key": "general/kept-passport", "seconds": 20},
        {"kind": "clip", "file": "film.mp4"},
    ],
}
TEXTS = {
    "pages": {
        "general/kept-passport": {"title": "If they keep your passport", "country": ""},
        "kr/health-care": {"title": "A doctor", "country": "Republic of Korea"},
    }
}


def write_pack(root: Path) -> Path:
    """Gives its folder."""
    for folder in ("screen", "media", "kiosk", "uz"):
        (root / folder).mkdir(parents=True)
    (root / "screen/pages.json").write_text(json.dumps(PAGES))
    (root / "screen/en.json").write_text(json.dumps(TEXTS))
    (root / "screen/index.html").write_text("<!doctype html><title>player</title>")
    (root / "media/passport.svg").write_text("<svg/>")
    (root / "uz/index.html").write_text("a page")
    (root / "contacts.json").write_text("{}")
    return root
