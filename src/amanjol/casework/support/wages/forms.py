"""What is typed of wages that were owed: what the person decided, and what came into their hands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import DatedForm, one_of, own, text
from amanjol.casework.desk.sums import CURRENCIES, LARGEST
from amanjol.casework.support.wages import words
from amanjol.casework.support.wages.actions import Received
from amanjol.casework.support.wages.records import Decision, Way
from amanjol.foundation.web.versions import VersionedForm
from amanjol.foundation.web.whole_numbers import WholeNumberField

if TYPE_CHECKING:
    from django.http import QueryDict

    from amanjol.casework.support.wages.records import Decided, Payment


class DecisionForm(VersionedForm, DatedForm):
    """Begins with what holds now, without the words that were said to it, and with today: another decision is written
    beside it.
    """

    decision = one_of(
        _("What the person decided"),
        _(
            "Ask once they know what a claim can bring and what it can cost. Each answer is as good as the others, it"
            " can change any day, and help depends on none. Nobody calls the employer because of it."
        ),
        missing=_("Choose what the person decided."),
        choices=[(decision.value, label) for decision, label in words.DECISIONS.items()],
    )
    says = text(_("In their own words"), rows=2)

    def __init__(self, *typed: Any, **options: Any) -> None:
        super().__init__(*typed, **options)
        self.fields["happened_on"].label = _("Decided on")

    @classmethod
    def of(cls, held: Decided | None, typed: QueryDict | None = None) -> DecisionForm:
        initial = {} if held is None else {"decision": held.decision.value}
        return cls(typed, initial=initial)


class ReceivedForm(VersionedForm, DatedForm):
    """A payment, new or to be corrected. Only what is to be corrected can be struck."""

    amount = WholeNumberField(
        label=words.OF_PAYMENT["amount"],
        help_text=_(
            "What is in the person’s hands. What is claimed, awarded or promised is not written here."
        ),
        min_value=1,
        max_value=LARGEST,
        error_messages=own(_("Write how much came.")),
    )
    currency = forms.ChoiceField(
        label=_("Currency"),
        choices=[("", "—"), *((code, code) for code in CURRENCIES)],
        error_messages=own(_("Choose the currency in which it came.")),
    )
    way = one_of(
        words.OF_PAYMENT["way"],
        missing=_("Choose how it came."),
        choices=[(way.value, label) for way, label in words.WAYS.items()],
    )
    says = text(words.OF_PAYMENT["says"], rows=2)
    is_struck = forms.BooleanField(
        label=words.OF_PAYMENT["is_struck"],
        help_text=_("It stays here, crossed out, and counts nowhere."),
        required=False,
    )

    def __init__(self, *typed: Any, corrects: bool, **options: Any) -> None:
        super().__init__(*typed, **options)
        self.fields["happened_on"].label = words.OF_PAYMENT["on"]
        if not corrects:
            del self.fields["is_struck"]

    @property
    def received(self) -> Received:
        typed = self.cleaned_data
        return Received(
            typed["amount"], typed["currency"], Way(typed["way"]), typed["says"], typed["happened_on"],
            typed.get("is_struck", False),
        )  # fmt: skip

    @classmethod
    def of(cls, payment: Payment, typed: QueryDict | None = None) -> ReceivedForm:
        initial = {
            "amount": payment.amount,
            "currency": payment.currency,
            "way": payment.way.value,
            "says": payment.says,
            "is_struck": payment.is_struck,
            "happened_on": payment.on,
        }
        return cls(typed, corrects=True, initial=initial)


def decision_of(form: DecisionForm) -> dict[str, Any]:
    """As the act takes it."""
    typed = form.cleaned_data
    on = typed["happened_on"] or timezone.localdate()
    return {"decision": Decision(typed["decision"]), "says": typed["says"], "on": on}
