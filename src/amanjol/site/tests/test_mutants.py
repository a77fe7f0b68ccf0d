"""The list of rules that `make mutants` breaks fits the source, so that it cannot rot; and no rule is left out."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from amanjol.foundation.organisations.tests.permissions import HAVING
from amanjol.site.tests import locks

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGE = Path(__file__).parents[2]
RUNNER = PACKAGE.parents[1] / "deploy" / "mutants.py"


def _load() -> Any:
    spec = importlib.util.spec_from_file_location("mutants", RUNNER)
    assert spec is not None
    assert spec.loader is not None
    sys.path.append(str(RUNNER.parent))  # as Python does where it is run
    module = sys.modules["mutants"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


runner = _load()
MUTANTS = runner.read_lists()


@cache
def source(file: str) -> str:
    return (PACKAGE / file).read_text(encoding="utf-8")


@cache
def functions(file: str) -> dict[str, tuple[int, int]]:
    """The first and last line of each function that stands at the top of a file."""
    tree = ast.parse(source(file))
    return {
        node.name: (node.lineno, node.end_lineno or 0)
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }


@cache
def names_of_tests(file: str) -> set[str]:
    return set(re.findall(r"^def (test_\w+)", source(file), re.MULTILINE))


@cache
def lines_of_statements(file: str) -> list[tuple[int, int]]:
    """The first and last line of each statement that stands at the top of a file."""
    body = ast.parse(source(file)).body
    firsts = [min([node.lineno, *(by.lineno for by in getattr(node, "decorator_list", []))]) for node in body]
    return [(first, node.end_lineno or first) for first, node in zip(firsts, body, strict=True)]


def lines_of_edit(mutant: Any) -> tuple[int, int]:
    before = source(mutant.file)
    at = before.index(mutant.find)
    return before.count("\n", 0, at) + 1, before.count("\n", 0, at + len(mutant.find)) + 1


def around(mutant: Any, edited: str) -> str:
    """Of the edited text the whole statements in which the edit lies: the others are as they were."""
    before = source(mutant.file)
    first, last = lines_of_edit(mutant)
    touched = [lines for lines in lines_of_statements(mutant.file) if lines[1] >= first and lines[0] <= last]
    first, last = (
        min([first, *(lines[0] for lines in touched)]),
        max([last, *(lines[1] for lines in touched)]),
    )
    lines = before.splitlines(keepends=True)
    return edited[len("".join(lines[: first - 1])) : len(edited) - len("".join(lines[last:]))]


def is_program(text: str) -> bool:
    try:
        compile(text, "a text", "exec")
    except SyntaxError:
        return False
    return True


def test_what_stands_around_an_edit_is_a_program_where_the_whole_file_is() -> None:
    mutants = [mutant for mutant in MUTANTS if mutant.file.endswith(".py")][::40]
    for mutant in mutants:
        assert mutant.find in around(mutant, source(mutant.file))
        assert is_program(around(mutant, mutant.edited(source(mutant.file)))), mutant.name
    spoilt = [(mutant, source(mutant.file).replace(mutant.find, f"{mutant.find} )(")) for mutant in mutants]
    outcomes = [is_program(text) for _, text in spoilt]
    assert outcomes == [is_program(around(mutant, text)) for mutant, text in spoilt]
    assert not all(outcomes)


def test_every_edit_fits_its_file_once_and_leaves_a_program() -> None:
    for mutant in MUTANTS:
        edited = mutant.edited(source(mutant.file))
        assert edited != source(mutant.file), mutant.name
        if mutant.file.endswith(".py"):
            compile(around(mutant, edited), mutant.file, "exec")


def test_every_test_that_is_named_exists() -> None:
    for mutant in MUTANTS:
        for test in mutant.tests:
            file, _, name = test.partition("::")
            assert name in names_of_tests(file), f"{mutant.name}: {test}"


@pytest.mark.django_db
def test_every_policy_of_row_security_is_broken_by_one() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select tablename || '.' || policyname from pg_policies where schemaname = 'public'")
        policies = {name for (name,) in cursor.fetchall()}
    assert {policy for mutant in MUTANTS for policy in mutant.policies} == policies


def test_every_function_of_every_rules_file_is_broken_by_one() -> None:
    whole = set()
    for path in sorted(PACKAGE.glob("**/rules.py")):
        file = str(path.relative_to(PACKAGE))
        lines = {lines_of_edit(mutant)[0] for mutant in MUTANTS if mutant.file == file}
        for name, (first, last) in functions(file).items():
            if not any(first <= line <= last for line in lines):
                whole.add(f"{file}: {name}")
    assert whole == set()


# What looks like one, and is held by others.
HELD_ELSEWHERE = {
    "casework.learning.actions.rows.visible_to",  # chooses between two doors, of which each is broken
    "casework.support.conferences.views.for_guests",  # for whoever holds keys: `with_keyring` lets in nobody else
    "casework.support.threats.views.with_keys_on",  # the same
    # Behind `for_members(can_manage_fleet)`, to whom the door shows what they manage and nothing else.
    "public.devices.views.access.managed_device",
    "public.devices.views.access.managed_group",
    "public.guide.views.access.member_here",  # behind `for_members`, so that a type has no None in it
}


@pytest.mark.parametrize("kind", [locks.doors, locks.checks, locks.throttles, locks.guards])
def test_every_door_check_throttle_and_guard_of_pages_is_broken_by_one(
    kind: Callable[[], list[locks.Lock]],
) -> None:
    edited: dict[str, list[tuple[int, int]]] = {}
    for mutant in MUTANTS:
        if mutant.file.endswith(".py"):
            edited.setdefault(mutant.file, []).append(lines_of_edit(mutant))
    all_locks = kind()
    assert len(all_locks) > 10
    whole = {
        lock.dotted
        for lock in all_locks
        if not any(first <= lock.last and last >= lock.first for first, last in edited.get(lock.file, ()))
    }
    assert whole - HELD_ELSEWHERE == set()


def test_every_permission_is_given_to_one_role_too_many() -> None:
    """`test_roles` holds the whole table; here each line of it was tried."""
    file = "foundation/organisations/roles.py"
    given: set[str] = set()
    for mutant in MUTANTS:
        if mutant.file == file:
            given |= {
                permission for _, permission in cells(mutant.edited(source(file))) - cells(source(file))
            }
    assert given == set(HAVING)


def cells(roles: str) -> set[tuple[str, str]]:
    """Role and permission, as they stand in `roles.py`."""
    calls = (node for node in ast.walk(ast.parse(roles)) if isinstance(node, ast.Call))
    return {
        (ast.unparse(call.args[0]), str(permission.value))
        for call in calls
        if ast.unparse(call.func) == "_role"
        for permission in call.args[3:]
        if isinstance(permission, ast.Constant)
    }


def test_the_document_counts_them() -> None:
    document = (PACKAGE.parents[1] / "docs" / "reliability.md").read_text(encoding="utf-8")
    counted = Counter(mutant.subject for mutant in MUTANTS)
    for subjects, number in re.findall(
        r"(?m)^\| ([a-z, ]+) \| (\d+) \|", document.partition("| Subject |")[2]
    ):
        assert sum(counted.pop(subject) for subject in subjects.split(", ")) == int(number), subjects
    assert not counted
    changing = sum(mutant.changes_tables for mutant in MUTANTS)
    assert f"\n{len(MUTANTS)} rules, {changing} of them in migrations" in document


REPORT = """<testsuites><testsuite>
<testcase classname="src.amanjol.a.tests.test_a" name="test_one[x]"/>
<testcase classname="src.amanjol.a.tests.test_a" name="test_one[y]"><failure message="{failure}"/></testcase>
<testcase classname="src.amanjol.a.tests.test_a" name="test_two">{two}</testcase>
</testsuite></testsuites>"""
ONE, TWO = "a/tests/test_a.py::test_one", "a/tests/test_a.py::test_two"


def told(tmp_path: Path, tests: tuple[str, ...], *, failure: str = "assert 1 == 2", two: str = "") -> Any:
    """What the runner makes of a run of pytest that reported this."""
    file = tmp_path / "report.xml"
    file.write_text(REPORT.format(failure=failure, two=two), encoding="utf-8")

    class Tree:
        def test(self, *_: object) -> Any:
            return sys.modules["mutant_trees"].Report.read(file)

    mutant = runner.Mutant("subject", "name", "rule", "file.py", "a", "b", tests)
    return runner.judge(Tree(), mutant).fate


def test_it_is_killed_where_every_test_that_is_named_fails(tmp_path: Path) -> None:
    fate = runner.Fate
    assert told(tmp_path, (ONE,)) is fate.KILLED
    assert told(tmp_path, (ONE, TWO)) is fate.SURVIVED
    assert told(tmp_path, (ONE, TWO), two='<failure message="Failed: DID NOT RAISE"/>') is fate.KILLED


def test_what_says_nothing_about_the_rule_is_an_error_of_the_list(tmp_path: Path) -> None:
    broken = runner.Fate.BROKEN
    assert told(tmp_path, (ONE, "a/tests/test_a.py::test_three")) is broken
    assert told(tmp_path, (ONE,), failure="NameError: name &apos;x&apos; is not defined") is broken
    assert (
        told(tmp_path, (ONE,), two='<error message="failed on setup with &quot;KeyError&quot;"/>') is broken
    )


def test_only_tests_that_need_it_run_with_the_public_plane() -> None:
    of_cases, of_rows = "casework/cases/tests/test_a.py::test_a", "site/tests/test_row_security.py::test_a"
    assert (
        runner.planes_of([of_cases, of_rows])
        == sys.modules["mutant_trees"].WITHOUT_PUBLIC
        == "casework,programme"
    )
    for other in ("public/guide/tests/test_a.py::test_a", "site/tests/test_middleware.py::test_a"):
        assert "public" in runner.planes_of([of_cases, other])


def test_an_edit_that_fits_twice_or_nowhere_is_refused() -> None:
    mutant = runner.Mutant("subject", "name", "rule", "file.py", "is_open", "True", (ONE,))
    for text in ("is_closed", "is_open and is_open"):
        with pytest.raises(runner.ListBroken):
            mutant.edited(text)
    assert mutant.edited("if is_open:") == "if True:"


def test_a_name_that_is_none_is_refused() -> None:
    assert runner.chosen(MUTANTS, ["seals"]) == [mutant for mutant in MUTANTS if mutant.subject == "seals"]
    with pytest.raises(runner.ListBroken, match="no rule"):
        runner.chosen(MUTANTS, ["sealed"])
