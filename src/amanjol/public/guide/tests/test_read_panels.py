"""What editors read on a form and cannot write there."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from amanjol.foundation.directory.models import Contact
from amanjol.public.guide.snippets import ContactViewSet, ReadPanel


@pytest.mark.parametrize(
    ("value", "text"), [(True, "да"), (False, "нет"), (None, "—"), ("", "—"), ("Lola", "Lola")]
)
def test_what_is_only_read_stands_in_words(value: object, text: str) -> None:
    panel = ReadPanel("is_wrong", read_only=True).bind_to_model(Contact)
    with override("ru"):
        assert panel.format_value_for_display(value) == text


def test_every_field_of_a_contact_that_is_only_read_stands_in_words() -> None:
    only_read = [
        panel for panel in ContactViewSet.edit_handler.children if getattr(panel, "read_only", False)
    ]
    assert [panel.field_name for panel in only_read] == [
        "last_dialled_on",
        "last_dialled_by",
        "answered",
        "is_wrong",
    ]
    assert {type(panel) for panel in only_read} == {ReadPanel}
