"""Which files of the case go along with who it is: one by one, none chosen already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amanjol.casework.referrals.attaching import FileChoice
from amanjol.casework.referrals.words import SORTS
from amanjol.casework.standards.referring.evidence import Sort
from amanjol.foundation.letters.files.sending import LARGEST_TOGETHER
from amanjol.foundation.letters.files.sending import MOST as MOST_FILES
from amanjol.foundation.seals import streams

if TYPE_CHECKING:
    from collections.abc import Collection

    from amanjol.casework.support.files.queries import OpenedFile


TOO_MUCH: Final = gettext_lazy("These are too many, or too large, for one letter: 20 files, 100 MB together.")


class FilesForm(forms.Form):
    """Two fields for each file, and one word for all: that somebody has looked.

    How large a copy is nobody knows before it is made: `letters.files.sending` counts what it seals.
    """

    def __init__(self, *args: Any, files: Collection[OpenedFile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._files = tuple(files)
        sorts = [("", _("stays here")), *((sort.value, str(words)) for sort, words in SORTS.items())]
        for file in self._files:
            about = f"{file.record.about} ({file.kind_name}, {filesizeformat(file.record.size)})"
            self.fields[_sort(file)] = forms.ChoiceField(label=about, choices=sorts, required=False)
            self.fields[_as_evidence(file)] = forms.BooleanField(
                label=_("As evidence: the original, with all that stands in it")
                if file.kind.has_copy
                else _("As it came: it can hold who made it, when, and what was written before"),
                required=False,
            )
        if self._files:
            self.fields["looked"] = forms.BooleanField(
                label=_("I have looked at each: no face and no fingerprint is in it"), required=False
            )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for file in self._chosen:
            if not file.kind.has_copy and not self.cleaned_data.get(_as_evidence(file)):
                self.add_error(
                    _as_evidence(file),
                    _("No copy can be made of this kind. Tick that it goes as it came, or leave it here."),
                )
        as_they_came = (file for file in self._chosen if self.cleaned_data.get(_as_evidence(file)))
        size = sum(streams.sealed_size(file.record.size) for file in as_they_came)
        if len(self._chosen) > MOST_FILES or size > LARGEST_TOGETHER:
            self.add_error(None, TOO_MUCH)
        return cleaned

    def refuse_under_a_code(self) -> None:
        self.add_error(
            None,
            _("Under a code word no file goes: whatever is in it leads to the person. Leave the files here."),
        )

    @property
    def chosen(self) -> tuple[FileChoice, ...]:
        typed = self.cleaned_data
        return tuple(
            FileChoice(
                file.row.pk,
                Sort(typed[_sort(file)]),
                as_evidence=bool(typed[_as_evidence(file)]),
                shows_face=not typed["looked"],
            )
            for file in self._chosen
        )

    @property
    def preview(self) -> list[tuple[str, OpenedFile, bool]]:
        """Of each: what it is called there, the file, and whether its original goes."""
        typed = self.cleaned_data
        return [
            (str(SORTS[Sort(typed[_sort(file)])]), file, bool(typed[_as_evidence(file)]))
            for file in self._chosen
        ]

    @property
    def _chosen(self) -> list[OpenedFile]:
        return [file for file in self._files if self.cleaned_data.get(_sort(file))]


def _sort(file: OpenedFile) -> str:
    return f"file-{file.row.pk}"


def _as_evidence(file: OpenedFile) -> str:
    return f"evidence-{file.row.pk}"
