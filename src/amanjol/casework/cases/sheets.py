"""Which sheets of this package the page of a case has, in their order. Other packages register theirs between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.casework.cases.consents.sheets import consents
from amanjol.casework.cases.demands.sheets import demands
from amanjol.casework.cases.details.sheets import details
from amanjol.casework.cases.groups.sheets import group, wages
from amanjol.casework.cases.stages.sheets import help_stage, justice_step
from amanjol.casework.cases.talks.sheets import advice, care, talk
from amanjol.casework.cases.tasks.sheets import tasks
from amanjol.casework.cases.texts import TEXTS
from amanjol.casework.cases.views.case_sheets import danger, decisions, of_text
from amanjol.casework.cases.vital_interest.sheets import vital_care

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import Sheet

SHEETS: Final[dict[int, Sheet]] = {
    1: care,
    3: advice,
    4: vital_care,
    5: tasks,
    7: danger,
    10: help_stage,
    **{text.place: of_text(text) for text in TEXTS},
    40: consents,
    50: talk,
    60: details,
    70: decisions,
    80: group,
    90: wages,
    100: justice_step,
    110: demands,
}
OF_CASES_ALONE: Final = frozenset({3, 10, 50, 70, 80, 100})
"""Places of sheets that speak of signs, stages and decisions: an accompaniment has none of them."""
