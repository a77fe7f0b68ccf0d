"""What would help: whose training or whose further places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import own
from amanjol.casework.legal_aid.planning.changing import MOST_PLACES, PLACES, Change
from amanjol.casework.legal_aid.planning.words import CHANGES

if TYPE_CHECKING:
    from collections.abc import Iterable


class WhatIfForm(forms.Form):
    """One change more. `change` is `places`, `course`, or the condition that would be met."""

    advocate = forms.TypedChoiceField(
        label=_("Advocate"), coerce=UUID, empty_value=None, error_messages=own(_("Choose the advocate."))
    )
    change = forms.ChoiceField(
        label=_("What would be different"), widget=forms.RadioSelect, error_messages=own(_("Choose one."))
    )
    places = forms.IntegerField(
        label=_("How many further places"),
        min_value=1,
        max_value=MOST_PLACES,
        initial=1,
        required=False,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Write a whole number from 1 to 20.")
        ),
    )

    def __init__(
        self, *args: Any, advocates: Iterable[tuple[UUID, str]], possible: Iterable[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        named = [("", _("Choose …")), *((str(pk), name) for pk, name in advocates)]
        self.fields["advocate"].choices = named  # type: ignore[attr-defined]  # a choice field has them
        self.fields["change"].choices = [(what, CHANGES[what]) for what in possible]  # type: ignore[attr-defined]  # as above

    @property
    def chosen(self) -> Change:
        what = self.cleaned_data["change"]
        places = (self.cleaned_data["places"] or 1) if what == PLACES else 0
        return Change(self.cleaned_data["advocate"], what, places)
