"""Warnings reach the page as they were signed; a document of another shape is refused whole, with one sentence."""

from __future__ import annotations

import copy
import json
import logging
import random
from typing import TYPE_CHECKING, Any, cast

import pytest
from _served import put as put_pack
from _served import serving, switch

from amanjol_kiosk.folder import DataFolder
from amanjol_kiosk.serving import warnings
from amanjol_kiosk.serving.page_facts import PageFacts
from amanjol_kiosk.state import SyncState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


WORDS = {"until": "Последний день", "sure-several": "Нам рассказали", "do": "Что делать"}
DOCUMENT: dict[str, Any] = {
    "version": 1,
    "languages": {
        code: {
            "kinds": {"courier": ["Работа курьером", "В свёртке наркотики."]},
            "advice": {"stop-and-ask": "Пока не платите."},
            "names": {"RU": "Россия", "2026-12-12": "12 декабря 2026 года"},
            "services": {"ru-112": "Экстренная помощь"},
            "words": WORDS,
        }
        for code in ("ru", "uz-cyrl")
    },
    "contacts": {"ru-112": {"number": "112", "link": "tel:112", "dialled": ""}},
    "warnings": [
        {
            "id": "0b9f9c0e-8a4e-4a1c-9a53-0d5b4a8f2f11", "kind": "courier", "lines": [["country", "RU"]],
            "advice": ["stop-and-ask"], "sure": "several", "contact": "ru-112", "texts": {"ru": "Осторожно."},
            "until": "2026-12-12",
        },
        {"id": "1", "kind": "courier", "sure": "report", "source": "A paper", "until": "2026-12-12", "wrong": True},
    ],
}  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything in a document, itself left out."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inside:
        yield (*path, key)
        yield from places(part, (*path, key))


def put(document: Any, path: tuple[Any, ...], value: Any) -> None:
    for key in path[:-1]:
        document = document[key]
    document[path[-1]] = value


def test_the_page_gets_the_document_as_it_was_signed(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    switch(folder, put_pack(folder, 1))
    with serving(folder) as served:
        assert served.ask("/device/warnings.json").json() == warnings.NOTHING
        folder.document("warnings").write_text(json.dumps(DOCUMENT))
        assert served.ask("/device/warnings.json").json() == DOCUMENT


def answered(facts: PageFacts) -> Any:
    """What the page gets, without a loop: nothing in it waits."""
    with pytest.raises(StopIteration) as done:
        facts.warnings(cast("Any", None)).send(None)
    return json.loads(done.value.value.body)


def test_the_sentence_is_said_once_however_often_the_page_asks(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = DataFolder(tmp_path)
    folder.make()
    facts = PageFacts(folder, cast("Any", None))  # no door, which none of these questions passes
    folder.document("warnings").write_text("{}")
    with caplog.at_level(logging.WARNING):
        assert [answered(facts) for _question in range(3)] == [warnings.NOTHING] * 3
    assert len(caplog.messages) == 1
    folder.document("warnings").write_text(json.dumps(DOCUMENT))
    assert answered(facts) == DOCUMENT


def test_a_clock_that_went_back_shows_nothing_that_was_over_when_it_was_last_signed(tmp_path: Path) -> None:
    """The page compares with the clock, which a kiosk loses with its battery; here the later of the two counts."""
    folder = DataFolder(tmp_path)
    folder.make()
    facts = PageFacts(folder, cast("Any", None))
    folder.document("warnings").write_text(json.dumps(DOCUMENT))
    numbers = {}
    for signed_at in ("", "2026-12-12T23:59:59Z", "2026-12-13T00:00:00Z"):
        SyncState(newest_at=signed_at).write(folder)
        numbers[signed_at] = len(answered(facts)["warnings"])
    assert numbers == {"": 2, "2026-12-12T23:59:59Z": 2, "2026-12-13T00:00:00Z": 0}
    assert answered(facts)["languages"] == DOCUMENT["languages"]


def test_a_document_of_another_shape_is_refused_whole_with_one_sentence(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Each value of the document in turn becomes something else: nothing raises, and nothing odd reaches the page."""
    draw = random.Random(17)
    odd: list[Any] = [
        None,
        7,
        -1.5,
        [],
        ["x"],
        {},
        {"x": 1},
        "x" * 2000,
        [[[]]],
        "<script>",
        "tel:javascript:0",
    ]
    ways = list(places(DOCUMENT))
    file = tmp_path / "warnings.json"
    refused = 0
    for _mutation in range(1000):
        document = copy.deepcopy(DOCUMENT)
        way = draw.choice(ways)
        value = draw.choice(odd)
        put(document, way, value)
        file.write_text(json.dumps(document), encoding="utf-8")
        caplog.clear()
        with caplog.at_level(logging.WARNING):
            given = warnings.checked(file)
        if given == warnings.NOTHING:
            refused += 1
            assert len(caplog.messages) == 1
        else:  # another text, an empty list, words that nobody asks for: still the shape that the page knows
            assert given == document
            assert caplog.messages == []
            assert all(contact["link"].startswith("tel:1") for contact in given["contacts"].values())
    assert refused > 500


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b"null", b'{"version":2}', b"[" * 100_000]
)
def test_what_is_no_document_is_refused(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "warnings.json"
    file.write_bytes(content)
    assert warnings.checked(file) == warnings.NOTHING
    assert len(caplog.messages) == 1


def test_what_is_too_large_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "warnings.json"
    file.write_text(json.dumps(DOCUMENT) + " " * warnings.LARGEST, encoding="utf-8")
    assert warnings.checked(file) == warnings.NOTHING
    assert warnings.checked(tmp_path / "nothing.json") == warnings.NOTHING
