"""What is typed of an arrival: who waits, the clock, what is done if nobody comes, reports afterwards."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import line, text
from amanjol.casework.referrals.returning import words
from amanjol.casework.referrals.returning.part_form import FURTHEST, PartForm, always, radios, tick
from amanjol.casework.standards.referring.bodies import refuse_unclean
from amanjol.casework.standards.referring.voluntary_return import Clock, Known, NotArriving, Waiting
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol.casework.standards.referring.voluntary_return import ReturnPlan

MOST_LINES: Final = 10
LONGEST: Final = 300


class NotArrivingForm(PartForm):
    tells = text(
        _("What is done, and who is told"),
        _("Each in a line of its own, in the order in which it is done. Nobody besides is told."), rows=4,
        missing=_("Write what is done; or that nobody is told, if the person wishes that."),
    )  # fmt: skip
    agreed = tick(_("The person wishes exactly this"))

    @classmethod
    def initial_of(cls, plan: ReturnPlan) -> dict[str, Any]:
        there = plan.not_arriving
        return {"tells": "\n".join(there.tells), "agreed": there.agreed} if there is not None else {}

    def clean_tells(self) -> str:
        lines = _lines(self.cleaned_data["tells"])
        if len(lines) > MOST_LINES or any(len(of_text) > LONGEST for of_text in lines):
            raise forms.ValidationError(_("At most ten lines, each of at most 300 letters."))
        for of_text in lines:
            try:
                refuse_unclean(of_text)
            except ValueError:
                raise forms.ValidationError(_("Write it anew, in plain lines.")) from None
        return "\n".join(lines)

    def change(self, plan: ReturnPlan) -> ReturnPlan:
        typed = self.cleaned_data
        return replace(plan, not_arriving=NotArriving(tuple(_lines(typed["tells"])), typed["agreed"]))


class WaitingForm(PartForm):
    who = line(
        _("Who waits there"), _("As the person will know them; a name only where it leads nobody to them.")
    )
    known_by = line(
        _("By what the person knows that it is they"), _("A code word, something they hold or wear.")
    )
    heard = tick(_("The person has heard both, and can say them without a paper"))

    @classmethod
    def initial_of(cls, plan: ReturnPlan) -> dict[str, Any]:
        there = plan.waiting
        return there.as_data() if there is not None else {}

    def change(self, plan: ReturnPlan) -> ReturnPlan:
        typed = self.cleaned_data
        return replace(plan, waiting=Waiting(typed["who"], typed["known_by"], typed["heard"]))


class ClockForm(PartForm):
    expected_at = forms.DateTimeField(
        label=_("By when the person should be there"), help_text=_("Day and hour by the clock here."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages=always(_("Write day and hour.")),
    )  # fmt: skip
    hours = forms.IntegerField(
        label=_("Hours after which both sides call each other"), min_value=1, max_value=72, initial=6,
        error_messages=always(_("Write how many hours, from 1 to 72.")),
    )  # fmt: skip
    here = line(
        _("Who calls from here"), _("Somebody by name, with a telephone that is answered at that hour.")
    )
    there = line(_("Who calls from there"), _("As that side has named them."))

    @classmethod
    def initial_of(cls, plan: ReturnPlan) -> dict[str, Any]:
        there = plan.clock
        if there is None:
            return {"hours": 6}
        return {
            "expected_at": there.expected_at,
            "hours": there.hours,
            "here": there.here,
            "there": there.there,
        }

    def clean_expected_at(self) -> datetime:
        at: datetime = self.cleaned_data["expected_at"]
        if not -FURTHEST <= at - timezone.now() <= FURTHEST:
            raise forms.ValidationError(_("Choose a day within two years."))
        return at.astimezone(UTC).replace(second=0, microsecond=0)

    def change(self, plan: ReturnPlan) -> ReturnPlan:
        typed = self.cleaned_data
        clock = Clock(typed["expected_at"], typed["hours"], typed["here"], typed["there"])
        return replace(plan, clock=clock)


class ReportsForm(PartForm):
    reports = radios(
        _("Does the person agree to reports after 1, 3, 6 and 12 months?"), words.KNOWN, _("Choose one."),
        _(
            "They say whether anybody harms the person and what they need; not where they are. A no is an answer."
        ),
    )  # fmt: skip

    @classmethod
    def initial_of(cls, plan: ReturnPlan) -> dict[str, Any]:
        return {"reports": plan.reports.value} if plan.reports is not None else {}

    def change(self, plan: ReturnPlan) -> ReturnPlan:
        return replace(plan, reports=Known(self.cleaned_data["reports"]))


def _lines(typed: str) -> list[str]:
    """Each once."""
    return list(dict.fromkeys(stripped for of_text in typed.splitlines() if (stripped := of_text.strip())))
