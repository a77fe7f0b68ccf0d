"""What is typed of a legal demand for a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.record_parts.demands import Answer, Demand, PersonTold
from amanjol.casework.desk.fields import day, line, text
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from datetime import date, datetime

    from django.http import QueryDict

ANSWERS: Final = (
    (Answer.OPEN, _("Not answered yet")),
    (Answer.REFUSED, _("Refused")),
    (Answer.DISCLOSED, _("Something was given out")),
)
TOLD: Final = (
    (PersonTold.NOT_YET, _("Not yet")),
    (PersonTold.YES, _("Yes")),
    (PersonTold.FORBIDDEN, _("No, a law forbids it")),
)


class DemandForm(VersionedForm):
    """Who demands what is required; the rest is written when it is known, and then with what belongs to it."""

    demanded_by = line(_("Who demands it"), _("The office and the person."), required=True)
    basis = line(_("On what legal basis"), _("The law and the paper: number and day."), required=True)
    scope = text(_("What exactly is demanded"), required=True, rows=3)
    received_on = forms.DateField(
        label=_("When it came"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    lawyer = line(_("Which lawyer was asked"), _("Or why none could be asked."))
    lawyer_on = day(_("When the lawyer was asked"))
    advice = text(_("What the lawyer advised"), rows=3)
    answer = forms.ChoiceField(label=_("What was answered"), choices=ANSWERS, widget=forms.RadioSelect)
    answered_with = text(
        _("What was given out, or why not"), _("Name each sheet: the least that the law demands."), rows=3
    )
    told = forms.ChoiceField(label=_("Was the person told?"), choices=TOLD, widget=forms.RadioSelect)
    told_on = day(_("When the person was told"))
    forbidden_by = line(_("Which law forbids telling"), _("Article and law."))

    def clean_received_on(self) -> Any:
        return _has_come(self.cleaned_data["received_on"])

    def clean_lawyer_on(self) -> Any:
        return _has_come(self.cleaned_data["lawyer_on"])

    def clean_told_on(self) -> Any:
        """It is printed on the paper for the office."""
        return _has_come(self.cleaned_data["told_on"])

    def clean(self) -> dict[str, Any] | None:
        typed = super().clean() or {}
        answer, telling = typed.get("answer"), typed.get("told")
        if answer == Answer.DISCLOSED and not typed.get("lawyer"):
            self.add_error("lawyer", _("Write which lawyer was asked, or why none could be asked."))
        if answer in {Answer.DISCLOSED, Answer.REFUSED} and not typed.get("answered_with"):
            self.add_error("answered_with", _("Write what was given out, or why it was refused."))
        if telling == PersonTold.YES and not typed.get("told_on") and "told_on" not in self.errors:
            self.add_error("told_on", _("Write on which day."))
        if telling == PersonTold.FORBIDDEN and not typed.get("forbidden_by"):
            self.add_error(
                "forbidden_by", _("Write which law forbids it. If none does, the person has to be told.")
            )
        return typed

    def demand(self, by: str, at: datetime) -> Demand:
        words = {"answer": Answer(self.cleaned_data["answer"]), "told": PersonTold(self.cleaned_data["told"])}
        return Demand(at, by, **self.cleaned_data | words)

    @classmethod
    def of(cls, demand: Demand, typed: QueryDict | None = None) -> DemandForm:
        return cls(typed, initial={name: getattr(demand, name) for name in cls.base_fields})


def _has_come(on: date | None) -> date | None:
    """What was done was done today or before."""
    if on is not None and on > timezone.localdate():
        raise forms.ValidationError(_("That day is still to come."))
    return on
