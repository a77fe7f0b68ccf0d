"""A second person's word."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_OLD = _("This page is old: open it again, then decide.")


class DecisionForm(forms.Form):
    """`revision` says which text was looked at (`saving.version_of`)."""

    revision = forms.RegexField(
        r"\A[0-9]{1,18} [0-9T:.+-]{19,40}\Z",
        error_messages=dict.fromkeys(("required", "invalid", "null_characters_not_allowed"), _OLD),
    )
    decision = forms.ChoiceField(
        choices=[("approve", ""), ("back", "")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose: approve, or send back.")),
    )
    words = forms.CharField(max_length=1000, required=False)

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("decision") == "back" and not self.cleaned_data.get("words"):
            self.add_error("words", _("Write what has to change: whoever wrote it reads only this."))
        return self.cleaned_data
