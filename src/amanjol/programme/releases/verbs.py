"""What the journal says of releases, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "release.brought": Verb(_("brought tables to be released")),
    "release.examined": Verb(_("had tables attacked once more")),
    "release.discarded": Verb(_("threw away tables that nobody had approved")),
    "release.approved": Verb(_("approved the release of tables of somebody else")),
    "release.reported": Verb(_("wrote down what IATI asks about released tables")),
    "release.withdrawn": Verb(_("withdrew released tables")),
}
