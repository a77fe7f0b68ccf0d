"""What a copy of a Word or Excel document still has: what one reads in it, and its pictures alone."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from amanjol.casework.support.files.contents import kinds, office_copies
from amanjol.casework.support.files.contents.kinds import Kind
from amanjol.casework.support.files.contents.reading import Refused, Why
from amanjol.casework.support.tests import file_samples as samples
from amanjol.casework.support.tests import office_samples as office

if TYPE_CHECKING:
    from collections.abc import Callable

MARKS = (*samples.MARKS, office.EARLIER.encode(), b"rsid", b"w:author", b"paraId")
_ID = re.compile(rb'r:(?:id|embed|link|pict)="([^"]+)"')


def copy_of(content: bytes) -> bytes:
    """As the process makes it, here: to start one for each would take most of the time."""
    assert kinds.examine(io.BytesIO(content)) in {Kind.WORD, Kind.SHEET}
    target = io.BytesIO()
    office_copies.copy(io.BytesIO(content), target)
    return target.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.comment == b""
        assert {(entry.date_time, entry.comment) for entry in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), b"")
        }
        return {name: archive.read(name) for name in archive.namelist()}


def check_whole(parts: dict[str, bytes]) -> None:
    """Every part is referred to and has a type; every reference leads to a part, and every key to a reference."""
    led_to, read = (
        set(),
        {name: etree.fromstring(of) for name, of in parts.items() if name.endswith((".xml", ".rels"))},
    )
    for name in [name for name in parts if name.endswith(".rels")]:
        folder, base = (
            posixpath.split(posixpath.dirname(name))[0],
            posixpath.basename(name).removesuffix(".rels"),
        )
        keys = {element.get("Id"): element for element in read[name]}
        for element in keys.values():
            if element.get("TargetMode") != "External":
                target = str(element.get("Target"))
                led_to.add(
                    target.lstrip("/")
                    if target.startswith("/")
                    else posixpath.normpath(posixpath.join(folder, target))
                )
        of = parts.get(posixpath.join(folder, base), b"")
        assert {key.decode() for key in _ID.findall(of)} <= {*keys}
    own = {name for name in parts if not name.endswith(".rels")} - {"[Content_Types].xml"}
    assert led_to == own
    typed: Any = read["[Content_Types].xml"]
    endings = {entry.get("Extension") for entry in typed}
    named = {str(entry.get("PartName")).lstrip("/") for entry in typed if entry.get("PartName")}
    assert named <= {*parts}
    assert {name for name in own if name.rpartition(".")[2] not in endings} <= named


def test_a_word_document_says_what_one_reads_and_nothing_beside() -> None:
    original = office.word()
    copied = parts_of(copy_of(original))
    check_whole(copied)
    assert {*copied} == {
        "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels",
        "word/settings.xml", "word/_rels/settings.xml.rels", "word/media/image1.jpg",
    }  # fmt: skip
    text = "".join(etree.fromstring(copied["word/document.xml"]).itertext())
    assert text == "".join(office.WORDS)
    for name, content in copied.items():
        assert [mark for mark in MARKS if mark in content] == [], name
    assert copied["word/media/image1.jpg"] == b"".join(kinds.copied(Kind.JPEG, io.BytesIO(samples.jpeg())))
    assert b"<w:b/>" in copied["word/document.xml"]
    assert b"<w:zoom" in copied["word/settings.xml"]


def test_what_a_shape_is_drawn_with_is_no_change_that_waits() -> None:
    assert office.SHAPE.encode() in parts_of(copy_of(office.word()))["word/document.xml"]


def test_changes_are_accepted_in_the_strict_form_too() -> None:
    document = parts_of(copy_of(office.word(space=office.STRICT)))["word/document.xml"]
    assert office.STRICT in document
    assert "".join(etree.fromstring(document).itertext()) == "".join(office.WORDS)
    assert [mark for mark in MARKS if mark in document] == []


def test_a_workbook_has_its_cells_and_pictures_and_nothing_beside() -> None:
    original = office.sheet()
    whole = copy_of(original)
    copied = parts_of(whole)
    check_whole(copied)
    for name, content in copied.items():
        assert [mark for mark in samples.MARKS if mark in content] == [], name
    assert not [name for name in copied if "docProps" in name or "comment" in name or name.endswith(".vml")]
    book = CalamineWorkbook.from_filelike(io.BytesIO(whole))
    assert book.sheet_names == ["Деньги"]
    assert book.get_sheet_by_name("Деньги").to_python() == office.CELLS
    (picture,) = (content for name, content in copied.items() if "/media/" in name)
    assert picture == b"".join(kinds.copied(Kind.JPEG, io.BytesIO(samples.jpeg())))


@pytest.mark.parametrize("content", [office.word(), office.sheet()], ids=["word", "sheet"])
def test_the_same_is_made_of_a_copy(content: bytes) -> None:
    copied = copy_of(content)
    assert copy_of(copied) == copied


def test_pictures_of_each_kind_that_is_taken_in_are_copied() -> None:
    for ending, kind in (("png", Kind.PNG), ("webp", Kind.WEBP)):
        content = samples.TAKEN[ending]
        copied = parts_of(copy_of(office.word(content, ending)))
        assert copied[f"word/media/image1.{ending}"] == b"".join(kinds.copied(kind, io.BytesIO(content)))


@pytest.mark.parametrize(
    "content",
    [
        lambda: office.word(b"\x01\0\0\0 EMF", "emf"),
        lambda: office.word(samples.huge_jpeg()),
        lambda: office.with_reference("aFChunk"),
        lambda: office.with_reference("pivotTable"),
        lambda: office.with_reference("of-which-nobody-has-heard"),
        office.with_entities,
        office.leading_nowhere,
    ],
    ids=["emf", "of-many-pixels", "chunk", "pivot", "unknown", "entities", "leads-nowhere"],
)  # fmt: skip
def test_of_what_cannot_be_stripped_whole_there_is_no_copy(content: Callable[[], bytes]) -> None:
    kind = kinds.examine(io.BytesIO(content()))
    with pytest.raises(Refused) as refusal:
        b"".join(kinds.copied(kind, io.BytesIO(content())))
    assert refusal.value.why is Why.NO_COPY
