"""`docs/believed.md` says of each table that has something sealed, signed, kept or marked why its rows are believed."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.apps import apps
from django.db.models import BinaryField

if TYPE_CHECKING:
    from django.db.models import Model

PAGE: Final = Path(__file__).parents[4] / "docs" / "believed.md"
WORDS: Final = {"sealed", "signed", "wrapped", "kept", "mark"}
"""Of the name of a column, whatever its type: marks under the server's secret are texts."""
COLUMNS: Final = 3
NAMED: Final = re.compile(r"`((?:[a-z_]+\.)?[A-Z][A-Za-z]+)(?:\.(\w+))?`")

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="installed without docs")


def own_models() -> list[type[Model]]:
    return [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("amanjol.")
        for model in config.get_models()
    ]


def is_sealed(model: type[Model]) -> bool:
    """Whether any of its columns holds bytes, or is called so."""
    columns: list[Any] = list(model._meta.local_concrete_fields)
    return any(isinstance(of, BinaryField) or WORDS & set(of.name.split("_")) for of in columns)


def labels(models: list[type[Model]]) -> dict[str, type[Model]]:
    """By the name of the class; of those whose name two packages have, with the package before it."""
    times = Counter(model.__name__ for model in models)
    return {
        model.__name__ if times[model.__name__] == 1 else f"{model._meta.app_label}.{model.__name__}": model
        for model in models
    }


def named_in(page: str) -> dict[str, set[str]]:
    """By what stands in the first column of a row that says who and why: the columns that are named of it."""
    named: dict[str, set[str]] = {}
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if not line.startswith("|") or len(cells) != COLUMNS or not all(cells):
            continue
        for label, column in NAMED.findall(cells[0]):
            named.setdefault(label, set()).update({column} - {""})
    return named


def missing(page: str) -> set[str]:
    return labels([model for model in own_models() if is_sealed(model)]).keys() - named_in(page).keys()


def test_every_table_with_something_sealed_is_on_the_page() -> None:
    assert missing(PAGE.read_text(encoding="utf-8")) == set()


def test_what_the_page_names_is_there() -> None:
    models = own_models()
    of_labels: dict[str, list[type[Model]]] = {}
    for model in models:
        for label in (model.__name__, f"{model._meta.app_label}.{model.__name__}"):
            of_labels.setdefault(label, []).append(model)
    gone = [
        f"{label}.{column}"
        for label, columns in named_in(PAGE.read_text(encoding="utf-8")).items()
        for column in columns or {"pk"}
        if not any(hasattr(model, column) for model in of_labels.get(label, []))
    ]
    assert gone == []


def test_bytes_and_marks_of_every_plane_are_asked_for() -> None:
    sealed = labels([model for model in own_models() if is_sealed(model)])
    assert {"Case", "cases.Named", "learning.Named", "SentForm", "OpenIssue", "Device"} <= sealed.keys()
    # Texts under the server's secret.
    assert {"Mailing", "Recommendation", "OpenRecommendation"} <= sealed.keys()
    assert sealed["Assignment"]._meta.app_label == "legal_aid"
    assert not {"Organisation", "Member", "Indicator"} & sealed.keys()


@pytest.mark.parametrize("label", ["Plan", "learning.Named", "SentForm", "OpenIssue", "Mailing"])
def test_one_that_is_left_out_is_missed(label: str) -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    without = [line for line in lines if not line.startswith("|") or label not in named_in(line)]
    assert len(without) < len(lines)
    assert label in missing("\n".join(without))


def test_a_row_that_does_not_say_why_names_nothing() -> None:
    assert named_in("| A plan (`Plan.sealed`) | A holder | The journal |") == {"Plan": {"sealed"}}
    assert named_in("| A plan (`Plan`) | A holder |  |") == {}
    assert named_in("| A plan | A holder of `Plan` | The journal |") == {}
    assert named_in("A plan (`Plan`) lies beneath its case.") == {}
