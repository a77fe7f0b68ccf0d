"""What is typed about a campaign and an event. Who came is a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import line, one_of
from amanjol.foundation.web.versions import VersionedForm
from amanjol.programme.outreach.actions.planning import CampaignPlan, EventPlan
from amanjol.programme.outreach.days import day_rules
from amanjol.programme.outreach.forms.fields import chosen_day
from amanjol.programme.outreach.models import EventKind

if TYPE_CHECKING:
    from django.http import QueryDict

    from amanjol.programme.outreach.models import Campaign, Event, Partner

CURRENCIES = ("USD", "EUR", "KGS", "KZT", "TMT", "UZS")


class PlanForm(VersionedForm):
    """What campaign and event share; their own fields come first."""

    aim = line(_("What it is for"), _("What somebody should know or do afterwards."))
    audience = line(
        _("Audience"), _("A group, never a person: pupils of the last class, drivers at the bazaar.")
    )
    partners = forms.MultipleChoiceField(
        label=_("Partners"), required=False, widget=forms.CheckboxSelectMultiple
    )
    cost = forms.DecimalField(
        label=_("Cost"), required=False, min_value=0, max_digits=12, decimal_places=2,
        error_messages={"invalid": _("Write the cost as a number.")},
    )  # fmt: skip
    currency = forms.ChoiceField(
        label=_("Currency"), required=False, choices=[("", "—"), *((code, code) for code in CURRENCIES)]
    )

    def __init__(self, *args: Any, partners: list[Partner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partners"].choices = [(str(row.pk), row.name) for row in partners]  # type: ignore[attr-defined]  # it is a choice
        for name in ("aim", "audience", "partners", "cost", "currency"):
            self.fields[name] = self.fields.pop(name)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        cost, currency = self.cleaned_data.get("cost"), self.cleaned_data.get("currency")
        if cost is not None and not currency:
            self.add_error("currency", _("Choose the currency of the cost."))
        if currency and cost is None and "cost" not in self.errors:
            self.add_error("cost", _("Write the cost, or leave the currency empty."))
        return cleaned

    @property
    def plan(self) -> dict[str, Any]:
        return self.cleaned_data | {"partners": [UUID(pk) for pk in self.cleaned_data["partners"]]}


def stored(row: Campaign | Event, names: Any) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in names}
    return values | {"partners": [str(pk) for pk in row.partners]}


class CampaignForm(PlanForm):
    name = line(_("Name of the campaign"), missing=_("Write what the campaign is called."))
    day = forms.ChoiceField(label=_("For which day"), required=False)
    begins_on = chosen_day(_("From"), _("Choose the first day."))
    ends_on = chosen_day(_("To"), _("Choose the last day."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = [(rule.key, rule.name) for rule in day_rules()]
        self.fields["day"].choices = [("", _("None")), *rules]  # type: ignore[attr-defined]  # it is a choice

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        first, last = self.cleaned_data.get("begins_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is not before the first one."))
        return cleaned

    @property
    def typed(self) -> CampaignPlan:
        return CampaignPlan(**self.plan)

    @classmethod
    def of(cls, row: Campaign, partners: list[Partner], typed: QueryDict | None = None) -> Self:
        return cls(typed, partners=partners, initial=stored(row, cls.base_fields))


class EventForm(PlanForm):
    kind = one_of(_("What it is"), missing=_("Choose what it is."), choices=list(EventKind.choices))
    title = line(_("What it is called"), missing=_("Write what the event is called."))
    on = chosen_day(_("Day"), _("Choose the day."))
    until = chosen_day(_("Until"), help_text=_("Only where it lasts longer than a day."))
    place = line(_("Where"), _("A town and a hall. Never the address of a shelter."))
    campaign = forms.ChoiceField(label=_("Campaign"), required=False)
    attendance = forms.IntegerField(
        label=_("How many came"),
        help_text=_("A number, counted by who held it. No list of names is kept here."),
        required=False,
        min_value=0,
        max_value=1_000_000,
        error_messages={"invalid": _("Write how many came as a whole number.")},
    )

    def __init__(self, *args: Any, campaigns: list[Campaign], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._campaigns = {str(row.pk): row for row in campaigns}
        of_campaigns = [(pk, row.name) for pk, row in self._campaigns.items()]
        self.fields["campaign"].choices = [("", _("None")), *of_campaigns]  # type: ignore[attr-defined]  # it is a choice

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        on, until = self.cleaned_data.get("on"), self.cleaned_data.get("until")
        if on and until and until < on:
            self.add_error("until", _("The last day is not before the first one."))
        if on and on > timezone.localdate() and self.cleaned_data.get("attendance") is not None:
            self.add_error("attendance", _("Nobody has come yet: it lies ahead."))
        return cleaned

    @property
    def typed(self) -> EventPlan:
        return EventPlan(**self.plan | {"campaign": self._campaigns.get(self.cleaned_data["campaign"])})

    @classmethod
    def of(
        cls, row: Event, partners: list[Partner], campaigns: list[Campaign], typed: QueryDict | None = None
    ) -> Self:
        stands = stored(row, cls.base_fields) | {"campaign": str(row.campaign_id or "")}
        return cls(typed, partners=partners, campaigns=campaigns, initial=stands)
