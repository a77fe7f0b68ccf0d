"""Every text of a document by its place, such as `blocks.3.items.1.do`, and a document out of texts.

Which parts are texts, how long they may be and whether they may be empty stands in `content_shapes`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from amanjol.foundation.textfiles.shapes import Words
from amanjol.foundation.textfiles.structures import Field, Items, Record, Single
from amanjol.public.guide import documents as d
from amanjol.public.guide.content_shapes import BLOCK, FIGURE, document_shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amanjol.foundation.textfiles.shapes import Shape

# Sentences to show to people of the country stay in that country's language.
_STAYS = {(d.Phrase, "says")}
_HEAD = tuple(
    field for field in document_shape("general", "", "").fields if field.name in {"title", "summary"}
)
KIND_OF = {kind.make: name for name, kind in BLOCK.kinds.items()}


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where a text stands and what may stand there.

    `kind` is the kind of its block, `figure`, or empty for title and summary. `longest` is in characters.
    """

    path: str
    kind: str
    text: str
    required: bool
    longest: int
    multi_line: bool

    @property
    def block(self) -> str:
        """`blocks.3`, `figures.0`, or nothing for title and summary."""
        parts = self.path.split(".")
        return ".".join(parts[:2]) if len(parts) > 1 else ""

    @property
    def field(self) -> str:
        """The field's name: the last part that is no number."""
        return [part for part in self.path.split(".") if not part.isdigit()][-1]


def shape_of(part: object) -> Record | Single:
    """The shape of a block or key figure."""
    return FIGURE if isinstance(part, d.KeyFigure) else BLOCK.kinds[KIND_OF[type(part)]]


def places_of(document: d.Document) -> list[TextPlace]:
    """Every text in the order of the page: title, summary, key figures, blocks."""
    places = [_place(field.name, "", getattr(document, field.name), field) for field in _HEAD]
    for number, figure in enumerate(document.figures):
        places += _places(f"figures.{number}", "figure", figure, FIGURE)
    for number, block in enumerate(document.blocks):
        places += _places(f"blocks.{number}", KIND_OF[type(block)], block, shape_of(block))
    return places


def texts_of(document: d.Document) -> dict[str, str]:
    return {place.path: place.text for place in places_of(document)}


def with_texts(document: d.Document, texts: Mapping[str, str]) -> d.Document:
    """The same document with other texts; what `texts` lacks is empty."""
    return replace(
        document,
        title=texts.get("title", ""),
        summary=texts.get("summary", ""),
        figures=tuple(
            _filled(f"figures.{number}", figure, FIGURE, texts)
            for number, figure in enumerate(document.figures)
        ),
        blocks=tuple(
            _filled(f"blocks.{number}", block, shape_of(block), texts)
            for number, block in enumerate(document.blocks)
        ),
    )


def _place(path: str, kind: str, text: str, field: Field) -> TextPlace:
    assert isinstance(field.shape, Words)  # noqa: S101  narrows the type
    return TextPlace(path, kind, text, field.required, field.shape.longest, field.shape.multi_line)


def _is_text(part: object, field: Field) -> bool:
    return isinstance(field.shape, Words) and (type(part), field.name) not in _STAYS


def _places(path: str, kind: str, part: object, shape: Record | Single) -> Iterator[TextPlace]:
    for field in shape.fields if isinstance(shape, Record) else ():
        value = getattr(part, field.name)
        if _is_text(part, field):
            yield _place(f"{path}.{field.name}", kind, value, field)
        elif isinstance(field.shape, Items):
            for number, item in enumerate(value):
                yield from _places_of_item(f"{path}.{field.name}.{number}", kind, item, field.shape.of)


def _places_of_item(path: str, kind: str, item: Any, shape: Shape) -> Iterator[TextPlace]:
    if isinstance(shape, Record):
        yield from _places(path, kind, item, shape)
    elif isinstance(shape, Words):
        yield TextPlace(path, kind, item, required=True, longest=shape.longest, multi_line=shape.multi_line)


def _filled(path: str, part: Any, shape: Record | Single, texts: Mapping[str, str]) -> Any:
    changes: dict[str, Any] = {}
    for field in shape.fields if isinstance(shape, Record) else ():
        here = f"{path}.{field.name}"
        if _is_text(part, field):
            changes[field.name] = texts.get(here, "")
        elif isinstance(field.shape, Items):
            items = enumerate(getattr(part, field.name))
            changes[field.name] = tuple(
                _filled_item(f"{here}.{number}", item, field.shape.of, texts) for number, item in items
            )
    return replace(part, **changes)


def _filled_item(path: str, item: Any, shape: Shape, texts: Mapping[str, str]) -> Any:
    if isinstance(shape, Record):
        return _filled(path, item, shape, texts)
    return texts.get(path, "") if isinstance(shape, Words) else item
