"""How an upload reaches this room: in memory alone, and only so much.

Somebody may choose the file of rows by mistake. Django puts what is large into a file on disk, in clear; here what is
larger than a release can be is counted and not kept, and nothing of a request outlives it.
"""

from __future__ import annotations

import io
from typing import Any, Final

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopFutureHandlers

ROOM: Final = "/programme/releases/"
LARGEST: Final = 3 * 1024 * 1024
"""Bytes of all files of a request together; the proxy takes 4 MiB with all else that is typed."""
MOST: Final = 60
"""Files: a table each, and what says what they are."""


class TooMuch(InMemoryUploadedFile):
    """It stands for what was not kept."""


class HeldInMemory(FileUploadHandler):
    """Stands first among the upload handlers; leaves everything that is not sent to this room to the others."""

    _kept = 0
    _files = 0
    _content: io.BytesIO | None = None
    _is_too_much = False

    def new_file(self, *arguments: Any, **options: Any) -> None:
        super().new_file(*arguments, **options)
        if self.request is None or not self.request.path.startswith(ROOM):
            return
        self._files += 1
        if self._files > MOST or not self.request.user.is_authenticated:
            raise SkipFile
        self._content, self._is_too_much = io.BytesIO(), False
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # noqa: ARG002  Django's signature
        if self._content is None:
            return raw_data
        self._kept += len(raw_data)
        if self._kept > LARGEST:
            self._content, self._is_too_much = io.BytesIO(), True
        elif not self._is_too_much:
            self._content.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile | None:
        if self._content is None:
            return None
        kind = TooMuch if self._is_too_much else InMemoryUploadedFile
        content, self._content = self._content, None
        content.seek(0)
        return kind(
            content, self.field_name, self.file_name or "", self.content_type, file_size, self.charset
        )
