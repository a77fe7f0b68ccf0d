"""Whom the pages of a story let in, and what each of them says where nothing can be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.guards import with_keys_on
from amanjol.casework.desk.refusals import refusing
from amanjol.casework.support.stories import actions

if TYPE_CHECKING:
    from amanjol.casework.desk.guards import View
    from amanjol.casework.desk.refusals import Refusals

PAGE: Final = "support:story"
REFUSALS: Final[Refusals] = {
    actions.NothingWritten: _("There is no text yet."),
    actions.WordsChanged: _("The words were changed meanwhile. Look at them again; nothing was kept."),
    actions.NotTheirs: _("You wrote some of it: two others approve it."),
}


def in_story(view: View) -> View:
    """Given the keyring. An older copy, other words and a text that is not there say so on the page of the story."""
    return with_keys_on(PAGE)(refusing(PAGE, REFUSALS)(view))
