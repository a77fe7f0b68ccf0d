"""Between a page's stream, as Wagtail stores it, and the blocks of a document.

Works on the stored form (lists of `{"type", "value"}`): building Wagtail's block objects for every page
would make a pack ten times slower.
"""

from __future__ import annotations

import json
import unicodedata
import uuid
from dataclasses import MISSING, asdict, dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from amanjol.public.guide import documents as d

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amanjol.public.guide.models import GuidePage

    type Raw = dict[str, Any]

_SIMPLE: dict[str, type] = {"text": d.Text, "warning": d.Warn, "law": d.Law, "change": d.Change}
_LISTS: dict[str, tuple[type, str, type | None]] = {
    "steps": (d.Steps, "items", d.Step),
    "checklist": (d.Checklist, "items", None),
    "comparison": (d.Comparison, "rows", d.ComparisonRow),
    "phrases": (d.Phrases, "items", d.Phrase),
    "questions": (d.Questions, "items", d.Question),
    "quiz": (d.Quiz, "items", d.QuizQuestion),
}
_TYPE_OF: dict[type, str] = {kind: name for name, kind in _SIMPLE.items()} | {
    kind: name for name, (kind, _, _) in _LISTS.items()
}


@dataclass(frozen=True, slots=True)
class MediaNames:
    """File names of images and documents by their ids, and the other way round."""

    images: Mapping[int, str]
    files: Mapping[int, str]

    def __hash__(self) -> int:
        return hash((frozenset(self.images.items()), frozenset(self.files.items())))

    def image_id(self, name: str) -> int:
        return next(key for key, value in self.images.items() if value == name)

    def file_id(self, name: str) -> int:
        return next(key for key, value in self.files.items() if value == name)


def media_names() -> MediaNames:
    """Every stored picture and file."""
    return MediaNames(
        images={
            key: PurePath(name).name for key, name in get_image_model().objects.values_list("id", "file")
        },
        files={
            key: PurePath(name).name for key, name in get_document_model().objects.values_list("id", "file")
        },
    )


def document_of(page: GuidePage, media: MediaNames | None = None) -> d.Document:
    """One page as it is in memory, saved or not."""
    figures = getattr(page, "figures", None)
    return d.Document(
        kind=page.kind,
        key=page.key,
        language=page.locale.language_code,
        title=page.title,
        summary=page.summary,
        translation=page.translation_state,  # type: ignore[arg-type]  # the choices are those three words
        look_again_on=page.look_again_on.isoformat() if page.look_again_on else "",
        blocks=blocks_from_raw(page.body.get_prep_value(), media or media_names()),
        figures=figures_from_raw(figures.get_prep_value()) if figures else (),
        lawyer_for=marks_of(page),
        audience=getattr(page, "audience", ""),
    )


def blocks_from_raw(stream: Iterable[Raw], media: MediaNames) -> tuple[d.Block, ...]:
    return tuple(_block_from_raw(child["type"], child["value"], media) for child in stream)


@lru_cache(maxsize=1024)
def blocks_from_text(stream: str, media: MediaNames) -> tuple[d.Block, ...]:
    """Of a stream as the database writes it: the same blocks, not only like ones, for as long as no word changes.

    The worker reads the whole guide twice a build, and of hundreds of articles one has changed.
    """
    return blocks_from_raw(json.loads(stream), media)


def raw_from_blocks(blocks: Iterable[d.Block], media: MediaNames) -> list[Raw]:
    return [_raw_from_block(block, media) for block in blocks]


def figures_from_raw(stream: Iterable[Raw]) -> tuple[d.KeyFigure, ...]:
    return tuple(_build(d.KeyFigure, child["value"]) for child in stream)


def raw_from_figures(figures: Iterable[d.KeyFigure]) -> list[Raw]:
    return [{"type": "figure", "value": asdict(figure)} for figure in figures]


def marks_of(page: GuidePage) -> tuple[d.LawyerMark, ...]:
    return marks_from_raw(page.lawyer_for.get_prep_value()) if page.lawyer_for else ()


def marks_from_raw(stream: Iterable[Raw]) -> tuple[d.LawyerMark, ...]:
    return tuple(_build(d.LawyerMark, child["value"]) for child in stream)


def raw_from_marks(marks: Iterable[d.LawyerMark]) -> list[Raw]:
    """A day that is not known yet is no text, as Wagtail's block has it."""
    return [{"type": "mark", "value": asdict(mark) | {"marked_on": mark.marked_on or None}} for mark in marks]


def _build(kind: Callable[..., Any], value: Raw) -> Any:
    """A dataclass from a stored struct: unknown keys of older versions are dropped, lines end in LF.

    What a draft lacks is empty.
    """
    entries = {entry.name: entry.default for entry in fields(kind)}  # type: ignore[arg-type]  # always one of our dataclasses
    stored = {name: _plain(value[name]) for name in entries if value.get(name) is not None}
    return kind(**{name: "" for name, default in entries.items() if default is MISSING} | stored)


def _plain(value: Any) -> Any:
    """A text, or the texts of a list, as content files want them; what was not chosen yet is none."""
    if not isinstance(value, list):
        return _text(value)
    return tuple(_text(item) for item in _items(value) if item is not None)


def _text(value: Any) -> Any:
    """As content files want it: composed letters, LF, no spaces at the ends of lines; a day as its ISO date."""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return value
    lines = unicodedata.normalize("NFC", value).replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def _items(value: Any) -> list[Any]:
    """A ListBlock stores bare values (old) or `{"type": "item", "value": …}` (new)."""
    return [
        item["value"] if isinstance(item, dict) and item.get("type") == "item" else item for item in value
    ]


def _block_from_raw(name: str, value: Any, media: MediaNames) -> d.Block:
    block: d.Block
    if name in _SIMPLE:
        block = _build(_SIMPLE[name], value)
    elif name in _LISTS:
        kind, field, item_kind = _LISTS[name]
        items = [_build(item_kind, item) if item_kind else _text(item) for item in _items(value[field])]
        block = _build(kind, {**value, field: tuple(items)})
    elif name == "contact":
        block = d.ContactRef(value or "")  # not chosen yet
    elif name == "video":
        # A file that was deleted since leaves an empty name: the pack leaves the block out.
        names = {field: media.files.get(value[field], "") for field in ("file", "captions")}
        picture = media.images.get(value.get("picture"), "")
        block = _build(d.Video, {**value, **names, "picture": picture})
    else:
        block = _build(d.Poster, {**value, "file": media.images.get(value["file"], "")})
    return block


def _as_item(value: Any) -> Raw:
    """Wagtail takes a list's item for one only with an id."""
    if isinstance(value, dict):
        value = {
            name: [_as_item(item) for item in part] if isinstance(part, (list, tuple)) else part
            for name, part in value.items()
        }
    return {"type": "item", "value": value, "id": str(uuid.uuid4())}


def _value_of(block: d.Block) -> Raw:
    value = asdict(block)
    if "sources" in value:
        value["sources"] = [_as_item(key) for key in value["sources"]]
    return value


def _raw_from_block(block: d.Block, media: MediaNames) -> Raw:
    match block:
        case d.ContactRef():
            return {"type": "contact", "value": block.contact}
        case d.Poster():
            return {"type": "poster", "value": _value_of(block) | {"file": media.image_id(block.file)}}
        case d.Video():
            ids = {
                "file": media.file_id(block.file),
                "captions": media.file_id(block.captions),
                "picture": media.image_id(block.picture) if block.picture else None,
            }
            return {"type": "video", "value": _value_of(block) | ids}
        case _:
            value = _value_of(block)
            name = _TYPE_OF[type(block)]
            if name in _LISTS:
                field = _LISTS[name][1]
                value[field] = [_as_item(item) for item in value[field]]
            return {"type": name, "value": value}
