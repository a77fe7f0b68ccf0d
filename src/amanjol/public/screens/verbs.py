"""What the journal says of screens, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "playlist.created": Verb(_("made a playlist")),
    "playlist.changed": Verb(_("arranged a playlist")),
    "playlist.shown": Verb(_("published a playlist")),
    "playlist.removed": Verb(_("removed a playlist")),
    "schedule.created": Verb(_("planned a playlist")),
    "schedule.changed": Verb(_("changed when a playlist is due")),
    "schedule.removed": Verb(_("removed a time of a playlist")),
    "notice.drafted": Verb(_("wrote a notice for screens")),
    "notice.sent": Verb(_("sent a notice to screens")),
    "notice.stopped": Verb(_("stopped a notice on screens")),
    "notice.draft-removed": Verb(_("removed a draft of a notice")),
}
