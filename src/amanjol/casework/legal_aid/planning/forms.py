"""What would help: whose training or whose further places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import own
from amanjol.casework.legal_aid.offers.words import CONDITIONS
from amanjol.casework.legal_aid.planning.helping import Change

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACES: Final = "places"
MOST_PLACES: Final = 20


class WhatIfForm(forms.Form):
    """`change` is `places`, or the condition that a training would meet."""

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
        self, *args: Any, advocates: Iterable[tuple[UUID, str]], learnt: Iterable[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        named = [("", _("Choose …")), *((str(pk), name) for pk, name in advocates)]
        changes = [
            *((name, TRAININGS.get(name, CONDITIONS[name])) for name in learnt),
            (PLACES, _("has further places this year")),
        ]
        self.fields["advocate"].choices = named  # type: ignore[attr-defined]  # a choice field has them
        self.fields["change"].choices = changes  # type: ignore[attr-defined]  # as above

    @property
    def kind(self) -> Change:
        return Change.PLACES if self.cleaned_data["change"] == PLACES else Change.TRAINING

    @property
    def condition(self) -> str:
        return "" if self.kind is Change.PLACES else self.cleaned_data["change"]

    @property
    def many(self) -> int:
        return self.cleaned_data["places"] or 1


TRAININGS: Final = {
    "kind": _("takes every kind of case after a training"),
    "language": _("speaks every language that is needed"),
    "training": _("has been trained in our course"),
}
