"""Reads `data/steps.yaml` and `data/<country>.yaml`. Raises `ContentError`, with the line of what is wrong."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import CHECKED, KEY, SENTENCE, SOURCE, load
from amanjol.casework.standards.entitlement.right_files import STATEMENT, Editions, statement_problem
from amanjol.casework.standards.entitlement.rights import Proceeding
from amanjol.casework.standards.legal_procedures.procedures import Placed, Procedure, Procedures, Step, Steps
from amanjol.casework.standards.policy.destinations import COUNTRY
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.shapes import Choice, Day
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

DATA: Final = Path(__file__).with_name("data")


def _twice(steps: Iterable[Step | Placed]) -> str:
    """`Items` by a key would sort them, and their order is what they say."""
    keys = [step.key for step in steps]
    twice = next((key for key in keys if keys.count(key) > 1), "")
    return f"the step `{twice}` stands there twice" if twice else ""


STEPS: Final = Record(
    Steps,
    (
        Field("source", SOURCE),
        Field("checked", CHECKED),
        Field(
            "steps",
            Items(Record(Step, (Field("key", KEY), Field("name", SENTENCE), Field("says", SENTENCE)))),
        ),
    ),
    problem=lambda steps: _twice(steps.steps),
)


@cache
def all_steps() -> dict[str, Step]:
    """By key, in their order. Raises `ContentError` for a faulty file."""
    steps: Steps = load(DATA / "steps.yaml", STEPS)
    return {step.key: step for step in steps.steps}


def _problem(procedure: Procedure) -> str:
    if procedure.until and procedure.until < procedure.since:
        return "`until` is a day before `since`"
    keys = procedure.keys
    for at, step in enumerate(procedure.steps):
        if step.key not in all_steps():
            return f"the step `{step.key}` is none of steps.yaml"
        if step.next and step.next not in keys[at + 1 :]:
            return f"what comes next after `{step.key}` must stand below it"
    return _twice(procedure.steps) or statement_problem(procedure)


_PLACED: Final = Record(
    Placed,
    (Field("key", KEY), Field("next", KEY, required=False), Field("limit", SENTENCE, required=False)),
)
_PROCEDURE: Final = Record(
    Procedure,
    (
        Field("key", KEY),
        Field("name", SENTENCE),
        Field("proceeding", Choice(tuple(kind.value for kind in Proceeding))),
        Field("since", Day()),
        Field("until", Day(), required=False),
        *STATEMENT,
        Field("steps", Items(_PLACED)),
    ),
    together=("read_by", "read_on"),
    problem=_problem,
)
PROCEDURES: Final = Record(
    Procedures,
    (
        Field("country", COUNTRY),
        Field("name", SENTENCE),
        Field("says", SENTENCE),
        Field("procedures", Editions(Items(_PROCEDURE)), required=False),
    ),
)


def read_procedures(text: str, name: str) -> Procedures:
    """Those of a file shown as `name`. Raises `ContentError`."""
    procedures: Procedures = read(text, name, PROCEDURES).value
    return procedures


def countries() -> tuple[str, ...]:
    """The countries that have a file, by code."""
    return tuple(sorted(path.stem for path in DATA.glob("[a-z][a-z].yaml")))


@cache
def procedures_of(country: str) -> Procedures | None:
    """None for a country of which nobody has written anything down. Raises `ContentError` for a faulty file."""
    if country not in countries():
        return None
    procedures: Procedures = load(DATA / f"{country}.yaml", PROCEDURES)
    if procedures.country != country:
        raise ContentError(
            f"data/{country}.yaml", 1, f"the country `{procedures.country}` must be the file's own name"
        )
    return procedures


def procedures_on(country: str, day: date) -> dict[str, Procedure]:
    """Those that hold on that day, by key."""
    of_country = procedures_of(country)
    held = of_country.procedures if of_country else ()
    return {procedure.key: procedure for procedure in held if procedure.holds_on(day)}
