"""What somebody says after a look."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.public.guide.watching.models import Finding

_OLD = _("This page is old: open it again, then save.")


class LookForm(forms.Form):
    finding = forms.ChoiceField(
        choices=Finding.choices, error_messages={"required": _("Say what came of it before you save.")}
    )
    press = forms.UUIDField(error_messages={"required": _OLD, "invalid": _OLD})
    words = forms.CharField(max_length=300, required=False, label=_("What changed, in one sentence"))

    def clean(self) -> dict[str, Any]:
        finding, words = self.cleaned_data.get("finding"), self.cleaned_data.get("words", "")
        if finding == Finding.CHANGE and not words:
            self.add_error(
                "words", _("Write in one sentence what changed: whoever corrects the article needs it.")
            )
        if finding == Finding.NOTHING and words:
            self.add_error(
                "words", _("You wrote what changed: press “Something changed”, or take the words out.")
            )
        return self.cleaned_data
