"""What threats and steps are called on the pages."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.support.threats.records import Kind, Step

KINDS: Final = {
    Kind.LIFE: _("Threatened to kill or to hurt"),
    Kind.FOLLOWED: _("Followed, or waited for somewhere"),
    Kind.HOME: _("At home, or of the family"),
    Kind.WORKPLACE: _("At the office or the shelter"),
    Kind.MESSAGES: _("By telephone, in messages, on the internet"),
    Kind.CHARGES: _("With a report to the police, a court, a charge"),
    Kind.COLLEAGUE: _("By somebody who works here"),
    Kind.OTHER: _("Something else"),
}
STEPS: Final = {
    Step.SPOKEN: _("Spoke with whoever is threatened"),
    Step.TWO: _("They go nowhere alone"),
    Step.ELSEWHERE: _("They work or sleep somewhere else for now"),
    Step.HANDED_OVER: _("The case went to a colleague"),
    Step.WORKPLACE: _("The office or the shelter is guarded otherwise"),
    Step.LAWYER: _("A lawyer was asked"),
    Step.POLICE: _("Reported to the police, and they agree"),
    Step.OTHER: _("Something else"),
}
