"""What is typed in a block: English and Russian side by side, and what it refers to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Self

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import one_of, own
from amanjol.foundation.web.versions import VersionedForm
from amanjol.programme.newsletter.digits import REFERENCE, look_like_figures, referred
from amanjol.programme.newsletter.forms.fields import reason, title, words
from amanjol.programme.newsletter.kinds import (
    FEWEST_PLOTTED,
    MOST_PLOTTED,
    BlockKind,
    PlotKind,
    StoryHeading,
    TextState,
    count_key,
    figure_key,
)
from amanjol.programme.outreach.languages import LANGUAGES
from amanjol.programme.results import punished

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.http import QueryDict

    from amanjol.programme.newsletter.models import Block, Quote

TEXTS: Final = ("title_en", "title_ru", "text_en", "text_ru")
_BRACES: Final = re.compile(r"[{}]")
REFERS: Final = {
    BlockKind.FIGURE: (_("Which figure"), _("Choose a figure.")),
    BlockKind.EVENT: (_("Which event"), _("Choose an event.")),
    BlockKind.RECOMMENDATION: (_("Which recommendation"), _("Choose a recommendation.")),
    BlockKind.STORY: (_("Which story"), _("Choose a story.")),
}


class BlockForm(VersionedForm):
    """`refers` are the rows that a block of this kind may refer to, each an id and words; of a text there are none."""

    refers = forms.ChoiceField()
    title_en = title(_("Heading in English"))
    title_ru = title(_("Heading in Russian"))
    text_en = words(_("Text in English"))
    text_ru = words(_("Text in Russian"))
    ready_en = forms.BooleanField(label=_("The English is ready"), required=False)
    ready_ru = forms.BooleanField(label=_("The Russian is ready"), required=False)
    digits_why = reason(
        _("Why digits stand in the text"),
        _("Only where digits look like a figure and are none, such as a phone number or an age."),
        missing="",
    )

    def __init__(
        self,
        *args: Any,
        kind: str,
        refers: Sequence[tuple[str, str]] = (),
        numbers: Collection[int] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._numbers = set(numbers)
        if kind == BlockKind.TEXT:
            del self.fields["refers"]
        else:
            field: Any = self.fields["refers"]
            field.label, field.error_messages["required"] = REFERS[BlockKind(kind)]
            field.choices = [("", "—"), *refers]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        typed = {name: self.cleaned_data.get(name) or "" for name in TEXTS}
        if not set(TEXTS) & self.errors.keys() and not (typed["text_en"] or typed["text_ru"]):
            self.add_error("text_en", _("Write the text in English or in Russian; in the end in both."))
        punished.check(self, TEXTS)
        for name, text in typed.items():
            self._check_references(name, text)
        self._check_titles(typed)
        self._check_digits(typed)
        return cleaned

    def _check_references(self, name: str, text: str) -> None:
        if missing := referred(text) - self._numbers:
            says = gettext("This issue quotes no figure with the number %(number)s.") % {
                "number": min(missing)
            }
            self.add_error(name, says)
        if _BRACES.search(REFERENCE.sub("", text)):
            self.add_error(name, _("A figure is written as {figure:1}; braces stand for nothing else."))

    def _check_titles(self, typed: dict[str, str]) -> None:
        """A heading in one language alone would be missing in the other."""
        if bool(typed["title_en"]) != bool(typed["title_ru"]) and typed["text_en"] and typed["text_ru"]:
            self.add_error(
                "title_ru" if typed["title_en"] else "title_en", _("Write the heading in both languages.")
            )

    def _check_digits(self, typed: dict[str, str]) -> None:
        if self.cleaned_data.get("digits_why"):
            return
        for name, text in typed.items():
            if places := look_like_figures(text):
                says = gettext(
                    "This looks like a figure: %(places)s. Quote a released one, or write below why it is none."
                )
                self.add_error(name, says % {"places": "; ".join(places[:5])})

    @property
    def values(self) -> dict[str, Any]:
        """For `actions/writing.py`, without what it refers to."""
        values = {name: self.cleaned_data[name] for name in (*TEXTS, "digits_why")}
        for code in LANGUAGES:
            is_ready = self.cleaned_data[f"ready_{code}"]
            values[f"state_{code}"] = TextState.READY if is_ready else TextState.DRAFT
        return values

    @classmethod
    def of(
        cls,
        row: Block,
        refers: Sequence[tuple[str, str]],
        numbers: Collection[int],
        typed: QueryDict | None = None,
    ) -> Self:
        stands: dict[str, Any] = {name: getattr(row, name) for name in (*TEXTS, "digits_why")}
        stands |= {f"ready_{code}": getattr(row, f"state_{code}") == TextState.READY for code in LANGUAGES}
        stands["refers"] = referred_by(row)
        return cls(typed, kind=row.kind, refers=refers, numbers=numbers, initial=stands)


class PlotForm(BlockForm):
    """Which released figures, how they are drawn, what they say (the title), and the sentence beside it."""

    figures = forms.MultipleChoiceField(
        label=_("Which figures"), help_text=_("Two to twelve, of one kind and of periods of one length."),
        widget=forms.CheckboxSelectMultiple, error_messages=own(_("Choose at least two figures.")),
    )  # fmt: skip
    plotted_as = one_of(
        _("How they are drawn"), missing=_("Choose how they are drawn."), choices=list(PlotKind.choices)
    )
    field_order = ("figures", "plotted_as")

    def __init__(
        self, *args: Any, released: Sequence[tuple[str, str]], numbers: Collection[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, kind=BlockKind.TEXT, numbers=numbers, **kwargs)
        field: Any = self.fields["figures"]
        field.choices = released
        for code, label in (("en", _("What it says, in English")), ("ru", _("What it says, in Russian"))):
            self.fields[f"title_{code}"].label = label
            self.fields[f"text_{code}"].label = {
                "en": _("Sentence in English"),
                "ru": _("Sentence in Russian"),
            }[code]

    def clean_figures(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["figures"]
        if not FEWEST_PLOTTED <= len(chosen) <= MOST_PLOTTED:
            raise forms.ValidationError(_("Choose two to twelve figures."))
        return chosen

    def _check_titles(self, typed: dict[str, str]) -> None:
        for code in LANGUAGES:
            if typed[f"text_{code}"] and not typed[f"title_{code}"]:
                self.add_error(f"title_{code}", _("Write what the figures say: it stands above them."))

    @property
    def values(self) -> dict[str, Any]:
        return super().values | {"plotted_as": self.cleaned_data["plotted_as"]}

    @classmethod
    def of_plot(
        cls,
        row: Block,
        released: Sequence[tuple[str, str]],
        quotes: Sequence[Quote],
        typed: QueryDict | None = None,
    ) -> Self:
        stands: dict[str, Any] = {name: getattr(row, name) for name in (*TEXTS, "digits_why", "plotted_as")}
        stands |= {f"ready_{code}": getattr(row, f"state_{code}") == TextState.READY for code in LANGUAGES}
        by_number = {quote.number: key_of(quote) for quote in quotes}
        stands["figures"] = [by_number[number] for number in row.figures if number in by_number]
        return cls(typed, released=released, numbers=by_number, initial=stands)


class StoryForm(VersionedForm):
    """Which story, and one of few headings: about somebody nothing is typed beside what the gate has let out."""

    refers = forms.ChoiceField()
    heading = one_of(_("Heading"), missing=_("Choose the heading."), choices=list(StoryHeading.choices))

    def __init__(self, *args: Any, refers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["refers"]
        field.label, field.error_messages["required"] = REFERS[BlockKind.STORY]
        field.choices = [("", "—"), *refers]

    @property
    def values(self) -> dict[str, Any]:
        """As of `BlockForm`."""
        return {"heading": self.cleaned_data["heading"]}

    @classmethod
    def of(cls, row: Block, refers: Sequence[tuple[str, str]], typed: QueryDict | None = None) -> Self:
        return cls(typed, refers=refers, initial={"refers": referred_by(row), "heading": row.heading})


class QuoteForm(forms.Form):
    """Which released figure the issue quotes."""

    figure = forms.ChoiceField(label=_("Released figure"))

    def __init__(self, *args: Any, released: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["figure"].choices = [("", "—"), *released]  # type: ignore[attr-defined]  # it is a choice
        self.fields["figure"].error_messages["required"] = _("Choose a figure.")


def referred_by(row: Block) -> str:
    """The id under which the form offers what the block refers to."""
    if row.quote is not None:
        return key_of(row.quote)
    return str(row.event_id or row.recommendation_id or row.permit or "")


def key_of(quote: Quote) -> str:
    """Under which a form offers it."""
    if quote.release_id is not None:
        return count_key(quote.number)
    return figure_key(quote.indicator_id, quote.period_id)
