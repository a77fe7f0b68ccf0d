"""`amanjol legal-aid …`: the best plan of a file, and whether a plan that somebody claims is the best."""

from __future__ import annotations

import json
import os
import threading
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, Final

import click

from amanjol.site.cli import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.legal_aid.allocation.instance_files import Instance

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
SILENT_SECONDS: Final = 2


@click.group("legal-aid")
def legal_aid() -> None:
    """Which lawyer for which need: the best plan, and the proof that it is."""


@legal_aid.command()
@click.argument("file", type=FILE)
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="The new file; written whole or not at all."
)
def solve(file: Path, out: Path) -> None:
    """Write the best plan of FILE with prices that prove it.

    FILE is an assignment text of the OR-Library (n, then n times n costs; or rows and columns on the first line, or
    lines of row, column, cost), or a table with commas: a line a need, a column a lawyer
    (docs/legal-aid-allocation.md).
    """
    if out.exists() and (not out.is_file() or out.samefile(file)):
        raise Refusal(f"{out} is {'the file that is read' if out.is_file() else 'no file'}: name a new one.")
    if not out.parent.is_dir():
        raise Refusal(f"There is no folder {out.parent}: make it first, or name another.")
    with _late_notice(f"Planning {file} …"):
        document, sentence = _solved(file)
    _write(out, document)
    click.echo(f"{sentence} {out}")


@legal_aid.command()
@click.argument("file", type=FILE)
@click.argument("claim", metavar="OUT.json", type=FILE)
def certify(file: Path, claim: Path) -> None:
    """Say whether what OUT.json claims of FILE is true; ends with an error where it is not.

    The value, the assignment, the prices and the reasons are all checked, in whole numbers of any size, by code that
    shares nothing with what made them.
    """
    from amanjol.casework.legal_aid.allocation.certifying import FalseClaim  # noqa: PLC0415  only this command
    from amanjol.casework.legal_aid.allocation.claim_files import certify_file  # noqa: PLC0415  as above
    from amanjol.casework.legal_aid.allocation.instance_files import FileBroken  # noqa: PLC0415  as above

    with _late_notice(f"Checking {claim} …"):
        instance = _instance(file)
        try:
            sentence = certify_file(instance, claim)
        except FalseClaim as error:
            raise Refusal(f"{claim} claims what is false. {error}") from error
        except FileBroken as error:
            raise Refusal(str(error)) from error
        except OSError as error:
            raise Refusal(f"{claim}: {error.strerror or error}.") from error
    click.echo(sentence)


def _solved(file: Path) -> tuple[dict[str, Any], str]:
    """What is to be written, and what is said about it."""
    from amanjol.casework.legal_aid.allocation import (  # noqa: PLC0415  numpy
        assigning,
        claim_files,
        matrices,
        reasons,
        solving,
    )
    from amanjol.casework.legal_aid.allocation.instance_files import Matrix  # noqa: PLC0415  only here

    instance = _instance(file)
    problem = instance.content
    try:
        if isinstance(problem, Matrix):
            matrix_claim = matrices.solve_matrix(problem)
            document = claim_files.matrix_document(matrix_claim, instance.digest)
            return document, f"The least value is {matrix_claim.value}:"
        claim = solving.solve(problem)
    except (matrices.NoFullAssignment, assigning.TooLarge) as error:
        raise Refusal(f"{file}: {error}") from error
    why = reasons.reasons(problem, claim.lawyer_of)
    served = sum(claim.served.values())
    sentence = f"{served} of {len(problem.needs)} needs are served, at a cost of {claim.cost}:"
    return claim_files.needs_document(problem, claim, why, instance.digest), sentence


def _instance(file: Path) -> Instance:
    from amanjol.casework.legal_aid.allocation.instance_files import FileBroken, read_instance  # noqa: PLC0415  as above

    try:
        return read_instance(file)
    except FileBroken as error:
        raise Refusal(str(error)) from error
    except OSError as error:
        raise Refusal(f"{file}: {error.strerror or error}.") from error


def _write(out: Path, document: dict[str, Any]) -> None:
    """One line a field, readable by its owner alone."""
    temporary: Path | None = None
    try:
        with NamedTemporaryFile(
            "w", encoding="utf-8", dir=out.parent, prefix=f".{out.name}-", delete=False
        ) as target:
            temporary = Path(target.name)
            lines = [
                f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
                for name, value in document.items()
            ]
            target.write("{\n" + ",\n".join(lines) + "\n}\n")
            target.flush()
            os.fsync(target.fileno())
        temporary.replace(out)
    except OSError as error:
        raise Refusal(f"{error.filename or out}: {error.strerror or error}. {out} is as it was.") from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


@contextmanager
def _late_notice(sentence: str) -> Iterator[None]:
    """Says so once the work has taken two seconds."""
    timer = threading.Timer(SILENT_SECONDS, click.echo, [sentence], {"err": True})
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
