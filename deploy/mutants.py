"""Breaks one rule at a time in a copy of the source and requires that the tests named for it fail: `make mutants`.

The rules stand in `deploy/mutants/*.yaml`, a file a subject. A rule whose tests stay green is a survivor: nothing
would notice if somebody took it out. The checkout itself is never changed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import queue
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from mutant_trees import ListBroken, Tree, planes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

LISTS: Final = Path(__file__).with_suffix("")
# In C where there is one: the lists are 800 milliseconds of processor otherwise, for every process of the tests.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FIELDS: Final = {"name", "rule", "file", "find", "put", "tests", "policies"}


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
            ("organisations/binding.py", "/row_security.py", "site/database.py")
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
    if green := report.green(mutant.tests):
        return Outcome(mutant, Fate.SURVIVED, f"{green[0]} stays green", seconds)
    return Outcome(mutant, Fate.KILLED, "", seconds)


def unbroken(tree: Tree, tests: Sequence[str]) -> str:
    """Why these tests are no measure: untouched, they must be green by each way. Empty where they are."""
    for report in tree.unedited(tests):
        if problem := report.problem(tests):
            return problem
        for test, messages in report.failed.items():
            if messages:
                return f"{test} fails by itself: {messages[0].splitlines()[0]}"
    return ""


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
