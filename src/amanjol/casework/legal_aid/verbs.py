"""What the journal says of legal aid, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "case.right-asked": Verb(
        _("asked whether the person is entitled to a lawyer at the state's cost"), on_paper="written"
    ),
    "advocate.written": Verb(_("wrote advocates into the register")),
    "advocate.changed": Verb(_("changed advocates in the register")),
    "advocate.account-given": Verb(_("said which account is an advocate's")),
    "advocate.account-ended": Verb(_("said that an account is an advocate's no more")),
    "duty.planned": Verb(_("planned hours of duty")),
    "duty.taken-away": Verb(_("took hours of duty away")),
    "duty.handed-over": Verb(_("handed hours of duty over")),
    "duty.away": Verb(_("said when an advocate is away")),
    "duty.back": Verb(_("said that an advocate is back")),
    "advocate.erased": Verb(_("erased an advocate from the register")),
}
