"""Pictures, clips and captions: which of them a second person has looked at, by the very bytes.

What came with the node, as files of its starter content, was looked at by who packaged it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from django.conf import settings
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from amanjol.public.guide.waiting import ApprovedFile, FileKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file of the editor's library. `name` is the plain one, by which documents call it."""

    kind: FileKind
    pk: int
    title: str
    stored_as: str
    uploaded_by: UUID | None
    uploaded_at: datetime

    @property
    def name(self) -> str:
        return PurePath(self.stored_as).name

    @property
    def path(self) -> Path:
        return Path(settings.MEDIA_ROOT) / self.stored_as

    @property
    def is_drawn(self) -> bool:
        """Whether a page can show it as a picture."""
        return self.kind is FileKind.PICTURE

    def digest(self) -> str:
        """SHA-256, in hexadecimal digits; empty where there is no file any more."""
        try:
            with self.path.open("rb") as opened:
                return hashlib.file_digest(opened, "sha256").hexdigest()
        except FileNotFoundError:
            return ""


def model_of(kind: FileKind) -> Any:
    return get_image_model() if kind is FileKind.PICTURE else get_document_model()


def every_file() -> dict[str, Path]:
    """By plain name, whoever has looked at it."""
    return {file.name: file.path for file in _library()}


def approved_files() -> dict[str, Path]:
    """By plain name what readers may be given: the second person saw these very bytes."""
    approved = _approved()
    return {file.name: file.path for file in _library() if _is_approved(file, approved)}


def waiting_files() -> list[UploadedFile]:
    """What nobody else has looked at yet, as it is now; the longest waiting first."""
    approved = _approved()
    waiting = [file for file in _library() if not _is_approved(file, approved)]
    return sorted(waiting, key=lambda file: (file.uploaded_at, file.name))


def waiting_file(kind: FileKind, pk: int) -> UploadedFile | None:
    return next((file for file in waiting_files() if (file.kind, file.pk) == (kind, pk)), None)


def _library() -> Iterator[UploadedFile]:
    for kind in FileKind:
        columns = ("pk", "title", "file", "uploaded_by_user_id", "created_at")
        for row in model_of(kind).objects.values_list(*columns).order_by("pk"):
            yield UploadedFile(kind, *row)


def _approved() -> dict[tuple[str, int], str]:
    return {(row.kind, row.object_id): row.sha256 for row in ApprovedFile.objects.all()}


def _is_approved(file: UploadedFile, approved: dict[tuple[str, int], str]) -> bool:
    """An approval without a digest is of a file that was there before anybody was asked; it goes with that file."""
    digest = approved.get((file.kind.value, file.pk))
    return digest is not None and digest in {"", file.digest()}
