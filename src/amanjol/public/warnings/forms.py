"""What people type: a warning out of the catalogue and a few words of their own; days; what is right instead."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.directory import queries as directory
from amanjol.foundation.web.versions import VersionedForm
from amanjol.public.guide import queries as guide
from amanjol.public.guide.content_shapes import MONTH
from amanjol.public.guide.days import DAY_FORMATS
from amanjol.public.guide.faults import punished_sentence
from amanjol.public.packs.editions import text_in
from amanjol.public.packs.languages import written_languages
from amanjol.public.warnings import queries
from amanjol.public.warnings.document import may_be_shown
from amanjol.public.warnings.kinds import (
    LONGEST_TEXT,
    MOST_ADVICE,
    MOST_DAYS,
    USUAL_DAYS,
    Sureness,
    leads_away,
    seen_alone,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from django.forms.boundfield import BoundField

    from amanjol.public.warnings.catalogue import Kind, Piece, Region
    from amanjol.public.warnings.models import PublicWarning

_NOBODY = ("", _("Not chosen"))


class FreeTexts(forms.Form):
    """A few words in each language, as far as they are written: `texts` after it was found valid."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, _name in written_languages():
            marks = {"lang": code, "rows": 3, "autocomplete": "off"}
            self.fields[f"text_{code}"] = forms.CharField(
                label=_name, required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs=marks)
            )

    @property
    def languages(self) -> list[BoundField]:
        return [self[f"text_{code}"] for code in self._codes()]

    def _codes(self) -> list[str]:
        """Of those that it asks for."""
        return [code for code, _name in written_languages() if f"text_{code}" in self.fields]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        listed, texts = guide.standings(), {}
        for code in self._codes():
            field = f"text_{code}"
            text = " ".join(seen_alone(str(cleaned.get(field, ""))).split())
            if match := listed.punished_in(text):
                self.add_error(field, punished_sentence(*match))
            if leads_away(text):
                says = _("Write no telephone number and no link: choose whom to call from the directory.")
                self.add_error(field, says)
            if text:
                texts[code] = text
        cleaned["texts"] = texts
        return cleaned


class WarningForm(FreeTexts, VersionedForm):
    kind = forms.ChoiceField(label=_("What happens"))
    sureness = forms.ChoiceField(label=_("How sure it is"), choices=Sureness, widget=forms.RadioSelect)
    source = forms.ChoiceField(
        label=_("Source"), required=False,
        help_text=_("Of the guide. Needed where a state office or a report said it; readers see the publisher."),
    )  # fmt: skip
    country = forms.ChoiceField(label=_("Country"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    trade = forms.ChoiceField(label=_("Work"), required=False)
    channel = forms.ChoiceField(label=_("Where it is offered"), required=False)
    month = forms.RegexField(
        label=_("Month"), regex=rf"^{MONTH.pattern}$", required=False,
        widget=forms.TextInput(attrs={"type": "month", "placeholder": "2026-11"}),
        error_messages={"invalid": _("Write a month, such as 2026-03.")},
    )  # fmt: skip
    advice = forms.MultipleChoiceField(
        label=_("What to do"), widget=forms.CheckboxSelectMultiple, help_text=_("One to three.")
    )
    contact = forms.ChoiceField(
        label=_("Whom to call"), required=False,
        help_text=_("From the directory. Readers are told whether somebody dialled it and was answered."),
    )  # fmt: skip
    days = forms.IntegerField(
        label=_("How many days it holds"), initial=USUAL_DAYS, min_value=1, max_value=MOST_DAYS,
        help_text=_("From the day on which it is approved; it ends by itself, also without a network."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        catalogue = queries.catalogue()
        for name, pieces in (
            ("country", catalogue.countries), ("region", catalogue.regions), ("trade", catalogue.trades),
            ("channel", catalogue.channels),
        ):  # fmt: skip
            self._offer(name, [_NOBODY, *_named(pieces)])
        self._offer("kind", [(key, _of(kind.title)) for key, kind in catalogue.kinds.items()])
        self._offer("advice", _named(catalogue.advice))
        self._offer("source", [_NOBODY, *sources()])
        self._offer("contact", [_NOBODY, *_contacts()])
        for name, words in (
            ("source", _("Search: publisher, title or year")),
            ("contact", _("Search: country, service or number")),
        ):
            self.fields[name].widget.attrs["data-narrowing"] = words

    @property
    def choices(self) -> list[BoundField]:
        return [field for field in self if not field.name.startswith("text_")]

    def clean_advice(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["advice"]
        if len(chosen) > MOST_ADVICE:
            raise forms.ValidationError(_("Choose three at most: nobody reads more in passing."))
        return chosen

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        region = queries.catalogue().regions.get(cleaned.get("region", ""))
        if region and region.country != cleaned.get("country"):
            self.add_error("region", _("This region lies in another country: choose that, or no region."))
        is_told = cleaned.get("sureness") == Sureness.SEVERAL
        if is_told and cleaned.get("source"):
            self.add_error(
                "source", _("What people told us names no source: take it out, or say who said it.")
            )
        if "sureness" in cleaned and not is_told and "source" in cleaned and not cleaned["source"]:
            self.add_error(
                "source", _("Choose the source that says so. One that the guide lacks is added first.")
            )
        if cleaned.get("month", "") > timezone.localdate().isoformat()[:7]:
            self.add_error("month", _("This month has not come yet: write this or an earlier one."))
        return cleaned

    def fill(self, warning: PublicWarning) -> PublicWarning:
        """With what was typed; not saved."""
        for name in self._WRITTEN:
            setattr(warning, name, self.cleaned_data[name])
        warning.texts = self.cleaned_data["texts"]
        return warning

    _WRITTEN: Final = (
        "kind", "sureness", "source", "country", "region", "trade", "channel", "month", "advice", "contact", "days",
    )  # fmt: skip

    @classmethod
    def of(cls, warning: PublicWarning, typed: Any = None) -> WarningForm:
        written = {name: getattr(warning, name) for name in cls._WRITTEN}
        texts = {f"text_{code}": text for code, text in warning.texts.items()}
        return cls(typed, initial=written | texts)

    @classmethod
    def new(cls, kind: Kind, typed: Any = None) -> WarningForm:
        """The advice that fits the kind is chosen already."""
        return cls(typed, initial={"kind": kind.key, "advice": list(kind.advice)})

    def _offer(self, name: str, offered: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = offered


class SeenForm(forms.Form):
    """What was looked at before it is approved."""

    seen = forms.CharField(max_length=64)


class SendBackForm(forms.Form):
    words = forms.CharField(
        label=_("What is to change, in one sentence"), max_length=300, strip=True,
        error_messages={"required": _("Say in one sentence what is to change.")},
    )  # fmt: skip


class UntilForm(forms.Form):
    until = forms.DateField(
        label=_("New last day"), input_formats=DAY_FORMATS, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Say until when."), "invalid": _("Write a day, such as 31.12.2026.")},
    )  # fmt: skip


class AtOnceForm(forms.Form):
    words = forms.CharField(
        label=_("Why it cannot wait, in one sentence"), max_length=300, strip=True,
        error_messages={"required": _("Say in one sentence why it cannot wait.")},
    )  # fmt: skip


class TranslationForm(FreeTexts):
    """Of the languages that are lacking, one at least."""

    def __init__(self, *args: Any, lacking: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in self._codes():
            if code not in lacking:
                del self.fields[f"text_{code}"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned["texts"] and not self.errors:
            raise forms.ValidationError(_("Write it in one language at least."))
        return cleaned


class RightForm(FreeTexts):
    """What is right, where that is known. Nothing written is an answer too."""


def latest_day() -> date:
    """The last day that a warning can be given today."""
    return timezone.localdate() + timedelta(days=MOST_DAYS - 1)


def _of(texts: Mapping[str, str]) -> str:
    return text_in(texts, get_language() or "en")


def _named(pieces: Mapping[str, Piece | Region]) -> list[tuple[str, Any]]:
    return [(key, _of(piece.says)) for key, piece in pieces.items()]


def sources() -> list[tuple[str, Any]]:
    rows = sorted(guide.sources().values(), key=lambda source: (source.publisher.casefold(), source.key))
    return [(source.key, f"{source.publisher}: {source.title} ({source.year})") for source in rows]


def _contacts() -> list[tuple[str, Any]]:
    """By country, without what no reader may be shown."""
    standings = guide.standings()
    rows = (row for row in directory.all_contacts().values() if may_be_shown(row, standings))
    return [
        (row.key, f"{row.country} · {row}") for row in sorted(rows, key=lambda row: (row.country, row.key))
    ]
