"""What editors may upload: pictures, clips and captions that are what they claim to be.

Wagtail checks photographs itself (format, bytes, pixels), but not that they are whole. A drawing could carry
a script, and a file's name says nothing about its content: all are looked into here.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from amanjol.public.guide.captions import check_captions
from amanjol.public.guide.clips import check_clip
from amanjol.public.guide.drawings import LARGEST_DRAWING, check_drawing
from amanjol.public.guide.waiting import ApprovedFile, FileKind

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LARGEST_CLIP = 60 * 1024 * 1024  # bytes
LARGEST_CAPTIONS = 512 * 1024  # bytes
# What Pillow raises over files that are not what their first bytes say.
_DAMAGED = (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, zlib.error)


def check_file(name: str, file: BinaryIO, size: int) -> None:
    """Raises `ValidationError` unless it is a clip that every phone plays, or captions that can be shown."""
    if name.lower().endswith(".mp4"):
        if size > LARGEST_CLIP:
            raise ValidationError(_("The clip is larger than 60 MiB."))
        check_clip(file, size)
        return
    if size > LARGEST_CAPTIONS:
        raise ValidationError(_("The captions are larger than 512 KiB."))
    file.seek(0)
    check_captions(file.read())


class PictureField(WagtailImageField):
    """Takes only what can be painted whole, so that no page stumbles over half a picture later."""

    def to_python(self, data: Any) -> Any:
        try:
            file = super().to_python(data)
            if file is not None and not str(file.name).lower().endswith(".svg"):
                file.seek(0)
                with Image.open(file) as picture:
                    picture.load()
                file.seek(0)
        except _DAMAGED as error:
            raise ValidationError(_("The picture is damaged or cut short: save it anew.")) from error
        return file


class _Watched:
    """Remembers who chose the bytes, and forgets what somebody else said of those before."""

    kind: FileKind
    instance: Any
    changed_data: list[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.by = kwargs.get("user")
        super().__init__(*args, **kwargs)

    def save(self, commit: bool = True) -> Any:
        if "file" in self.changed_data:
            self.instance.uploaded_by_user = self.by
            ApprovedFile.objects.filter(kind=self.kind.value, object_id=self.instance.pk).delete()
        return super().save(commit)  # type: ignore[misc]  # a form comes after


class PictureForm(_Watched, BaseImageForm):
    kind = FileKind.PICTURE
    file = PictureField(label=_("File"), widget=BaseImageForm.Meta.widgets["file"])

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if "file" in self.changed_data and str(file.name).lower().endswith(".svg"):
            file.seek(0)
            check_drawing(file.read(LARGEST_DRAWING + 1))
            file.seek(0)
        return file


class FileForm(_Watched, BaseDocumentForm):
    kind = FileKind.FILE

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if "file" in self.changed_data:
            check_file(str(file.name), file, file.size or 0)  # type: ignore[arg-type]  # has what BinaryIO has
            file.seek(0)
        return file

    def _update_errors(self, errors: ValidationError) -> None:
        """The model's own check of a file that was refused is about no file at all: the first reason is enough."""
        for name in self.errors:
            errors.error_dict.pop(name, None)
        super()._update_errors(errors)
