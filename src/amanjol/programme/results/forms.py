"""What a programme manager types: texts in two languages, whole numbers, and on what a figure rests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import Text
from amanjol.casework.desk.sums import CURRENCIES
from amanjol.foundation.web.versions import VersionedForm
from amanjol.foundation.web.whole_numbers import WholeNumberField
from amanjol.programme.results.kinds import FEW, PARTS, Dimension, Kind, Length, NoNumber
from amanjol.programme.results.models import LONGEST_SOURCE, LONGEST_TEXT, LONGEST_TITLE
from amanjol.programme.results.spans import spans
from amanjol.programme.results.words import span_in_words, title_of

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from amanjol.programme.results.models import Indicator, Programme

LARGEST: Final = 10**12
_DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_ENGLISH: Final = _("In English")
_RUSSIAN: Final = _("In Russian")


def _line(label: Any, help_text: Any = "", *, longest: int = LONGEST_TITLE, required: bool = True) -> Text:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return Text(label=label, help_text=help_text, max_length=longest, required=required, widget=widget)


def _text(label: Any, help_text: Any = "", *, required: bool = True) -> Text:
    widget = forms.Textarea(attrs={"rows": 3})
    return Text(label=label, help_text=help_text, max_length=LONGEST_TEXT, required=required, widget=widget)


def _number(label: Any, help_text: Any = "", *, required: bool = True) -> WholeNumberField:
    return WholeNumberField(
        label=label, help_text=help_text, required=required, min_value=0, max_value=LARGEST,
    )  # fmt: skip


def _source() -> Text:
    """The page that shows it lists the sources of earlier periods under this name."""
    widget = forms.TextInput(attrs={"autocomplete": "off", "list": "sources"})
    return Text(
        label=_("Who counted"), help_text=_("An organisation, a list, a system."), max_length=LONGEST_SOURCE,
        widget=widget,
    )  # fmt: skip


def _currency(help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Currency"),
        required=False,
        choices=[("", "—"), *((code, code) for code in CURRENCIES)],
        help_text=help_text,
    )


class ProgrammeForm(VersionedForm):
    title_en = _line(_("Name in English"))
    title_ru = _line(_("Name in Russian"))
    begins_on = forms.DateField(label=_("First day"), widget=_DAY)
    ends_on = forms.DateField(label=_("Last day"), widget=_DAY)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("begins_on"), cleaned.get("ends_on")
        if first and last and not first <= last:
            self.add_error("ends_on", _("The last day is not before the first."))
        if first and last and last.year - first.year > 20:
            self.add_error("ends_on", _("A programme of more than twenty years: look at the days again."))
        return cleaned


class NewProgrammeForm(ProgrammeForm):
    with_starter = forms.BooleanField(
        label=_("Begin with the starter set"), required=False, initial=True,
        help_text=_("Four results and six indicators. All of them can be changed."),
    )  # fmt: skip
    currency = _currency()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("with_starter") and not cleaned.get("currency"):
            self.add_error("currency", _("Choose in which currency wages recovered are counted."))
        return cleaned


class ResultForm(VersionedForm):
    code = _line(_("Number"), longest=20)
    title_en = _line(_ENGLISH)
    title_ru = _line(_RUSSIAN)


class IndicatorForm(VersionedForm):
    code = _line(_("Number"), longest=20)
    title_en = _line(_("Name in English"))
    title_ru = _line(_("Name in Russian"))
    definition_en = _text(_("Definition in English"), _("Who or what counts, and what does not."))
    definition_ru = _text(_("Definition in Russian"))
    kind = forms.ChoiceField(
        label=_("What is counted"), choices=Kind.choices, widget=forms.RadioSelect,
        help_text=_("Stands once something was counted. Two kinds are never added."),
    )  # fmt: skip
    currency = _currency(
        _("Each currency needs an indicator of its own: they are neither added nor converted.")
    )
    baseline = _number(_("Before the programme"), _("Empty where nobody knows."), required=False)
    dimensions = forms.MultipleChoiceField(
        label=_("Told apart by"), choices=Dimension.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("People alone, each by itself."),
    )  # fmt: skip
    source = _line(_("Where it comes from"), longest=300, required=False)
    is_headline = forms.BooleanField(label=_("Stands first on the page"), required=False)
    beside = forms.ChoiceField(
        label=_("Always shown beside it"),
        required=False,
        help_text=_("What keeps the figure from pushing anybody."),
    )

    def __init__(self, *args: Any, others: QuerySet[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._others = {str(row.pk): row for row in others}
        choices = [("", "—"), *((pk, f"{row.code} {title_of(row)}") for pk, row in self._others.items())]
        self.fields["beside"].choices = choices  # type: ignore[attr-defined]  # a choice field has them

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        is_money = cleaned.get("kind") == Kind.MONEY
        if is_money and not cleaned.get("currency"):
            self.add_error("currency", _("Choose the currency."))
        if not is_money:
            cleaned["currency"] = ""
        if cleaned.get("dimensions") and cleaned.get("kind") != Kind.PEOPLE:
            self.add_error("dimensions", _("Only people are told apart by sex and age: take the marks out."))
        cleaned["beside"] = self._others.get(cleaned.get("beside", ""))
        return cleaned


class PeriodForm(forms.Form):
    """One of the whole periods that touch the days of the programme and are not there yet."""

    span = forms.ChoiceField(label=_("Period"))

    def __init__(self, *args: Any, programme: Programme, taken: set[tuple[str, date]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._spans = {
            f"{length}:{first}": (length, first, last)
            for length, first, last in spans(programme.begins_on, programme.ends_on)
            if (length.value, first) not in taken
        }
        groups: dict[Length, list[tuple[str, str]]] = {}
        for code, (length, first, _last) in self._spans.items():
            groups.setdefault(length, []).append((code, span_in_words(length, first)))
        choices = [("", _("Choose")), *((length.label, there) for length, there in groups.items())]
        self.fields["span"].choices = choices  # type: ignore[attr-defined]  # a choice field has them

    @property
    def chosen(self) -> tuple[Length, date, date]:
        return self._spans[self.cleaned_data["span"]]


class TargetForm(VersionedForm):
    """`is_locked`: the target stands, and only the reason is still written. One that was given and is changed asks
    why.
    """

    value = _number(_("Target"), _("Empty where none is set."), required=False)
    why = _text(_("Why the target is changed"), _("Stands beside the earlier target."), required=False)
    gap = _text(
        _("Why it was not reached"),
        _("Asked before the period is locked, where less was done."),
        required=False,
    )

    def __init__(self, *args: Any, is_locked: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_locked:
            del self.fields["value"]
        if is_locked or self.initial.get("value") is None:
            del self.fields["why"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "why" not in self.fields or "value" not in cleaned:
            return cleaned
        if cleaned["value"] != self.initial["value"] and not cleaned.get("why"):
            self.add_error("why", _("Write why the target is changed."))
        return cleaned


class AnswerForm(forms.Form):
    """That a source was heard from and gives no number."""

    source = _source()
    says = forms.ChoiceField(label=_("What was reported"), choices=NoNumber.choices, widget=forms.RadioSelect)


class FigureForm(forms.Form):
    """A new figure, or a correction, which has a reason. Parts are left empty, or add up to the value.

    A source that is not among the `expected` ones is asked about once; None expects any.
    """

    source = _source()
    is_new_source = forms.BooleanField(label=_("It is a new organisation: go on"), required=False)
    value = _number(_("How many"))
    of_organisations = forms.IntegerField(
        label=_("Counted by so many organisations"), min_value=1, max_value=1_000, initial=1,
        help_text=_("Each counted its own: some people may be in two of them."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    evidence = _text(_("On what it rests"), _("Without a name of anybody who was helped."))
    link = forms.CharField(
        label=_("Link to it"), required=False, max_length=500, validators=[URLValidator(schemes=["https"])],
        widget=forms.URLInput(attrs={"autocomplete": "off", "inputmode": "url"}),
        error_messages={"invalid": _("The whole address, which begins with https://")},
    )  # fmt: skip
    reason = _text(_("Why it is corrected"), _("Stands beside both figures."))

    def __init__(
        self,
        *args: Any,
        indicator: Indicator,
        corrects: bool,
        is_locked: bool,
        expected: set[str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if expected is None or not self.is_bound or self._typed_source() in expected:
            del self.fields["is_new_source"]
        self._dimensions = [Dimension(dimension) for dimension in indicator.dimensions]
        for dimension in self._dimensions:
            for place, (code, label) in enumerate(PARTS[dimension].items()):
                says = (
                    ""
                    if place
                    else _("All parts together are the value, or all are left empty. None below ten people.")
                )
                self.fields[f"{dimension}-{code}"] = _number(label, says, required=False)
        if corrects:
            del self.fields["source"]
        elif is_locked:
            self.fields["reason"].label = _("Why it comes after the period was locked")
        else:
            del self.fields["reason"]
        self.order_fields([name for name in self.fields if name not in {"evidence", "link", "reason"}])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "is_new_source" in self.fields and not cleaned.get("is_new_source"):
            says = _("No such source in the period before. Is it a new organisation, or another spelling?")
            self.add_error("source", says)
        parts = {}
        for dimension in self._dimensions:
            there = {code: cleaned.pop(f"{dimension}-{code}", None) for code in PARTS[dimension]}
            if all(value is None for value in there.values()):
                continue
            parts[dimension.value] = {code: value or 0 for code, value in there.items()}
            self._check_parts(dimension, parts[dimension.value], cleaned.get("value"))
        cleaned["parts"] = parts
        return cleaned

    def _typed_source(self) -> str:
        return str(self.fields["source"].to_python(self.data.get(self.add_prefix("source"))))

    def _check_parts(self, dimension: Dimension, parts: dict[str, int], value: int | None) -> None:
        first = f"{dimension}-{next(iter(parts))}"
        if any(0 < part < FEW for part in parts.values()):
            says = _("Fewer than %(few)s people in a part could be recognised: leave “%(name)s” empty.")
            self.add_error(first, says % {"few": FEW, "name": dimension.label})
        elif value is not None and sum(parts.values()) != value:
            says = _("The parts add up to %(sum)s, and not to %(value)s. Correct the parts or the sum.")
            self.add_error(first, says % {"sum": sum(parts.values()), "value": value})

    @property
    def values(self) -> dict[str, Any]:
        """As the actions take it."""
        cleaned = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in {"source", "is_new_source"}
        }
        return {"reason": "", **cleaned}


class SendBackForm(forms.Form):
    says = _text(_("What has to be looked at again"))
