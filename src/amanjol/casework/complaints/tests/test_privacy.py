"""What each column of complaints holds about people, and that no word of anybody stands in clear."""

from amanjol.casework.complaints.privacy import COLUMNS


def test_no_more_stands_in_clear_of_a_complaint_than_was_decided() -> None:
    """Not who is accused, not what about, not a child's, not from where."""
    clear = {
        column.field
        for column in COLUMNS
        if not column.is_personal and column.field.startswith(("Complaint.", "Seal.", "Letterbox."))
    }
    assert clear == {
        "Complaint.id", "Complaint.organisation", "Complaint.received_on", "Complaint.due_on", "Complaint.state",
        "Complaint.schema", "Complaint.mark", "Seal.id", "Seal.organisation", "Seal.complaint", "Letterbox.id",
        "Letterbox.organisation", "Letterbox.name", "Letterbox.schema", "Letterbox.answered_by",
        "Letterbox.number", "Letterbox.kept_until",
    }  # fmt: skip
