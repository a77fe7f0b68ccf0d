"""The wall screen's files in a pack: what its player shows to people who stand far away.

`screen/pages.json` says for the whole pack which posters, clips and pages there are, and where each picture and
clip lies (`media`: plain name → path); its `playlist` is what a screen shows that was told nothing else.
`screen/LANG.json` holds the words of one language. The codes are those of the kiosk (`kiosk/qr/LANG.json`).

A page for reading from afar says what its article says, in the article's own words, and no more than can stand
alone: title and summary; a warning only as a whole and only at the head of the article, where it can refer to
nothing above it; numbers to call. What changed in a country is a page of its own: since when, what, for whom; what to
do stands on the page that its code leads to. Steps are left out: one of them alone may tell somebody to stay who must
leave.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any, Final

from amanjol.public.guide import documents as d
from amanjol.public.packs.changes import ANCHOR, when
from amanjol.public.packs.rendering import day, language_tag
from amanjol.public.packs.travel_card import first_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from amanjol.public.packs import page_data as p

    type File = tuple[str, Any, Callable[[Any], str]]  # path, what it is made from, how
    type Words = Mapping[str, str]

SHELL: Final = "screen/index.html"
PAGES: Final = "screen/pages.json"
MOST_NUMBERS: Final = 3
LONGEST_WARNING: Final = 340  # characters: what a passer-by can read while the page stands
MOST_CHANGES, LONGEST_CHANGES = 3, 400
SECONDS: Final = {"poster": 12, "page": 20}
_BLANK_LINES: Final = re.compile(r"\n\s*\n")
_OTHER_BLOCKS_AT_THE_HEAD: Final = (d.Poster, d.Video)


@dataclass(frozen=True, slots=True)
class Number:
    """A number to call with who answers, in which languages and where, and whether somebody dialled it."""

    number: str
    service: str
    spoken: str
    country: str
    dialled: str


@dataclass(frozen=True, slots=True)
class ScreenChange:
    """A change of a rule: since when and how far it is, the rule as it is now, for whom."""

    when: str
    what: str
    who: str


@dataclass(frozen=True, slots=True)
class DistancePage:
    """What can be read of an article from afar. `lang` is the tag of the language that lends the words, if any."""

    path: str
    title: str
    summary: str
    warning: tuple[str, ...]
    numbers: tuple[Number, ...]
    country: str
    flag: str
    note: str
    lang: str
    changes: tuple[ScreenChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Show:
    """A poster or a clip of an article. A poster has no captions."""

    file: str
    page: str
    title: str
    captions: str = ""
    picture: str = ""

    @property
    def is_clip(self) -> bool:
        return bool(self.captions)


@dataclass(frozen=True, slots=True)
class Tongue:
    """All that a screen can show in one language: pages by key in the pack's order, posters and clips."""

    code: str
    pages: Mapping[str, DistancePage]
    shows: tuple[Show, ...]


def tongue(
    code: str,
    readings: Mapping[str, p.Reading],
    entries: Mapping[str, p.ListEntry],
    words: Words,
    flags: Words,
    changes: Mapping[str, tuple[p.ChangeEntry, ...]] | None = None,
) -> Tongue:
    """`readings` by key, in the order in which they are listed; `flags` are the pack's assets by plain name.

    `changes` are those of each country that has any; they are a page `ru/what-changed` for screens alone.
    """
    pages = {
        key: _distance_page(reading, entries, words, flags) | {"path": entries[key].path}
        for key, reading in readings.items()
    }
    for country, entries_of in (changes or {}).items():
        page = _changes_page(pages[country], entries_of, words, code)
        pages[f"{country}/{ANCHOR}"] = page | {"flag": flags.get(f"flags/{country}.svg", "")}
    shows = tuple(chain.from_iterable(_shows_of(reading.document, entries) for reading in readings.values()))
    return Tongue(code, {key: DistancePage(**values) for key, values in pages.items()}, shows)


def files(tongues: Sequence[Tongue], phrases: Mapping[str, Words], media: Words) -> Iterator[File]:
    """Every file but the shell. `media` gives paths by plain names, as in `page_data.Frame`."""
    yield PAGES, _whole_pack(tongues, media), _json
    for tongue in tongues:
        yield f"screen/{tongue.code}.json", _language(tongue, phrases[tongue.code]), _json


def _distance_page(
    reading: p.Reading, entries: Mapping[str, p.ListEntry], words: Words, flags: Words
) -> dict[str, Any]:
    document = reading.document
    country = document.key.partition("/")[0]
    is_of_country = document.kind == "topic"
    return {
        "title": document.title,
        "summary": document.summary,
        "warning": _warning_at_the_head(document),
        "numbers": tuple(_numbers_of(reading, country, words)),
        "country": entries[country].title if is_of_country and country in entries else "",
        "flag": "" if document.kind == "general" else flags.get(f"flags/{country}.svg", ""),
        "note": _note_of(reading, words),
        "lang": language_tag(reading.written_in) if reading.written_in else "",
    }


def _changes_page(
    of_country: dict[str, Any], entries: Sequence[p.ChangeEntry], words: Words, language: str
) -> dict[str, Any]:
    """The newest changes of a country that can be read while the page stands, the first of them always.

    In words of its own, where it has any; a lender's otherwise.
    """
    own = [entry for entry in entries if not entry.written_in]
    lent = "" if own else entries[0].written_in
    changes: list[ScreenChange] = []
    length = 0
    for entry in (own or entries)[:MOST_CHANGES]:
        change = entry.change
        length += len(change.what) + len(change.who)
        if changes and length > LONGEST_CHANGES:
            break
        what = change.what.replace("**", "")
        changes.append(ScreenChange(when(change, words, language), what, change.who))
    return of_country | {
        "title": words["what_changed"],
        "country": of_country["title"],
        "summary": "",
        "warning": (),
        "numbers": (),
        "changes": tuple(changes),
        "lang": language_tag(lent) if lent else "",
    }


def _warning_at_the_head(document: d.Document) -> tuple[str, ...]:
    """Its paragraphs, with what to do about it; nothing where it is too long to be read."""
    for block in document.blocks:
        if isinstance(block, d.Warn):
            parts = [block.say, *_BLANK_LINES.split(block.more)]
            sentences = tuple(part.replace("**", "").strip() for part in parts if part.strip())
            return sentences if sum(map(len, sentences)) <= LONGEST_WARNING else ()
        if not isinstance(block, _OTHER_BLOCKS_AT_THE_HEAD):
            break
    return ()


def _numbers_of(reading: p.Reading, country: str, words: Words) -> Iterator[Number]:
    """Those of the article that the travel card would show too: sourced emergency numbers, lines that answered.

    In the article's order, which puts help before the police; an embassy is left to the page itself.
    """
    named = [block.contact for block in reading.document.blocks if isinstance(block, d.ContactRef)]
    cards = [reading.contacts[key] for key in dict.fromkeys(named)]
    showable = [card for card in cards if _can_be_shown(card) and card.is_reached_from(reading.read_in)]
    for card in showable[:MOST_NUMBERS]:
        yield Number(
            number=card.number,
            service=first_part(card.service),
            spoken=", ".join(words.get(f"language_{code}", code) for code in card.languages),
            country="" if card.country.lower() == country else _country_of(card, words),
            dialled=_dialled(card, words),
        )


def _can_be_shown(card: p.ContactCard) -> bool:
    if card.held_back or card.tel is None or card.source is None or card.operator == "embassy":
        return False
    if card.standings:  # which its own card explains; from far away there is no room
        return False
    return card.emergency or (card.dialled is not None and card.dialled.answered)


def _country_of(card: p.ContactCard, words: Words) -> str:
    return words.get(f"country_{card.country.lower()}", card.country)


def _dialled(card: p.ContactCard, words: Words) -> str:
    if card.dialled is None:
        return words["not_dialled"]
    key = "answered_on" if card.dialled.answered else "no_answer_on"
    return words[key].format(date=day(card.dialled.on))


def _note_of(reading: p.Reading, words: Words) -> str:
    """What the page itself says of its state: too old, behind its original, or read by no native speaker."""
    document = reading.document
    notes = []
    if reading.stale:
        notes.append(words["stale"].format(date=day(document.look_again_on)))
    if reading.original_on:
        notes.append(words["original_newer"].format(date=day(reading.original_on)))
    if document.translation == "drafted":
        notes.append(words["translation_drafted"])
    return " ".join(notes)


def _shows_of(document: d.Document, entries: Mapping[str, p.ListEntry]) -> Iterator[Show]:
    """The posters of an article, and its clips that say in words what is heard."""
    country = entries.get(document.key.partition("/")[0])
    title = f"{country.title}: {document.title}" if document.kind == "topic" and country else document.title
    for block in document.blocks:
        if isinstance(block, d.Poster):
            yield Show(block.file, document.key, title)
        elif isinstance(block, d.Video) and block.captions:
            yield Show(block.file, document.key, block.title, block.captions, block.picture)


def _whole_pack(tongues: Sequence[Tongue], media: Words) -> dict[str, Any]:
    posters: dict[str, dict[str, Any]] = {}
    clips: dict[str, dict[str, Any]] = {}
    for tongue in tongues:
        for show in tongue.shows:
            if show.file not in media or (show.is_clip and show.captions not in media):
                continue
            group = clips if show.is_clip else posters
            entry = group.setdefault(show.file, {"page": show.page, "titles": {}})
            entry["titles"].setdefault(tongue.code, show.title)
            if show.is_clip:
                entry.setdefault("captions", {})[tongue.code] = show.captions
                entry.setdefault("picture", show.picture if show.picture in media else "")
    keys = list(dict.fromkeys(key for tongue in tongues for key in tongue.pages))
    named = {*posters, *clips}
    for clip in clips.values():
        named |= {clip["picture"], *clip["captions"].values()} - {""}
    return {
        "languages": [{"code": tongue.code, "tag": language_tag(tongue.code)} for tongue in tongues],
        "posters": posters,
        "clips": clips,
        "pages": keys,
        "media": {name: media[name] for name in sorted(named)},
        "playlist": _first_playlist(posters, clips, keys),
    }


def _first_playlist(
    posters: Mapping[str, Any], clips: Mapping[str, Any], keys: Iterable[str]
) -> list[dict[str, Any]]:
    """Posters, clips and pages that hold for every country, in turns; no page right after its own poster."""
    general = [key for key in keys if key.startswith("general/")]
    half = len(general) // 2
    pages = [{"kind": "page", "key": key} for key in (*general[half:], *general[:half])]
    by_kind = {
        kind: [
            {"kind": kind, "file": file}
            for file, entry in group.items()
            if entry["page"].startswith("general/")
        ]
        for kind, group in (("poster", posters), ("clip", clips))
    }
    in_turns = zip_longest(by_kind["poster"], pages, by_kind["clip"])
    items = [item for item in chain.from_iterable(in_turns) if item]
    return [item | {"seconds": SECONDS[item["kind"]]} if item["kind"] in SECONDS else item for item in items]


def _language(tongue: Tongue, words: Words) -> dict[str, Any]:
    return {
        "tag": language_tag(tongue.code),
        "words": {key: words[key] for key in ("languages_spoken", "screen_notice", "screen_scan")},
        "pages": {key: asdict(page) for key, page in tongue.pages.items()},
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
