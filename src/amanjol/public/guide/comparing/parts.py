"""Every difference of two versions of an article, part by part: nothing that an approval changes is left out."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amanjol.public.guide import documents as d
from amanjol.public.guide import lawyers
from amanjol.public.guide.translation.alignment import pairs
from amanjol.public.guide.translation.differences import Piece, differences
from amanjol.public.guide.translation.labels import choices_of, field_label, kind_label
from amanjol.public.guide.translation.texts import KIND_OF, TextPlace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    type Note = Literal["new", "gone", "moved", "changed"]

_DAYS: Final = frozenset({"since", "marked_on", "look_again_on"})


@dataclass(frozen=True, slots=True)
class Names:
    """What keys stand for, in words: sources and contacts; texts of the original by their places, for a translation."""

    sources: Mapping[str, str] = field(default_factory=dict)
    contacts: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    original: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One field. Where a side is empty there was nothing, or there will be nothing."""

    label: str
    before: str
    now: str
    original: str = ""

    @property
    def old(self) -> list[Piece]:
        return [piece for piece in differences(self.before, self.now) if piece.kind != "new"]

    @property
    def new(self) -> list[Piece]:
        return [piece for piece in differences(self.before, self.now) if piece.kind != "gone"]


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the article, or what stands around its blocks."""

    label: str
    note: Note
    lines: tuple[Line, ...]


def parts_of(old: d.Document | None, new: d.Document, names: Names) -> list[Part]:
    """In the reader's order; what is gone stands where it stood. `old` is None where readers see nothing."""
    comparison = _Comparison(names)
    before = old or d.Document(new.kind, new.key, new.language, "", "", new.translation, "", ())
    head = tuple(comparison.head(before, new, is_first=old is None))
    parts = [Part(_("Title and summary"), "new" if old is None else "changed", head)] if head else []
    parts += comparison.blocks("figures", before.figures, new.figures)
    parts += comparison.blocks("blocks", before.blocks, new.blocks)
    marks = tuple(_marks(before, new))
    if marks:
        parts.append(Part(_("A lawyer's mark"), "changed", marks))
    return parts


@dataclass(frozen=True, slots=True)
class _Comparison:
    names: Names

    def head(self, old: d.Document, new: d.Document, *, is_first: bool) -> Iterator[Line]:
        labels = {
            "title": _("Title"), "summary": _("Summary"), "look_again_on": _("look again on"),
            "translation": _("translation"), "key": _("Address in the guide"),
        }  # fmt: skip
        for name, label in labels.items():
            before, now = getattr(old, name), getattr(new, name)
            if name == "translation" and is_first:
                before = ""
            if before != now:
                yield Line(
                    label,
                    self._said(name, "", before),
                    self._said(name, "", now),
                    self.names.original.get(name, ""),
                )

    def blocks(self, where: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Part]:
        """Pairs in the order of the new version; a block that is gone stands before the one that followed it."""
        partner = dict(pairs(new, old))
        gone = [number for number in range(len(old)) if number not in partner.values()]
        furthest = -1
        for number, block in enumerate(new):
            other = partner.get(number)
            while gone and other is not None and gone[0] < other:
                yield self._whole("gone", where, gone[0], old[gone.pop(0)])
            if other is None:
                yield self._whole("new", where, number, block)
                continue
            lines = tuple(self._inside(f"{where}.{number}", _kind(block), block, old[other]))
            if other < furthest:
                yield Part(kind_label(_kind(block)), "moved", lines or (_as_it_was(block, self),))
            elif lines:
                yield Part(kind_label(_kind(block)), "changed", lines)
            furthest = max(furthest, other)
        for number in gone:
            yield self._whole("gone", where, number, old[number])

    def _whole(self, note: Literal["new", "gone"], where: str, number: int, block: Any) -> Part:
        lines = (
            Line(line.label, line.now, "") if note == "gone" else line
            for line in self._one_sided(f"{where}.{number}", _kind(block), block)
        )
        return Part(kind_label(_kind(block)), note, tuple(lines))

    def _one_sided(self, path: str, kind: str, part: Any) -> Iterator[Line]:
        """Every field that holds something, as new."""
        if not is_dataclass(part):
            yield self._line(path, kind, "", part)
            return
        for entry in fields(part):
            value, here = getattr(part, entry.name), f"{path}.{entry.name}"
            if entry.name == "sources" or not isinstance(value, tuple):
                if value:
                    yield self._line(here, kind, () if isinstance(value, tuple) else "", value)
                continue
            for number, item in enumerate(value):
                yield from self._one_sided(f"{here}.{number}", kind, item)

    def _inside(self, path: str, kind: str, new: Any, old: Any) -> Iterator[Line]:
        """The fields that differ."""
        if not is_dataclass(new):
            if new != old:
                yield self._line(path, kind, old, new)
            return
        for entry in fields(new):
            value, before, here = getattr(new, entry.name), getattr(old, entry.name), f"{path}.{entry.name}"
            if entry.name == "sources" or not isinstance(value, tuple):
                if value != before:
                    yield self._line(here, kind, before, value)
            else:
                yield from self._items(here, kind, value, before)

    def _items(self, path: str, kind: str, new: Sequence[Any], old: Sequence[Any]) -> Iterator[Line]:
        partner = dict(pairs(new, old))
        furthest = -1
        for number, item in enumerate(new):
            here, other = f"{path}.{number}", partner.get(number)
            if other is None:
                yield from self._one_sided(here, kind, item)
                continue
            yield from self._inside(here, kind, item, old[other])
            if other < furthest:
                words = _first_words(item)
                yield Line(_("Place in the list"), f"{other + 1}. {words}", f"{number + 1}. {words}")
            furthest = max(furthest, other)
        for number, item in enumerate(old):
            if number not in partner.values():
                for line in self._one_sided(f"{path}.{number}", kind, item):
                    yield Line(line.label, line.now, "")

    def _line(self, path: str, kind: str, before: Any, now: Any) -> Line:
        name = [part for part in path.split(".") if not part.isdigit()][-1]
        label = field_label(TextPlace(path, kind, "", required=False, longest=0, multi_line=False))
        original = self.names.original.get(path, "")
        return Line(label, self._said(name, kind, before), self._said(name, kind, now), original)

    def _said(self, name: str, kind: str, value: Any) -> str:
        """A value in words."""
        if isinstance(value, tuple):
            return "\n".join(self.names.sources.get(key, key) for key in value)
        if name == "source":
            return self.names.sources.get(value, value)
        if name == "contact":
            return self.names.contacts.get(value, value)
        if name == "translation":
            return str(self.names.states.get(value, value))
        if name in _DAYS:
            return _day(value)
        return choices_of(kind, name).get(value, value) if kind else str(value)


def _marks(old: d.Document, new: d.Document) -> Iterator[Line]:
    """One that falls away because other words stand there now is told too, and one that is said of these as well."""
    before, now = _marks_in_words(old), _marks_in_words(new)
    again = lawyers.marked_for(old) & lawyers.marked_for(new)
    if lawyers.words_of(old) == lawyers.words_of(new):
        again = frozenset()
    for country in sorted(before.keys() | now.keys()):
        if before.get(country) != now.get(country) or country in again:
            of_new = _("%(mark)s: said anew, of the words that stand here now")
            said = now.get(country, "")
            yield Line(
                country, before.get(country, ""), of_new % {"mark": said} if country in again else said
            )


def _marks_in_words(document: d.Document) -> dict[str, str]:
    marked = lawyers.marked_for(document)
    return {
        mark.country: f"{mark.marked_by}, {_day(mark.marked_on)}"
        if mark.country in marked
        else _("no lawyer has read these words yet")
        for mark in document.lawyer_for
    }


def _kind(block: Any) -> str:
    return "figure" if isinstance(block, d.KeyFigure) else KIND_OF[type(block)]


def _as_it_was(block: Any, comparison: _Comparison) -> Line:
    """A block that only stands elsewhere now, by its first words."""
    words = (
        comparison.names.contacts.get(block.contact, block.contact) if isinstance(block, d.ContactRef) else ""
    )
    text = words or _first_words(block)
    return Line(_("Stands elsewhere now"), text, text)


def _first_words(part: Any) -> str:
    if not is_dataclass(part):
        return str(part)
    texts = (_first_words(item) for entry in fields(part) if (item := _first(getattr(part, entry.name))))
    return next(filter(None, texts), "")


def _first(value: Any) -> Any:
    return (value[0] if value else "") if isinstance(value, tuple) else value


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "j.m.Y") if text else ""
