"""Each field of a person, of a case and of HTCDS may stand on a paper for a court, or may not: by name."""

from __future__ import annotations

import pytest

from amanjol.casework.cases.items import KINDS
from amanjol.casework.cases.official_papers import closed_list, facts
from amanjol.casework.cases.official_papers.closed_list import MAY, MAY_OF_CHOICES, NEVER, Forbidden
from amanjol.casework.cases.record_parts.tasks import TaskRecord
from amanjol.casework.cases.records import CaseRecord, PersonRecord, SafeContact, Wages
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.policy.policies import LAWYER_ONLY
from amanjol.casework.standards.stages import assistance
from amanjol.casework.standards.stages.tracks import StageEntry, Way

RECORDS = (PersonRecord, SafeContact, CaseRecord, Wages, Way, StageEntry, TaskRecord, *KINDS)


def everything() -> set[str]:
    of_records = {f"{kind.__name__}.{name}" for kind in RECORDS for name in kind.__struct_fields__}
    stages = {f"stage.{stage.key}" for stage in assistance.packaged_track().stages}
    fields = packaged_standard().fields
    choices = {
        f"{field.name}.{code.code}"
        for field in fields
        for code in field.codes
        if field.name in closed_list.CHOSEN_ONE_BY_ONE
    }
    return of_records | stages | {field.name for field in fields} | choices


def test_each_field_is_allowed_or_forbidden_by_name_and_none_is_both() -> None:
    """A new field of any of them fails here until somebody has decided whether a court may be told it."""
    may = MAY | MAY_OF_CHOICES
    assert everything() - may - NEVER.keys() == set()
    assert (may | NEVER.keys()) - everything() == set()
    assert may & NEVER.keys() == set()


def test_each_open_field_with_several_choices_has_them_decided_one_by_one() -> None:
    several = {field.name for field in packaged_standard().fields if field.kind == "choices"}
    assert several & MAY == closed_list.CHOSEN_ONE_BY_ONE


def test_what_a_country_can_punish_for_is_never_on_it() -> None:
    for field in packaged_standard().fields:
        if field.subject in LAWYER_ONLY:
            assert field.name in NEVER
        for code in field.codes:
            if code.subject in LAWYER_ONLY:
                assert field.name in NEVER or f"{field.name}.{code.code}" in NEVER


@pytest.mark.parametrize("name", [*NEVER, "PersonRecord.new", ""])
def test_no_fact_is_made_of_what_is_forbidden_or_undecided(name: str) -> None:
    with pytest.raises(Forbidden):
        facts._fact("key", "title", [], of=("PersonRecord.names", name))
