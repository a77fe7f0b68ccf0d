"""What files add to a case, and to what goes with one."""

from __future__ import annotations

from amanjol.casework.desk import attachments
from amanjol.casework.support.files.actions import remove_with
from amanjol.casework.support.files.sheets import files


def enter() -> None:
    attachments.register_sheet(65, files)
    attachments.register_at_deleting(remove_with)
