"""What an advocate answers: codes alone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import own
from amanjol.casework.legal_aid.offers.records import Declined
from amanjol.casework.legal_aid.offers.words import CONFLICT, DECLINED


class SeenForm(forms.Form):
    """How many answers the page had: what was answered in another window meanwhile is not overwritten."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=1_000)


class WhyNotForm(SeenForm):
    """A conflict can be told only by whom names were told."""

    reason = forms.ChoiceField(label=_("Why"), widget=forms.RadioSelect, error_messages=own(_("Choose one.")))

    def __init__(self, *args: Any, with_conflict: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {Declined.CONFLICT: CONFLICT, **DECLINED} if with_conflict else DECLINED
        self.fields["reason"].choices = [(reason.value, text) for reason, text in words.items()]  # type: ignore[attr-defined]  # a choice field has them

    @property
    def code(self) -> Declined:
        return Declined(self.cleaned_data["reason"])
