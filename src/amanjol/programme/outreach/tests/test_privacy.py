"""What the columns of outreach hold about people."""

from amanjol.programme.outreach.privacy import COLUMNS


def test_nothing_is_personal_but_which_member_wrote_asked_and_approved() -> None:
    personal = {column.field for column in COLUMNS if column.is_personal}
    assert personal == {"Recommendation.writers", "Recommendation.asked_by", "Recommendation.approved_by"}
