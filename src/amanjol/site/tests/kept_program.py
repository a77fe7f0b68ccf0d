"""The program loaded once for many short runs of its tests, each in a process that begins as a copy of this one.

`python -m amanjol.site.tests.kept_program`, beside a kept server. Loading costs more than most tests. A run may be
of a module edited meanwhile: `put_in_place`.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from amanjol.site.tests.edited_in_place import NotInPlace, put_in_place
from amanjol.site.tests.kept_server import KEPT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

NOT_IN_PLACE: Final = 70  # exit status of a run
NAME: Final = "test_main"  # the database of who runs tests in one process
LOADED: Final = "ignore:Module already imported so cannot be rewritten:pytest.PytestAssertRewriteWarning"
"""Of pytest's plugins, whose own assertions need no rewriting."""
_LOOK_EVERY: Final = 0.02  # seconds


class KeptProgram:
    """For who asks for runs. Ends with it."""

    def __init__(self, python: str, folder: Path, environment: Mapping[str, str]) -> None:
        """Runs by that Python in that folder. `environment` names the kept server. ChildProcessError."""
        self._process = subprocess.Popen(
            [python, "-m", __name__], cwd=folder, env=dict(environment), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self._answer()

    def run(self, arguments: Sequence[str], said: Path, at_most: float, edit: Mapping[str, str]) -> int:
        """Pytest's exit status, or NOT_IN_PLACE; what it said lies in the file. TimeoutError after `at_most` seconds.

        `edit` is what `put_in_place` is given, or empty. ChildProcessError.
        """
        asked = {"arguments": list(arguments), "said": str(said), "at_most": at_most, "edit": dict(edit)}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        status: int | None = self._answer()
        if status is None:
            raise TimeoutError
        return status

    def close(self) -> None:
        self._process.communicate()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise ChildProcessError("The program could not be loaded, or has ended.")
        return json.loads(line)


def main() -> None:
    """Answers null once it is loaded, then each line with the status of the run, null where it took too long."""
    _load()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    print("null", file=answers, flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        process = os.fork()
        if process == 0:
            os._exit(_run(asked))
        print(json.dumps(_waited(process, asked["at_most"])), file=answers, flush=True)


def _load() -> None:
    from amanjol import conftest  # noqa: PLC0415  each run forgets it again, with all of the tests

    conftest.load_program(os.environ[KEPT], NAME)


def _run(asked: dict[str, Any]) -> int:
    """In the copy. Pytest finds its own files not loaded yet, so that it can rewrite them."""
    os.setsid()
    said = os.open(asked["said"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    for number in (1, 2):
        os.dup2(said, number)
    try:
        if asked["edit"]:
            put_in_place(**asked["edit"])
    except NotInPlace:
        return NOT_IN_PLACE
    _forget_tests()
    os.environ.pop("DJANGO_SETTINGS_MODULE")
    import pytest  # noqa: PLC0415  not before its files are forgotten

    try:
        return int(pytest.main(["-W", LOADED, *asked["arguments"]]))
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def _forget_tests() -> None:
    for name in list(sys.modules):
        if ".tests." in f"{name}." or name == "amanjol.conftest":
            del sys.modules[name]


def _waited(process: int, at_most: float) -> int | None:
    until = time.monotonic() + at_most
    while time.monotonic() < until:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(_LOOK_EVERY)
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return None


if __name__ == "__main__":
    main()
