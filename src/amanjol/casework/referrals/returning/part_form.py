"""What every form of a part of a return has."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, Self

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.referrals.returning import words
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from amanjol.casework.standards.referring.voluntary_return import ReturnPlan

FURTHEST: Final = timedelta(days=2 * 366)


def always(says: Any) -> dict[str, Any]:
    """One sentence for whatever does not fit."""
    return dict.fromkeys(("required", "invalid", "invalid_choice", "min_value", "max_value"), says)


def radios(label: Any, of: Mapping[Any, Any], missing: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, help_text=help_text, choices=words.choices(of), widget=forms.RadioSelect,
        error_messages=always(missing),
    )  # fmt: skip


def tick(label: Any, help_text: Any = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=help_text, required=False)


class PartForm(VersionedForm):
    """`initial_of` gives what a plan says, `change` puts what was typed into one."""

    @classmethod
    def of(cls, plan: ReturnPlan, typed: Any = None) -> Self:
        form = cls(typed, initial=cls.initial_of(plan))
        form.fit(plan)
        return form

    @classmethod
    def initial_of(cls, plan: ReturnPlan) -> dict[str, Any]:
        raise NotImplementedError

    def fit(self, plan: ReturnPlan) -> None:
        """What of the form depends on the plan."""

    def change(self, plan: ReturnPlan) -> ReturnPlan:
        raise NotImplementedError

    def past(self, name: str) -> date | None:
        """A day that has come. An error where it is missing or far away."""
        on: date | None = self.cleaned_data.get(name)
        today = timezone.localdate()
        if on is None or not today - FURTHEST <= on <= today:
            self.add_error(name, _("Choose today or an earlier day within two years."))
        return on
