"""What the journal says of organisations, members and keys, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "keys.begun": Verb(_("began the keys of the organisation")),
    "keys.given": Verb(_("gave the keys to a colleague")),
    "keys.accepted": Verb(_("holds the keys")),
    "keys.renewed": Verb(_("began new keys")),
    "keys.regrant-first": Verb(_("agreed to give the keys again, as the first")),
    "keys.regrant-second": Verb(_("agreed to give the keys again, as the second")),
    "keys.regranted": Verb(_("holds the keys again")),
    "keys.earlier-gone": Verb(_("the earlier keys are gone")),
    "keys.sheets-made": Verb(_("printed three sheets of paper")),
    "keys.sheets-kept": Verb(_("typed two sheets back")),
    "keys.sheets-used": Verb(_("opened the keys with two sheets")),
    "keys.changed": Verb(_("noticed that the keys were tampered with")),
    "keys.seal-broken": Verb(_("met something that was damaged or exchanged in the database")),
    "circle.begun": Verb(_("began a circle")),
    "circle.member-vouched": Verb(_("compared the six words of a colleague")),
    "circle.vouched": Verb(_("vouched for a circle")),
    "circle.sheets": Verb(_("let the sheets of paper open a circle")),
    "circle.taken-in": Verb(_("took a colleague into a circle")),
    "circle.accepted": Verb(_("is in a circle")),
    "circle.left": Verb(_("left a circle")),
    "circle.renewed": Verb(_("began a new key of a circle")),
    "circle.handed-over": Verb(_("opened a circle with two sheets, for a colleague")),
    "circle.changed": Verb(_("noticed that a circle was tampered with")),
    "node.created": Verb(_("the installation was set up")),
    "organisation.created": Verb(_("the organisation was created")),
    "member.joined": Verb(_("a member joined")),
    "member.role-changed": Verb(_("changed a role")),
    "member.removed": Verb(_("removed a member")),
}
