"""How each package says what its columns hold about people, and the check that none was forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.apps import apps

if TYPE_CHECKING:
    from django.db.models import Field, Model
    from django.db.models.options import Options


@dataclass(frozen=True, slots=True)
class Column:
    """`field` is `Model.field`. `kept` says how long, `erased` how it goes; both for people to read."""

    field: str
    is_personal: bool
    kept: str
    erased: str


def _own_fields(options: Options[Model]) -> list[Field[Any, Any]]:
    return [*options.local_fields, *options.local_many_to_many]


def unlisted_fields(app_label: str) -> list[str]:
    """The package's own stored fields that its `privacy.COLUMNS` lacks, and listed ones that do not exist."""
    config = apps.get_app_config(app_label)
    listed = {column.field for column in import_module(f"{config.name}.privacy").COLUMNS}
    stored = {
        f"{model.__name__}.{field.name}"
        for model in config.get_models()
        for field in _own_fields(model._meta)  # noqa: SLF001  Django's public name
    }
    return sorted(stored ^ listed)
