from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

FOUNDATION = Path(__file__).parents[2]


@pytest.mark.parametrize("package", ["web", "accounts", "organisations"])
def test_every_russian_text_is_there_and_keeps_its_places(package: str) -> None:
    file = FOUNDATION / package / "locale/ru/LC_MESSAGES/django.po"
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale="ru")
    for message in catalogue:
        if isinstance(message.id, str) and message.id:
            assert isinstance(message.string, str)
            assert message.string, message.id
            assert _places(message.id) == _places(message.string), message.id
            assert not message.fuzzy, message.id


def _places(text: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)s|<[^>]+>", text))
