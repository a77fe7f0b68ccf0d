"""What the journal says of complaints, in words. Of a complaint itself no page shows an entry: the accused may look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "complaint.arrived": Verb(_("a complaint arrived"), is_unlisted=True),
    "complaint.changed": Verb(_("wrote in a complaint"), is_unlisted=True),
    "complaint.erased": Verb(_("erased a complaint for good"), is_unlisted=True),
    "complaint.opened": Verb(_("read a complaint"), is_unlisted=True),
    "complaints.receiver-named": Verb(_("named somebody who receives complaints")),
    "complaints.receiver-removed": Verb(_("let somebody receive complaints no more")),
    "complaints.second-chosen": Verb(_("chose the second organisation for complaints")),
    "complaints.row-exchanged": Verb(
        _("saw that somebody who was not named stands among those who receive complaints")
    ),
}
