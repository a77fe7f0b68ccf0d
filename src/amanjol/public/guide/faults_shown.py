"""Faults as Wagtail's form shows them: each beside its field, and all of a body's in one list above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.public.guide.faults import Fault

    type Tree = dict[str, Any]

STREAMS = {"blocks": "body", "figures": "figures"}
_HERE = ""  # sentences that are about the part itself


class StreamErrors(StreamBlockValidationError):
    """Read without a form, it is its sentences."""

    def __init__(self, block_errors: dict[int, ValidationError], sentences: list[str]) -> None:
        # Wagtail's script puts each message above the one before: the last goes first.
        super().__init__(block_errors=block_errors, non_block_errors=sentences[::-1])
        self.message = " ".join(sentences)


def marked_errors(faults: Iterable[Fault]) -> dict[str, ValidationError]:
    """By field of the page, as `ValidationError` takes them."""
    sentences: dict[str, list[str]] = {}
    trees: dict[str, Tree] = {}
    for fault in faults:
        group, *inside = fault.path.split(".")
        field = STREAMS.get(group, group)
        sentence = f"{fault.where}: {fault.sentence}" if fault.where else fault.sentence
        sentences.setdefault(field, []).append(sentence)
        if inside:
            _plant(trees.setdefault(field, {}), inside, fault.sentence)
    return {
        field: StreamErrors(_numbered(trees[field]), field_errors)
        if field in trees
        else ValidationError(field_errors)
        for field, field_errors in sentences.items()
    }


def _plant(tree: Tree, path: list[str], sentence: str) -> None:
    for part in path:
        tree = tree.setdefault(part, {})
    tree.setdefault(_HERE, []).append(sentence)


def _numbered(tree: Tree) -> dict[int, ValidationError]:
    return {int(part): _marked(inside) for part, inside in tree.items() if part != _HERE}


def _marked(tree: Tree) -> ValidationError:
    """A part whose children have numbers is a list, one whose children have names a struct, else a field."""
    here, names = tree.get(_HERE, []), [part for part in tree if part != _HERE]
    if not names:
        return ValidationError(here)
    if names[0].isdigit():
        listed: ValidationError = ListBlockValidationError(_numbered(tree), here)
        return listed
    struct: ValidationError = StructBlockValidationError({name: _marked(tree[name]) for name in names}, here)
    return struct
