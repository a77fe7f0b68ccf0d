"""What the page of a case says of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.support.files.queries import files_of

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def files(opened: OpenedCase) -> Panel | Unwritten | None:
    """SealBroken."""
    of_case = files_of(opened.case, opened.keyring)
    if of_case.files or of_case.are_fewer:
        return Panel("support/sheets/files.html", {"files": of_case})
    if opened.may_write:
        return Unwritten(_("A file"), reverse("support:add_file", args=[opened.case.pk]))
    return None
