"""What is typed when a return is handed in, taken over, or sent back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import Text, own
from amanjol.programme.results.kinds import Dimension, Kind
from amanjol.programme.results.models import LONGEST_SOURCE, LONGEST_TEXT
from amanjol.programme.results.words import period_in_words, title_of
from amanjol.programme.returns.bodies import LONGEST_REASON
from amanjol.programme.returns.showing import lines_of
from amanjol.programme.returns.taking_over import Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from amanjol.foundation.letters.beliefs import Trusted
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.programme.results.models import Fact, Indicator, Period
    from amanjol.programme.returns.counting import Return

NONE: Final = ""


class SureForm(forms.Form):
    """Where numbers are doubtful, `doubt` says why, and somebody says first that they are right."""

    def ask(self, doubt: str) -> None:
        if doubt:
            self.fields["is_sure"] = forms.BooleanField(
                label=_("Yes, these numbers are right"),
                help_text=doubt,
                error_messages=own(_("Look at the numbers, and say that they are right.")),
            )


class HandInForm(SureForm):
    """To which of the partners whose words two of us have compared, as given. `proposed` is chosen already."""

    partner = forms.ChoiceField(
        label=_("To whom"),
        help_text=_("The organisation of the programme. Its receivers alone open the letter."),
        widget=forms.RadioSelect,
        error_messages=own(_("Choose to whom it goes.")),
    )

    def __init__(
        self,
        *args: Any,
        partners: Sequence[Trusted],
        proposed: Organisation | None,
        doubt: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ask(doubt)
        self._partners = {str(trusted.row.pk): trusted.partner for trusted in partners}
        choices = [(str(of.row.pk), of.card.name if of.card else "") for of in partners]
        self.fields["partner"].choices = choices  # type: ignore[attr-defined]  # a choice field has them
        self.fields["partner"].initial = next(
            (pk for pk, partner in self._partners.items() if partner == proposed), None
        )

    @property
    def to(self) -> Organisation:
        return self._partners[self.cleaned_data["partner"]]


class PeriodChoiceForm(forms.Form):
    """In which programme the quarter is taken over, where several have it. Comes from the address."""

    period = forms.ChoiceField(label=_("Period"))

    def __init__(self, *args: Any, periods: Sequence[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(row.pk), f"{title_of(row.programme)}: {period_in_words(row)}") for row in periods]
        self.fields["period"].choices = choices  # type: ignore[attr-defined]  # a choice field has them


class TakeOverForm(SureForm):
    """Which indicator each line becomes; a line may become none. `revision` is the one that the page showed.

    `source` is under which name the partner stands in the results: a partner that has one keeps it. Where figures
    stand under the name that is typed, however it is written, somebody says once that it is the same organisation; and
    where one of them is of an indicator that is chosen, why it is corrected: `written` are ids of indicators of which
    this period has figures, by their source. `with_wages`: whether the page showed wages. `withdraws` are facts that
    an earlier revision became and no line becomes now (`ask_to_withdraw`).
    """

    revision = forms.IntegerField(widget=forms.HiddenInput)
    with_wages = forms.BooleanField(widget=forms.HiddenInput, required=False)
    withdraws: frozenset[UUID] = frozenset()

    def __init__(
        self,
        *args: Any,
        counted: Return,
        indicators: Sequence[Indicator],
        asks_source: bool,
        asks_reason: bool,
        taken_sources: set[str],
        written: Mapping[str, set[str]],
        doubt: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._counted = counted
        self._indicators = {str(row.pk): row for row in indicators}
        self._taken = taken_sources
        self._lines = lines_of(counted)
        for name, of in self._lines.items():
            fitting = [(pk, _named(row)) for pk, row in self._indicators.items() if of.fits(row)]
            self.fields[name] = forms.ChoiceField(
                label=f"{of.label}: {counted.value(name)}",
                choices=[(NONE, _("not taken over")), *fitting],
                required=False,
            )
        if asks_source:
            self.fields["source"] = Text(
                label=_("Name of the partner in the results"),
                help_text=_("It stays with this partner. No other partner gets the same."),
                max_length=LONGEST_SOURCE,
            )
            if self.is_bound and self._typed_source() in taken_sources:
                chosen = {self.data.get(self.add_prefix(name), NONE) for name in self._lines}
                asks_reason = asks_reason or bool(chosen & written.get(self._typed_source(), set()))
                self.fields["is_same"] = forms.BooleanField(
                    label=_("The figures under this name are of this very partner"), required=False
                )
        if asks_reason:
            self._ask_reason()
        self.ask(doubt)

    def ask_to_withdraw(self, period: Period, became: Sequence[Fact]) -> None:
        """`became` are the facts of earlier revisions; those are named that no line becomes."""
        left = self._left(period, became)
        self.withdraws = frozenset(fact.pk for fact in left)
        if not left:
            return
        self._ask_reason()
        self.fields["withdraws"] = forms.MultipleChoiceField(
            label=_("Withdraw these earlier figures"),
            choices=[(str(fact.pk), _named(fact.indicator)) for fact in left],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            help_text=_(
                "An earlier revision became them, and no line becomes them now: they count as 0 once approved."
            ),
        )

    def _ask_reason(self) -> None:
        self.fields["reason"] = Text(
            label=_("Why earlier figures are corrected, or come after the period was locked"),
            help_text=_("Stands beside both figures."),
            max_length=LONGEST_TEXT,
        )

    def _left(self, period: Period, became: Sequence[Fact]) -> list[Fact]:
        """Of what earlier revisions became, what no line becomes that is chosen, or proposed at first."""
        if self.is_bound:
            chosen = {self.data.get(self.add_prefix(name), NONE) for name in self._lines}
        else:
            chosen = {self.initial.get(name, NONE) for name in self._lines}
        return [
            fact for fact in became if fact.period_id != period.pk or str(fact.indicator_id) not in chosen
        ]

    def clean_source(self) -> str:
        """As it is written in the results already, where it differs in capital letters alone."""
        return self._typed_source()

    def clean_withdraws(self) -> list[str]:
        """Each by itself: what was ticked on a page that named fewer withdraws no others."""
        ticked: list[str] = self.cleaned_data["withdraws"]
        if {str(pk) for pk in self.withdraws} - set(ticked):
            raise forms.ValidationError(
                _("Say of each of these figures that it is withdrawn, or choose a line that becomes it.")
            )
        return ticked

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        chosen = [cleaned[name] for name in self._lines if cleaned.get(name)]
        if not chosen:
            self.add_error(None, _("Choose an indicator for one line at least, or send the return back."))
        if len(set(chosen)) < len(chosen):
            self.add_error(None, _("Two lines cannot become one indicator."))
        if "is_same" in self.fields and not cleaned.get("is_same"):
            says = _(
                "Figures stand under this name already. Is it the same organisation? Else choose another name."
            )
            self.add_error("source", says)
        return cleaned

    @property
    def lines(self) -> dict[str, Line]:
        """Those that become figures. Parts go along with all people alone, and none that is of few."""
        chosen = {name: self.cleaned_data[name] for name in self._lines if self.cleaned_data[name]}
        return {
            name: Line(
                self._indicators[pk],
                self._counted.value(name),
                self._parts(name, self._indicators[pk]),
                self._lines[name].currency,
            )
            for name, pk in chosen.items()
        }

    def _parts(self, name: str, indicator: Indicator) -> dict[str, Mapping[str, int]]:
        if name != "people" or indicator.kind != Kind.PEOPLE:
            return {}
        return {
            code: self._counted.parts[Dimension(code)]
            for code in indicator.dimensions
            if self._counted.is_told(Dimension(code))
        }

    def _typed_source(self) -> str:
        typed = str(self.fields["source"].to_python(self.data.get(self.add_prefix("source"))))
        written = {name.casefold(): name for name in self._taken}
        return written.get(typed.casefold(), typed)


class BackForm(forms.Form):
    reason = Text(
        label=_("Why it goes back"),
        help_text=_("The partner reads it. Name nobody who was helped."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _named(row: Indicator) -> str:
    return f"{row.code} {title_of(row)}"
