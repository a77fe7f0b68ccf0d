"""Clips and captions: an editor lists, changes, chooses and adds them, and is told in one sentence what is wrong."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from amanjol.foundation.organisations.tests.cast import browser

if TYPE_CHECKING:
    from amanjol.public.guide.tests.small_guide import People

pytestmark = pytest.mark.django_db

CAPTIONS = b"WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nKeep your passport.\n"
ADD = "/cms/documents/multiple/add/"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _picture(width: int = 64, height: int = 64, pixels: bytes | None = None) -> bytes:
    """A PNG of grey noise, or of the pixels given, however many they are."""
    rows = pixels if pixels is not None else b"".join(b"\0" + bytes(range(width)) for _row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def captions(people: People) -> int:
    document = get_document_model().objects.create(
        title="Words of the clip", file=ContentFile(CAPTIONS, name="clip.en.vtt")
    )
    return int(document.pk)


def test_an_editor_lists_changes_and_chooses_them(people: People, captions: int) -> None:
    lola = browser(people.lola)
    for address in ("/cms/documents/", f"/cms/documents/edit/{captions}/"):
        assert "Words of the clip" in lola.get(address).text
    chosen = lola.get("/cms/documents/chooser/", headers={"x-requested-with": "XMLHttpRequest"})
    assert "Words of the clip" in chosen.json()["html"]


def test_its_address_gives_the_file_to_who_works_on_the_guide(people: People, captions: int) -> None:
    address = get_document_model().objects.get(pk=captions).url
    for member in (people.lola, people.timur, people.gulnara):
        response = browser(member).get(address)
        assert b"".join(response.streaming_content) == CAPTIONS  # type: ignore[attr-defined]  # a FileResponse
        assert "sandbox" in response.headers["Content-Security-Policy"]
    assert browser(people.berk).get(address).status_code == 404
    assert browser(people.lola).get("/cms/documents/file/999999/clip.en.vtt").status_code == 404


def test_an_editor_adds_one(people: People) -> None:
    clip = min(Path(settings.CONTENT_ROOT).glob("media/*.mp4"))
    for name, content in (("new.en.vtt", CAPTIONS), ("new.mp4", clip.read_bytes())):
        answer = browser(people.lola).post(
            ADD,
            {"files[]": SimpleUploadedFile(name, content), "title": name,
             "collection": Collection.get_first_root_node().pk},
            headers={"x-requested-with": "XMLHttpRequest"},
        )  # fmt: skip
        assert answer.json()["success"] is True
    assert set(get_document_model().objects.values_list("title", flat=True)) == {"new.en.vtt", "new.mp4"}


def test_a_refused_file_is_refused_in_one_sentence(people: People) -> None:
    form = {"title": "x", "file": SimpleUploadedFile("clip.mp4", b"MZ" * 40),
            "collection": Collection.get_first_root_node().pk}  # fmt: skip
    page = browser(people.lola).post("/cms/documents/add/", form).text
    assert "The file is not an MP4 clip." in page
    assert "File extension" not in page
    assert not get_document_model().objects.exists()


@pytest.mark.parametrize(
    "content",
    [_picture()[:120], _picture(pixels=b"\0" * 9), _picture()[:-30], _picture().replace(b"IDAT", b"IDAX")],
    ids=["cut", "too few pixels", "no end", "no pixels"],
)
@pytest.mark.parametrize("address", ["/cms/images/add/", "/cms/images/multiple/add/"])
def test_a_broken_picture_is_refused_in_one_sentence(people: People, address: str, content: bytes) -> None:
    file = "files[]" if "multiple" in address else "file"
    form = {
        "title": "x",
        file: SimpleUploadedFile("x.png", content),
        "collection": Collection.get_first_root_node().pk,
    }
    headers = {"x-requested-with": "XMLHttpRequest"} if "multiple" in address else {}
    page = browser(people.lola).post(address, form, headers=headers).text
    assert "The picture is damaged or cut short" in page
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize("address", ["/cms/images/add/", "/cms/images/multiple/add/"])
def test_a_drawing_that_does_more_than_draw_is_refused_in_one_sentence(people: People, address: str) -> None:
    file = "files[]" if "multiple" in address else "file"
    content = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>'
    form = {
        "title": "x",
        file: SimpleUploadedFile("x.svg", content),
        "collection": Collection.get_first_root_node().pk,
    }
    headers = {"x-requested-with": "XMLHttpRequest"} if "multiple" in address else {}
    assert "more than shapes" in browser(people.lola).post(address, form, headers=headers).text
    assert not get_image_model().objects.exists()


def test_a_whole_picture_is_taken(people: People) -> None:
    form = {
        "title": "x",
        "file": SimpleUploadedFile("x.png", _picture()),
        "collection": Collection.get_first_root_node().pk,
    }
    browser(people.lola).post("/cms/images/add/", form)
    assert get_image_model().objects.get().width == 64
