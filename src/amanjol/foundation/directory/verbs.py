"""What the journal says of contacts, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "contact.dialled": Verb(_("dialled a number")),
    "contact.dialling-undone": Verb(_("took back what they said of a number")),
}
