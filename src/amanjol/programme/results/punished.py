"""The one door to what the guide knows of addresses for which a reader can be punished (docs/standings.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django import forms


def check(form: forms.BaseForm, names: Iterable[str]) -> None:
    """Says beside each of these fields of a form which such address its text names.

    A node without the guide knows of none.
    """
    if "public" not in settings.PLANES:
        return
    from amanjol.public.guide.faults import punished_sentence  # noqa: PLC0415  tables of the public plane
    from amanjol.public.guide.queries import standings  # noqa: PLC0415  tables of the public plane

    listed = standings()
    for name in names:
        if match := listed.punished_in(form.cleaned_data.get(name) or ""):
            form.add_error(name, punished_sentence(*match))
