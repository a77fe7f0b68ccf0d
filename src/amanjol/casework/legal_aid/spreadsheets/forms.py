"""The file as it is sent, and its cells as they come back from the page to be written."""

from __future__ import annotations

import json
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import own
from amanjol.casework.legal_aid.spreadsheets.cells import Cells, Unreadable, cells_of
from amanjol.foundation.textfiles.workbooks import LARGEST_FILE

MOST_TEXT: Final = 1_900_000  # bytes of all cells, as they wait on the page: a form may have 2 MiB


class SpreadsheetForm(forms.Form):
    file = forms.FileField(label=_("Spreadsheet (.xlsx)"), error_messages=own(_("Choose the file.")))

    cells: Cells

    def clean_file(self) -> Any:
        sent = self.cleaned_data["file"]
        if sent.size > LARGEST_FILE:
            raise forms.ValidationError(_("The file is larger than 5 MB: send the one sheet alone."))
        try:
            self.cells = cells_of(sent.read())
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from None
        if len(LinesForm.of(self.cells).encode()) > MOST_TEXT:
            raise forms.ValidationError(_("The file is too large: send the one sheet alone."))
        return sent


class LinesForm(forms.Form):
    """The cells that were looked at, as they come back to be written. They are read anew."""

    lines = forms.CharField(widget=forms.HiddenInput, max_length=MOST_TEXT, strip=False)

    @classmethod
    def of(cls, cells: Cells) -> str:
        """What stands in the field."""
        return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))

    def clean_lines(self) -> Cells:
        try:
            cells = json.loads(self.cleaned_data["lines"])
            self.of(cells).encode()
        except (ValueError, RecursionError):  # also a number of very many digits, and half a sign
            cells = None
        if not isinstance(cells, list) or not all(
            isinstance(row, list) and all(isinstance(cell, str) for cell in row) for row in cells
        ):
            raise forms.ValidationError(_("The lines did not come back as they were: send the file again."))
        return cells
