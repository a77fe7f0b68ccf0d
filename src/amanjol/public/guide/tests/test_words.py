"""Every text of the editor's pages and the fleet's is there in Russian."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
import wagtail
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation import override
from django.utils.translation.template import templatize

from amanjol.public.guide import wagtails_words

PACKAGES = {
    "guide": Path(__file__).parents[1],
    "devices": Path(__file__).parents[2] / "devices",
    "screens": Path(__file__).parents[2] / "screens",
    "warnings": Path(__file__).parents[2] / "warnings",
    "directory": Path(__file__).parents[3] / "foundation" / "directory",
}
MARKS = {
    "_": None,
    "_now": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def _python_of(file: Path) -> bytes:
    """A template's marks as calls that the extractor reads."""
    if file.suffix == ".py":
        return file.read_bytes()
    calls = re.findall(
        r"[np]?gettext\(.*?\)(?=\s|$)", templatize(file.read_text(encoding="utf-8")), re.DOTALL
    )
    return re.sub(r"\bu(?=[\"'])", "", "\n".join(calls)).encode()


def _used(folder: Path) -> set[str]:
    messages: set[str] = set()
    files = [file for file in folder.rglob("*") if file.suffix in {".py", ".html"}]
    for file in files:
        if {"tests", "migrations"} & set(file.parts):
            continue
        for _line, message, _comments, _context in extract("python", BytesIO(_python_of(file)), MARKS):
            messages.add(message if isinstance(message, str) else message[0])
    return messages


@pytest.mark.parametrize("package", PACKAGES)
def test_every_text_is_translated_and_keeps_its_places(package: str) -> None:
    folder = PACKAGES[package]
    with (folder / "locale/ru/LC_MESSAGES/django.po").open("rb") as opened:
        catalogue = read_po(opened, locale="ru")
    translations: dict[str, tuple[str, ...]] = {}
    places: dict[str, set[tuple[str, ...]]] = {}
    for message in catalogue:
        key = message.id if isinstance(message.id, str) else message.id[0]
        translations[key] = (
            (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        )
        places[key] = {tuple(_places(text)) for text in ([key] if message.id == key else message.id)}
    translations.pop("")
    used = _used(folder)
    assert used - translations.keys() == set()
    assert translations.keys() - used == set()
    for key, texts in translations.items():
        for text in texts:
            assert text, key
            assert tuple(_places(text)) in places[key], key


def _places(text: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)s|%d", text))


def test_what_wagtail_says_badly_we_say_and_wagtail_still_has() -> None:
    ours = [*wagtails_words.lacking(), *wagtails_words.mistaken(), *wagtails_words.miscounted(1)]
    sources = [
        file.read_text(encoding="utf-8")
        for file in Path(wagtail.__file__).parent.rglob("*")
        if file.suffix in {".py", ".html"} and "tests" not in file.parts
    ]
    texts = " ".join(" ".join(sources).replace('\\"', '"').replace("{{ ", "%(").replace(" }}", ")s").split())
    assert [text for text in ours if text.strip() not in texts] == []
    with override("ru"):
        for index, text in enumerate([*wagtails_words.lacking(), *wagtails_words.mistaken()]):
            assert text != ours[index]
            assert re.search("[а-я]", text), text
        assert [next(wagtails_words.miscounted(number)) for number in (1, 2, 5, 11, 21)] == [
            "%(counter)s страница", "%(counter)s страницы", "%(counter)s страниц", "%(counter)s страниц",
            "%(counter)s страница",
        ]  # fmt: skip
