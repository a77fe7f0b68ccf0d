"""What is typed into the letters of a return."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amanjol.casework.desk.fields import day, line
from amanjol.casework.referrals.forms import offer, show_when
from amanjol.casework.referrals.returning import words
from amanjol.casework.referrals.returning.part_form import always, radios
from amanjol.casework.referrals.words import choices
from amanjol.casework.standards.referring import codes
from amanjol.casework.standards.referring.bodies import refuse_unclean
from amanjol.casework.standards.referring.returning import (
    CONTACT_WORDS,
    MET_WORDS,
    Contact,
    Met,
    ReturnHere,
    ReturnReport,
)
from amanjol.casework.standards.referring.voluntary_return import Known, Level

if TYPE_CHECKING:
    from uuid import UUID

_ASSESSED_WITHIN = timedelta(days=366)


class ReturnTellForm(forms.Form):
    contact = forms.ChoiceField(label=_("Whom they call here"), error_messages=always(_("Choose one.")))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "contact", choices(codes.Role, codes.ROLE_WORDS))


class ReturnHereForm(forms.Form):
    """By who receives; `state` is their own country."""

    assessed_on = day(_("On which day you assessed the danger"))
    level = radios(
        _("How great is the danger of the return?"), words.LEVELS, _("Choose how great the danger is.")
    )
    who = line(
        pgettext_lazy("a return", "Who waits"),
        _("As the person will know them; a name only where it leads nobody to them."),
        missing=_("Write who waits."),
    )
    known_by = line(
        _("By what the person knows that it is they"),
        _("A code word, something they hold or wear."),
        missing=_("Write by what the person knows them."),
    )
    contact = forms.ChoiceField(label=_("Whom they call here"), error_messages=always(_("Choose one.")))

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._state = state
        offer(self, "contact", choices(codes.Role, codes.ROLE_WORDS))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        on, today = typed.get("assessed_on"), timezone.localdate()
        if on is None or not today - _ASSESSED_WITHIN <= on <= today:
            self.add_error("assessed_on", _("Choose today or an earlier day of this year."))
        for name in ("who", "known_by"):
            try:
                refuse_unclean(typed.get(name, ""))
            except ValueError:
                self.add_error(name, _("Write it anew, in one line."))
        return typed

    def body(self, referral: UUID) -> ReturnHere:
        typed = self.cleaned_data
        return ReturnHere(
            referral=referral,
            assessed_on=typed["assessed_on"],
            state=self._state,
            level=Level(typed["level"]),
            who=typed["who"],
            known_by=typed["known_by"],
            contact=codes.Role(typed["contact"]),
        )


class ReturnReportForm(forms.Form):
    """One report, in codes; `months` after the arrival."""

    contact = forms.ChoiceField(
        label=_("Did you speak with the person?"),
        widget=forms.RadioSelect,
        error_messages=always(_("Choose one.")),
    )
    unharmed = forms.ChoiceField(
        label=_("Does somebody threaten or harm the person?"), widget=forms.RadioSelect, required=False
    )
    needs = forms.ChoiceField(
        label=_("Does the person have what they need?"), widget=forms.RadioSelect, required=False
    )
    wants_contact = forms.ChoiceField(
        label=_("Does the person wish to hear from those who helped them before?"),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, months: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._months = months
        offer(self, "contact", choices(Contact, CONTACT_WORDS))
        offer(self, "unharmed", [(str(code), words.THREATENED[code]) for code in words.THREATENED])
        offer(self, "needs", choices(Met, MET_WORDS))
        offer(self, "wants_contact", words.choices(words.KNOWN))
        spoke = [Contact.SPOKE]
        show_when(self, "contact", {"unharmed": spoke, "needs": spoke, "wants_contact": spoke})

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("contact") == Contact.SPOKE:
            for name in ("unharmed", "needs", "wants_contact"):
                if not typed.get(name) and name not in self.errors:
                    self.add_error(name, _("Choose one."))
        return typed

    def body(self, referral: UUID) -> ReturnReport:
        typed = self.cleaned_data
        contact = Contact(typed["contact"])
        spoke = contact is Contact.SPOKE
        return ReturnReport(
            referral=referral,
            months=self._months,  # type: ignore[arg-type]  # one of the four, as `DueReport` has it
            on=timezone.localdate(),
            contact=contact,
            unharmed=Known(typed["unharmed"]) if spoke else Known.NOT_KNOWN,
            needs=Met(typed["needs"]) if spoke else Met.NOT_SAID,
            wants_contact=Known(typed["wants_contact"]) if spoke else Known.NOT_KNOWN,
        )
