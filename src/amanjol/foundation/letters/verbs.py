"""What the journal says of letters, in words. Which letter and which partner stands in ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "node.keys-begun": Verb(_("began keys of this node")),
    "node.card-written": Verb(_("wrote a card of this node")),
    "node.compared": Verb(_("compared the six words of another node")),
    "node.card-renewed": Verb(_("took a later card of another node")),
    "node.revoked": Verb(_("no longer believes another node")),
    "letters.signing-begun": Verb(_("began a key for signing letters")),
    "letters.signing-changed": Verb(_("began the next key for signing letters")),
    "letters.inbox-key": Verb(_("began a key of the inbox")),
    "letters.compared": Verb(_("compared the six words of a partner")),
    "letters.belief-ended": Verb(_("no longer believes a key of a partner")),
    "letters.sent": Verb(_("sent a letter")),
    "letters.opened": Verb(_("opened a letter")),
    "letters.too-many": Verb(
        _("left something unopened that nobody signed: more of it came through one node than a day's share")
    ),
    "letters.refused": Verb(_("met something in the inbox that is no letter to us")),
    "letters.recalled": Verb(_("took letters back")),
}
