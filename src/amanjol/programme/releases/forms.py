"""What is brought, and why something is withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import Text, line, own
from amanjol.programme.releases import records
from amanjol.programme.releases.actions.bringing import Titles
from amanjol.programme.releases.models import LONGEST_REASON, LONGEST_TITLE
from amanjol.programme.releases.receiving import LARGEST, MOST, TooMuch

if TYPE_CHECKING:
    from collections.abc import Mapping

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
