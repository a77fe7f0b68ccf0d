"""Files of a case: what stands in a row about one. The file itself lies sealed in a folder (`files/store.py`)."""

from __future__ import annotations

from django.db import models

from amanjol.casework.cases.models import RowOfCase


class CaseFile(RowOfCase):
    """One file: its key, and when, by whom and from whom it came, all sealed. It lies under the id of this row."""

    class Meta:
        indexes = (models.Index("case", name="support_files_of_case"),)


class StoredFile(models.Model):
    """That a file lies under this id, and nothing else: what the nightly sweep compares with the folder.

    The sweep runs in no session and sees no row of anybody's case. A session sees those of its own cases, and takes
    back no other. It goes with the row of the file.
    """

    file = models.OneToOneField(CaseFile, models.CASCADE, primary_key=True, related_name="+", editable=False)

    def __str__(self) -> str:
        return str(self.pk)
