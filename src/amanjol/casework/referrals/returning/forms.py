"""What is typed of a return, part by part. Nothing of it has to be there before somebody may go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details import world_names
from amanjol.casework.cases.details.wording import language
from amanjol.casework.desk.fields import day, line
from amanjol.casework.referrals.forms import offer
from amanjol.casework.referrals.returning import words
from amanjol.casework.referrals.returning.arrival_forms import (
    ClockForm,
    NotArrivingForm,
    ReportsForm,
    WaitingForm,
)
from amanjol.casework.referrals.returning.part_form import FURTHEST, PartForm, always, radios, tick
from amanjol.casework.referrals.returning.words import Part
from amanjol.casework.standards.referring.voluntary_return import (
    Assessment,
    Certificate,
    Charges,
    Consulate,
    Decision,
    Known,
    Leg,
    Level,
    Payer,
    Settled,
)
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.casework.standards.referring.voluntary_return import ReturnPlan

MOST_LEGS: Final = 20


class BeginForm(forms.Form):
    """To which country, and with which partner. Whoever prepares with a partner goes where the partner is."""

    referral = forms.ChoiceField(label=_("With which partner"), widget=forms.RadioSelect, required=False)
    destination = forms.ChoiceField(
        label=_("To which country"), help_text=_("With a partner it is the country where they are."),
        required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, partners: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(partners)
        offer(self, "destination", [("", "—"), *world_names.countries(language())])
        offer(self, "referral", [*offered, ("", _("With none yet"))])
        if not offered:
            del self.fields["referral"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not typed.get("destination") and not typed.get("referral") and "destination" not in self.errors:
            self.add_error("destination", _("Choose to which country the person wishes to return."))
        return typed


class AssessedForm(PartForm):
    """Of one side; it names the state of the return and no other."""

    side: ClassVar[str]
    on = day(_("On which day"))
    level = radios(
        _("How great is the danger?"), words.LEVELS, _("Choose how great the danger is."),
        _(
            "From recruiters, family, debts and the state of that country."
            " “Nobody can say” asks for care as “great” does."
        ),
    )  # fmt: skip

    @classmethod
    def initial_of(cls, plan: ReturnPlan) -> dict[str, Any]:
        assessment: Assessment | None = getattr(plan, cls.side)
        return {"on": assessment.on, "level": assessment.level.value} if assessment is not None else {}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        self.past("on")
        return typed

    def change(self, plan: ReturnPlan) -> ReturnPlan:
        typed = self.cleaned_data
        assessment = Assessment(typed["on"], plan.destination, Level(typed["level"]))
        return replace(plan, **{self.side: assessment})


class AssessedHereForm(AssessedForm):
    side = "assessed_here"


class AssessedThereForm(AssessedForm):
    side = "assessed_there"


class WillForm(PartForm):
    on = day(_("When the person was asked"))
    alone = tick(_("Alone, with nobody there who could sway them"))
    in_own_language = tick(_("In their own language"))
    heard_alternatives = tick(_("They heard what else there is, also to stay"))
    may_change_mind = tick(_("They know that they may change their mind until the last moment"))
    best_interests_on = day(
        _("When it was decided that this is best for the child"),
        _("By who may decide it; an implicated or absent guardian may not."),
    )

    @classmethod
    def initial_of(cls, plan: ReturnPlan) -> dict[str, Any]:
        initial: dict[str, Any] = {"best_interests_on": plan.best_interests_on}
        return initial | (
            plan.decision.as_data() | {"on": plan.decision.on} if plan.decision is not None else {}
        )

    def fit(self, plan: ReturnPlan) -> None:
        if not plan.is_child:
            del self.fields["best_interests_on"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        self.past("on")
        if typed.get("best_interests_on"):
            self.past("best_interests_on")
        return typed

    def change(self, plan: ReturnPlan) -> ReturnPlan:
        typed = self.cleaned_data
        decision = Decision(
            typed["on"], typed["alone"], typed["in_own_language"], typed["heard_alternatives"],
            typed["may_change_mind"],
        )  # fmt: skip
        best = typed.get("best_interests_on", plan.best_interests_on)
        return replace(plan, decision=decision, best_interests_on=best)


class LegForm(PartForm):
    """One part of the way; `number` counts from 1, 0 for a new one."""

    number = 0
    origin = forms.ChoiceField(label=_("From which country"), error_messages=always(_("Choose a country.")))
    destination = forms.ChoiceField(
        label=_("To which country"), error_messages=always(_("Choose a country."))
    )
    on = day(_("On which day"))
    by = line(
        _("By what"),
        _("For example train; and who of us goes along."),
        missing=_("Write by what the person goes."),
    )
    payer = radios(_("Who pays"), words.PAYERS, _("Choose who pays for it."))
    is_gone = tick(_("Take this part of the way out"))

    @classmethod
    def of_leg(cls, plan: ReturnPlan, number: int, typed: Any = None) -> LegForm:
        """IndexError where there is none of this number."""
        leg = plan.legs[number - 1]
        initial = leg.as_data() | {"on": leg.on}
        form = cls(typed, initial=initial)
        form.number = number
        form.fit(plan)
        return form

    @classmethod
    def initial_of(cls, plan: ReturnPlan) -> dict[str, Any]:
        before = plan.legs[-1].destination if plan.legs else ""
        return {"origin": before, "destination": plan.destination}

    def fit(self, plan: ReturnPlan) -> None:
        countries = list(world_names.countries(language()))
        offer(self, "origin", [("", "—"), *countries])
        offer(self, "destination", [("", "—"), *countries])
        if not self.number:
            del self.fields["is_gone"]
        self._is_full = not self.number and len(plan.legs) >= MOST_LEGS

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        on = typed.get("on")
        today = timezone.localdate()
        if on is None or not today - FURTHEST <= on <= today + FURTHEST:
            self.add_error("on", _("Choose a day within two years."))
        if self._is_full:
            self.add_error(None, _("The way has as many parts as there can be."))
        return typed

    def change(self, plan: ReturnPlan) -> ReturnPlan:
        typed, legs = self.cleaned_data, list(plan.legs)
        leg = Leg(typed["origin"], typed["destination"], typed["on"], typed["by"], Payer(typed["payer"]))
        if not self.number:
            legs.append(leg)
        elif typed["is_gone"]:
            del legs[self.number - 1]
        else:
            legs[self.number - 1] = leg
        return replace(plan, legs=tuple(legs))


class CertificateForm(PartForm):
    needed = radios(
        _("Is a return certificate of a consulate needed?"), words.KNOWN, _("Choose whether one is needed."),
        _("Only where the person has no passport with which they can travel."),
    )  # fmt: skip
    tells = forms.MultipleChoiceField(
        label=_("Whom the consulate tells"), choices=words.choices(words.CONSULATES), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ask before anybody writes to the consulate: what it knows once, it does not forget."),
    )  # fmt: skip
    heard = tick(_("The person knew this before the consulate was asked"))

    @classmethod
    def initial_of(cls, plan: ReturnPlan) -> dict[str, Any]:
        there = plan.certificate
        if there is None:
            return {}
        return {
            "needed": there.needed.value,
            "tells": [code.value for code in there.tells],
            "heard": there.heard,
        }

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        tells = typed.get("tells") or []
        if len(tells) > 1 and {Consulate.NOBODY, Consulate.NOT_KNOWN} & set(tells):
            self.add_error("tells", _("Nobody and somebody cannot both be told: choose again."))
        return typed

    def change(self, plan: ReturnPlan) -> ReturnPlan:
        typed = self.cleaned_data
        tells = tuple(code for code in Consulate if code in typed["tells"])
        return replace(plan, certificate=Certificate(Known(typed["needed"]), tells, typed["heard"]))


class ChildrenForm(PartForm):
    children = radios(
        _("Children who were born there"), words.SETTLED, _("Choose one."),
        _("A child without papers is looked after before a day of departure is chosen."),
    )  # fmt: skip

    @classmethod
    def initial_of(cls, plan: ReturnPlan) -> dict[str, Any]:
        return {"children": plan.children.value} if plan.children is not None else {}

    def change(self, plan: ReturnPlan) -> ReturnPlan:
        return replace(plan, children=Settled(self.cleaned_data["children"]))


class ChargesForm(PartForm):
    wait = radios(
        _("Do charges, or debts with the state, wait there?"), words.KNOWN, _("Choose one."),
        _("Nobody asks an authority there for it: the lawyer does, without a name."),
    )  # fmt: skip
    lawyer_asked = tick(_("A lawyer there was asked what it means"))

    @classmethod
    def initial_of(cls, plan: ReturnPlan) -> dict[str, Any]:
        there = plan.charges
        return {"wait": there.wait.value, "lawyer_asked": there.lawyer_asked} if there is not None else {}

    def change(self, plan: ReturnPlan) -> ReturnPlan:
        typed = self.cleaned_data
        return replace(plan, charges=Charges(Known(typed["wait"]), typed["lawyer_asked"]))


FORMS: Final[Mapping[Part, type[PartForm]]] = {
    Part.HERE: AssessedHereForm,
    Part.THERE: AssessedThereForm,
    Part.WILL: WillForm,
    Part.WAY: LegForm,
    Part.CERTIFICATE: CertificateForm,
    Part.CHILDREN: ChildrenForm,
    Part.CHARGES: ChargesForm,
    Part.NOT_ARRIVING: NotArrivingForm,
    Part.WAITING: WaitingForm,
    Part.CLOCK: ClockForm,
    Part.REPORTS: ReportsForm,
}
