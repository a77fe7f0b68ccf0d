"""What each column of cases holds about people, and that nothing of a person stands beside the sealed ones."""

from django.apps import apps
from django.db.models import BinaryField

from amanjol.casework.cases.privacy import COLUMNS

PERSONAL = {column.field for column in COLUMNS if column.is_personal}


def test_what_is_personal_is_sealed_or_hashed_or_names_a_colleague() -> None:
    binary = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("cases").get_models()
        for field in model._meta.fields
        if isinstance(field, BinaryField)
    }
    assert binary
    assert PERSONAL - binary == {
        "Assignment.member", "Named.member", "Opening.member", "Opening.answered_by", "Newcomer.member",
        "ComparedList.member", "ComparedList.name", "LawyerNote.member", "LawyerSeal.member",
        "Task.member",
    }  # fmt: skip
    assert binary - PERSONAL == {"Named.sealed", "OnPaper.sealed"}  # keys


def test_a_case_row_has_no_more_in_clear_than_was_decided() -> None:
    clear = {
        column.field for column in COLUMNS if column.field.startswith("Case.") and not column.is_personal
    }
    assert clear == {
        "Case.id", "Case.organisation", "Case.person", "Case.group", "Case.status", "Case.opened_month",
        "Case.retention_on", "Case.next_step_on", "Case.epoch", "Case.schema",
    }  # fmt: skip
