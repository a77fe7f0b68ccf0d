"""What editors may upload: pictures, clips and captions that are what they claim to be.

Wagtail checks photographs itself (format, bytes, pixels). A drawing could carry a script, and a file's
name says nothing about its content: both are looked into here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LARGEST_DRAWING = 512 * 1024  # bytes
LARGEST_CLIP = 60 * 1024 * 1024  # bytes
LARGEST_CAPTIONS = 512 * 1024  # bytes
DEEPEST = 40
_REFUSED_ELEMENTS = {
    "script",
    "foreignobject",
    "iframe",
    "embed",
    "object",
    "handler",
    "set",
    "animate",
    "image",
}


class _NotDrawn(Exception):
    """The drawing holds something that is not drawn."""


def check_drawing(content: bytes) -> None:
    """Raises `ValidationError` unless it is an SVG that only draws: no script, no link, no other file."""
    if len(content) > LARGEST_DRAWING:
        raise ValidationError(_("The drawing is larger than 512 KiB."))
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        element = name.rpartition(":")[2].lower()
        if depth == 1 and element != "svg":
            raise ValidationError(_("The file is not an SVG drawing."))
        if depth > DEEPEST or element in _REFUSED_ELEMENTS:
            raise _NotDrawn
        for key, value in attributes.items():
            _check_attribute(key.rpartition(":")[2].lower(), value.strip().lower())

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_arguments: Any) -> None:
        raise _NotDrawn  # a document type can multiply itself without end

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise ValidationError(_("The file is not an SVG drawing.")) from error
    except _NotDrawn as error:
        raise ValidationError(
            _(
                "The drawing holds more than shapes (a script, a link, an animation or another file): save it plain."
            )
        ) from error


def _check_attribute(name: str, value: str) -> None:
    links_out = name == "href" and not value.startswith("#")
    if (
        name.startswith("on")
        or links_out
        or "javascript:" in value
        or ("url(" in value and "url(#" not in value)
    ):
        raise _NotDrawn


def check_file(name: str, head: bytes, size: int) -> None:
    """Raises `ValidationError` unless it is an MP4 clip or WebVTT captions, by its first bytes."""
    if name.lower().endswith(".mp4"):
        if head[4:8] != b"ftyp":
            raise ValidationError(_("The file is not an MP4 clip."))
        if size > LARGEST_CLIP:
            raise ValidationError(_("The clip is larger than 60 MiB."))
        return
    if not head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        raise ValidationError(_("The file does not hold WebVTT captions."))
    if size > LARGEST_CAPTIONS:
        raise ValidationError(_("The captions are larger than 512 KiB."))


class PictureForm(BaseImageForm):
    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if "file" in self.changed_data and str(file.name).lower().endswith(".svg"):
            file.seek(0)
            check_drawing(file.read(LARGEST_DRAWING + 1))
            file.seek(0)
        return file


class FileForm(BaseDocumentForm):
    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if "file" in self.changed_data:
            file.seek(0)
            check_file(str(file.name), file.read(16), file.size or 0)
            file.seek(0)
        return file
