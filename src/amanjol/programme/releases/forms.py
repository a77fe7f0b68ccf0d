"""What is brought, why something is withdrawn, and what IATI asks besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import Text, line, own
from amanjol.foundation.web.versions import VersionedForm
from amanjol.programme.insights.exporting.activity import REFERENCE, begins_with
from amanjol.programme.releases import records
from amanjol.programme.releases.actions.bringing import Titles
from amanjol.programme.releases.kinds import ActivityState, ReporterKind
from amanjol.programme.releases.models import LONGEST_REASON, LONGEST_REFERENCE, LONGEST_TITLE
from amanjol.programme.releases.receiving import LARGEST, MOST, TooMuch

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.core.files.uploadedfile import UploadedFile

NOT_TAKEN: Final = {
    "broken": _(
        "These files are no finished release. Choose all files of the folder that “amanjol insights publish” wrote, and"
        " no file with a row a person. Nothing was kept."
    ),
    "fine": _(
        "These tables tell too much: here counts are rounded to 5, and none below 10 is shown. Publish them anew with a"
        " threshold of 10 or more."
    ),
    "few": _("One of the tables shows a count that is below its own threshold. Nothing was kept."),
    "alike": _(
        "One of the tables tells that the same was done to nearly all of a group. Name that column under “harms”, and"
        " publish the tables anew: then it is hidden. Nothing was kept."
    ),
    "exact": _(
        "The sums of money are hardly rounded: round them to a tenth of a usual amount or more, and publish the tables"
        " anew. Nothing was kept."
    ),
    "large": _("These tables are too large for one release. Nothing was kept."),
    "signs": _("A sign in these tables cannot be kept. Nothing was kept."),
}


class _Chosen(forms.FileInput):
    allow_multiple_selected = True


class _Files(forms.FileField):
    """Several files, by name."""

    def clean(self, data: Any, initial: Any = None) -> dict[str, UploadedFile[Any]]:
        chosen = data if isinstance(data, list | tuple) else [data] if data else []
        if not chosen:
            raise forms.ValidationError(self.error_messages["required"])
        clean = super().clean
        return {file.name: clean(file, initial) for file in chosen}


class BringForm(forms.Form):
    """`harms`: columns that earlier releases named as saying what was done to people."""

    title_en = line(
        _("Title in English, with the days of which the tables speak"),
        missing=_("Write what the tables are about, in English."),
        longest=LONGEST_TITLE,
    )
    title_ru = line(
        _("Title in Russian, with the days of which the tables speak"),
        missing=_("Write what the tables are about, in Russian."),
        longest=LONGEST_TITLE,
    )
    chosen = _Files(
        label=_("All files of the release"),
        help_text=_(
            "Of the folder that “amanjol insights publish” wrote: release.json and the tables. Never a file with a row"
            " a person: that stays where the records are."
        ),
        widget=_Chosen(attrs={"multiple": True, "accept": ".json,.csv,.md"}),
        allow_empty_file=True,
        error_messages={"required": _("Choose the files of the release.")},
    )
    tables: bytes = b""

    def __init__(self, *sent: Any, harms: frozenset[str] = frozenset()) -> None:
        super().__init__(*sent)
        self.harms = harms

    def clean_chosen(self) -> None:
        files: Mapping[str, UploadedFile[Any]] = self.cleaned_data["chosen"]
        if len(files) >= MOST or any(isinstance(file, TooMuch) for file in files.values()):
            raise forms.ValidationError(NOT_TAKEN["large"])
        if sum(file.size or 0 for file in files.values()) > LARGEST:
            raise forms.ValidationError(NOT_TAKEN["large"])
        try:
            release = records.release_of_files(
                {name: file.read() for name, file in files.items()}, self.harms
            )
            self.tables = records.to_bytes(release)
        except records.NotTaken as error:
            raise forms.ValidationError(NOT_TAKEN[error.reason]) from error

    @property
    def titles(self) -> Titles:
        return Titles(self.cleaned_data["title_en"], self.cleaned_data["title_ru"])


class WithdrawForm(forms.Form):
    why = Text(
        label=_("Why"),
        help_text=_("It stays beside the tables."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=own(_("Write the reason in a sentence.")),
    )


class _Printed(Text):
    """One line of signs that XML can hold."""

    def to_python(self, value: Any) -> str:
        typed = " ".join(super().to_python(value).split())
        if not typed.isprintable():
            raise forms.ValidationError(_("A sign in this text cannot be kept."))
        return typed


def _identifier(label: Any, help_text: Any, missing: Any) -> _Printed:
    return _Printed(
        label=label, help_text=help_text, max_length=LONGEST_REFERENCE, error_messages=own(missing),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip


def _short(label: Any, missing: Any) -> _Printed:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return _Printed(label=label, max_length=LONGEST_TITLE, widget=widget, error_messages=own(missing))


def _long(label: Any, missing: Any) -> _Printed:
    widget = forms.Textarea(attrs={"rows": 3})
    return _Printed(label=label, max_length=LONGEST_REASON, widget=widget, error_messages=own(missing))


def _chosen(label: Any, choices: Any, missing: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "—"), *choices], error_messages=own(missing))


def _day(label: Any, missing: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=own(missing))


class ReportingForm(VersionedForm):
    """`brought_on`: no figure speaks of a later day."""

    reference = _identifier(
        _("Identifier of your organisation"),
        _("As it is registered with IATI. Nobody can make it up: ask who reports to IATI for you."),
        _("Write the identifier of your organisation, as it is registered with IATI."),
    )
    name = _short(_("Name of your organisation"), _("Write the name of your organisation."))
    kind = _chosen(
        _("Kind of organisation"), ReporterKind.choices, _("Choose what kind of organisation it is.")
    )
    identifier = _identifier(
        _("Identifier of the activity"),
        _(
            "It begins with that of your organisation and a hyphen. All releases of one activity have the same, and"
            " stand in one file."
        ),
        _("Write the identifier of the activity, as it is registered with IATI."),
    )
    title_en = _short(_("Title of the activity in English"), _("Write the title in English."))
    title_ru = _short(_("Title of the activity in Russian"), _("Write the title in Russian."))
    description_en = _long(
        _("Description of the activity in English"), _("Write the description in English.")
    )
    description_ru = _long(
        _("Description of the activity in Russian"), _("Write the description in Russian.")
    )
    state = _chosen(_("How far the activity is"), ActivityState.choices, _("Choose how far the activity is."))
    started_on = _day(_("It began on"), _("Write the day on which the activity began."))
    first_on = _day(
        _("First day of which these figures speak"), _("Write the first day of which the figures speak.")
    )
    last_on = _day(
        _("Last day of which these figures speak"), _("Write the last day of which the figures speak.")
    )

    def __init__(self, *sent: Any, brought_on: date, **options: Any) -> None:
        super().__init__(*sent, **options)
        self._brought_on = brought_on

    def clean_reference(self) -> str:
        return self._registered("reference")

    def clean_identifier(self) -> str:
        return self._registered("identifier")

    def clean_started_on(self) -> date:
        started: date = self.cleaned_data["started_on"]
        if started > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return started

    def clean_last_on(self) -> date:
        last: date = self.cleaned_data["last_on"]
        if last > self._brought_on:
            raise forms.ValidationError(_("These figures were counted before this day."))
        return last

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        reference, identifier = cleaned.get("reference"), cleaned.get("identifier")
        if reference and identifier and not begins_with(identifier, reference):
            self.add_error(
                "identifier", _("It must begin with the identifier of your organisation and a hyphen.")
            )
        first, last = cleaned.get("first_on"), cleaned.get("last_on")
        if first and last and first > last:
            self.add_error("last_on", _("The last day is not before the first."))
        return cleaned

    def _registered(self, name: str) -> str:
        typed: str = self.cleaned_data[name]
        if not REFERENCE.fullmatch(typed):
            raise forms.ValidationError(
                _(
                    "An identifier of IATI has Latin letters, digits and signs without spaces, and none of / & | ?."
                )
            )
        return typed
