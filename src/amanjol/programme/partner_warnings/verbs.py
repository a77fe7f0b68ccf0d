"""What the journal says of warnings between nodes, in words. Which partner and which letter stands in ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "partner-warning.told": Verb(_("told a partner in another place of a warning")),
    "partner-warning.end-told": Verb(_("told a partner in another place that a warning has ended")),
    "partner-warning.arrived": Verb(_("opened a warning of a partner")),
    "partner-warning.end-arrived": Verb(_("opened what a partner says of a warning that has ended")),
    "partner-warning.taken-over": Verb(_("began a draft from a warning of a partner")),
    "partner-warning.put-aside": Verb(_("put a warning of a partner aside")),
}
