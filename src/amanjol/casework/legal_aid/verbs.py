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
    "mandate.begun": Verb(_("wrote down that an advocate acts for somebody")),
    "mandate.step-written": Verb(_("wrote a step of a mandate")),
    "mandate.hearing-written": Verb(_("wrote a hearing of a mandate")),
    "mandate.sum-written": Verb(_("wrote a sum of a mandate")),
    "mandate.contact-asked": Verb(_("wrote that somebody was asked before a contact was made")),
    "mandate.contact-answered": Verb(_("wrote what somebody said to a contact")),
    "mandate.contact-made": Verb(_("wrote that a contact was made, with the yes to it")),
    "mandate.extended": Verb(_("extended a mandate")),
    "mandate.handed-over": Verb(_("handed a mandate over to another advocate")),
    "mandate.closed": Verb(_("closed a mandate")),
    "mandate.erased": Verb(_("erased a mandate")),
}
