"""What the journal says of cohorts and learners, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "cohort.created": Verb(_("began a cohort")),
    "cohort.changed": Verb(_("changed a cohort")),
    "cohort.opened": Verb(_("opened a cohort")),
    "cohort.day-written": Verb(_("wrote down a day of a course")),
    "cohort.followed-up": Verb(_("said whether somebody of a cohort is still to be asked")),
    "cohort.erased": Verb(_("erased a cohort")),
    "learner.added": Verb(_("wrote down a learner")),
    "learner.changed": Verb(_("changed a learner")),
    "learner.opened": Verb(_("opened a learner")),
    "learner.listed": Verb(_("saw a list with the names of learners")),
    "learner.attended": Verb(_("wrote down how long learners were there")),
    "learner.tested": Verb(_("wrote down the answers of a learner")),
    "learner.certified": Verb(_("printed a certificate of a learner")),
    "issuer.named": Verb(_("named the training for certificates")),
    "employer.written": Verb(_("wrote down an employer")),
    "employer.changed": Verb(_("changed an employer")),
    "employer.opened": Verb(_("opened an employer")),
    "employer.checked": Verb(_("wrote down how it is with an employer")),
    "employer.vacancy-written": Verb(_("wrote down a vacancy")),
    "employer.state-changed": Verb(_("said whether an employer takes people on")),
    "employer.erased": Verb(_("erased an employer")),
    "livelihood.begun": Verb(_("began to write down how somebody earns")),
    "livelihood.changed": Verb(_("changed how somebody is called or reached")),
    "livelihood.opened": Verb(_("looked at how somebody earns")),
    "livelihood.listed": Verb(_("saw a list with the names of people in work")),
    "livelihood.placed": Verb(_("placed somebody with an employer")),
    "livelihood.asked": Verb(_("wrote down how the work goes")),
    "livelihood.placement-ended": Verb(_("wrote down that a placement ended")),
    "livelihood.planned": Verb(_("wrote the plan of a business")),
    "livelihood.savings-written": Verb(_("wrote a savings goal")),
    "livelihood.grant-written": Verb(_("wrote down a grant")),
    "livelihood.grant-approved": Verb(_("said yes to a grant")),
    "livelihood.receipt-written": Verb(_("wrote down a receipt for a grant")),
    "livelihood.letter-printed": Verb(_("printed a letter to an employer")),
    "livelihood.restricted": Verb(_("restricted how somebody earns to named members"), is_for_holders=True),
    "livelihood.restriction-lifted": Verb(
        _("opened how somebody earns to all who hold the keys"), is_for_holders=True
    ),
    "livelihood.erased": Verb(_("erased how somebody earns")),
    "learner.restricted": Verb(_("restricted a learner to named members"), is_for_holders=True),
    "learner.restriction-lifted": Verb(_("opened a learner to all who hold the keys"), is_for_holders=True),
    "learner.erased": Verb(_("erased a learner")),
}
