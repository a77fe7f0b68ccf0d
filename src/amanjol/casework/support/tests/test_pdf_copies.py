"""What a copy of a PDF still has: what one sees on its pages. What stands beside it, before it or behind it is gone."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Name

from amanjol.casework.support.files.contents import copier, copying, kinds, pdf_copies
from amanjol.casework.support.files.contents.kinds import Kind
from amanjol.casework.support.files.contents.reading import Refused, Why
from amanjol.casework.support.tests import file_samples as samples
from amanjol.casework.support.tests import pdf_samples as pdfs
from amanjol.foundation.printing.tests.checking import opened

if TYPE_CHECKING:
    from collections.abc import Callable

MARKS = (*samples.MARKS, pdfs.PLACE.encode("utf-16-be"), pdfs.MAKER.encode("utf-16-be"))


def copy_of(content: bytes) -> bytes:
    """As the process makes it, here: to start one for each would take most of the time."""
    assert kinds.examine(io.BytesIO(content)) is Kind.PDF
    target = io.BytesIO()
    pdf_copies.copy(io.BytesIO(content), target)
    return target.getvalue()


def copied_apart(content: bytes) -> bytes:
    return b"".join(kinds.copied(Kind.PDF, io.BytesIO(content)))


def why_none(content: bytes) -> Why | None:
    assert kinds.examine(io.BytesIO(content)) is Kind.PDF
    try:
        copied_apart(content)
    except Refused as refusal:
        return refusal.why
    return None


def seen(content: bytes) -> bytes:
    """Its first page as it looks."""
    with opened(content) as document:
        return bytes(document[0].get_pixmap(dpi=72).samples)


def words_of(content: bytes) -> str:
    with opened(content) as document:
        return str(document[0].get_text())


@pytest.fixture(scope="module")
def copied() -> bytes:
    return copied_apart(pdfs.marked())


def test_the_copy_looks_as_the_original(copied: bytes) -> None:
    original = pdfs.marked()
    assert seen(copied) == seen(original)
    assert {pdfs.WORDS, pdfs.NOTED} <= {*words_of(copied).split()}


def test_the_copy_has_no_mark_of_who_made_it_where_and_when(copied: bytes) -> None:
    original = pdfs.marked()
    assert all(mark in original for mark in samples.MARKS)
    for content in (copied, pdfs.unpacked(copied)):
        assert [mark for mark in MARKS if mark in content] == []
    with pikepdf.open(io.BytesIO(copied)) as pdf:
        assert {*pdf.Root.keys()} <= {"/Type", "/Pages", "/OCProperties"}
        assert {*pdf.pages[0].obj.keys()} <= {"/Type", "/Parent", "/Resources", "/Contents", "/MediaBox"}
        assert "/Info" not in pdf.trailer
        assert not pdf.attachments


def test_what_is_called_as_something_that_goes_stays_where_it_is_drawn_with(copied: bytes) -> None:
    """The font of the sample is called Metadata, and its picture A."""
    with pikepdf.open(io.BytesIO(copied)) as pdf:
        resources = pdf.pages[0].obj.Resources
        assert Name.Metadata in resources.Font
        assert resources.XObject[Name.A].Subtype == Name.Image


def test_nothing_of_an_earlier_version_stays() -> None:
    original = pdfs.written_over()
    assert pdfs.EARLIER.encode() in original
    assert words_of(original).split() == [pdfs.WORDS]
    copied = copy_of(original)
    assert words_of(copied).split() == [pdfs.WORDS]
    assert pdfs.EARLIER.encode() not in pdfs.unpacked(copied)


def test_what_stands_behind_the_end_and_between_parts_goes() -> None:
    original = pdfs.marked()
    between = original.replace(b"endobj\n", b"endobj\n%% %s\n" % samples.PLACE, 1)
    copied = copy_of(between + b"% " + samples.MAKER + b"\n%%EOF\n")
    assert [mark for mark in MARKS if mark in pdfs.unpacked(copied)] == []


def test_the_same_is_made_of_a_copy(copied: bytes) -> None:
    again = copy_of(copied)
    assert pdfs.unpacked(again) == pdfs.unpacked(copied)


def test_two_files_that_differ_beside_their_pages_have_one_copy(copied: bytes) -> None:
    """What stays is no trace by which it is told which of them it was."""
    with pikepdf.open(io.BytesIO(pdfs.marked())) as pdf:
        pdf.docinfo[Name.Author] = pikepdf.String("Somebody else")
        other = pdfs.written(pdf)
    assert copy_of(other) == copied


def test_a_picture_loses_what_is_beside_it_however_it_is_packed(copied: bytes) -> None:
    with pikepdf.open(io.BytesIO(copied)) as pdf:
        picture = pdf.pages[0].obj.Resources.XObject[Name.A].read_raw_bytes()
    assert picture == b"".join(kinds.copied(Kind.JPEG, io.BytesIO(samples.jpeg())))
    with pikepdf.open(io.BytesIO(pdfs.marked())) as pdf:
        stream = pdf.pages[0].obj.Resources.XObject[Name.A]
        stream.write(
            samples.jpeg().hex().encode() + b">", filter=pikepdf.Array([Name.ASCIIHexDecode, Name.DCTDecode])
        )
        again = copy_of(pdfs.written(pdf))
    assert again == copied


@pytest.mark.parametrize(
    "content",
    [
        pdfs.encrypted, pdfs.fetching, pdfs.swallowing, pdfs.nested,
        lambda: pdfs.with_picture(samples.huge_jpeg()), lambda: pdfs.with_picture(b"no JPEG"),
        lambda: pdfs.marked().replace(b"/DCTDecode", b"/JPXDecode"),
    ],
    ids=["encrypted", "fetching", "swallowing", "nested", "of-many-pixels", "no-jpeg", "jpeg-2000"],
)  # fmt: skip
def test_of_what_cannot_be_read_or_cannot_be_stripped_there_is_no_copy(content: Callable[[], bytes]) -> None:
    assert why_none(content()) is Why.NO_COPY


def test_a_page_that_explodes_is_given_up_in_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the processor that it uses, so that a slow machine takes longer and says the same."""
    program = f"import sys\nimport {copier.__name__} as it\nit.MOST_SECONDS = 1\nsys.exit(it.main())"
    monkeypatch.setattr(copying, "_COMMAND", (sys.executable, "-I", "-c", program))
    monkeypatch.setattr(copying, "LONGEST", 3_600)  # not by the clock
    assert why_none(pdfs.exploding(2_000)) is Why.NO_COPY


def test_what_is_larger_than_a_file_may_be_is_no_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "LARGEST", 500)
    with pytest.raises(Refused) as refusal:
        b"".join(kinds.copied(Kind.PDF, io.BytesIO(pdfs.marked())))
    assert refusal.value.why is Why.EXPLODES


def test_of_pages_that_come_back_to_themselves_there_is_no_copy() -> None:
    assert why_none(pdfs.going_round()) is Why.NO_COPY
