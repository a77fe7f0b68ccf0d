"""What a text is called, in the words of Wagtail's editor: "Steps: Do this"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from wagtail.blocks import ChoiceBlock

from amanjol.public.guide.blocks import ArticleBlock, KeyFigureBlock

if TYPE_CHECKING:
    from amanjol.public.guide.translation.texts import TextPlace

_KINDS = {**ArticleBlock().child_blocks, "figure": KeyFigureBlock()}


def kind_label(kind: str) -> str:
    return str(_KINDS[kind].label)


def field_label(place: TextPlace) -> str:
    """The field's own label; inside a list the one of its items."""
    if not place.kind:
        return _("Title") if place.field == "title" else _("Summary")
    block = _KINDS[place.kind]
    if not hasattr(block, "child_blocks"):  # a contact is its own field
        return str(block.label)
    child = block.child_blocks[place.path.split(".")[2]]
    while child.name != place.field:
        child = _inside(child, place.field)
    item = getattr(child, "child_block", None)
    return str(item.label if item is not None and item.label else child.label)


def choices_of(kind: str, name: str) -> dict[str, str]:
    """The words for what may be chosen in a field of a block or of its items; none where it is no choice."""
    pending = [_KINDS[kind]]
    while pending:
        block = pending.pop()
        if block.name == name and isinstance(block, ChoiceBlock):
            return {value: str(label) for value, label in block.field.choices}
        pending += getattr(block, "child_blocks", {}).values()
        pending += filter(None, [getattr(block, "child_block", None)])
    return {}


def _inside(block: Any, name: str) -> Any:
    """The field of a list's items."""
    return block.child_block.child_blocks[name]


def label_of(place: TextPlace) -> str:
    """For a spreadsheet: the kind of block and the field."""
    return f"{kind_label(place.kind)}: {field_label(place)}" if place.kind else field_label(place)
