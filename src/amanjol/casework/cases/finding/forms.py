"""The question by which somebody is looked for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import line


class FindForm(forms.Form):
    """On the empty page the cursor stands in the field."""

    question = line(
        _("Name, year, place, telephone, document, or the code of a case"),
        _(
            "In any script and spelling, also a whole family: “of the Orazovs”. The end of a number is enough."
        ),
        missing=_("Write whom you look for."),
        type="search",
        enterkeyhint="search",
        spellcheck="false",
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        if data is None:
            self.fields["question"].widget.attrs["autofocus"] = True
