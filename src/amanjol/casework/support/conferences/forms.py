"""What is typed about a conference."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, Self

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.forms import AccessPaperForm
from amanjol.casework.cases.tasks.people import CANNOT_OPEN
from amanjol.casework.desk.fields import day, line, own, text
from amanjol.casework.support.conferences.actions import Joining, Planned
from amanjol.casework.support.conferences.papers import LONGEST_DAYS
from amanjol.casework.support.conferences.records import State
from amanjol.casework.support.conferences.words import recipient_in_words
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.http import QueryDict

    from amanjol.casework.standards.people.terms import Recipient
    from amanjol.casework.support.conferences.queries import OpenedConference
    from amanjol.foundation.organisations.models import Member

FARTHEST: Final = timedelta(days=366)
ANYBODY, OUTSIDE, ANOTHER = "", "outside", "another"


class ConferenceForm(VersionedForm):
    on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=own(_("Choose the day.")),
    )
    time = line(_("Time"), type="time")
    place = line(_("Where"), _("A room, or how it is called up. Never where the person sleeps."))
    about = text(
        _("What it is about"), _("The question to be decided. Others who take part may read it."), rows=2
    )

    @classmethod
    def of(cls, opened: OpenedConference, typed: QueryDict | None = None) -> Self:
        record = opened.record
        initial = {"on": opened.row.on, "time": record.time, "place": record.place, "about": record.about}
        return cls(typed, initial=initial)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        today = timezone.localdate()
        if not today - FARTHEST <= on <= today + FARTHEST:
            raise forms.ValidationError(_("Choose a day within a year."))
        return on

    @property
    def planned(self) -> Planned:
        return Planned(**self.cleaned_data)


class JoinForm(forms.Form):
    """`who` is a member, one whom a consent names, or somebody else."""

    who = forms.ChoiceField(label=_("Who takes part"), error_messages=own(_("Choose who takes part.")))
    name = line(
        _("Name"),
        _("Of somebody of another organisation. Whom no consent names hears nothing of the person."),
    )
    role = line(_("As what"), _("For example: lawyer, teacher of the child, employment office."))
    days = forms.IntegerField(
        label=_("Reads of it for so many days"),
        help_text=_(
            "For a colleague who does not see the case and holds the keys: fourteen at most, then it ends by itself. "
            "They read what was decided and what they may hear, nothing of the case."
        ),
        required=False,
        min_value=0,
        max_value=LONGEST_DAYS,
    )

    def __init__(
        self, *args: Any, members: Iterable[Member], recipients: Sequence[Recipient], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._members = {str(member.pk): member for member in members}
        self._recipients = {f"consent-{number}": recipient for number, recipient in enumerate(recipients)}
        self.fields["who"].choices = [  # type: ignore[attr-defined]  # a choice field has them
            ("", "—"),
            (_("Here with us"), [(pk, member.account.name) for pk, member in self._members.items()]),
            *(
                [
                    (
                        _("Named in a consent"),
                        [(key, recipient_in_words(of)) for key, of in self._recipients.items()],
                    )
                ]
                if self._recipients
                else []
            ),
            (ANOTHER, _("Somebody else, whom no consent names")),
        ]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        who = self.cleaned_data.get("who")
        if who == ANOTHER and not self.cleaned_data.get("name"):
            self.add_error("name", _("Write who takes part."))
        if who and who not in self._members and self.cleaned_data.get("days"):
            self.add_error("days", _("Only a colleague of the house can be given that."))
        return cleaned

    @property
    def joining(self) -> Joining:
        typed = self.cleaned_data
        member, recipient = self._members.get(typed["who"]), self._recipients.get(typed["who"])
        name = typed["name"] or (recipient.name if recipient is not None else "")
        return Joining(
            typed["role"], member, "" if member is not None else name, recipient, typed["days"] or 0
        )


class DecisionForm(forms.Form):
    """`who` is a member who sees the case, whoever works on it, or somebody outside."""

    text = line(_("What was decided"), missing=_("Write what was decided."))
    who = forms.ChoiceField(
        label=_("Who does it"), required=False, error_messages={"invalid_choice": CANNOT_OPEN}
    )
    outside = line(_("Who, if nobody of the house"))
    due_on = day(_("By when"))

    def __init__(self, *args: Any, members: Iterable[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._members = {str(member.pk): member for member in members}
        names = [(pk, member.account.name) for pk, member in self._members.items()]
        self.fields["who"].choices = [  # type: ignore[attr-defined]  # a choice field has them
            *names,
            (ANYBODY, _("Whoever works on the case")),
            (OUTSIDE, _("Somebody else, written below")),
        ]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.cleaned_data.get("who") == OUTSIDE and not self.cleaned_data.get("outside"):
            self.add_error("outside", _("Write who does it."))
        return cleaned

    @property
    def decided(self) -> dict[str, Any]:
        typed = self.cleaned_data
        is_outside = typed["who"] == OUTSIDE
        return {
            "text": typed["text"],
            "member": self._members.get(typed["who"]),
            "outside": typed["outside"] if is_outside else "",
            "due_on": typed["due_on"],
        }


class EndForm(forms.Form):
    state = forms.ChoiceField(
        label=_("How it went"),
        choices=((State.HELD.value, _("It was held")), (State.CALLED_OFF.value, _("It was called off"))),
        widget=forms.RadioSelect,
        error_messages=own(_("Choose one.")),
    )
    came = forms.MultipleChoiceField(label=_("Who came"), widget=forms.CheckboxSelectMultiple, required=False)
    says = text(_("What was said, in short"), rows=3)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if people:
            self.fields["came"].choices = people  # type: ignore[attr-defined]  # a choice field has them
            self.fields["came"].initial = [key for key, _name in people]
        else:
            del self.fields["came"]

    @property
    def ended(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {"state": State(typed["state"]), "came": typed.get("came", ()), "says": typed["says"]}


class PaperForm(AccessPaperForm):
    """The same question as before the list of who has looked."""
