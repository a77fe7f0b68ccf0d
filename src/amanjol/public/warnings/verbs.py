"""What the journal says of warnings, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "warning.written": Verb(_("wrote a warning")),
    "warning.changed": Verb(_("changed a warning that waits")),
    "warning.removed": Verb(_("threw a warning away that nobody had approved")),
    "warning.translated": Verb(_("put the words of a warning into languages that they lacked")),
    "warning.at-once": Verb(_("had a warning go on without waiting for translators and desks")),
    "warning.sent-back": Verb(_("sent a warning back")),
    "warning.approved": Verb(_("approved a warning as the second person")),
    "warning.more-days-asked": Verb(_("asked that a warning hold longer")),
    "warning.more-days-agreed": Verb(_("agreed that a warning holds longer")),
    "warning.more-days-dropped": Verb(_("dropped the question whether a warning holds longer")),
    "warning.withdrawn": Verb(_("withdrew a warning")),
    "warning.wrong": Verb(_("told readers that a warning was wrong")),
    "warning.copy-noted": Verb(_("wrote down where a copy of a warning was posted by hand")),
    "warning.copy-corrected": Verb(_("corrected where a copy of a warning was posted")),
    "warning.copy-taken-down": Verb(_("wrote down that a copy of a warning was taken down")),
}
