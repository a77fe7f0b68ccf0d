from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

FOUNDATION = Path(__file__).parents[2]


@pytest.mark.parametrize("package", ["web", "once", "accounts", "organisations"])
def test_every_russian_text_is_there_and_keeps_its_places(package: str) -> None:
    for message in _catalogue(FOUNDATION / package / "locale/ru/LC_MESSAGES/django.po"):
        if isinstance(message.id, str) and message.id:
            assert isinstance(message.string, str)
            assert message.string, message.id
            assert _places(message.id) == _places(message.string), message.id
            assert not message.fuzzy, message.id


@pytest.mark.parametrize("file", sorted(FOUNDATION.glob("*/locale/*/LC_MESSAGES/django.po")), ids=str)
def test_every_text_of_every_language_keeps_its_places(file: Path) -> None:
    for message in _catalogue(file):
        english, *_plural = [message.id] if isinstance(message.id, str) else message.id
        for text in [message.string] if isinstance(message.string, str) else message.string or ():
            assert not (english and text) or _places(text) == _places(english), english


def _catalogue(file: Path) -> Catalog:
    with file.open("rb") as opened:
        return read_po(opened, locale=file.parents[1].name)


def _places(text: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)s|<[^>]+>", text))
