from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.casework.legal_aid.allocation.instance_files import (
    FileBroken,
    Matrix,
    read_instance,
    table_instance,
)
from amanjol.casework.legal_aid.allocation.problem import Lawyer, Need, Problem, problem_of
from amanjol.casework.legal_aid.allocation.tests.problems import problems
from amanjol.casework.legal_aid.allocation.written_tables import table_of

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """need,urgency,Asanova,Bekova,Chynarova
places,,2,0,1
load,,0 5,,7
N-1,1,12,,!language+training
N-2,2,7,-,!language
"""


def read(folder: Path, content: str | bytes, name: str = "file.txt") -> Any:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_instance(file).content


def test_a_text_of_the_library_is_read_in_any_layout(tmp_path):
    chance = random.Random(7)  # noqa: S311  no secret
    costs = [[chance.randint(1, 100) for _ in range(9)] for _ in range(9)]
    words = [str(cost) for row in costs for cost in row]
    for width in (1, 4, 9, 100):
        lines = [" " + " ".join(words[place : place + width]) + " " for place in range(0, 81, width)]
        matrix = read(tmp_path, "\r\n".join([" 9 ", *lines, "", ""]))
        assert matrix == Matrix(tuple(map(tuple, costs)), 9)


def test_rows_and_columns_may_differ_and_pairs_may_be_listed(tmp_path):
    assert read(tmp_path, "2 3\n1 2 3\n4 5 6\n") == Matrix(((1, 2, 3), (4, 5, 6)), 3)
    assert read(tmp_path, "2\n1 2 7\n2 1 8\n") == Matrix(((None, 7), (8, None)), 2)


def test_a_table_is_read(tmp_path):
    problem = read(tmp_path, "\ufeff" + TABLE, "needs.csv")
    assert isinstance(problem, Problem)
    assert problem.needs == (Need("N-1", 1), Need("N-2", 2))
    assert problem.lawyers == (Lawyer("Asanova", (0, 5)), Lawyer("Bekova", ()), Lawyer("Chynarova", (7,)))
    assert [problem.cost(0, 0), problem.cost(1, 0)] == [12, 7]
    assert [set(problem.names_of(bits)) for bits in problem.failed] == [
        set(), {"forbidden"}, {"language", "training"},
        set(), {"forbidden"}, {"language"},
    ]  # fmt: skip
    assert read(tmp_path, "need,A\nx,40!language\n", "needs.csv").cost(0, 0) == 40
    plain = read(tmp_path, "need,A\nx,3\n")
    assert (plain.needs, plain.lawyers) == ((Need("x", 1),), (Lawyer("A", (0,)),))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "line 1: there is no number in it"),
        ("2\n1 2\n3 nan\n", "line 3: “nan” is no whole number"),
        ("2\n1 2\n3 inf\n", "line 3: “inf”"),
        ("2\n1 2\n3 1e400\n", "line 3: “1e400”"),
        ("2\n1 2\n3 1.5\n", "line 3: “1.5”"),
        ("2\n1 2\n3 1_0\n", "line 3: “1_0”"),
        ("2\n1 2\n3 ٣\n", "line 3: “٣”"),
        ("2\n1 2\n3 " + "9" * 5000, "line 3: “999"),
        ("2\n1 2\n3 9999999999999999999\n", "line 3: “9999999999999999999” is no whole number"),
        ("2\n1 2\n3 1000000000000000001\n", "line 3: “1000000000000000001”"),
        ("-2\n1 2\n3 4\n", "line 1: the size is -2"),
        ("0\n", "line 1: the size is 0"),
        ("2\n1 2\n3\n", "line 3: 3 costs in all, and there must be 4"),
        ("2\n1 2\n3 4\n\n5\n", "line 5: 5 costs in all, and there must be 4"),
        ("2 3\n1 2 3\n4 5\n", "line 3: 5 costs in all, and there must be 6"),
        ("2 -3\n1 2 3\n4 5\n", "line 1: there are -3 columns"),
        ("99999999999\n1\n", "line 2: 1 costs in all"),
        ("4\n1 2 7\n2 5 8\n", "line 3: row 2, column 5 is outside 1 to 4"),
        ("4\n1 2 7\n1 2 8\n", "line 3: row 1, column 2 is there twice"),
        ("99999999\n1 2 7\n", "line 1: 99999999 times 99999999 pairs are more"),
        ("2\n1 2\n3 4\0\n", "line 3: there is a NUL"),
        (b"2\n1 2\n3 \xff4\n", "line 3: this is no text in UTF-8"),
        ("need,A\nx,nan\n", "line 2: “nan” is no whole number"),
        ("need,A\nx,1.0\n", "line 2: “1.0”"),
        ("need,A\nx,1,2\n", "line 2: 3 columns where the heading has 2"),
        ("need,A\n\nx\n", "line 3: 1 columns where the heading has 2"),
        ("need;A\nx;1\n", "line 1: the first column must be called need"),
        ("need\nx\n", "line 1: there is no lawyer"),
        ("need,urgency\nx,1\n", "line 1: there is no lawyer"),
        ("need,A,A\nx,1,2\n", "line 1: “A” is there twice"),
        ("need,A,\nx,1,2\n", "line 1: a name is empty"),
        ("need,A\nx,1\nx,2\n", "line 3: “x” is there twice"),
        ("need,urgency,A\nx,0,1\n", "line 2: the urgency is 0"),
        ("need,urgency,A\nx,,1\n", "line 2: “” is no whole number"),
        ("need,A\nplaces,-1\nx,1\n", "line 2: “A” has -1 places"),
        ("need,A\nplaces,99999\nx,1\n", "line 2: “A” has 99999 places"),
        ("need,A\nx,1\nplaces,1\n", "line 3: places stands once, before the needs"),
        ("need,A\nplaces,2\nload,1\nx,1\n", "line 3: “A” has 1 loads and 2 places"),
        ("need,A\nplaces,2\nload,2 1\nx,1\n", "line 3: a further place of “A” costs less"),
        ("need,A\nx,!\n", "line 2: a name is empty"),
        ("need,A\nx,!a+a\n", "line 2: “a” is there twice"),
        ('need,A\nx,"1\n', "line 2: this is no line with commas"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(tmp_path, content, sentence):
    with pytest.raises(FileBroken) as refusal:
        read(tmp_path, content)
    assert f"file.txt, {sentence}" in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 400


def test_more_conditions_than_can_be_held_are_refused(tmp_path):
    row = "+".join(f"c{number}" for number in range(70))
    with pytest.raises(FileBroken, match="70 conditions: at most 59"):
        read(tmp_path, f"need,A\nx,!{row}\n")


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=200) | st.text(alphabet='0123456789-+.,\n neadNA!e"\t', max_size=200).map(str.encode)
)
def test_any_bytes_are_read_or_refused_in_a_sentence(tmp_path_factory, content):
    file = tmp_path_factory.getbasetemp() / "any"
    file.write_bytes(content)
    with suppress(FileBroken):
        assert read_instance(file).content is not None


@given(problem=problems())
def test_a_problem_as_a_table_is_the_same_problem(problem: Problem) -> None:
    """But that costs are one sum, and of who may never come nothing is told."""
    if not problem.lawyers:
        return
    written = table_of(problem)
    assert written.read_again() == table_instance(written.text)
    again = table_instance(written.text).content
    assert isinstance(again, Problem)
    assert (again.needs, again.lawyers) == (problem.needs, problem.lawyers)
    for need in range(len(problem.needs)):
        for lawyer in range(len(problem.lawyers)):
            place = need * len(problem.lawyers) + lawyer
            names = problem.names_of(problem.failed[place])
            if "conflict" in names:
                assert again.names_of(again.failed[place]) == {"forbidden"}
                assert again.cost(need, lawyer) == 0
            else:
                assert again.names_of(again.failed[place]) == names
                assert again.cost(need, lawyer) == problem.cost(need, lawyer)


@pytest.mark.parametrize("key", ["a,b", 'a"b', "a\nb", "a\rb", "a\0b"])
def test_a_name_that_would_part_a_line_is_refused(key):
    """Else what is read from the parts were not what somebody reads from the file."""
    for needs, lawyers in (([Need(key)], [Lawyer("one")]), ([Need("one")], [Lawyer(key)])):
        with pytest.raises(FileBroken, match="stands in a name"):
            table_of(problem_of(needs, lawyers, [[1]])).read_again()
    with pytest.raises(FileBroken, match="stands in a name"):
        table_of(problem_of([Need("one")], [Lawyer("one")], [[frozenset({key})]])).read_again()
