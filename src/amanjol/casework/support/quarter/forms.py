"""Which quarter is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.tallies import Quarter
from amanjol.casework.support.quarter.queries import offered_quarters
from amanjol.casework.support.quarter.words import quarter_in_words

if TYPE_CHECKING:
    from django.http import QueryDict


class QuarterForm(forms.Form):
    """`typed` comes from the address: a quarter is nothing personal, and the page can be gone back to."""

    of = forms.ChoiceField(label=_("Quarter"))

    def __init__(self, typed: QueryDict | None, **options: Any) -> None:
        offered = offered_quarters(timezone.localdate())
        super().__init__(typed, initial={"of": _code(offered[1])}, **options)
        choices = [(_code(quarter), quarter_in_words(quarter)) for quarter in offered]
        self.fields["of"].choices = choices  # type: ignore[attr-defined]  # a choice field has them

    @property
    def quarter(self) -> Quarter:
        year, number = self.cleaned_data["of"].split("-")
        return Quarter(int(year), int(number))


def _code(quarter: Quarter) -> str:
    return f"{quarter.year}-{quarter.number}"
