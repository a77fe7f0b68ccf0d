"""What is chosen when an advocate is asked, and when they have answered: codes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from amanjol.casework.desk.fields import own
from amanjol.casework.legal_aid.offers.records import Declined, Ended, OutOfOrder, Passed
from amanjol.casework.legal_aid.offers.words import CONFLICT, DECLINED, ENDED, OUT_OF_ORDER, PASSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.casework.legal_aid.offers.queries import OpenedOffer

_CHOOSE: Any = _("Choose one.")
_OF_LIFTED: Final = (
    OutOfOrder.KNOWN_TO_PERSON,
    OutOfOrder.EXPERIENCE,
    OutOfOrder.FIRST_BUSY,
    OutOfOrder.NEARER,
)
"""Why somebody comes so early in a row of three: the others are of one who is asked alone."""


class KnownForm(forms.Form):
    """What the button says."""

    knows = forms.BooleanField(required=False)


class ByTelephoneForm(forms.Form):
    """`in_danger`: somebody whom the NGO knows; `is_first`: then no reason is asked; who `is_best` and not first is so
    only as the person knows them; `is_planned`: who comes from a plan reads its reason.
    """

    out_of_order = forms.ChoiceField(
        label=_("Why not the first of the proposals"),
        choices=[(reason.value, words) for reason, words in OUT_OF_ORDER.items()],
        widget=forms.RadioSelect,
        error_messages=own(_CHOOSE),
    )
    known = forms.BooleanField(
        label=_("The NGO knows this lawyer, and said so on the telephone"),
        error_messages=own(_("Life is in danger: only somebody whom the NGO knows is asked.")),
    )

    def __init__(
        self,
        *args: Any,
        is_first: bool,
        is_best: bool,
        in_danger: bool,
        is_planned: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if is_best:
            self.fields["out_of_order"].label = _(
                "This lawyer is first only because the person is said to know them. Why this one?"
            )
        if is_planned:
            self.fields["out_of_order"].initial = OutOfOrder.PLANNED.value
        if is_first or in_danger:
            del self.fields["out_of_order"]
        if not in_danger:
            del self.fields["known"]

    @property
    def reason(self) -> OutOfOrder | None:
        typed = self.cleaned_data.get("out_of_order")
        return OutOfOrder(typed) if typed else None

    @property
    def is_known(self) -> bool:
        return bool(self.cleaned_data.get("known"))


class NextForm(forms.Form):
    """`lifted`: names of those who stand so far up only as the person is said to know them. With nobody no reason is
    asked; None is the form as it comes back, whose reason the act itself asks for where it needs one.
    """

    out_of_order = forms.ChoiceField(
        choices=[(reason.value, OUT_OF_ORDER[reason]) for reason in _OF_LIFTED], widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, lifted: Sequence[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if lifted is None:
            self.fields["out_of_order"].required = False
        elif lifted:
            words = ngettext(
                "%(names)s comes so early only because the person is said to know them. Why this lawyer?",
                "%(names)s come so early only because the person is said to know them. Why these lawyers?",
                len(lifted),
            )
            self.fields["out_of_order"].label = words % {"names": ", ".join(lifted)}
        else:
            del self.fields["out_of_order"]

    @property
    def reason(self) -> OutOfOrder | None:
        typed = self.cleaned_data.get("out_of_order")
        return OutOfOrder(typed) if typed else None


class AcceptForm(forms.Form):
    """How many steps the offer had on the page: names that a colleague told meanwhile were not heard in this call."""

    acts = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10_000)


class DeclinedForm(forms.Form):
    """A conflict can be told only of somebody whose names were told."""

    reason = forms.ChoiceField(label=_("Why"), widget=forms.RadioSelect, error_messages=own(_CHOOSE))

    def __init__(self, *args: Any, with_conflict: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {Declined.CONFLICT: CONFLICT, **DECLINED} if with_conflict else DECLINED
        self.fields["reason"].choices = [(reason.value, text) for reason, text in words.items()]  # type: ignore[attr-defined]  # a choice field has them

    @property
    def code(self) -> Declined:
        return Declined(self.cleaned_data["reason"])


class PassedForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why"), widget=forms.RadioSelect, error_messages=own(_CHOOSE))

    def __init__(self, *args: Any, offer: OpenedOffer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [
            (code, text) for code, text in PASSED.items() if offer.is_over or code is not Passed.DEADLINE
        ]
        self.fields["reason"].choices = [(reason.value, text) for reason, text in words]  # type: ignore[attr-defined]  # as above

    @property
    def code(self) -> Passed:
        return Passed(self.cleaned_data["reason"])


class EndedForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[(reason.value, words) for reason, words in ENDED.items()],
        widget=forms.RadioSelect,
        error_messages=own(_CHOOSE),
    )

    @property
    def code(self) -> Ended:
        return Ended(self.cleaned_data["reason"])
