"""What the journal says of mailings, in words. No entry is about an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "mailing-list.begun": Verb(_("began a mailing list")),
    "mailing-list.changed": Verb(_("changed a mailing list")),
    "mailing-list.addresses-brought": Verb(_("had addresses asked whether they want a mailing list")),
    "mailing.written": Verb(_("wrote a mailing")),
    "mailing.changed": Verb(_("changed a mailing")),
    "mailing.discarded": Verb(_("discarded the draft of a mailing")),
    "mailing.approved": Verb(_("approved a mailing, and it went off")),
    "mailing.stopped": Verb(_("stopped a mailing")),
    "mailing.went-on": Verb(_("let a mailing go on")),
    "mailing.withdrawn": Verb(_("withdrew a mailing")),
    "mailing.sent": Verb(_("a mailing was sent to the end")),
}
