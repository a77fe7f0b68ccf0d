"""What the journal says of referrals, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "agreement.offered": Verb(_("offered an agreement to a partner")),
    "agreement.offer-arrived": Verb(_("opened a partner's offer of an agreement")),
    "agreement.accepted": Verb(_("accepted an agreement")),
    "agreement.declined": Verb(_("declined an agreement")),
    "agreement.answer-arrived": Verb(_("opened a partner's answer to an agreement")),
    "agreement.ended": Verb(_("ended an agreement")),
    "agreement.end-arrived": Verb(_("learned that a partner ended an agreement")),
}
