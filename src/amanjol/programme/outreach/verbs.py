"""What the journal says of outreach, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "recommendation.made": Verb(_("wrote down a recommendation")),
    "recommendation.changed": Verb(_("changed a recommendation")),
    "recommendation.answered": Verb(_("wrote down what was answered to a recommendation")),
    "recommendation.lateness-agreed": Verb(_("wrote down whether the addressee lets its days be shown")),
    "recommendation.shown": Verb(_("showed a recommendation to everybody")),
    "recommendation.hidden": Verb(_("took a recommendation from what everybody reads")),
    "commitment.made": Verb(_("wrote down a commitment")),
    "commitment.moved": Verb(_("moved the day of a commitment")),
    "commitment.reported": Verb(_("wrote down what was done for a commitment")),
    "partner.added": Verb(_("added a partner of the programme")),
    "partner.changed": Verb(_("changed a partner of the programme")),
    "partner.word-given": Verb(_("wrote down what a partner lets be shown")),
    "partner.word-withdrawn": Verb(_("took back what a partner let be shown")),
}
