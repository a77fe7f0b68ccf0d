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
    "recommendation.shown": Verb(_("showed a recommendation to everybody")),  # in journals of before 0006
    "recommendation.asked": Verb(_("handed a recommendation to a second person")),
    "recommendation.taken-back": Verb(_("took a recommendation back to write on")),
    "recommendation.approved": Verb(_("approved what everybody reads of a recommendation")),
    "recommendation.hidden": Verb(_("took a recommendation from what everybody reads")),
    "commitment.made": Verb(_("wrote down a commitment")),
    "commitment.moved": Verb(_("moved the day of a commitment")),
    "commitment.reported": Verb(_("wrote down what was done for a commitment")),
    "commitment.corrected": Verb(_("corrected the words of a commitment")),
    "commitment.report-corrected": Verb(_("corrected what was done for a commitment")),
    "campaign.planned": Verb(_("planned a campaign")),
    "campaign.changed": Verb(_("changed a campaign")),
    "event.planned": Verb(_("planned an event")),
    "event.changed": Verb(_("changed an event")),
    "event.removed": Verb(_("took an event out of the planner")),
    "feed.begun": Verb(_("made an address for calendars")),
    "feed.ended": Verb(_("ended the address for calendars")),
    "publication.added": Verb(_("wrote down a publication")),
    "publication.changed": Verb(_("changed a publication")),
    "publication.taken-down": Verb(_("wrote down that a film was taken down")),
    "publication.counted": Verb(_("wrote down what was counted at a publication")),
    "publication.count-corrected": Verb(_("corrected what was counted at a publication")),
    "partner.added": Verb(_("added a partner of the programme")),
    "partner.changed": Verb(_("changed a partner of the programme")),
    "partner.word-given": Verb(_("wrote down what a partner lets be shown")),
    "partner.word-withdrawn": Verb(_("took back what a partner let be shown")),
}
