"""By what a contact goes in lists of the editor."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from amanjol.foundation.directory.models import Contact


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "1282 · Questions about work"),
        ("ru", "1282 · Вопросы о работе"),
        ("uz", "1282 · Questions about work"),
    ],
)
def test_a_contact_is_named_in_the_language_of_who_reads_and_else_in_english(
    language: str, name: str
) -> None:
    contact = Contact(
        key="uz-1282", number="1282", service={"en": "Questions about work", "ru": "Вопросы о работе"}
    )
    with override(language):
        assert str(contact) == name
    contact.service = {}
    assert str(contact) == "1282 · uz-1282"
