"""Claims as JSON: what `amanjol legal-aid solve` writes and `certify` reads (docs/legal-aid-allocation.md)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NoReturn

from amanjol.casework.legal_aid.allocation.certifying import (
    FalseClaim,
    certify,
    certify_matrix,
    certify_reasons,
)
from amanjol.casework.legal_aid.allocation.claims import Claim, Crowd, MatrixClaim, Reason, WayOut
from amanjol.casework.legal_aid.allocation.instance_files import MOST_BYTES, FileBroken, Matrix

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from amanjol.casework.legal_aid.allocation.instance_files import Instance
    from amanjol.casework.legal_aid.allocation.problem import Problem

MATRIX: Final = "assignment"
NEEDS: Final = "legal aid"


def matrix_document(claim: MatrixClaim, digest: str) -> dict[str, Any]:
    return {
        "kind": MATRIX,
        "file_sha256": digest,
        "value": claim.value,
        "assignment": list(claim.column_of),
        "prices": {"rows": list(claim.row_prices), "columns": list(claim.column_prices)},
    }


def needs_document(problem: Problem, claim: Claim, reasons: Sequence[Reason], digest: str) -> dict[str, Any]:
    needs = [need.key for need in problem.needs]
    lawyers = [lawyer.key for lawyer in problem.lawyers]
    crowds = {reason.crowd for reason in reasons if reason.crowd is not None}
    full = {crowd: _full(crowd, needs, lawyers) for crowd in crowds}
    relaxed = {ways: _relax(ways, lawyers) for ways in {reason.ways_out for reason in reasons}}
    return {
        "kind": NEEDS,
        "file_sha256": digest,
        "value": claim.cost,
        "served": {str(urgency): count for urgency, count in claim.served.items()},
        "assignment": {
            need: None if who is None else lawyers[who]
            for need, who in zip(needs, claim.lawyer_of, strict=True)
        },
        "prices": {
            "unit": claim.unit,
            "needs": dict(zip(needs, claim.need_prices, strict=True)),
            "lawyers": dict(zip(lawyers, claim.lawyer_prices, strict=True)),
        },
        "unserved": {
            needs[reason.need]: relaxed[reason.ways_out] if reason.crowd is None else full[reason.crowd]
            for reason in reasons
        },
    }


def _full(crowd: Crowd, needs: Sequence[str], lawyers: Sequence[str]) -> dict[str, Any]:
    return {
        "full": {
            "needs": [needs[need] for need in crowd.needs],
            "lawyers": [lawyers[lawyer] for lawyer in crowd.lawyers],
            "places": crowd.places,
        }
    }


def _relax(ways: Sequence[WayOut], lawyers: Sequence[str]) -> dict[str, Any]:
    return {
        "relax": [
            {"conditions": sorted(way.conditions), "lawyers": [lawyers[lawyer] for lawyer in way.lawyers]}
            for way in ways
        ]
    }


def certify_file(instance: Instance, path: Path) -> str:
    """Gives what the file truly claims of the instance in a sentence. Raises `FalseClaim`, `FileBroken`, `OSError`."""
    return certify_document(instance, _read(path))


def certify_document(instance: Instance, document: Mapping[str, Any]) -> str:
    """As `certify_file`."""
    if document.get("file_sha256") != instance.digest:
        raise FalseClaim("The claim was made for a file with other bytes.")
    if isinstance(instance.content, Matrix):
        _check_fields(document, "kind", "file_sha256", "value", "assignment", "prices", kind=MATRIX)
        prices = _object(document["prices"], "prices")
        _check_fields(prices, "rows", "columns")
        matrix_claim = MatrixClaim(
            document["value"],
            _list(document["assignment"], "assignment"),
            _list(prices["rows"], "rows"),
            _list(prices["columns"], "columns"),
        )
        certify_matrix(instance.content.rows, instance.content.columns, matrix_claim)
        return f"True: {matrix_claim.value} is the least."
    claim, reasons = read_claim(instance.content, document)
    certify(instance.content, claim)
    certify_reasons(instance.content, claim.lawyer_of, reasons)
    served = sum(claim.served.values())
    return (
        f"True: no plan serves more than these {served} of {len(claim.lawyer_of)}, the most urgent first, "
        f"or costs less than {claim.cost}."
    )


def read_claim(problem: Problem, document: Mapping[str, Any]) -> tuple[Claim, tuple[Reason, ...]]:
    """What a document of `needs_document` claims, unchecked. Raises `FalseClaim`."""
    fields = ("kind", "file_sha256", "value", "served", "assignment", "prices", "unserved")
    _check_fields(document, *fields, kind=NEEDS)
    needs = {need.key: place for place, need in enumerate(problem.needs)}
    lawyers = {lawyer.key: place for place, lawyer in enumerate(problem.lawyers)}
    prices = _object(document["prices"], "prices")
    _check_fields(prices, "unit", "needs", "lawyers")
    assignment = _in_order(document["assignment"], needs, "assignment")
    claim = Claim(
        lawyer_of=[None if name is None else _place(name, lawyers) for name in assignment],
        served=_served(document["served"]),
        cost=document["value"],
        unit=prices["unit"],
        need_prices=_in_order(prices["needs"], needs, "needs"),
        lawyer_prices=_in_order(prices["lawyers"], lawyers, "lawyers"),
    )
    unserved = _object(document["unserved"], "unserved")
    # Needs of one crowd, or that fail alike, may share what is said of them.
    why = {id(reason): reason for reason in unserved.values()}
    read = {of: _read_reason(_object(reason, "unserved"), needs, lawyers) for of, reason in why.items()}
    reasons = [replace(read[id(reason)], need=_place(name, needs)) for name, reason in unserved.items()]
    return claim, tuple(sorted(reasons, key=lambda reason: reason.need))


def _read_reason(reason: Mapping[str, Any], needs: Mapping[str, int], lawyers: Mapping[str, int]) -> Reason:
    """As that of the first need: whose it is stands beside it."""
    if "full" in reason:
        _check_fields(reason, "full")
        full = _object(reason["full"], "full")
        _check_fields(full, "needs", "lawyers", "places")
        crowd = Crowd(
            _places(full["needs"], needs),
            _places(full["lawyers"], lawyers),
            full["places"],
        )
        return Reason(0, crowd=crowd)
    _check_fields(reason, "relax")
    ways = []
    for way in _list(reason["relax"], "relax"):
        _check_fields(_object(way, "relax"), "conditions", "lawyers")
        conditions = _list(way["conditions"], "conditions")
        if not all(isinstance(name, str) for name in conditions):
            raise FalseClaim("A condition is named by something that is no word.")
        ways.append(WayOut(frozenset(conditions), _places(way["lawyers"], lawyers)))
    return Reason(0, tuple(ways))


def _served(value: object) -> dict[int, int]:
    served = _object(value, "served")
    if not all(
        name.isascii() and name.isdigit() and len(name) <= 9 and str(int(name)) == name for name in served
    ):
        raise FalseClaim("An urgency in “served” is no whole number.")
    return {int(name): count for name, count in served.items()}


def _places(names: object, places: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(_place(name, places) for name in _list(names, "names"))


def _place(name: object, places: Mapping[str, int]) -> int:
    if not isinstance(name, str) or name not in places:
        raise FalseClaim("Somebody is named who does not stand in the file.")
    return places[name]


def _in_order(value: object, places: Mapping[str, int], what: str) -> list[Any]:
    values = _object(value, what)
    if values.keys() != places.keys():
        raise FalseClaim(f"“{what}” has not exactly those who stand in the file.")
    return [values[name] for name in places]


def _object(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise FalseClaim(f"“{what}” is not names with values.")
    return value


def _list(value: object, what: str) -> list[Any]:
    if not isinstance(value, list):
        raise FalseClaim(f"“{what}” is no list.")
    return value


def _check_fields(value: Mapping[str, Any], *fields: str, kind: str = "") -> None:
    if value.keys() != set(fields):
        raise FalseClaim(f"There must be {', '.join(fields)}, and nothing else.")
    if kind and value["kind"] != kind:
        raise FalseClaim(f"The kind must be “{kind}”.")


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise FileBroken(f"{path} is larger than {MOST_BYTES // 1024 // 1024} MiB.")
    try:
        document = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_once_each,
            parse_float=_no_float,
            parse_constant=_no_float,
        )
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FileBroken(f"{path}, line {line}: this is no text in UTF-8 ({error.reason}).") from error
    except json.JSONDecodeError as error:
        raise FileBroken(f"{path}, line {error.lineno}: this is no JSON ({error.msg}).") from error
    except RecursionError as error:
        raise FileBroken(f"{path} is nested too deeply.") from error
    except ValueError as error:
        raise FileBroken(f"{path}: {error}") from error
    return _object(document, "the file")


def _once_each(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in pairs:
        if name in values:
            raise ValueError(f"“{name}” is there twice.")
        values[name] = value
    return values


def _no_float(word: str) -> NoReturn:
    raise ValueError(f"{word} is no whole number.")
