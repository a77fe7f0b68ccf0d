"""What is not done yet in a case that somebody is about to close. It stops nobody; it is only said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amanjol.casework.cases import sealing
from amanjol.casework.cases.records import Level
from amanjol.casework.cases.talks.advised import advice_shown
from amanjol.casework.cases.talks.talk import NoTalk, talk_of
from amanjol.casework.cases.tasks.queries import tasks_of

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


def still_open(keyring: Keyring, case: Case) -> list[str]:
    """One sentence each, what is most urgent first. SealBroken."""
    record, sentences = sealing.open_case(case, keyring), []
    if record.risk is not None and record.risk.now is Level.HIGH:
        sentences.append(_("The newest assessment says: in danger now."))
    try:
        advice = len(advice_shown(talk_of(record.interview)))
    except NoTalk:
        advice = 0
    if advice:
        sentences.append(
            ngettext(
                "%(number)s advice of the talk waits.",
                "%(number)s pieces of advice of the talk wait.",
                advice,
            )
            % {"number": advice}
        )
    to_do = tasks_of(case, keyring, timezone.localdate()).to_do
    if to_do:
        sentences.append(
            ngettext("%(number)s task is open.", "%(number)s tasks are open.", len(to_do))
            % {"number": len(to_do)}
        )
    return sentences
