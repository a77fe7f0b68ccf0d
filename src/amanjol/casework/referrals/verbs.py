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
    "referral.asked": Verb(_("asked a partner, without a name")),
    "referral.inquiry-arrived": Verb(_("opened a partner's inquiry")),
    "referral.answered": Verb(_("answered a partner's inquiry")),
    "referral.answer-arrived": Verb(_("opened a partner's answer to an inquiry")),
    "referral.identity-sent": Verb(_("told a partner who it is")),
    "referral.identity-arrived": Verb(_("opened a letter in which a partner tells who it is")),
    "referral.state-sent": Verb(_("told a partner how a referral goes on")),
    "referral.state-arrived": Verb(_("opened a partner's word of how a referral goes on")),
    "referral.arrival-sent": Verb(_("told a partner of an arrival")),
    "referral.arrival-arrived": Verb(_("opened a partner's word of an arrival")),
    "referral.outcome-sent": Verb(_("told a partner what came of a referral")),
    "referral.outcome-arrived": Verb(_("opened a partner's word of what came of a referral")),
    "referral.remains-sent": Verb(_("told a partner what remains of what was taken back")),
    "referral.remains-arrived": Verb(_("opened a partner's word of what remains of what was taken back")),
    "referral.return-here-sent": Verb(_("told a partner of the danger here, and who waits")),
    "referral.return-here-arrived": Verb(_("opened a partner's word of the danger there, and who waits")),
    "referral.return-plan-sent": Verb(_("told a partner by when somebody should be there")),
    "referral.return-plan-arrived": Verb(_("opened a partner's word of by when somebody should be there")),
    "referral.return-stopped-sent": Verb(_("told a partner that somebody does not go")),
    "referral.return-stopped-arrived": Verb(_("opened a partner's word that somebody does not go")),
    "referral.return-report-sent": Verb(_("told a partner how somebody is after the return")),
    "referral.return-report-arrived": Verb(_("opened a partner's word of how somebody is after the return")),
    "referral.recalled": Verb(_("took back what a partner had been told")),
    "referral.said-written-down": Verb(_("wrote down what a partner said by telephone or on paper")),
    "referral.danger-decided": Verb(_("wrote down that a life is in danger, to tell a partner")),
    "referral.danger-seconded": Verb(_("gave the second word on whether a partner is told of a danger")),
    "referral.person-told": Verb(_("wrote down whether the person knows that a partner was told")),
    "referral.called-back": Verb(_("wrote down a call back about a life in danger")),
    "referral.danger-sent": Verb(_("told a partner that a life is in danger")),
    "referral.danger-arrived": Verb(_("opened a partner's word of a life in danger")),
    "referral.danger-answered": Verb(_("answered a partner's word of a life in danger")),
    "referral.danger-answer-arrived": Verb(_("opened a partner's answer about a life in danger")),
    "referral.became-case": Verb(_("opened a case from a referral")),
    "transfers.exported": Verb(_("saved the register of transfers as a file")),
    "case.referred": Verb(_("asked a partner whether they can take the person"), on_paper="partner-asked"),
    "case.danger-decided": Verb(
        _("wrote down that a life is in danger, to tell a partner"), on_paper="written", is_alarm=True
    ),
    "case.danger-seconded": Verb(
        _("gave the second word on whether a partner is told of a danger"), on_paper="written", is_alarm=True
    ),
    "case.danger-told-partner": Verb(
        _("told a partner that a life is in danger"), on_paper="partner-warned", is_alarm=True
    ),
    "case.person-told": Verb(
        _("wrote down whether the person knows that a partner was told"), on_paper="written", is_alarm=True
    ),
    "case.from-referral": Verb(_("opened the case from a partner's referral"), on_paper="begun"),
    "case.told-partner": Verb(_("told a partner who it is"), on_paper="partner-told"),
    "case.file-told": Verb(_("sent a file of the case to a partner"), on_paper="file-told"),
    "case.partners-file-opened": Verb(_("opened a file that a partner sent"), on_paper="read"),
    "case.file-from-partner": Verb(_("took a partner's file into the case"), on_paper="written"),
    "case.transfer-prepared": Verb(
        _("wrote down what has to be there before something goes abroad"), on_paper="written"
    ),
    "case.referral-went-on": Verb(_("wrote to a partner how it goes on"), on_paper="written"),
    "case.remains-told": Verb(
        _("told a partner what remains here of what was taken back"), on_paper="written"
    ),
    "case.referral-written-down": Verb(
        _("wrote down what a partner said of the referral"), on_paper="written"
    ),
    "case.partners-paper-printed": Verb(
        _("printed on paper what a partner is told"), on_paper="partners-paper"
    ),
    "case.card-printed": Verb(_("printed a card with a code word for the person"), on_paper="card"),
    "case.return-begun": Verb(_("began to prepare a return"), on_paper="written"),
    "case.return-changed": Verb(_("changed what was prepared for a return"), on_paper="written"),
    "case.return-arrived": Verb(_("wrote down that the person has arrived"), on_paper="written"),
    "case.return-stopped": Verb(_("stopped the return, as the person wished"), on_paper="written"),
    "case.return-taken-up": Verb(_("took the return up again"), on_paper="written"),
    "case.taken-back": Verb(_("took back what a partner had been told"), on_paper="partner-recalled"),
}
