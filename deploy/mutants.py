"""Breaks one rule at a time in a copy of the source and requires that the tests named for it fail: `make mutants`.

The rules stand in `deploy/mutants/*.yaml`, a file a subject. A rule whose tests stay green is a survivor: nothing
would notice if somebody took it out. The checkout itself is never changed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

CHECKOUT: Final = Path(__file__).parents[1]
LISTS: Final = Path(__file__).with_suffix("")
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
# In C where there is one: the lists are 800 milliseconds of processor otherwise, for every process of the tests.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LONGEST: Final = 900  # seconds, of one run of pytest
# Tests that need the public plane, and with it Wagtail, which costs more to migrate and to start than all others.
OF_ALL_PLANES: Final = ("public/", "site/")
OF_CASEWORK: Final = ("site/tests/test_row_security.py",)
WITHOUT_PUBLIC: Final = "casework,programme"
SERVER: Final = "amanjol.site.tests.kept_server"
# An edit that only makes the program fall over proves nothing about its tests.
NO_PROGRAM: Final = ("NameError", "ImportError", "ModuleNotFoundError", "SyntaxError", "IndentationError")
FIELDS: Final = {"name", "rule", "file", "find", "put", "tests", "policies"}


class ListBroken(Exception):
    """The list of rules does not fit the source; the sentence says where."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One rule and the edit that breaks it.

    `file` and `tests` are below `src/amanjol`; `policies` are those of row security, `table.policy`, that it loosens.
    """

    subject: str
    name: str
    rule: str
    file: str
    find: str
    put: str
    tests: tuple[str, ...]
    policies: tuple[str, ...] = ()

    @property
    def changes_tables(self) -> bool:
        """Whether the tests need a database that is migrated anew."""
        return "/migrations/" in self.file or self.file.endswith(
            ("/binding.py", "/row_security.py", "site/database.py")
        )

    def edited(self, source: str) -> str:
        """The source with the rule broken. ListBroken unless the text stands there exactly once."""
        times = source.count(self.find)
        if times != 1:
            raise ListBroken(f"{self.name}: its text stands {times} times in {self.file}, not once.")
        return source.replace(self.find, self.put)


class Fate(Enum):
    KILLED = "killed"
    SURVIVED = "SURVIVED"
    BROKEN = "BROKEN LIST"


@dataclass(frozen=True, slots=True)
class Outcome:
    mutant: Mutant
    fate: Fate
    why: str
    seconds: float


def read_lists(folder: Path = LISTS) -> list[Mutant]:
    """Every rule of every subject. ListBroken."""
    mutants = [
        _mutant(path.stem, entry)
        for path in sorted(folder.glob("*.yaml"))
        for entry in yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506  one of the two safe ones
    ]
    names = [mutant.name for mutant in mutants]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ListBroken(f"Two rules have one name: {', '.join(sorted(twice))}.")
    return mutants


def _mutant(subject: str, entry: dict[str, Any]) -> Mutant:
    if entry.keys() - FIELDS or FIELDS - {"policies"} - entry.keys() or not entry["tests"]:
        raise ListBroken(f"{subject}: {entry.get('name', entry)} has not the fields that a rule has.")
    lists = {field: tuple(entry.get(field, ())) for field in ("tests", "policies")}
    return Mutant(subject, **{**entry, **lists})


def planes_of(tests: Iterable[str]) -> str:
    """Which planes the tests run with; they need those of casework and of the programme at least."""
    needs_all = (test.startswith(OF_ALL_PLANES) and not test.startswith(OF_CASEWORK) for test in tests)
    return "public,casework,programme" if any(needs_all) else WITHOUT_PUBLIC


class Tree:
    """A copy of the source in which one edit at a time is made and taken back."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._writings = folder, 0
        self._servers: dict[str, tuple[subprocess.Popen[str], str]] = {}
        shutil.copytree(CHECKOUT / "src", folder / "src", symlinks=True)
        shutil.copy(CHECKOUT / "pyproject.toml", folder)
        for name in BESIDE:
            (folder / name).symlink_to(CHECKOUT / name)
        if (imported := self._imported()) != folder / PACKAGE / "__init__.py":
            raise ListBroken(f"Tests in {folder} would run {imported}.")

    def test(self, tests: Iterable[str], mutant: Mutant | None = None) -> Report:
        """Run these tests, with the mutant's edit in place. ListBroken."""
        tests = list(tests)
        if mutant is None:
            return self._pytest(tests)
        path = self.folder / PACKAGE / mutant.file
        whole = path.read_text(encoding="utf-8")
        try:
            self._write(path, mutant.edited(whole))
            return self._pytest(tests, own_cache=mutant.changes_tables)
        finally:
            self._write(path, whole)
            shutil.rmtree(self.folder / "cache", ignore_errors=True)

    def _write(self, path: Path, text: str) -> None:
        """Each writing has a second of its own: by that and the size Python knows what it has compiled before."""
        path.write_text(text, encoding="utf-8")
        self._writings += 1
        os.utime(path, (self._writings, self._writings))

    def _pytest(self, tests: list[str], *, own_cache: bool = False) -> Report:
        report = self.folder / "report.xml"
        report.unlink(missing_ok=True)
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            "0",
            "-p",
            "no:cacheprovider",
            f"--junitxml={report}",
        ]
        command += ["-c", "pyproject.toml", *(str(PACKAGE / test) for test in tests)]
        environment = self._environment() | {"AMANJOL_PLANES": planes_of(tests)}
        if own_cache:  # a database of broken migrations pushes no good one out of the user's
            environment["XDG_CACHE_HOME"] = str(self.folder / "cache")
        elif environment["AMANJOL_PLANES"] == WITHOUT_PUBLIC:
            environment["AMANJOL_TEST_SERVER"] = self._server(WITHOUT_PUBLIC)
        try:
            done = subprocess.run(
                command, cwd=self.folder, env=environment, check=False, timeout=LONGEST,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise ListBroken(f"The tests took longer than {LONGEST} seconds.") from None
        if not report.exists():
            raise ListBroken(f"The tests did not begin: {done.stdout.strip()[-800:]}")
        return Report.read(report)

    def _server(self, planes: str) -> str:
        """The folder of one PostgreSQL for all runs in this tree whose tests change no roles."""
        if planes not in self._servers:
            server = subprocess.Popen(
                [sys.executable, "-m", SERVER], env=self._environment() | {"AMANJOL_PLANES": planes}, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )  # fmt: skip
            said = server.stdout.readline().strip() if server.stdout else ""
            self._servers[planes] = server, said
        server, folder = self._servers[planes]
        if not folder or server.poll() is not None:
            raise ListBroken("There is no PostgreSQL for the tests.")
        return folder

    def close(self) -> None:
        for server, _folder in self._servers.values():
            server.communicate()

    def _environment(self) -> dict[str, str]:
        """What is compiled is kept for the next run: without, libraries alone take three times as long as a test."""
        variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return variables | {"PYTHONPATH": str(self.folder / "src")}

    def _imported(self) -> Path:
        command = [sys.executable, "-c", "import amanjol; print(amanjol.__file__)"]
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


def judge(tree: Tree, mutant: Mutant) -> Outcome:
    """Killed where every test that is named fails, by its own lines."""
    began = time.monotonic()
    try:
        report = tree.test(mutant.tests, mutant)
    except ListBroken as error:
        return Outcome(mutant, Fate.BROKEN, str(error), time.monotonic() - began)
    seconds = time.monotonic() - began
    if problem := report.problem(mutant.tests):
        return Outcome(mutant, Fate.BROKEN, problem, seconds)
    if green := [test for test in mutant.tests if not report.failed[test]]:
        return Outcome(mutant, Fate.SURVIVED, f"{green[0]} stays green", seconds)
    return Outcome(mutant, Fate.KILLED, "", seconds)


def unbroken(tree: Tree, tests: Sequence[str]) -> str:
    """Why these tests are no measure: untouched, they must be green. Empty where they are."""
    report = tree.test(tests)
    red = [
        f"{test} fails by itself: {messages[0].splitlines()[0]}"
        for test, messages in report.failed.items()
        if messages
    ]
    return report.problem(tests) or "".join(red[:1])


def chosen(mutants: Sequence[Mutant], names: Sequence[str]) -> list[Mutant]:
    """Those of these names or subjects; all, where none is given. ListBroken."""
    all_names = {mutant.name for mutant in mutants} | {mutant.subject for mutant in mutants}
    if strange := set(names) - all_names:
        raise ListBroken(f"There is no rule and no subject called {', '.join(sorted(strange))}.")
    return [mutant for mutant in mutants if not names or {mutant.name, mutant.subject} & set(names)]


def by_package(mutants: Iterable[Mutant]) -> list[list[str]]:
    """All tests that are named, those of one package together: most of what a run costs is its beginning."""
    packages: dict[tuple[str, ...], list[str]] = {}
    for test in dict.fromkeys(test for mutant in mutants for test in mutant.tests):
        packages.setdefault((planes_of([test]), *test.split("/")[:2]), []).append(test)
    return list(packages.values())


class Trees:
    """As many copies as runs at once; each run borrows one."""

    def __init__(self, folder: Path, number: int) -> None:
        self.number = number
        self._trees = [Tree(folder / str(at)) for at in range(number)]
        self._free: queue.SimpleQueue[Tree] = queue.SimpleQueue()
        for tree in self._trees:
            self._free.put(tree)

    def map[Work, Result](
        self, do: Callable[[Tree, Work], Result], works: Sequence[Work], show: Callable[[int, Result], None]
    ) -> list[Result]:
        """`show` is told how many are done, and the result of each as it comes."""
        results = []
        with ThreadPoolExecutor(self.number) as pool:
            asked = [pool.submit(self._borrow, do, work) for work in works]
            try:
                for done, future in enumerate(as_completed(asked), start=1):
                    results.append(future.result())
                    show(done, results[-1])
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
        return results

    def close(self) -> None:
        for tree in self._trees:
            tree.close()

    def _borrow[Work, Result](self, do: Callable[[Tree, Work], Result], work: Work) -> Result:
        tree = self._free.get()
        try:
            return do(tree, work)
        finally:
            self._free.put(tree)


def run(mutants: Sequence[Mutant], processes: int) -> int:
    """0: all are killed. 1: some survived. 2: the list or the tests are broken."""
    with tempfile.TemporaryDirectory(prefix="amanjol-mutants-") as folder:
        Path(folder).chmod(0o755)  # PostgreSQL runs as another user where this one is root
        packages = by_package(mutants)
        with contextlib.closing(Trees(Path(folder), processes)) as trees:
            say(f"{len(mutants)} rules. First their tests as they are, of {len(packages)} packages:")
            red = trees.map(
                unbroken, packages, lambda at, why: say(f"[{at}/{len(packages)}] {why or 'green'}")
            )
            if any(red):
                return 2
            outcomes = trees.map(
                judge, mutants, lambda at, outcome: say(f"[{at}/{len(mutants)}] {in_words(outcome)}")
            )
    return conclude(outcomes)


def conclude(outcomes: Sequence[Outcome]) -> int:
    by_fate = {fate: [outcome for outcome in outcomes if outcome.fate is fate] for fate in Fate}
    for outcome in (*by_fate[Fate.BROKEN], *by_fate[Fate.SURVIVED]):
        say(f"\n{in_words(outcome)}\n  {outcome.mutant.rule}\n  {outcome.mutant.file}")
    counts = ", ".join(f"{len(outcomes_of_fate)} {fate.value}" for fate, outcomes_of_fate in by_fate.items())
    say(f"\n{counts}")
    return 2 if by_fate[Fate.BROKEN] else int(bool(by_fate[Fate.SURVIVED]))


def in_words(outcome: Outcome) -> str:
    named = f"{outcome.mutant.subject}/{outcome.mutant.name}"
    return f"{outcome.fate.value}: {named} ({outcome.seconds:.0f} s) {outcome.why}".rstrip()


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  what a command has to say


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="names of rules or subjects; all of them if there is none")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    try:
        return run(chosen(read_lists(), asked.names), asked.processes)
    except ListBroken as error:
        say(str(error))
        return 2


if __name__ == "__main__":
    sys.exit(main())
