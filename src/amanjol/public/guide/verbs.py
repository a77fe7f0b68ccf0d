"""What the journal says of the guide, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "guide.published": Verb(_("approved an article, and it was published")),
    "guide.translation-saved": Verb(_("saved a draft of a translation")),
    "guide.translation-finished": Verb(_("submitted a translation")),
    "guide.taken-down": Verb(_("took a page down")),
    "contact.changed": Verb(_("approved a change of a contact")),
    "contact.proposed": Verb(_("proposed a change of a contact")),
    "contact.declined": Verb(_("declined a change of a contact")),
    "contact.withdrawn": Verb(_("withdrew a change of a contact")),
    "picture.approved": Verb(_("approved a picture")),
    "file.approved": Verb(_("approved a clip or captions")),
    "law.looked-at": Verb(_("looked at a page where changes of the law appear")),
    "source.added": Verb(_("added a source, not checked")),
    "source.changed": Verb(_("approved a change of a source")),
    "source.proposed": Verb(_("proposed a change of a source")),
    "source.declined": Verb(_("declined a change of a source")),
    "standing.changed": Verb(_("approved a change of a legal standing")),
    "standing.proposed": Verb(_("proposed a change of a legal standing")),
    "standing.declined": Verb(_("declined a change of a legal standing")),
    "standing.withdrawn": Verb(_("withdrew a change of a legal standing")),
    "source.withdrawn": Verb(_("withdrew a change of a source")),
}
