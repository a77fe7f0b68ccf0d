"""The command line as somebody types it: in a process of its own, or quicker in this one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from click.testing import CliRunner

from amanjol.site.cli import main

if TYPE_CHECKING:
    from click.testing import Result


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Ended only where it hangs: all migrations may take minutes of a busy machine."""
    command = [sys.executable, "-m", "amanjol.site.cli", *arguments]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=1000
    )


def run_here(*arguments: str, **environment: str) -> Result:
    """For what is not about the process: it spares the two seconds in which Django begins."""
    ended_by = signal.getsignal(signal.SIGTERM)
    variables: dict[str, str | None] = {**environment}
    if "--data" in arguments:  # a command notes it for the whole process
        variables.setdefault("AMANJOL_DATA", os.environ["AMANJOL_DATA"])
    try:
        return CliRunner().invoke(main, arguments, env=variables)
    finally:
        signal.signal(signal.SIGTERM, ended_by)
