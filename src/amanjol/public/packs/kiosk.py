"""The kiosk's files in a pack: what its shell reads to show the pages of the same pack, which lie there once.

`kiosk/LANG.json` lists the pages of one language with the kiosk's words and keyboards, `kiosk/attract.json`
the posters and clips with their titles in every language, `kiosk/qr/LANG.json` the code of every page, and
`kiosk/settings.json` what a device may set, and which signs of a check of an offer it may count.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import segno
from django.conf import settings

from amanjol.public.guide import documents as d
from amanjol.public.guide.counted_signs import COUNTED
from amanjol.public.packs.rendering import language_tag, topic_icon_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from amanjol.public.packs import page_data as p

    type File = tuple[str, Any, Callable[[Any], str]]  # path, what it is made from, how

SHELL = "kiosk/index.html"
SETTINGS = {"idle_seconds": 60, "countdown_seconds": 15, "signs": sorted(COUNTED)}
HELP = "help-and-contacts"
# Words of the phone's pages that the kiosk says too; all of its own begin with `kiosk_`.
SHARED_WORDS = frozenset(
    {"back", "change_language", "countries_heading", "general_heading", "home", "home_lead", "home_title",
     "machine_voice", "privacy_note", "search", "search_example", "search_failed", "search_found", "search_hint",
     "search_none", "topics_heading"}
)  # fmt: skip
_KEYBOARDS = Path(__file__).parent / "keyboards.toml"
_DRAWN = re.compile(r'\bd="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Slide:
    """A poster or a clip that is shown while nobody touches the screen. A poster has no captions."""

    file: str
    title: str
    captions: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What the kiosk can show in one language: each country with its topics, the other articles, slides.

    `has_voices` where at least one of these pages can be heard. `elsewhere` are articles that no list of an airport
    names: a search finds them, and links of other articles lead there.
    """

    language: str
    countries: tuple[tuple[p.Country, tuple[p.ListEntry, ...]], ...]
    general: tuple[p.ListEntry, ...]
    slides: tuple[Slide, ...]
    has_voices: bool = False
    elsewhere: tuple[p.ListEntry, ...] = ()


def slides_of(document: d.Document) -> tuple[Slide, ...]:
    """The posters of an article for every country, and clips that say in words what is heard."""
    slides = []
    for block in document.blocks:
        if isinstance(block, d.Poster) and document.kind == "general":
            slides.append(Slide(block.file, document.title))
        elif isinstance(block, d.Video) and block.captions:
            slides.append(Slide(block.file, block.title, block.captions, block.picture))
    return tuple(slides)


def files(
    listings: Sequence[Listing],
    phrases: Mapping[str, Mapping[str, str]],
    assets: Mapping[str, str],
    media: Mapping[str, str],
) -> Iterator[File]:
    """Every file but the shell. `assets` and `media` give paths by plain names, as in `page_data.Frame`."""
    yield "kiosk/settings.json", SETTINGS, _json
    yield "kiosk/attract.json", _attract(listings, media), _json
    for listing in listings:
        code = listing.language
        words = {
            key: text
            for key, text in phrases[code].items()
            if key.startswith("kiosk_") or key in SHARED_WORDS
        }
        yield f"kiosk/{code}.json", _lists(listing, words, assets), _json
        yield f"kiosk/qr/{code}.json", (settings.ORIGINS["guide"], _paths(listing)), _codes


def _attract(listings: Sequence[Listing], media: Mapping[str, str]) -> list[dict[str, Any]]:
    slides: dict[str, dict[str, Any]] = {}
    for listing in listings:
        tag = language_tag(listing.language)
        for slide in listing.slides:
            if slide.file not in media:
                continue
            entry = slides.setdefault(slide.file, {"file": media[slide.file], "titles": {}, "captions": {}})
            entry["titles"][tag] = slide.title
            if slide.captions in media:
                entry["captions"][tag] = media[slide.captions]
            if slide.picture in media:
                entry["picture"] = media[slide.picture]
    return list(slides.values())


def _lists(listing: Listing, words: Mapping[str, str], assets: Mapping[str, str]) -> dict[str, Any]:
    countries = [
        {
            "code": country.code,
            "path": country.path,
            "title": country.title,
            "flag": assets.get(f"flags/{country.code}.svg", ""),
            "help": next((topic.path for topic in topics if topic.key.endswith(f"/{HELP}")), ""),
            "topics": [_row(topic) for topic in topics],
        }
        for country, topics in listing.countries
    ]
    return {
        "tag": language_tag(listing.language),
        "words": words,
        "countries": countries,
        "general": [_row(entry) for entry in listing.general],
        "elsewhere": [_row(entry) for entry in listing.elsewhere],
        "home": f"{listing.language}/index.html",
        "search": f"{listing.language}/search.json",
        "keyboards": _keyboards_for(listing.language),
        "voices": listing.has_voices,
    }


def _row(entry: p.ListEntry) -> dict[str, str]:
    """`lang` is the tag of another language where the words are borrowed from it."""
    return {
        "path": entry.path,
        "title": entry.title,
        "summary": entry.summary,
        "icon": topic_icon_name(entry.key),
        "lang": language_tag(entry.written_in) if entry.written_in else "",
    }


def _paths(listing: Listing) -> tuple[str, ...]:
    """Every page that the kiosk shows and a phone can open."""
    pages = [
        f"{listing.language}/index.html",
        *(entry.path for entry in (*listing.general, *listing.elsewhere)),
    ]
    for country, topics in listing.countries:
        pages += [country.path, *(topic.path for topic in topics)]
    return tuple(pages)


def code_of(address: str) -> tuple[int, str]:
    """The QR code of an address: how many modules wide, and the strokes of an SVG path that draw them."""
    code = segno.make(address, micro=False, error="m")
    [strokes] = _DRAWN.findall(code.svg_inline(border=0))  # it draws every code as one path
    return len(code.matrix), strokes


def _codes(made_from: tuple[str, Sequence[str]]) -> str:
    origin, paths = made_from
    return _json({path: code_of(f"{origin}/{path}") for path in paths})


def _keyboards_for(language: str) -> list[dict[str, Any]]:
    """The keyboard of the language first, then those that its readers may rather use."""
    keyboards = _keyboards()
    names = dict.fromkeys((language, language.partition("-")[0], "ru", "en"))
    return [keyboards[name] for name in names if name in keyboards]


@cache
def _keyboards() -> dict[str, dict[str, Any]]:
    content = tomllib.loads(_KEYBOARDS.read_text(encoding="utf-8"))
    return {
        name: {"name": keyboard["name"], "rows": [row.split() for row in keyboard["rows"]]}
        for name, keyboard in content.items()
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
