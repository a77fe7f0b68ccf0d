"""Copies of the source in which `mutants.py` breaks a rule at a time, and runs of its tests there.

Where an edit lies within functions it is put in the place of the code of a program that is loaded already, which is
five times as quick; what a migration says in SQL is changed in tables that are there, and taken back. By these ways a
rule is only ever killed: whatever else comes of it is tried by loading, or migrating, anew.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from amanjol.site.database import ROLES
from amanjol.site.postgres import Cluster
from amanjol.site.tests.edited_in_place import NotInPlace
from amanjol.site.tests.kept_program import NOT_IN_PLACE, KeptProgram
from amanjol.site.tests.migrated import TEMPLATE
from amanjol.site.tests.tables_in_place import altered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

CHECKOUT: Final = Path(__file__).parents[1]
PACKAGE: Final = Path("src") / "amanjol"
BESIDE: Final = (
    "content",
    "deploy",
    "docs",
    "kiosk",
    "bench",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
)
LONGEST: Final = 900  # seconds, of one run of pytest
# Tests that need the public plane, and with it Wagtail, which costs more to migrate and to start than all others.
OF_ALL_PLANES: Final = (
    "public/",
    "programme/mailings/tests/test_punished.py",
    "programme/newsletter/tests/test_punished.py",
    "programme/observations/",
    "programme/outreach/tests/test_punished.py",
    "programme/partner_warnings/",
    "site/",
)
OF_CASEWORK: Final = (
    "site/tests/test_doors.py",
    "site/tests/test_row_security.py",
    "site/tests/test_who_comes.py",
)
WITHOUT_PUBLIC: Final = "casework,programme"
WITH_PUBLIC: Final = f"public,{WITHOUT_PUBLIC}"
SERVER: Final = "amanjol.site.tests.kept_server"
# An edit that only makes the program fall over proves nothing about its tests.
NO_PROGRAM: Final = ("NameError", "ImportError", "ModuleNotFoundError", "SyntaxError", "IndentationError")


class ListBroken(Exception):
    """The list of rules does not fit the source; the sentence says where."""


class Edit(Protocol):
    """Of one file below `src/amanjol`. `changes_tables`: its tests need a database that is migrated anew."""

    @property
    def file(self) -> str: ...

    @property
    def changes_tables(self) -> bool: ...

    def edited(self, source: str) -> str: ...


def planes_of(tests: Iterable[str]) -> str:
    """Which planes the tests run with; they need those of casework and of the programme at least."""
    needs_all = (test.startswith(OF_ALL_PLANES) and not test.startswith(OF_CASEWORK) for test in tests)
    return WITH_PUBLIC if any(needs_all) else WITHOUT_PUBLIC


def can_share(tests: Iterable[str]) -> bool:
    """A loaded program and its PostgreSQL: those of a whole node have one of their own, and change its roles."""
    return all(not test.startswith("site/") or test.startswith(OF_CASEWORK) for test in tests)


class Tree:
    """A copy of the source in which one edit at a time is made and taken back."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._writings = folder, 0
        self._servers: dict[str, tuple[subprocess.Popen[str], str]] = {}
        self._programs: dict[str, KeptProgram] = {}
        shutil.copytree(CHECKOUT / "src", folder / "src", symlinks=True)
        shutil.copy(CHECKOUT / "pyproject.toml", folder)
        for name in BESIDE:
            (folder / name).symlink_to(CHECKOUT / name)
        self._python = self._install()
        if (imported := self._imported()) != folder / PACKAGE / "__init__.py":
            raise ListBroken(f"Tests in {folder} would run {imported}.")

    def unedited(self, tests: Sequence[str]) -> list[Report]:
        """Of each way by which these tests are run. ListBroken."""
        reports = [self._anew(tests)]
        if can_share(tests) and (quick := self._in_copy(tests)) is not None:
            reports.append(quick)
        return reports

    def test(self, tests: Sequence[str], edit: Edit) -> Report:
        """Run these tests with the edit in place. ListBroken."""
        path = self.folder / PACKAGE / edit.file
        before = path.read_text(encoding="utf-8")
        after = edit.edited(before)
        if edit.changes_tables and can_share(tests):
            quick = self._in_tables(tests, path, before, after)
            if quick is not None and quick.kills(tests):
                return quick
        try:
            self._write(path, after)
            if can_share(tests) and not edit.changes_tables:
                quick = self._in_copy(tests, {"file": str(path), "before": before, "after": after})
                if quick is not None and quick.kills(tests):
                    return quick
            return self._anew(tests, own_cache=edit.changes_tables)
        finally:
            self._write(path, before)
            shutil.rmtree(self.folder / "cache", ignore_errors=True)

    def close(self) -> None:
        for program in self._programs.values():
            program.close()
        for server, _folder in self._servers.values():
            server.communicate()

    def _write(self, path: Path, text: str) -> None:
        """Each writing has a second of its own: by that and the size Python knows what it has compiled before."""
        path.write_text(text, encoding="utf-8")
        self._writings += 1
        os.utime(path, (self._writings, self._writings))

    def _install(self) -> str:
        """A Python with the libraries of this one and this copy in place of the checkout.

        So also for a process that is told to take nothing from its surroundings (`-I`).
        """
        here, there = Path(sys.prefix), self.folder / "venv"
        packages = Path(sysconfig.get_path("purelib")).relative_to(here)
        for part in (Path("bin"), packages):
            (there / part).mkdir(parents=True)
            for path in (here / part).iterdir():
                (there / part / path.name).symlink_to(path.readlink() if path.is_symlink() else path)
        shutil.copy(here / "pyvenv.cfg", there)
        own = there / packages / "amanjol.pth"
        own.unlink()
        own.write_text(str(self.folder / "src"), encoding="utf-8")
        return str(there / "bin" / "python")

    def _in_tables(self, tests: Sequence[str], path: Path, before: str, after: str) -> Report | None:
        """On tables of which this is changed; None where it cannot be done there. ListBroken."""
        folder = Path(self._folder(planes_of(tests)))
        owner = Cluster(folder / "postgres", durable=False).url(ROLES["owner"], TEMPLATE)
        try:
            with altered(owner, str(path), before, after):
                return self._in_copy(tests)
        except NotInPlace:
            return None

    def _in_copy(self, tests: Sequence[str], edit: Mapping[str, str] | None = None) -> Report | None:
        """By a copy of the loaded program; None where the edit does not fit into it. ListBroken."""
        planes = planes_of(tests)
        if planes not in self._programs:
            own = {"AMANJOL_PLANES": planes, "AMANJOL_TEST_SERVER": self._folder(planes)}
            self._programs[planes] = KeptProgram(self._python, self.folder, self._environment() | own)
        # What is no module is read when it is used.
        put = edit if edit is not None and edit["file"].endswith(".py") else {}
        try:
            arguments, said = self._arguments(tests), self.folder / "said.txt"
            status = self._programs[planes].run(arguments, said, LONGEST, put)
        except TimeoutError:
            raise ListBroken(f"The tests took longer than {LONGEST} seconds.") from None
        except ChildProcessError as error:
            raise ListBroken(str(error)) from None
        return None if status == NOT_IN_PLACE else self._report(said.read_text("utf-8"))

    def _anew(self, tests: Sequence[str], *, own_cache: bool = False) -> Report:
        planes = planes_of(tests)
        environment = self._environment() | {"AMANJOL_PLANES": planes}
        if own_cache:  # a database of broken migrations pushes no good one out of the user's
            environment["XDG_CACHE_HOME"] = str(self.folder / "cache")
        elif planes == WITHOUT_PUBLIC:
            environment["AMANJOL_TEST_SERVER"] = self._folder(planes)
        command = [self._python, "-m", "pytest", *self._arguments(tests)]
        try:
            done = subprocess.run(
                command, cwd=self.folder, env=environment, check=False, timeout=LONGEST,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise ListBroken(f"The tests took longer than {LONGEST} seconds.") from None
        return self._report(done.stdout)

    def _arguments(self, tests: Sequence[str]) -> list[str]:
        report = self.folder / "report.xml"
        report.unlink(missing_ok=True)
        options = ["-q", "-n", "0", "-p", "no:cacheprovider", f"--junitxml={report}", "-c", "pyproject.toml"]
        return [*options, *(str(PACKAGE / test) for test in tests)]

    def _report(self, said: str) -> Report:
        report = self.folder / "report.xml"
        if not report.exists():
            raise ListBroken(f"The tests did not begin: {said.strip()[-800:]}")
        return Report.read(report)

    def _folder(self, planes: str) -> str:
        """That of one PostgreSQL for all runs in this tree whose tests change no roles."""
        if planes not in self._servers:
            server = subprocess.Popen(
                [self._python, "-m", SERVER], env=self._environment() | {"AMANJOL_PLANES": planes}, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )  # fmt: skip
            self._servers[planes] = server, server.stdout.readline().strip() if server.stdout else ""
        server, folder = self._servers[planes]
        if not folder or server.poll() is not None:
            raise ListBroken("There is no PostgreSQL for the tests.")
        return folder

    def _environment(self) -> dict[str, str]:
        """What is compiled is kept for the next run: without, libraries alone take three times as long as a test."""
        return {
            name: value
            for name, value in os.environ.items()
            if name not in {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH"}
        }

    def _imported(self) -> Path:
        command = [self._python, "-I", "-c", "import amanjol; print(amanjol.__file__)"]
        done = subprocess.run(command, env=self._environment(), check=True, capture_output=True, text=True)
        return Path(done.stdout.strip())


@dataclass(frozen=True, slots=True)
class Report:
    """Of each test function, as the lists name it: what failed in it; `errors` are outside of any test's own lines."""

    failed: dict[str, list[str]]
    errors: list[str]

    @classmethod
    def read(cls, path: Path) -> Report:
        failed: dict[str, list[str]] = {}
        errors: list[str] = []
        for case in ET.parse(path).getroot().iter("testcase"):  # noqa: S314  written by our own pytest
            module = case.get("classname", "").removeprefix("src.amanjol.").replace(".", "/")
            test = f"{module}.py::{case.get('name', '').partition('[')[0]}"
            failed.setdefault(test, []).extend(failure.get("message", "") for failure in case.iter("failure"))
            errors += [f"{test}: {failure.get('message', '')}" for failure in case.iter("error")]
        return cls(failed, errors)

    def problem(self, tests: Sequence[str]) -> str:
        """Why it says nothing about these tests; empty where it does."""
        if self.errors:
            return self.errors[0].splitlines()[0]
        if missing := [test for test in tests if test not in self.failed]:
            return f"{missing[0]} did not run."
        for messages in self.failed.values():
            for message in messages:
                if message.startswith(NO_PROGRAM):
                    return f"no program is left: {message.splitlines()[0]}"
        return ""

    def green(self, tests: Sequence[str]) -> list[str]:
        """Which of them did not fail."""
        return [test for test in tests if not self.failed.get(test)]

    def kills(self, tests: Sequence[str]) -> bool:
        """Whether each of them fails, by its own lines."""
        return not self.problem(tests) and not self.green(tests)
