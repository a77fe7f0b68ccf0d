"""What stands in the fields of the details, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import get_language

from amanjol.casework.cases.details import world_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.casework.standards.htcds.standard import Field


def language() -> str:
    """That of the page."""
    return get_language() or "en"


def lines(values: Mapping[str, Any], fields: Iterable[Field]) -> list[tuple[str, str]]:
    """What is filled in in these fields, in words: the field's own, and what stands in it."""
    return [
        (field.label.in_language(language()), in_words(field, values[field.name]))
        for field in fields
        if field.name in values
    ]


def in_words(field: Field, value: Any) -> str:
    codes = value if isinstance(value, list) else [value]
    if field.codes:
        return ", ".join(field.code(code).label.in_language(language()) for code in codes)
    if field.kind in ("country", "countries"):
        return ", ".join(world_names.country_name(code, language()) for code in codes)
    if field.kind == "language":
        return world_names.language_name(value, language())
    if field.kind == "date":
        return date_format(date.fromisoformat(value), "d.m.Y")
    return str(value)
