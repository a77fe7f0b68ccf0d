"""What the columns of outreach hold about people."""

from amanjol.programme.outreach.privacy import COLUMNS


def test_nothing_is_personal() -> None:
    assert not any(column.is_personal for column in COLUMNS)
