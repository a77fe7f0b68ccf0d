"""What the journal says of the newsletter, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "newsletter.begun": Verb(_("began an issue of the newsletter")),
    "newsletter.changed": Verb(_("changed an issue of the newsletter")),
    "newsletter.handed": Verb(_("handed an issue of the newsletter to a second person")),
    "newsletter.taken-back": Verb(_("took an issue of the newsletter back to write on")),
    "newsletter.approved": Verb(_("approved an issue of the newsletter of somebody else")),
    "newsletter.sent-back": Verb(_("sent an issue of the newsletter back")),
    "newsletter.published": Verb(_("published an issue of the newsletter")),
    "newsletter.withdrawn": Verb(_("withdrew an issue of the newsletter")),
    "newsletter.mail-prepared": Verb(_("prepared an issue of the newsletter for a mailing list")),
    "newsletter.posted": Verb(_("wrote down where an issue of the newsletter was posted")),
    "newsletter.posting-deleted": Verb(_("wrote down that a posted issue was deleted there")),
}
