"""What the journal says of programmes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "programme.begun": Verb(_("wrote down a programme")),
    "programme.changed": Verb(_("changed a programme")),
    "result.added": Verb(_("added a result to a programme")),
    "result.changed": Verb(_("changed a result of a programme")),
    "indicator.added": Verb(_("added an indicator")),
    "indicator.changed": Verb(_("changed an indicator")),
    "period.added": Verb(_("added a period of reporting")),
    "period.locked": Verb(_("locked a period of reporting")),
    "target.set": Verb(_("set a target, or said why it was missed")),
    "answer.written": Verb(_("wrote down that a source gave no number")),
    "figure.written": Verb(_("wrote down a figure")),
    "figure.approved": Verb(_("approved a figure of somebody else")),
    "figure.sent-back": Verb(_("sent back a figure of somebody else")),
}
