"""Each field of HTCDS is told with one group of a consent, or on none."""

from __future__ import annotations

import pytest

from amanjol.casework.standards.htcds.groups import GROUPS, TOLD_ON_NO_CONSENT, group_of
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.people.terms import FieldGroup
from amanjol.casework.standards.policy.policies import LAWYER_ONLY, PUNISHABLE, Subject

FIELDS = [field for section in packaged_standard().sections for field in section.fields]


def test_each_field_is_decided_about_once() -> None:
    names = {field.name for field in FIELDS}
    codes = {f"{field.name}.{code.code}" for field in FIELDS for code in field.codes}
    decided = [*GROUPS, *TOLD_ON_NO_CONSENT]
    assert len(decided) == len(set(decided))
    assert set(decided) <= names | codes
    assert names <= set(decided)
    assert set(GROUPS.values()) == set(FieldGroup) - {FieldGroup.DANGER, FieldGroup.WAGES}


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_what_the_country_can_punish_for_is_told_on_no_consent(field) -> None:
    for name, subject in [
        (field.name, field.subject),
        *((f"{field.name}.{code.code}", code.subject) for code in field.codes),
    ]:
        if subject and Subject(subject) in PUNISHABLE:
            assert group_of(name) is None, name
        elif subject and Subject(subject) in LAWYER_ONLY:
            assert group_of(name) is FieldGroup.HEALTH


def test_a_choice_has_the_group_of_its_field_unless_it_has_its_own() -> None:
    assert group_of("vic_TypeOfExploitation.ForcedLabour") is FieldGroup.HAPPENED
    assert group_of("vic_TypeOfExploitation.SexualExploitation") is FieldGroup.VIOLENCE
    with pytest.raises(KeyError):
        group_of("vic_New")
