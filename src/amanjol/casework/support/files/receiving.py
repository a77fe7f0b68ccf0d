"""How an upload reaches the desk: sealed from its first byte, so that no disk ever has it in clear.

Whatever is sent to an address of the desk goes piece by piece into a file without a name, under a key that only this
request knows; a form reads it back as any uploaded file. When the request ends, and when the server is killed, the file
is gone. One file a request, of who is signed in; what is larger than we take, or has no room, is counted and not
stored.
"""

from __future__ import annotations

import io
import tempfile
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopFutureHandlers

from amanjol.casework.support.files import store
from amanjol.casework.support.files.contents.kinds import LARGEST
from amanjol.foundation.seals.fields import Context
from amanjol.foundation.seals.streams import PIECE_BYTES, SealedReader, Sealer, new_file_key

if TYPE_CHECKING:
    from collections.abc import Iterator

DESK: Final = "/desk/"
_PLACE: Final = Context(node="this", organisation="", record="upload", column="upload.content", version=1)


class ReceivedFile(UploadedFile):  # type: ignore[type-arg]  # it takes none when it runs
    """Sealed while it waits. One that `is_too_large`, or for which the disk `had_room` no more, has its size alone."""

    def __init__(
        self, content: BinaryIO, sealed: BinaryIO, name: str, size: int, *, had_room: bool = True
    ) -> None:
        super().__init__(content, name, size=size)
        self._sealed = sealed
        self.had_room = had_room

    @property
    def is_too_large(self) -> bool:
        return self.size is not None and self.size > LARGEST

    def close(self) -> None:
        super().close()
        self._sealed.close()


class SealedUpload(FileUploadHandler):
    """Stands first among the upload handlers; leaves everything that is not sent to the desk to the others."""

    _sealed: BinaryIO | None = None
    _has_one = False

    def new_file(self, *arguments: Any, **options: Any) -> None:
        super().new_file(*arguments, **options)
        if self.request is None or not self.request.path.startswith(DESK):
            return
        if self._has_one or not self.request.user.is_authenticated:
            raise SkipFile
        self._has_one = True
        self._key, self._size, self._has_room = new_file_key(), 0, True
        self._sealed = io.BytesIO()
        with self._while_there_is_room():
            self._sealed = cast("BinaryIO", tempfile.TemporaryFile(dir=store.coming()))  # noqa: SIM115  as long as the request
            self._sealer = Sealer(self._key, _PLACE, self._sealed)
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # noqa: ARG002  Django's signature
        if self._sealed is None:
            return raw_data
        self._size += len(raw_data)
        if self._size <= LARGEST and self._has_room:
            with self._while_there_is_room():
                self._sealer.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> ReceivedFile | None:
        if self._sealed is None:
            return None
        if file_size <= LARGEST and self._has_room:
            with self._while_there_is_room():
                self._sealer.finish()
                self._sealed.flush()
        sealed, self._sealed, name = self._sealed, None, self.file_name or ""
        if file_size > LARGEST or not self._has_room:
            return ReceivedFile(io.BytesIO(), sealed, name, file_size, had_room=self._has_room)
        content = io.BufferedReader(SealedReader(self._key, _PLACE, sealed), PIECE_BYTES)
        return ReceivedFile(cast("BinaryIO", content), sealed, name, file_size)

    @contextmanager
    def _while_there_is_room(self) -> Iterator[None]:
        """On a full disk nothing more is stored, and the form says so. OSError for what is otherwise wrong."""
        try:
            yield
        except OSError as error:
            if not store.is_full(error):
                raise
            self._has_room = False
            if self._sealed is not None:
                with suppress(OSError):  # what was not written yet does not go there now either
                    self._sealed.close()
            self._sealed = io.BytesIO()

    def upload_interrupted(self) -> None:
        if self._sealed is not None:
            self._sealed.close()
            self._sealed = None
