"""What was typed into a form of a stay that somebody ended meanwhile, so that it can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from collections.abc import Iterator


def sent_words(form: forms.Form) -> Iterator[tuple[str, str]]:
    """What was typed or chosen, saved or not: each label with its words."""
    for bound in form:
        sent = bound.value()
        if isinstance(bound.field, forms.ChoiceField):
            chosen = [sent] if isinstance(sent, str) else sent or []
            names: list[tuple[Any, Any]] = list(bound.field.widget.choices)
            sent = ", ".join(str(name) for value, name in names if value in chosen)
        words = "✓" if sent is True else str(sent or "")
        if words:
            yield str(bound.label), words
