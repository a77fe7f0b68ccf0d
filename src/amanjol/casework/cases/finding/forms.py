"""The question by which somebody is looked for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import line


class FindForm(forms.Form):
    question = line(
        _("Name, place, year of birth, or a whole number"),
        _("In any script and spelling."),
        missing=_("Write whom you look for."),
    )
