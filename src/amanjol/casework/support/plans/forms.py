"""What is typed about a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details import world_names
from amanjol.casework.cases.forms import FURTHEST_AHEAD, AccessPaperForm
from amanjol.casework.cases.tasks.people import CANNOT_OPEN
from amanjol.casework.desk import days
from amanjol.casework.desk.fields import DatedForm, day, line, own, text
from amanjol.casework.desk.sums import CURRENCIES
from amanjol.casework.support.plans.actions import GoalPlan, ServicePlan
from amanjol.casework.support.plans.records import LARGEST_SUM, Cost, First, GoalState, State
from amanjol.casework.support.plans.words import GOAL_STATES, STATES, first_in_words, kinds, language
from amanjol.foundation.web.versions import VersionedForm
from amanjol.foundation.web.whole_numbers import WholeNumberField

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.http import QueryDict

    from amanjol.casework.support.models import Plan
    from amanjol.casework.support.plans.queries import OpenedGoal, OpenedService
    from amanjol.casework.support.plans.records import PlanRecord
    from amanjol.foundation.organisations.models import Member

ANYBODY: Final = ""
OUTSIDE: Final = "outside"
NOTHING: Final = ("", "—")


def _first_choices() -> list[tuple[str, Any]]:
    return [("", _("It can take its turn")), *((first.value, first_in_words(first)) for first in First)]


def _kind_choices() -> list[tuple[str, str]]:
    return [NOTHING, *kinds()]


def _language_choices() -> list[tuple[str, str]]:
    return [NOTHING, *world_names.languages(language())]


class GoalForm(VersionedForm):
    words = text(
        _("What the person wants, in their own words"),
        _("Write it as they say it, and read it back."),
        missing=_("Write what the person wants, in their own words."),
        rows=3,
    )
    need = text(_("What is needed"), _("As you see it. It is not printed for the person."), rows=2)
    first = forms.ChoiceField(label=_("Can it wait?"), choices=_first_choices, required=False)
    told_on = day(
        _("Day of the violence"),
        _(
            "For care after sexual violence alone, and only if the person told it: the hours that are left run from it."
        ),
    )

    def clean_told_on(self) -> date | None:
        told_on: date | None = self.cleaned_data["told_on"]
        if told_on is not None and not days.is_possible(told_on, timezone.localdate()):
            raise forms.ValidationError(_("Choose today or an earlier day, not more than 100 years ago."))
        return told_on

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("told_on") and typed.get("first") != First.CARE:
            says = _("This day belongs to care after sexual violence. Choose that, or leave it empty.")
            self.add_error("told_on", says)
        return typed

    @property
    def goal(self) -> GoalPlan:
        typed = self.cleaned_data
        first = First(typed["first"]) if typed["first"] else None
        return GoalPlan(typed["words"], typed["need"], first, typed["told_on"])

    @classmethod
    def of(cls, goal: OpenedGoal, typed: QueryDict | None = None) -> GoalForm:
        record = goal.record
        names = ("words", "need", "first", "told_on")
        return cls(typed, initial={name: getattr(record, name) for name in names})


class GoalEndForm(VersionedForm, DatedForm):
    """What became of a goal."""

    state = forms.ChoiceField(
        label=_("What became of it"), choices=list(GOAL_STATES.items()), widget=forms.RadioSelect
    )
    says = text(_("What the person says of it"), rows=2)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("state") == GoalState.GIVEN_UP and not typed.get("says"):
            self.add_error("says", _("Write why it is not wanted any more."))
        return typed

    @classmethod
    def of(cls, goal: OpenedGoal, typed: QueryDict | None = None) -> GoalEndForm:
        return cls(typed, initial={"state": goal.record.state.value, "says": goal.record.says})


class ServiceForm(VersionedForm):
    """`members` are who may be asked; the first is who types."""

    what = text(_("What is done"), missing=_("Write what is done."), rows=2)
    who = forms.ChoiceField(
        label=_("Who does it"), required=False, error_messages={"invalid_choice": CANNOT_OPEN}
    )
    outside = line(
        _("Name, if it is somebody outside"),
        _("A person or an organisation, for example a clinic that agreed."),
    )
    due_on = day(_("By when"))
    kind = forms.ChoiceField(label=_("Kind of help"), choices=_kind_choices, required=False)
    amount = WholeNumberField(
        label=_("What it costs"), help_text=_("Only if you want to keep it."), required=False, min_value=0,
        max_value=LARGEST_SUM,
    )  # fmt: skip
    currency = forms.ChoiceField(
        label=_("Currency"), choices=[NOTHING, *((code, code) for code in CURRENCIES)], required=False
    )

    def __init__(self, *typed: Any, members: Iterable[Member], **options: Any) -> None:
        super().__init__(*typed, **options)
        self._members = {str(member.pk): member for member in members}
        choices: list[tuple[str, Any]] = [(key, member.account.name) for key, member in self._members.items()]
        choices += [(ANYBODY, _("Whoever works on the case")), (OUTSIDE, _("Somebody outside"))]
        self.fields["who"].initial = choices[0][0]
        self.fields["who"].choices = choices  # type: ignore[attr-defined]  # a choice field has them

    def clean_due_on(self) -> date | None:
        due_on: date | None = self.cleaned_data["due_on"]
        today = timezone.localdate()
        if due_on is not None and not days.earliest(today) <= due_on <= today.replace(
            year=today.year + FURTHEST_AHEAD, day=1
        ):
            raise forms.ValidationError(_("Choose a day within the next five years."))
        return due_on

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        is_outside, outside = typed.get("who") == OUTSIDE, typed.get("outside")
        if is_outside and not outside:
            self.add_error("outside", _("Write who does it."))
        if outside and not is_outside:
            self.add_error("who", _("Choose “Somebody outside”, or leave the name empty."))
        if (typed.get("amount") is None) is not (not typed.get("currency")):
            self.add_error("amount", _("A sum and its currency belong together."))
        return typed

    @property
    def service(self) -> ServicePlan:
        typed = self.cleaned_data
        cost = Cost(typed["amount"], typed["currency"]) if typed["amount"] is not None else None
        return ServicePlan(
            typed["what"],
            typed["kind"],
            self._members.get(typed["who"]),
            typed["outside"],
            typed["due_on"],
            cost,
        )

    @classmethod
    def of(
        cls, service: OpenedService, members: Iterable[Member], typed: QueryDict | None = None
    ) -> ServiceForm:
        """Of who cannot be asked any more it is whoever works on the case, who is shown to whoever changes it."""
        members, row, record = list(members), service.row, service.record
        who = str(row.member.pk) if row.member and row.member in members else ANYBODY
        cost = record.cost
        initial = {
            "what": record.what,
            "who": OUTSIDE if record.outside else who,
            "outside": record.outside,
            "due_on": row.due_on,
            "kind": record.kind,
            "amount": cost.amount if cost else None,
            "currency": cost.currency if cost else "",
        }
        return cls(typed, members=members, initial=initial)


class StateForm(VersionedForm, DatedForm):
    """How far a service is."""

    state = forms.ChoiceField(
        label=_("How the service goes"), choices=list(STATES.items()), widget=forms.RadioSelect
    )
    result = text(_("What came of it, or why it was not possible"), rows=2)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("state") == State.NOT_POSSIBLE and not typed.get("result"):
            self.add_error("result", _("Write why it was not possible."))
        return typed

    @classmethod
    def of(cls, service: OpenedService, typed: QueryDict | None = None) -> StateForm:
        record = service.record
        return cls(typed, initial={"state": record.state.value, "result": record.result})


class TogetherForm(VersionedForm, DatedForm):
    """That the plan was gone through with the person, in their language."""

    together = forms.BooleanField(
        label=_("We went through it together"),
        help_text=_(
            "The person was there, heard all of it in a language that they understand, and could change it."
        ),
        error_messages=own(
            _("A plan is made together. Tick this once you have gone through it with the person.")
        ),
    )
    language = forms.ChoiceField(
        label=_("In which language"), choices=_language_choices,
        error_messages=own(_("Choose the language in which you went through it.")),
    )  # fmt: skip
    agrees = forms.ChoiceField(
        label=_("Does the person agree with it?"),
        choices=(
            ("yes", _("Yes, with all of it as it stands now")),
            ("no", _("Not yet, or not with all of it")),
        ),
        widget=forms.RadioSelect,
    )
    says = text(_("What the person says of it"), rows=2)
    review_on = day(_("When you look at it together again"))

    def clean_review_on(self) -> date | None:
        review_on: date | None = self.cleaned_data["review_on"]
        today = timezone.localdate()
        if review_on is not None and not today < review_on <= today.replace(
            year=today.year + FURTHEST_AHEAD, day=1
        ):
            raise forms.ValidationError(_("Choose a day that is to come, within five years."))
        return review_on

    @classmethod
    def of(cls, plan: Plan, record: PlanRecord, typed: QueryDict | None = None) -> TogetherForm:
        """With the language of the last time, and the next day where it is still to come."""
        newest, review_on = record.newest, plan.review_on
        is_to_come = review_on is not None and review_on > timezone.localdate()
        language = newest.language if newest is not None else ""
        return cls(typed, initial={"language": language, "review_on": review_on if is_to_come else None})


class PlanPaperForm(AccessPaperForm):
    """Which goals are on the person's copy. `goals` are those that may be."""

    goals = forms.MultipleChoiceField(
        label=_("Which goals are on it"), widget=forms.CheckboxSelectMultiple,
        error_messages=own(_("Choose at least one goal.")),
    )  # fmt: skip

    def __init__(self, *typed: Any, goals: Iterable[OpenedGoal], **options: Any) -> None:
        super().__init__(*typed, **options)
        goals = list(goals)
        self.fields["goals"].choices = [(str(goal.row.pk), goal.record.words) for goal in goals]  # type: ignore[attr-defined]  # as above
        # What was done to somebody is on no paper unless they want it there.
        self.fields["goals"].initial = [
            str(goal.row.pk) for goal in goals if goal.record.first is not First.CARE
        ]
