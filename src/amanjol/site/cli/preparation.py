"""`amanjol.site.preparing` as `amanjol up` runs it: beside the web server, and telling how far it is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final, Self

from amanjol.site import preparing
from amanjol.site.children import end_with_parent
from amanjol.site.cli import Refusal

if TYPE_CHECKING:
    from types import TracebackType

    from amanjol.site.children import Children

_LOOK_EVERY: Final = 0.05  # seconds


@dataclass(slots=True)
class Preparation:
    """Use as a context manager: leaving it early ends it, and the next start begins again what was cut off."""

    environment: dict[str, str]
    is_demo: bool
    _words: set[str] = field(default_factory=set)
    _process: subprocess.Popen[bytes] | None = None
    _told: BinaryIO | None = None

    def __enter__(self) -> Self:
        listening, telling = os.pipe()
        self._told = os.fdopen(listening, "rb")
        command = [
            sys.executable,
            "-m",
            "amanjol.site.preparing",
            *([preparing.DEMO] if self.is_demo else []),
        ]
        self._process = subprocess.Popen(
            command, env=self.environment | {preparing.TOLD: str(telling)}, stdin=subprocess.DEVNULL,
            pass_fds=(telling,),
            start_new_session=True,  # Ctrl-C is ours: it ends when we do
            preexec_fn=end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509  this process has one thread
        )  # fmt: skip
        os.close(telling)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None and self._process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGTERM)  # and whoever works beside it
            self._process.wait()
        if self._told is not None:
            self._told.close()

    def wait_for(self, word: str) -> bool:
        """Until `word` was told. False where it ended without."""
        while word not in self._words:
            line = self._told.readline() if self._told is not None else b""
            if not line:
                return False
            self._words.add(line.decode("ascii").strip())
        return True

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def has_finished(self) -> bool:
        """Raises `Refusal` where something failed."""
        status = self._process.poll() if self._process is not None else 0
        if status:
            raise Refusal("Amanjol could not be prepared; the lines above say why.")
        return status is not None


def finish_all(preparations: list[Preparation], *serving: Children) -> None:
    """Until all is there, and what serves meanwhile begins again when it dies.

    Raises `Refusal` where something failed, or died too often, while another may wait for just that.
    """
    while not all([preparation.has_finished() for preparation in preparations]):  # noqa: C419  each is to be asked
        for children in serving:
            if given_up := children.look():
                raise Refusal(f"The {given_up} ends again and again; the lines above say why.")
        time.sleep(_LOOK_EVERY)
