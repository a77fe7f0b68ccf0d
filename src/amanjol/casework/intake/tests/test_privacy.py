"""What each column of intake holds about people, and that nothing of a person stands beside the sealed ones."""

from amanjol.casework.intake.privacy import COLUMNS


def test_what_is_personal_is_sealed_or_names_a_colleague() -> None:
    personal = {column.field for column in COLUMNS if column.is_personal}
    assert {field for field in personal if not field.endswith((".sealed", ".wrapped_key"))} == {
        "Sending.member"
    }


def test_no_more_stands_in_clear_than_was_decided() -> None:
    clear = {column.field for column in COLUMNS if not column.is_personal}
    assert clear == {
        "Report.id", "Report.organisation", "Report.epoch", "Report.schema", "Report.is_inbound", "Report.state",
        "Report.sent_on", "Consultation.id", "Consultation.organisation", "Consultation.epoch", "Consultation.schema",
        "Consultation.month", "Consultation.state", "Consultation.next_on", "Sending.id", "Sending.organisation",
        "Sending.recipient", "Sending.sent_on", "Receipt.id",
    }  # fmt: skip
