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
    "advocate.coordinator-compared": Verb(_("compared the words of who coordinates legal aid")),
    "duty.planned": Verb(_("planned hours of duty")),
    "duty.taken-away": Verb(_("took hours of duty away")),
    "duty.handed-over": Verb(_("handed hours of duty over")),
    "duty.swap-asked": Verb(_("asked another advocate to take hours of duty")),
    "duty.swapped": Verb(_("took over hours of duty by agreement")),
    "duty.swap-declined": Verb(_("declined to take hours of duty")),
    "duty.swap-withdrawn": Verb(_("took back the question whether another takes hours of duty")),
    "duty.away": Verb(_("said when an advocate is away")),
    "duty.back": Verb(_("said that an advocate is back")),
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
    "mandate.readers-named": Verb(_("said who opens a mandate with an account of their own")),
    "mandate.file-arrived": Verb(_("opened the letter with a file that is sealed to an advocate")),
    "mandate.file-opened": Verb(_("read what a person lets their advocate know")),
    "mandate.notes-written": Verb(_("wrote notes of their own about a mandate")),
    "mandate.erased": Verb(_("erased a mandate")),
    "case.need-raised": Verb(_("asked a coordinator of legal aid for a lawyer"), on_paper="partner-asked"),
    "case.need-changed": Verb(
        _("told the coordinator of legal aid that the need has changed"), on_paper="partner-asked"
    ),
    "case.need-withdrawn": Verb(
        _("told the coordinator of legal aid that no lawyer is sought"), on_paper="others-told"
    ),
    "case.need-answered": Verb(_("opened what the coordinator of legal aid answers"), on_paper="written"),
    "case.lawyer-file-told": Verb(
        _("sealed a file to the person's advocate and sent it"), on_paper="lawyer-file"
    ),
    "case.lawyer-file-taken-back": Verb(
        _("took back what the person's advocate had been told"), on_paper="lawyer-file-recalled"
    ),
    "legal-need.acting-told": Verb(_("told who acts for a person")),
    "legal-need.acting-arrived": Verb(_("opened who acts for a person")),
    "legal-need.answer-arrived": Verb(_("opened an answer of the coordinator of legal aid")),
    "legal-need.answer-dropped": Verb(
        _("dropped an answer of the coordinator of legal aid, as its case is erased")
    ),
    "legal-need.arrived": Verb(_("opened a need for a lawyer")),
    "legal-need.change-arrived": Verb(_("opened a change of a need for a lawyer")),
    "legal-need.withdrawal-arrived": Verb(_("opened the word that a lawyer is sought no more")),
    "legal-need.known-written": Verb(_("wrote down whether a person knows a lawyer")),
    "legal-need.progress": Verb(_("told how a need for a lawyer stands")),
    "legal-need.erased": Verb(_("erased a need for a lawyer")),
    "other-side.written": Verb(_("wrote down who is on the other side of a need for a lawyer")),
    "other-side.changed": Verb(_("changed who is on the other side of a need for a lawyer")),
    "other-side.erased": Verb(_("erased who is on the other side of a need for a lawyer")),
    "assignment.written": Verb(_("wrote down whom an advocate represents or represented")),
    "assignment.erased": Verb(_("erased whom an advocate represents or represented")),
    "conflict.looked": Verb(_("looked at what may be a conflict, and wrote down why it is none")),
    "legal-offer.queued": Verb(_("sealed an offer that is handed over when others have not accepted")),
    "legal-offer.handed": Verb(_("handed an offer over to an advocate's account")),
    "legal-offer.answered": Verb(_("answered an offer")),
    "lawyer-plan.made": Verb(_("planned which lawyer for which need, of all open needs")),
    "lawyer-plan.erased": Verb(_("erased a plan of lawyers for needs")),
    "roads.written": Verb(_("wrote down how long roads are")),
    "legal-offer.asked": Verb(_("wrote down that an advocate was asked")),
    "legal-offer.named": Verb(_("named the other side to an advocate who wishes to accept")),
    "legal-offer.accepted": Verb(_("wrote down that an advocate accepted a need")),
    "legal-offer.declined": Verb(_("wrote down that an advocate declined a need")),
    "legal-offer.passed": Verb(_("wrote down that an advocate let an offer pass")),
    "legal-offer.taken-out": Verb(_("took an advocate out of the row of those to be asked")),
    "legal-offer.ended": Verb(_("wrote down that a person's lawyer is her lawyer no more")),
}
