"""Tests that were never compiled are compiled once, before several processes each read all of them.

Of a fresh checkout each process would rewrite every assertion for itself, all of them the same files at the same time:
20 s of processor a time. Hypothesis keeps what it reads of the sources as well.
"""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import batched
from math import ceil
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

MANY: Final = 100  # files; fewer cost less than beginning a process
_COMPILED: Final = f".{sys.implementation.cache_tag}-pytest-{pytest.__version__}.pyc"


def paths_of(config: pytest.Config) -> list[Path]:
    """Of what was asked for; none where it was asked for by the name of a module."""
    if config.option.pyargs:
        return []
    return [config.invocation_params.dir / argument.partition("::")[0] for argument in config.args]


def compile_once(paths: Iterable[Path], processes: int = 0) -> int:
    """By that many processes at once, as many as cores unless told. Gives how many files there were to compile.

    What cannot be read says so where it is run.
    """
    files = [file for path in paths for file in _tests(path) if not is_compiled(file)]
    if sys.dont_write_bytecode or len(files) < MANY:
        return 0
    processes = processes or len(os.sched_getaffinity(0))
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-n", "0", "-p", "no:cacheprovider"]
    reading = [
        subprocess.Popen([*command, *part], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for part in batched(map(str, files), ceil(len(files) / processes))
    ]
    for process in reading:
        process.wait()
    return len(files)


def is_compiled(file: Path) -> bool:
    """As pytest compiles it, and since it was changed last."""
    compiled = file.parent / "__pycache__" / f"{file.stem}{_COMPILED}"
    return compiled.exists() and compiled.stat().st_mtime >= file.stat().st_mtime


def _tests(path: Path) -> Sequence[Path]:
    return [path] if path.is_file() else sorted(path.glob("**/test_*.py"))
