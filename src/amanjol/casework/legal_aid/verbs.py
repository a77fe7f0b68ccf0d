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
    "advocate.erased": Verb(_("erased an advocate from the register")),
    "case.need-raised": Verb(_("asked a coordinator of legal aid for a lawyer"), on_paper="partner-asked"),
    "case.need-changed": Verb(
        _("told the coordinator of legal aid that the need has changed"), on_paper="partner-asked"
    ),
    "case.need-withdrawn": Verb(
        _("told the coordinator of legal aid that no lawyer is sought"), on_paper="others-told"
    ),
    "case.need-answered": Verb(_("opened what the coordinator of legal aid answers"), on_paper="written"),
    "legal-need.answer-arrived": Verb(_("opened an answer of the coordinator of legal aid")),
    "legal-need.arrived": Verb(_("opened a need for a lawyer")),
    "legal-need.change-arrived": Verb(_("opened a change of a need for a lawyer")),
    "legal-need.withdrawal-arrived": Verb(_("opened the word that a lawyer is sought no more")),
    "legal-need.progress": Verb(_("told how a need for a lawyer stands")),
    "legal-need.erased": Verb(_("erased a need for a lawyer")),
}
