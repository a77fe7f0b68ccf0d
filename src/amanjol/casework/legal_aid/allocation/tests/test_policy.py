from __future__ import annotations

import pytest

from amanjol.casework.legal_aid.allocation.instant import proposals
from amanjol.casework.legal_aid.allocation.policy import PROPOSED, PolicyBroken, read_policy
from amanjol.casework.legal_aid.allocation.problem import Lawyer, Need, problem_of

POLICY = read_policy()
ROADS = {("naryn", "osh"): 400, ("naryn", "bishkek"): 300, ("osh", "bishkek"): 600}


def words(**subjects: str) -> dict[str, frozenset[str]]:
    return {subject: frozenset(value.split()) for subject, value in subjects.items()}


NEEDS = [
    (Need("a"), words(languages="ky", sex_wished="f", **{"from": "osh"}, other_side="x7 x8")),
    (Need("b"), words(languages="uz ru", sex_required="f", training_required="child", **{"from": "naryn"})),
]
LAWYERS = [
    (Lawyer("osh man"), words(lawyer="1", languages="ky ru", sex="m", office="osh", acted_for="x9")),
    (Lawyer("bishkek woman"), words(lawyer="2", languages="ky", sex="f", office="bishkek", training="child")),
    (Lawyer("conflicted"), words(lawyer="3", languages="ky uz", sex="f", office="osh", acted_for="x8 y1")),
]


def test_what_is_known_becomes_conditions_and_costs():
    problem = POLICY.problem(NEEDS, LAWYERS, ROADS)
    failed = [
        [set(problem.names_of(problem.failed[need * 3 + lawyer])) for lawyer in range(3)] for need in range(2)
    ]
    assert failed == [
        [set(), set(), {"conflict"}],
        [{"sex", "training"}, {"language"}, {"training"}],
    ]
    assert problem.cost_parts(0, 0) == {"road": 0, "wish": 90, "training": 0, "somebody she knows": 0}
    assert problem.cost_parts(0, 1) == {"road": 600, "wish": 0, "training": 0, "somebody she knows": 0}
    assert [offer.lawyer for offer in proposals(problem, 0)] == [0, 1]
    fixed = {condition.name for condition in problem.conditions if not condition.may_be_relaxed}
    assert fixed == {"conflict", "away", "licence", "asked"}


def test_a_run_can_say_what_it_was_made_from():
    """The hash stays with the same facts, and changes with a fact, a place, a road or a need that is more urgent."""
    digest = POLICY.problem(NEEDS, LAWYERS, ROADS).digest()
    assert POLICY.problem(NEEDS, LAWYERS, ROADS).digest() == digest
    others = [
        POLICY.problem([(Need("a", 2), NEEDS[0][1]), NEEDS[1]], LAWYERS, ROADS),
        POLICY.problem(NEEDS, [(Lawyer("osh man", (0, 1)), LAWYERS[0][1]), *LAWYERS[1:]], ROADS),
        POLICY.problem(NEEDS, LAWYERS, ROADS | {("naryn", "osh"): 401}),
        POLICY.problem([(NEEDS[0][0], words(languages="en")), NEEDS[1]], LAWYERS, ROADS),
    ]
    assert len({digest, *(other.digest() for other in others)}) == 5


def test_numbers_of_every_width_make_another_hash():
    costs = (0, 1, -1, 127, 255, 256, 257, -257, 65_535, 65_537, 2**40 + 1, -(2**40))
    digests = [problem_of([Need("a"), Need("b")], [Lawyer("l")], [[cost], [0]]).digest() for cost in costs]
    assert len(set(digests)) == len(costs)


@pytest.mark.parametrize(("capacity", "taken"), [(1, 0), (7, 0), (7, 3), (40, 39), (12, 12)])
def test_each_further_place_costs_no_less(capacity, taken):
    loads = POLICY.loads(capacity, taken)
    assert len(loads) == capacity - taken
    assert list(loads) == sorted(loads)
    assert loads == POLICY.loads(capacity, 0)[taken:]


def test_who_has_less_of_her_year_left_is_dearer():
    assert POLICY.loads(10, 2)[0] < POLICY.loads(10, 8)[0]
    assert POLICY.loads(40, 8)[0] < POLICY.loads(10, 8)[0]


def test_a_way_that_nobody_wrote_down_is_no_way_of_length_nothing():
    lawyers = [(Lawyer("far"), words(languages="ky", office="talas"))]
    with pytest.raises(PolicyBroken, match="no way on the road"):
        POLICY.problem(NEEDS, lawyers, ROADS)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("weight = 90", "weight = -1"), "no whole number from 0"),
        (("weight = 90", "weight = 1.5"), "no whole number from 0"),
        (('rule = "none"', 'rule = "perhaps"'), "This is no rule: conflict"),
        (('name = "conflict"\n', ""), "lacks something"),
        (("[load]", "[lode]"), "lacks something"),
        (('name = "wish"', 'name = "road"'), "has a name twice"),
        (("[load]", "[load"), "is no TOML"),
        (("may_be_relaxed = false", 'may_be_relaxed = "false"'), "This is no condition: name = conflict"),
        (("may_be_relaxed = false", "may_be_relax = false"), "This is no condition: name = conflict"),
        (("may_be_arranged = true", "may_be_arranged = 1"), "This is no condition: name = away"),
    ],
)
def test_a_broken_policy_is_refused(tmp_path, change, sentence):
    file = tmp_path / "policy.toml"
    file.write_text(PROPOSED.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(PolicyBroken, match=sentence):
        read_policy(file)


def test_neither_conflict_nor_licence_can_be_learnt_or_arranged():
    """A question "what if" asks of no other condition, and there is none that leads out of a conflict."""
    may_be = POLICY.learnt | POLICY.arranged
    assert may_be == {"kind", "language", "training", "district", "away"}
