"""What the columns of mailings hold about people."""

from amanjol.programme.mailings.privacy import COLUMNS


def test_what_is_of_a_subscriber_is_personal() -> None:
    of_subscribers = [column for column in COLUMNS if column.field.startswith("Subscriber.")]
    assert of_subscribers
    assert all(column.is_personal for column in of_subscribers)
