from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.legal_aid.allocation.certifying import (
    FalseClaim,
    certify,
    certify_matrix,
    certify_reasons,
)
from amanjol.casework.legal_aid.allocation.claim_files import certify_file, matrix_document, needs_document
from amanjol.casework.legal_aid.allocation.claims import Claim, Crowd, MatrixClaim, Reason, WayOut
from amanjol.casework.legal_aid.allocation.instance_files import FileBroken, Instance, Matrix, read_instance
from amanjol.casework.legal_aid.allocation.matrices import solve_matrix
from amanjol.casework.legal_aid.allocation.problem import Lawyer, Need, problem_of
from amanjol.casework.legal_aid.allocation.reasons import reasons
from amanjol.casework.legal_aid.allocation.solving import solve

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORGED = 1_000
# Two urgent needs and one that is not; the first lawyer is near to all, and has one place.
PROBLEM = problem_of(
    [Need("a", 1), Need("b", 1), Need("c", 2)],
    [Lawyer("near", (0,)), Lawyer("far", (0,)), Lawyer("idle", (2,))],
    [[1, 9, frozenset({"language"})], [2, 8, None], [1, frozenset({"training"}), None]],
)
CLAIM = solve(PROBLEM)


def test_the_claim_that_is_forged_below_is_true():
    certify(PROBLEM, CLAIM)
    assert (CLAIM.lawyer_of, CLAIM.served, CLAIM.cost) == ((0, 1, None), {1: 2, 2: 0}, 9)


@pytest.mark.parametrize(
    ("forged", "sentence"),
    [
        ({"cost": 8}, "The cost is claimed to be 8, and the pairs cost 9"),
        ({"cost": True}, "not a whole number"),
        ({"served": {1: 2, 2: 1}}, "Of urgency 2 1 are claimed to be served, and 0 are"),
        ({"served": {1: 2}}, "Of urgency 2 None are claimed"),
        ({"served": {1: 2, 2: 0, 3: 1}}, "Of urgency 3"),
        ({"served": {1: 2, 2: False}}, "Of urgency 2"),
        ({"lawyer_of": (0, 1)}, "2 needs are assigned, and there are 3"),
        ({"lawyer_of": (0, 3, None)}, "Need b has a lawyer who is not there"),
        ({"lawyer_of": (0, -2, None)}, "Need b has a lawyer who is not there"),
        ({"lawyer_of": (0, True, None)}, "Need b has a lawyer who is not there"),
        ({"lawyer_of": (0, 1, 1)}, "far may not serve need c"),
        ({"lawyer_of": (0, 0, None)}, "near has 2 needs and 1 places"),
        ({"lawyer_of": (1, 0, None), "cost": 11}, "The prices prove"),
        ({"lawyer_of": (0, None, None), "cost": 1, "served": {1: 1, 2: 0}}, "The prices prove"),
        ({"unit": CLAIM.unit - 1}, "is not above"),
        ({"need_prices": CLAIM.need_prices[:2]}, "Of a price of a need there are 2"),
        (
            {"need_prices": (*CLAIM.need_prices[:2], 1.0)},
            "Number 3 of a price of a need is not a whole number",
        ),
        ({"lawyer_prices": (*CLAIM.lawyer_prices, 0)}, "Of a price of a lawyer there are 4"),
    ],
)
def test_a_false_claim_is_refused_with_its_place(forged, sentence):
    with pytest.raises(FalseClaim) as refusal:
        certify(PROBLEM, replace(CLAIM, **forged))
    assert sentence in str(refusal.value)


def test_a_price_above_what_going_unserved_weighs_is_refused():
    """Else leaving everybody out could be proved to be best: here the sums agree."""
    unit = CLAIM.unit
    prices = (1 + 5 * unit, 2 + 5 * unit, 5 * unit - 3)
    nobody = Claim((None, None, None), {1: 0, 2: 0}, 0, unit, prices, (5 * unit, 5 * unit, 0))
    with pytest.raises(FalseClaim, match="The price of need a is above what it weighs unserved"):
        certify(PROBLEM, nobody)


def test_a_price_above_the_cost_of_a_lawyer_is_refused():
    """Else a dear plan could be proved to be best: here the sums agree."""
    worse = Claim((1, 0, None), {1: 2, 2: 0}, 11, CLAIM.unit, (9, 2, CLAIM.unit), (0, 0, 0))
    with pytest.raises(FalseClaim, match="The price of need a is above cost and price of near"):
        certify(PROBLEM, worse)


def test_a_lawyer_earns_no_more_than_her_places_allow():
    """Else high prices of lawyers could prove anything: what a price exceeds each load by is taken off."""
    raised = tuple(price + 100 for price in CLAIM.need_prices)
    with pytest.raises(FalseClaim):
        certify(PROBLEM, replace(CLAIM, need_prices=raised, lawyer_prices=(100, 100, 100)))


# Reasons.
CROWDED = problem_of(
    [Need("a"), Need("b"), Need("c"), Need("d")],
    [Lawyer("one", (0,)), Lawyer("two", (0,)), Lawyer("three", ())],
    [
        [1, 1, 1],
        [1, None, 1],
        [1, 1, frozenset({"language"})],
        [frozenset({"language", "training"}), frozenset({"language"}), frozenset({"district"})],
    ],
)
PLAN = (1, 0, None, None)
WHY = reasons(CROWDED, PLAN)


def test_the_reasons_that_are_forged_below_are_true():
    certify_reasons(CROWDED, PLAN, WHY)
    assert (
        Reason(2, crowd=Crowd((0, 1, 2), (0, 1), 2)),
        Reason(3, (WayOut(frozenset({"language"}), (1,)),)),
    ) == WHY


@pytest.mark.parametrize(
    ("place", "forged", "sentence"),
    [
        (0, Reason(2), "has no lawyer who fits, it is claimed"),
        (0, Reason(1, crowd=WHY[0].crowd), "not of exactly those"),
        (0, Reason(2, crowd=Crowd((0, 1), (0, 1), 2)), "does not belong to its own crowd"),
        (0, Reason(2, crowd=Crowd((0, 1, 2, 2), (0, 1), 2)), "somebody is in it twice"),
        (0, Reason(2, crowd=Crowd((0, 1, 2), (0, 1, 1), 2)), "somebody is in it twice"),
        (0, Reason(2, crowd=Crowd((0, 1, 2), (0, 1), 1)), "have not 1 places"),
        (0, Reason(2, crowd=Crowd((0, 2), (0, 1), 2)), "There are places enough"),
        (0, Reason(2, crowd=Crowd((0, 1, 2, -1), (0, 1), 2)), "somebody who is not there"),
        (0, Reason(2, crowd=Crowd((0, 1, 2), (0, -2), 2)), "somebody who is not there"),
        (0, Reason(2, crowd=Crowd((0, 1, 2), (0,), 1)), "fits others than those who are claimed"),
        (1, Reason(3, crowd=Crowd((3,), (), 0)), "has nobody who fits"),
        (1, Reason(3), "somebody is not as claimed"),
        (1, Reason(3, (WayOut(frozenset({"language"}), (0, 1)),)), "somebody is not as claimed"),
        (1, Reason(3, (WayOut(frozenset({"district"}), (2,)),)), "somebody is not as claimed"),
        (
            1,
            Reason(3, (*WHY[1].ways_out, WayOut(frozenset({"language", "training"}), (0,)))),
            "somebody is not as claimed",
        ),
        (1, Reason(3, WHY[1].ways_out * 2), "somebody is not as claimed"),
    ],
)
def test_a_false_reason_is_refused(place, forged, sentence):
    why = [*WHY]
    why[place] = forged
    with pytest.raises(FalseClaim) as refusal:
        certify_reasons(CROWDED, PLAN, why)
    assert sentence in str(refusal.value)


def test_what_gives_one_need_somebody_is_no_way_out_of_another_that_fails_otherwise():
    """Ways are looked at once for needs that fail alike, and for those alone."""
    problem = problem_of(
        [Need("a"), Need("b"), Need("c")],
        [Lawyer("one")],
        [[frozenset({"language"})], [frozenset({"language"})], [frozenset({"district"})]],
    )
    language = (WayOut(frozenset({"language"}), (0,)),)
    alike = [Reason(0, language), Reason(1, language)]
    certify_reasons(problem, (None,) * 3, [*alike, Reason(2, (WayOut(frozenset({"district"}), (0,)),))])
    with pytest.raises(FalseClaim, match="What would give need c somebody is not as claimed"):
        certify_reasons(problem, (None,) * 3, [*alike, Reason(2, language)])
    with pytest.raises(FalseClaim, match="What would give need b somebody is not as claimed"):
        certify_reasons(problem, (None,) * 3, [alike[0], Reason(1), Reason(2, language)])


def test_a_condition_that_is_never_relaxed_is_no_way_out():
    problem = problem_of([Need("a")], [Lawyer("one"), Lawyer("two")], [[None, frozenset({"language"})]])
    certify_reasons(problem, (None,), [Reason(0, (WayOut(frozenset({"language"}), (1,)),))])
    with pytest.raises(FalseClaim):
        certify_reasons(
            problem,
            (None,),
            [Reason(0, (WayOut(frozenset({"language"}), (1,)), WayOut(frozenset({"forbidden"}), (0,))))],
        )


# Matrices.
ROWS = ((4, 1, 3), (2, 0, 5), (3, 2, 2))


@pytest.mark.parametrize(
    ("rows", "claim", "sentence"),
    [
        (
            ROWS,
            MatrixClaim(4, (1, 0, 2), (1, 0, 1), (2, 0, 1)),
            "claimed to be 4, and the assignment costs 5",
        ),
        (ROWS, MatrixClaim(5, (1, 0), (1, 0, 1), (2, 0, 1)), "2 rows are assigned"),
        (ROWS, MatrixClaim(5, (1, 1, 2), (1, 0, 1), (2, 0, 1)), "Column 1 is assigned twice"),
        (ROWS, MatrixClaim(5, (1, 3, 2), (1, 0, 1), (2, 0, 1)), "Row 1 has a column that is not there"),
        (
            ROWS,
            MatrixClaim(3, (1, None, 2), (1, 0, 1), (2, 0, 1)),
            "2 pairs are assigned, and there can be 3",
        ),
        (ROWS, MatrixClaim(6, (0, 1, 2), (1, 0, 1), (3, 0, 1)), "The prices of row 1 and column 0"),
        (ROWS, MatrixClaim(6, (0, 1, 2), (1, 0, 1), (2, 0, 1)), "The prices prove 5 and the value is 6"),
        (((1, 5),), MatrixClaim(5, (1,), (1,), (0, 4)), "A column has a price above 0"),
        (((1,), (5,)), MatrixClaim(5, (None, 0), (1, 4), (0,)), "A row has a price above 0"),
        (((None, 1), (1, 9)), MatrixClaim(9, (0, 1), (0, 0), (0, 0)), "Row 0 may not have column 0"),
    ],
)
def test_a_false_claim_of_a_matrix_is_refused(rows, claim, sentence):
    with pytest.raises(FalseClaim) as refusal:
        certify_matrix(rows, len(rows[0]), claim)
    assert sentence in str(refusal.value)


def test_the_matrix_above_has_a_true_claim():
    certify_matrix(ROWS, 3, MatrixClaim(5, (1, 0, 2), (1, 0, 1), (2, 0, 1)))
    certify_matrix(ROWS, 3, solve_matrix(Matrix(ROWS, 3)))


# Forgeries of files.


def _matrix_file(chance: random.Random, folder: Path) -> tuple[Path, dict[str, Any]]:
    rows, columns = chance.choice([(6, 6), (4, 7), (7, 4)])
    costs = [[chance.randint(1, 30) for _ in range(columns)] for _ in range(rows)]
    first = f"{rows}" if rows == columns else f"{rows} {columns}"
    file = folder / "matrix.txt"
    file.write_text("\n".join([first, *(" ".join(map(str, row)) for row in costs)]), encoding="utf-8")
    instance = read_instance(file)
    assert isinstance(instance.content, Matrix)
    return file, matrix_document(solve_matrix(instance.content), instance.digest)


def _needs_file(chance: random.Random, folder: Path) -> tuple[Path, dict[str, Any]]:
    lawyers = [f"l{number}" for number in range(5)]
    lines = [
        ",".join(["need", "urgency", *lawyers]),
        ",".join(["places", "", *(str(chance.randint(0, 2)) for _ in lawyers)]),
    ]
    for number in range(7):
        cells = [
            str(chance.randint(0, 40))
            if chance.random() < 0.5
            else chance.choice(("", "!language", "!training+language"))
            for _ in lawyers
        ]
        lines.append(",".join([f"n{number}", str(chance.randint(1, 2)), *cells]))
    file = folder / "needs.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    instance = read_instance(file)
    assert not isinstance(instance.content, Matrix)
    claim = solve(instance.content)
    why = reasons(instance.content, claim.lawyer_of)
    return file, needs_document(instance.content, claim, why, instance.digest)


def _other_number(chance: random.Random) -> int:
    return chance.choice([-1, 1]) * chance.choice([1, 2, 7, 10**6, 2**53, 2**63, 10**30])


def _value(document: dict[str, Any], chance: random.Random) -> None:
    document["value"] += _other_number(chance)


def _assignment(document: dict[str, Any], chance: random.Random) -> None:
    """Somebody else, or nobody, with the value that belongs to nobody's plan."""
    assignment = document["assignment"]
    if isinstance(assignment, list):
        first, second = chance.sample(range(len(assignment)), 2)
        if assignment[first] is not None and assignment[second] is not None:
            assignment[first] = assignment[second]
        else:
            assignment[first] = assignment[second] = None
        return
    served = [need for need, lawyer in assignment.items() if lawyer is not None]
    need = chance.choice(served)
    assignment[need] = chance.choice([None, "nobody", 0, [], "n0"])


def _assignment_and_value(document: dict[str, Any], chance: random.Random) -> None:
    """A whole plan that is worse, with a value that goes lower."""
    _assignment(document, chance)
    document["value"] -= abs(_other_number(chance))


def _prices(document: dict[str, Any], chance: random.Random) -> None:
    """Of a row, or of a column or lawyer that is taken: any other number breaks the proof."""
    prices, assignment = document["prices"], document["assignment"]
    if isinstance(assignment, list):
        side = chance.choice(["rows", "columns"])
        taken = [place for place in assignment if place is not None]
        place = chance.choice(taken) if side == "columns" else chance.randrange(len(assignment))
        prices[side][place] += _other_number(chance)
        return
    side = chance.choice(["needs", "lawyers"])
    taken = [lawyer for lawyer in assignment.values() if lawyer is not None]
    name = chance.choice(taken) if side == "lawyers" else chance.choice([*assignment])
    prices[side][name] += _other_number(chance)


def _shape(document: dict[str, Any], chance: random.Random) -> None:
    field = chance.choice([*document])
    wrong: list[Callable[[], object]] = [
        lambda: document.pop(field),
        lambda: document.update({field: None}),
        lambda: document.update({field: 1.5}),
        lambda: document.update({field: True}),
        lambda: document.update({field: []}),
        lambda: document.update({field: "1"}),
        lambda: document.update({"more": 1}),
    ]
    chance.choice(wrong)()


def _digest(document: dict[str, Any], chance: random.Random) -> None:
    place = chance.randrange(64)
    digits = document["file_sha256"]
    other = chance.choice([digit for digit in "0123456789abcdef" if digit != digits[place]])
    document["file_sha256"] = digits[:place] + other + digits[place + 1 :]


FORGERS = (_value, _assignment, _assignment_and_value, _prices, _shape, _digest)


def test_a_thousand_forged_files_are_refused(tmp_path: Path):
    chance = random.Random(1515)  # noqa: S311  no secret
    out = tmp_path / "out.json"
    forged = 0
    while forged < FORGED:
        file, document = chance.choice([_matrix_file, _needs_file])(chance, tmp_path)
        instance = read_instance(file)
        out.write_text(json.dumps(document), encoding="utf-8")
        certify_file(instance, out)
        if isinstance(document["assignment"], dict) and not any(document["served"].values()):
            continue
        for forger in FORGERS:
            lie = copy.deepcopy(document)
            forger(lie, chance)
            out.write_text(json.dumps(lie), encoding="utf-8")
            with pytest.raises((FalseClaim, FileBroken)):
                certify_file(instance, out)
            forged += 1
        forged += _other_file(instance, file, document, out, chance)
    assert forged >= FORGED


def _other_file(
    instance: Instance, file: Path, document: dict[str, Any], out: Path, chance: random.Random
) -> int:
    """A pair that is used costs something else: once with the old claim, once with one that names the new file."""
    lines = file.read_text(encoding="utf-8").split("\n")
    parted = "," if file.suffix == ".csv" else " "
    if parted == ",":
        used = [(need, lawyer) for need, lawyer in document["assignment"].items() if lawyer is not None]
        if not used:
            return 0
        need, lawyer = chance.choice(used)
        line, column = 2 + int(need[1:]), 2 + int(lawyer[1:])
    else:
        row, column = chance.choice(
            [pair for pair in enumerate(document["assignment"]) if pair[1] is not None]
        )
        line = 1 + row
    cells = lines[line].split(parted)
    cells[column] = str(int(cells[column]) + chance.choice([-1, 1, 5, 1000]))
    lines[line] = parted.join(cells)
    file.write_text("\n".join(lines), encoding="utf-8")
    out.write_text(json.dumps(document), encoding="utf-8")
    changed = read_instance(file)
    with pytest.raises(FalseClaim, match="other bytes"):
        certify_file(changed, out)
    out.write_text(json.dumps(document | {"file_sha256": changed.digest}), encoding="utf-8")
    with pytest.raises(FalseClaim):
        certify_file(changed, out)
    assert changed.digest != instance.digest
    return 2


def test_who_certifies_loads_nothing_of_who_solves():
    """In a process of its own: neither scipy nor a line of the solver is there afterwards."""
    program = (
        "import sys; import amanjol.casework.legal_aid.allocation.claim_files; "
        "print(*sorted(name for name in sys.modules if name.split('.')[0] in {'scipy', 'django'} "
        "or name.startswith('amanjol.casework.legal_aid.allocation.')))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert {name.rpartition(".")[2] for name in loaded.split()} == {
        "certifying",
        "claim_files",
        "claims",
        "instance_files",
        "problem",
    }
