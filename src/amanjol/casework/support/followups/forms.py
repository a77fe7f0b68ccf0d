"""What is typed about follow-up and closing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.forms import LEVELS, AccessPaperForm
from amanjol.casework.cases.records import Level
from amanjol.casework.desk import days
from amanjol.casework.desk.contacts import offered as offered_contacts
from amanjol.casework.desk.fields import DatedForm, day, line, own, text
from amanjol.casework.support.followups import contacts, words
from amanjol.casework.support.followups.actions import Answer, ClosingPlan, FollowUpPlan
from amanjol.casework.support.followups.records import MONTHS, Held, Reason, Wellbeing, Wish
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.http import HttpRequest, QueryDict

    from amanjol.casework.support.followups.records import Closing, FollowUpRecord
    from amanjol.foundation.directory.models import Contact

FURTHEST: Final = timedelta(days=2 * 366)
_MONTH_CHOICES: Final = [
    ("1", _("1 month")), ("3", _("3 months")), ("6", _("6 months")), ("12", _("12 months")),
]  # fmt: skip


class FollowUpForm(VersionedForm):
    """What the person wants, and when they are asked; `record` is what stands there.

    `is_beside`: a part of another page, where months that stand ticked plan nothing until somebody asked.
    `is_of_older_copy`: what stands there is one, which that page says.
    """

    is_beside = False
    is_of_older_copy = False

    wish = forms.ChoiceField(
        label=_("What does the person want if they do not answer?"), required=False, widget=forms.RadioSelect,
    )  # fmt: skip
    whom = line(_("Whom to ask"), _("For “Ask somebody whom they name”: who it is, and how to reach them."))
    says = text(
        _("In their own words"), _("For example what a message may say, and what it must not."), rows=2
    )
    months = forms.MultipleChoiceField(
        label=_("When they are asked how they are"), choices=_MONTH_CHOICES, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    counted_from = day(
        _("Counted from"), _("The day on which help, the stay or the plan ended. Empty: today.")
    )

    def __init__(self, *typed: Any, record: FollowUpRecord | None, **options: Any) -> None:
        self._record = record
        super().__init__(*typed, **options)
        choices: list[tuple[str, Any]] = [(wish.value, label) for wish, label in words.WISHES.items()]
        if self._standing is None:
            choices.insert(0, ("", _("Not asked yet")))
        self.fields["wish"].choices = choices  # type: ignore[attr-defined]  # a choice field has them

    @property
    def _standing(self) -> Wish | None:
        return self._record.wish if self._record is not None else None

    def clean_counted_from(self) -> date | None:
        counted_from: date | None = self.cleaned_data["counted_from"]
        today = timezone.localdate()
        if counted_from is not None and not days.earliest(today) <= counted_from <= today + FURTHEST:
            raise forms.ValidationError(_("That day is too far away: look at its year again."))
        return counted_from

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not typed.get("wish") and self._record is not None and self._record.wish is not None:
            # Where nothing was sent about a wish that stands, it stands: nobody takes “never” away by leaving it out.
            typed |= {"wish": self._record.wish.value, "whom": self._record.whom, "says": self._record.says}
        if typed.get("wish") == Wish.ASK_SOMEBODY and not typed.get("whom"):
            self.add_error("whom", _("Write whom to ask."))
        if typed.get("whom") and typed.get("wish") != Wish.ASK_SOMEBODY:
            self.add_error("whom", _("Choose “Ask somebody whom they name”, or leave this empty."))
        if typed.get("months") and not typed.get("wish"):
            if self.is_beside:
                return typed | {"months": []}
            says = _("Ask the person what they want if they do not answer; or take the months away.")
            self.add_error("wish", says)
        return typed

    @property
    def plan(self) -> FollowUpPlan:
        typed = self.cleaned_data
        wish = Wish(typed["wish"]) if typed["wish"] else None
        months = tuple(int(month) for month in typed["months"])
        return FollowUpPlan(wish, typed["whom"], typed["says"], typed["counted_from"], months)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was said."""
        return not any(self.cleaned_data[name] for name in ("wish", "says", "months"))

    @classmethod
    def of(cls, record: FollowUpRecord | None, typed: QueryDict | None = None) -> FollowUpForm:
        has_days = record is not None and bool(record.open_steps or record.wants_none)
        initial = {
            "wish": record.wish.value if record is not None and record.wish is not None else "",
            "whom": record.whom if record is not None else "",
            "says": record.says if record is not None else "",
            "months": [] if has_days else [str(months) for months in MONTHS],
        }
        return cls(typed, record=record, initial=initial)


class AnswerForm(DatedForm):
    """What came of asking. `may_reopen`: the case is closed."""

    reached = forms.ChoiceField(
        label=_("Did you reach the person?"),
        choices=(("yes", _("Yes, and it was them")), ("no", _("No"))), widget=forms.RadioSelect,
        error_messages=own(_("Choose whether you reached the person.")),
    )  # fmt: skip
    well = forms.ChoiceField(
        label=_("How are they?"), choices=[(well.value, label) for well, label in words.WELL.items()],
        required=False, widget=forms.RadioSelect,
    )  # fmt: skip
    says = text(_("What they say, or what you tried"), _("In their own words, if you reached them."), rows=3)
    needs = text(_("What they need now"), rows=2)
    again_on = day(
        _("Ask again on"), _("Another day than those planned, if the person wants it or did not answer.")
    )
    reopens = forms.BooleanField(label=_("Open the case again: there is something to do"), required=False)
    wants_no_more = forms.BooleanField(
        label=_("They do not want to be contacted any more"), required=False,
        help_text=_("All planned days go, and no new one comes."),
    )  # fmt: skip

    def __init__(self, *args: Any, may_reopen: bool, left_alone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._left_alone = left_alone
        if not may_reopen:
            del self.fields["reopens"]

    def clean_again_on(self) -> date | None:
        again_on: date | None = self.cleaned_data["again_on"]
        today = timezone.localdate()
        if again_on is not None and not today <= again_on <= today + FURTHEST:
            raise forms.ValidationError(_("Choose today or a day within the next two years."))
        return again_on

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        reached = typed.get("reached")
        if reached == "yes" and not typed.get("well"):
            self.add_error("well", _("Choose how they are, as they say it."))
        if reached == "no" and typed.get("well"):
            self.add_error("well", _("Nobody said how they are. Choose nothing here, or “Yes” above."))
        if typed.get("again_on") and typed.get("wants_no_more"):
            self.add_error("again_on", _("They do not want to be contacted any more: leave this day empty."))
        elif typed.get("again_on") and reached == "no" and self._left_alone:
            says = _("They want to be left alone if they do not answer: leave this day empty.")
            self.add_error("again_on", says)
        return typed

    @property
    def answer(self) -> Answer:
        typed = self.cleaned_data
        well = Wellbeing(typed["well"]) if typed["well"] else None
        return Answer(
            typed["reached"] == "yes", well, typed["says"], typed["needs"], typed["happened_on"],
            typed["again_on"], typed["wants_no_more"],
        )  # fmt: skip

    @property
    def reopening(self) -> bool:
        return bool(self.cleaned_data.get("reopens"))


def _reasons() -> list[tuple[str, Any]]:
    return [("", "—"), *((reason.value, label) for reason, label in words.REASONS.items())]


class ClosingForm(VersionedForm):
    """How a case is closed, besides the words of why. What nobody answers yet can be written later."""

    why = forms.ChoiceField(label=_("Reason"), choices=_reasons, required=False)
    danger = forms.ChoiceField(
        label=_("How great is the danger of being exploited again?"),
        choices=[("", _("Not assessed yet")), *LEVELS], required=False, widget=forms.RadioSelect,
    )  # fmt: skip
    danger_says = text(
        _("What speaks for it, and what protects"),
        _("For example debts, who knows where they are, work, somebody at home."), rows=3,
    )  # fmt: skip
    contacts = forms.MultipleChoiceField(
        label=_("Whom to call"),
        help_text=_("From the directory of this node. Ask the person which of them they want."),
        required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    trusted = line(_("Somebody they trust"), _("As the person calls them; it can stand on their paper."))
    held = forms.ChoiceField(
        label=_("Papers, money, a telephone or other things kept here for them"),
        choices=[("", _("Not looked at yet")), *((held.value, label) for held, label in words.HELD.items())],
        required=False, widget=forms.RadioSelect,
    )  # fmt: skip
    held_says = text(_("What it is, and how they get it"), rows=2)

    def __init__(self, *typed: Any, offered: Mapping[str, Contact], **options: Any) -> None:
        super().__init__(*typed, **options)
        self.offered = offered
        choices = [(key, contacts.label_of(contact)) for key, contact in offered.items()]
        self.fields["contacts"].choices = choices  # type: ignore[attr-defined]  # a choice field has them
        if not choices:
            del self.fields["contacts"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("danger") == Level.HIGH and not typed.get("danger_says"):
            self.add_error("danger_says", _("Write what speaks for it, and what protects."))
        if typed.get("held") == Held.STILL_HERE and not typed.get("held_says"):
            self.add_error("held_says", _("Write what is still here, and how they get it."))
        return typed

    @property
    def reason_in_words(self) -> str:
        """Empty where nothing is chosen, or where what is chosen says nothing by itself."""
        why = self.cleaned_data["why"]
        return "" if why in ("", Reason.OTHER) else str(words.REASONS[Reason(why)])

    @property
    def closing(self) -> ClosingPlan:
        typed = self.cleaned_data
        return ClosingPlan(
            Reason(typed["why"]) if typed["why"] else None,
            Level(typed["danger"]) if typed["danger"] else None,
            typed["danger_says"],
            tuple(typed.get("contacts", ())),
            typed["trusted"],
            Held(typed["held"]) if typed["held"] else None,
            typed["held_says"],
        )

    @classmethod
    def of(cls, closing: Closing | None, typed: QueryDict | None = None) -> ClosingForm:
        """None: nothing was written yet."""
        offered = offered_contacts()
        if closing is None:
            return cls(typed, offered=offered)
        initial = {
            "why": closing.reason.value if closing.reason is not None else "",
            "danger": closing.danger.value if closing.danger is not None else "",
            "danger_says": closing.danger_says,
            "contacts": [key for key in closing.contacts if key in offered],
            "trusted": closing.trusted,
            "held": closing.held.value if closing.held is not None else "",
            "held_says": closing.held_says,
        }
        return cls(typed, offered=offered, initial=initial)


class LeavingPaperForm(AccessPaperForm):
    """As for the list of who has looked; and what stands on it."""

    contacts = forms.MultipleChoiceField(
        label=_("Whom to call"), help_text=_("Each number says to whoever finds the paper whom it belongs to."),
        required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    with_trusted = forms.BooleanField(label=_("Whom they trust, as written here"), required=False)
    with_days = forms.BooleanField(
        label=_("On which days they are asked how they are, and what happens if they do not answer"),
        required=False,
    )

    def __init__(self, *typed: Any, offered: Mapping[str, Contact], trusted: str, **options: Any) -> None:
        super().__init__(*typed, **options)
        choices = [(key, contacts.label_of(contact)) for key, contact in offered.items()]
        self.fields["contacts"].choices = choices  # type: ignore[attr-defined]  # a choice field has them
        if not choices:
            del self.fields["contacts"]
        if not trusted:
            del self.fields["with_trusted"]


def typed_of(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
