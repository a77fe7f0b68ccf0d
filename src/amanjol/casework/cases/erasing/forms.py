"""What a supervisor types when a case is reviewed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.actions.creating import REVIEWED_AFTER
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.desk.fields import ErasingForm, line, text

if TYPE_CHECKING:
    from datetime import date


NOTICES: Final = (
    (ErasureNotice.ASKED, _("The person asked for it")),
    (ErasureNotice.TOLD, _("The person was told, and could say no")),
    (ErasureNotice.NOT_TOLD, _("The person cannot be told without danger, or cannot be found")),
    (ErasureNotice.BY_MISTAKE, _("It was entered by mistake, or typed twice: nobody has to be told")),
)


class KeepForm(forms.Form):
    until = forms.DateField(
        label=_("Keep it until"), help_text=_("At most five years on; then somebody looks again."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    reason = text(_("Why it must be kept"), _("For whom or what it is still needed."), required=True, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        days = {"min": today + timedelta(1), "max": today + REVIEWED_AFTER}
        self.fields["until"].widget.attrs |= {name: day.isoformat() for name, day in days.items()}

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        today = timezone.localdate()
        if not today < until <= today + REVIEWED_AFTER:
            raise forms.ValidationError(_("Choose a day after today, at most five years on."))
        return until


class EraseForm(ErasingForm):
    """`told` is what the person knows of it."""

    field_order = ("told", "code")

    told = forms.ChoiceField(
        label=_("Why it goes, and what the person knows of it"), choices=NOTICES, widget=forms.RadioSelect
    )
    code = line(_("Type the code of the case"), _("Six signs, as in the title of this page."), required=True)
