"""Where a form leads back to."""

from __future__ import annotations

from django.urls import reverse

from amanjol.programme.results import words
from amanjol.programme.results.models import Indicator, Programme


def back_to(row: Programme | Indicator) -> dict[str, str]:
    """The page and what it is called, for the context of `results/form.html`."""
    name = "results:programme" if isinstance(row, Programme) else "results:indicator"
    return {"back": reverse(name, args=[row.pk]), "back_name": words.title_of(row)}
