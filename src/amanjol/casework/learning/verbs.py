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
    "learner.restricted": Verb(_("restricted a learner to named members"), is_for_holders=True),
    "learner.restriction-lifted": Verb(_("opened a learner to all who hold the keys"), is_for_holders=True),
    "learner.erased": Verb(_("erased a learner")),
}
