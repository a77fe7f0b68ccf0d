"""What officers type, those who receive their reports, and those who advise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.records import SafeContact
from amanjol.casework.desk.fields import LONGEST_LINE, DatedForm, Text, own
from amanjol.casework.intake import rules
from amanjol.casework.intake.records import (
    Age,
    Agreement,
    Concern,
    ConsultationRecord,
    ContactMode,
    Observation,
    Office,
)
from amanjol.casework.intake.words import AGES, AGREEMENTS, CONCERNS, CONTACT_MODES, OFFICES, signs
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.foundation.organisations.models import Organisation

LONGEST: Final = 4_000  # signs; all that was written then fits into the first note of a case


def _line(label: Any, help_text: Any = "", **attributes: str) -> Text:
    widget = forms.TextInput(attrs={"autocomplete": "off", **attributes})
    return Text(label=label, help_text=help_text, required=False, max_length=LONGEST_LINE, widget=widget)


def _text(label: Any, help_text: Any = "", *, missing: Any = "") -> Text:
    widget = forms.Textarea(attrs={"rows": 4})
    return Text(
        label=label, help_text=help_text, required=bool(missing), max_length=LONGEST, widget=widget,
        error_messages=own(missing),
    )  # fmt: skip


class ReportForm(forms.Form):
    """One page; a few words of what was seen and the choices are all it asks for."""

    # As they stand on the page: the summary of what is wrong is read from there downwards.
    field_order = ("agreement", "in_danger")
    office = forms.ChoiceField(
        label=_("Where you work"),
        choices=[("", "—"), *OFFICES],
        error_messages=own(_("Choose where you work.")),
    )
    what = _text(_("What you saw or heard"), missing=_("Write what you saw or heard, in a few words."))
    signs = forms.MultipleChoiceField(
        label=_("What was there"),
        help_text=_("Tick what you saw yourself. One may be enough, and none is needed."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    where = _line(_("Where it was"))
    name = _line(_("Name"), _("As the person calls themselves. It may stay empty."))
    language = _line(_("Language"), _("In which the person can be spoken to."))
    age = forms.ChoiceField(label=_("Age"), choices=AGES, widget=forms.RadioSelect)
    how = _line(_("How to reach them without danger"), _("Through whom, by what."))
    when = _line(_("When"), _("Day and hour."))
    never = _line(_("Never"), _("What would put them in danger."))
    telephone = _line(_("Telephone"), inputmode="tel")
    agreement = forms.ChoiceField(
        label=_("Did the person agree that you pass this on?"),
        choices=AGREEMENTS,
        error_messages=own(_("Say first whether the person agreed that you pass this on.")),
        widget=forms.RadioSelect,
    )
    in_danger = forms.BooleanField(label=_("Life or health is in danger now"), required=False)
    recipient = forms.ChoiceField(
        label=_("To whom"), widget=forms.RadioSelect, error_messages=own(_("Choose to whom it is sent."))
    )

    def __init__(self, *args: Any, recipients: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._recipients = {str(recipient.pk): recipient for recipient in recipients}
        to = self.fields["recipient"]
        to.choices = [(key, recipient.name) for key, recipient in self._recipients.items()]  # type: ignore[attr-defined]  # it has
        if len(self._recipients) == 1:
            to.initial = next(iter(self._recipients))
        self.fields["signs"].choices = signs()  # type: ignore[attr-defined]  # a choice field has them

    def clean(self) -> dict[str, Any] | None:
        typed = super().clean()
        if not self.errors and not rules.may_be_passed_on(
            self.seen.agreement, self.seen.age, in_danger=self.seen.in_danger
        ):
            self.add_error(
                "agreement",
                _(
                    "Then do not send it. Give the person the name and the number of the organisation, where nobody "
                    "listens in, and let them choose. It may be sent without a yes for somebody younger than 18, or "
                    "where life or health is in danger."
                ),
            )
        return typed

    @property
    def chosen(self) -> Organisation:
        return self._recipients[self.cleaned_data["recipient"]]

    @property
    def seen(self) -> Observation:
        typed = self.cleaned_data
        return Observation(
            office=Office(typed["office"]),
            what=typed["what"],
            signs=tuple(typed["signs"]),
            where=typed["where"],
            name=typed["name"],
            language=typed["language"],
            age=Age(typed["age"]),
            contact=SafeContact(typed["how"], typed["when"], typed["never"], typed["telephone"]),
            agreement=Agreement(typed["agreement"]),
            in_danger=typed["in_danger"],
        )


class DeclineForm(forms.Form):
    reason = _text(
        _("Why no case comes of it"),
        _("Sealed with the report. The officer does not learn it."),
        missing=_("Write why no case comes of it."),
    )


class ConsultationForm(VersionedForm, DatedForm):
    """One page. Nobody has to say a name."""

    kind = forms.ChoiceField(label=_("What it is about"), choices=[("", "—"), *CONCERNS])
    way = forms.ChoiceField(label=_("How it came"), choices=[("", "—"), *CONTACT_MODES])
    asked = _text(_("What was asked"), missing=_("Write what was asked, in a few words."))
    advised = _text(_("What was advised"))
    name = _line(_("Name"), _("Only if the person wishes."))
    telephone = _line(_("Telephone"), _("Ask first whether others listen in on it."), inputmode="tel")
    next_on = forms.DateField(
        label=_("Call back by"),
        help_text=_("Empty if nothing is left to do."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    @property
    def record(self) -> ConsultationRecord:
        typed = {name: value for name, value in self.cleaned_data.items() if name != "next_on"}
        return ConsultationRecord(
            **typed | {"kind": Concern(typed["kind"]), "way": ContactMode(typed["way"])}
        )
