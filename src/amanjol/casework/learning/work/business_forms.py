"""What is typed about a family business: its plan, a savings goal, a grant, receipts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import day, line, own, text
from amanjol.casework.desk.sums import CURRENCIES, LARGEST
from amanjol.casework.learning.work.actions.business import Plan, Savings, Spending
from amanjol.casework.learning.work.forms import chosen_day, past
from amanjol.foundation.web.versions import VersionedForm
from amanjol.foundation.web.whole_numbers import WholeNumberField

if TYPE_CHECKING:
    from datetime import date

    from django.http import QueryDict

    from amanjol.casework.learning.work.records import BusinessPlan, GrantNow, SavingsGoal

FURTHEST_AHEAD: Final = 5
"""Years."""


def _sum(label: Any, missing: Any, *, least: int = 1, required: bool = True) -> WholeNumberField:
    return WholeNumberField(
        label=label, required=required, min_value=least, max_value=LARGEST, error_messages=own(missing),
    )  # fmt: skip


def _currency() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Currency"), choices=[("", "—"), *((code, code) for code in CURRENCIES)],
        error_messages=own(_("Choose the currency.")),
    )  # fmt: skip


class PlanForm(VersionedForm):
    """On one page, as the course of a family business has it."""

    idea = text(_("What it is"), missing=_("Write what the business is."), rows=2)
    customers = text(_("Who buys, and why there"), rows=2)
    costs = text(_("What it costs and what is asked for it"), rows=3)
    steps = text(_("The first steps, and by when"), rows=3)

    @property
    def typed(self) -> Plan:
        return Plan(**self.cleaned_data)

    @classmethod
    def of(cls, plan: BusinessPlan | None, typed: QueryDict | None = None) -> Self:
        return cls(typed, initial={name: getattr(plan, name, "") for name in cls.base_fields})


class SavingsForm(VersionedForm):
    what_for = line(_("What is saved for"), missing=_("Write what is saved for."))
    amount = _sum(_("How much is needed"), _("Write how much is needed."))
    currency = _currency()
    saved = _sum(_("How much is there already"), "", least=0, required=False)
    due_on = day(_("By when"))

    def clean_due_on(self) -> date | None:
        due_on: date | None = self.cleaned_data["due_on"]
        today = timezone.localdate()
        if due_on is not None and due_on > today.replace(year=today.year + FURTHEST_AHEAD, day=1):
            raise forms.ValidationError(_("Choose a day within the next five years."))
        return due_on

    @property
    def typed(self) -> Savings:
        return Savings(**self.cleaned_data | {"saved": self.cleaned_data["saved"] or 0})

    @classmethod
    def of(cls, goal: SavingsGoal | None, typed: QueryDict | None = None) -> Self:
        return cls(typed, initial={name: getattr(goal, name, None) for name in cls.base_fields})


class GrantForm(VersionedForm):
    """It is never changed: another one is written instead."""

    what_for = text(
        _("What it is for"), _("As agreed with the person."), missing=_("Write what it is for."), rows=2
    )
    amount = _sum(_("How much at most"), _("Write how much it is at most."))
    currency = _currency()


class ReceiptForm(VersionedForm):
    what = line(_("What was paid"), missing=_("Write what was paid."))
    amount = _sum(_("How much"), _("Write how much it was."))
    on = chosen_day(_("On which day"), _("Choose the day."))
    where = line(_("Where the receipt lies"), _("A file of the case by its number, a folder with its name."))

    def __init__(self, *args: Any, grant: GrantNow, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate()
        self._left = grant.left

    def clean_on(self) -> date:
        return past(self.cleaned_data["on"])

    def clean_amount(self) -> int:
        amount: int = self.cleaned_data["amount"]
        if amount > self._left:
            raise forms.ValidationError(
                _("Only %(left)s are left of the grant. Write the part that was paid from it."),
                params={"left": self._left},
            )
        return amount

    @property
    def typed(self) -> Spending:
        values = self.cleaned_data
        return Spending(values["on"], values["amount"], values["what"], values["where"])
