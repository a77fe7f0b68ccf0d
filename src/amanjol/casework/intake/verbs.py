"""What the journal says of reports and consultations, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "report.sent": Verb(_("sent a report")),
    "report.arrived": Verb(_("a report arrived")),
    "report.received": Verb(_("opened a new report")),
    "report.opened": Verb(_("read a report")),
    "report.became-case": Verb(_("opened a case from a report")),
    "report.deleted": Verb(_("deleted a report, which stands in a restricted case now"), is_for_holders=True),
    "report.declined": Verb(_("decided that no case comes of a report")),
    "consultation.created": Verb(_("wrote down a consultation")),
    "consultation.listed": Verb(_("saw a list of consultations with names")),
    "consultation.opened": Verb(_("read a consultation")),
    "consultation.changed": Verb(_("changed a consultation")),
    "consultation.done": Verb(_("ended a consultation")),
    "consultation.resumed": Verb(_("took a consultation up again")),
    "consultation.deleted": Verb(
        _("deleted a consultation, which stands in a restricted case now"), is_for_holders=True
    ),
    "consultation.became-case": Verb(_("opened a case from a consultation")),
    "consultation.accompanied": Verb(_("began an accompaniment on a consultation")),
    "case.accompanies": Verb(_("began to accompany somebody on a consultation"), on_paper="added"),
    "case.from-consultation": Verb(_("took a consultation into the case"), on_paper="added"),
    "case.from-report": Verb(_("took what an officer reported into the case"), on_paper="added"),
}
