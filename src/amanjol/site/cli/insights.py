"""`amanjol insights …`: tables that tell of nobody, and the attack on those that were released."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import click

from amanjol.site.cli import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amanjol.programme.insights.release_files import Release

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def insights() -> None:
    """Figures that cannot be turned back into people."""


@insights.command()
@click.argument("file", metavar="FILE.csv", type=FILE)
@click.option("--tables", "tables", metavar="SPEC.yaml", type=FILE, required=True, help="Which tables.")
@click.option(
    "--threshold", type=int, default=10, show_default=True, help="Fewer people than this are never shown."
)
@click.option(
    "--earlier", type=FOLDER, multiple=True, help="An earlier release, or a folder of them; may be repeated."
)
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="The new folder, whole or not at all."
)
def publish(file: Path, tables: Path, threshold: int, earlier: tuple[Path, ...], out: Path) -> None:
    """Write the tables that SPEC.yaml names from FILE.csv, a row a person (docs/insights.md).

    Small counts are hidden, and as many more as it takes until an attack that knows everything that is shown, now and
    earlier, tells no hidden count to within a few people. Ends with an error, and writes nothing, where that cannot be.
    """
    from amanjol.programme.insights import reporting  # noqa: PLC0415  scipy: only these commands
    from amanjol.programme.insights.auditing.narrowing import Impossible  # noqa: PLC0415  as above
    from amanjol.programme.insights.auditing.ways import Unsettled  # noqa: PLC0415  as above
    from amanjol.programme.insights.publishing import HeldBack  # noqa: PLC0415  as above
    from amanjol.programme.insights.publishing import publish as released  # noqa: PLC0415  as above
    from amanjol.programme.insights.release_files import ReleaseBroken, write_release  # noqa: PLC0415  as above
    from amanjol.programme.insights.releasing.people import RecordsBroken, read_people  # noqa: PLC0415  as above
    from amanjol.programme.insights.releasing.specification import (  # noqa: PLC0415  as above
        SpecificationBroken,
        read_specification,
    )

    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refusal(f"{out} is there already: name a new folder, so that nothing earlier is lost.")
    if not out.absolute().parent.is_dir():
        raise Refusal(f"There is no folder {out.absolute().parent}: make it first, or name another.")
    folders = _releases_in(earlier)
    try:
        specification = read_specification(tables)
        people = read_people(file, specification)
        publication = released(
            people,
            specification,
            threshold=threshold,
            earlier=[_read(folder) for folder in folders],
            progress=lambda sentence: click.echo(sentence, err=True),
        )
    except HeldBack as error:
        raise Refusal(f"Held back, nothing is written. {error}") from error
    except (Impossible, Unsettled) as error:
        raise Refusal(
            "Whether these tables tell of somebody was not settled, so nothing is written."
        ) from error
    except (SpecificationBroken, RecordsBroken, ReleaseBroken, ValueError) as error:
        raise Refusal(str(error)) from error
    except OSError as error:
        raise Refusal(f"{error.filename or file}: {error.strerror or error}.") from error
    names = [folder.name for folder in folders]
    partial = Path(mkdtemp(prefix=f".{out.name}-", dir=out.absolute().parent))
    try:
        write_release(partial, publication.release, reporting.audit_record(publication, names))
        (partial / "report.md").write_text(reporting.report(publication, names), encoding="utf-8")
        partial.chmod(0o755)
        if out.exists():
            out.rmdir()
        partial.rename(out)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise Refusal(f"{error.filename or out}: {error.strerror or error}. Nothing is written.") from error
    click.echo(f"{out}: {len(publication.release.tables)} tables, attacked {publication.rounds} times.")


@insights.command()
@click.argument("folders", metavar="DIR…", type=FOLDER, nargs=-1, required=True)
def attack(folders: tuple[Path, ...]) -> None:
    """Try to tell hidden counts from releases in the order in which they came out.

    Prints how far each hidden count was shown to be open, and ends with an error where one is too narrow.
    """
    from amanjol.programme.insights.auditing.following import follow  # noqa: PLC0415  scipy: only these commands
    from amanjol.programme.insights.auditing.money import attack_sums, with_sums  # noqa: PLC0415  as above
    from amanjol.programme.insights.auditing.narrowing import Impossible  # noqa: PLC0415  as above
    from amanjol.programme.insights.auditing.ways import Unsettled  # noqa: PLC0415  as above
    from amanjol.programme.insights.auditing.witnesses import attack as attacked  # noqa: PLC0415  as above
    from amanjol.programme.insights.auditing.words import lines, sum_lines  # noqa: PLC0415  as above
    from amanjol.programme.insights.release_files import ReleaseBroken  # noqa: PLC0415  as above

    paths = _releases_in(folders)
    try:
        releases = [_read(path) for path in paths]
        reading = follow(releases)
        enough = max(release.threshold for release in releases)
        verdict = attacked(reading.system, enough=enough, start=reading.way)
        currencies = sorted({release.money.currency for release in releases if release.money is not None})
        sums = {currency: attack_sums(with_sums(releases, currency)) for currency in currencies}
    except ReleaseBroken as error:
        raise Refusal(str(error)) from error
    except (Impossible, Unsettled) as error:
        raise Refusal(
            "No people can be counted so: these tables were changed, or contradict each other."
        ) from error
    except OSError as error:
        raise Refusal(f"{error.filename}: {error.strerror or error}.") from error
    for line in lines(verdict, reading.system, [path.name for path in paths]):
        click.echo(line)
    for currency, of_sums in sums.items():
        with_money = with_sums(releases, currency)
        names = [
            path.name
            for path, release in zip(paths, releases, strict=True)
            if any(release is other for other in with_money)
        ]
        for line in sum_lines(of_sums, names, currency):
            click.echo(line)
    if narrow := len(verdict.narrow) + sum(len(of_sums.told) for of_sums in sums.values()):
        raise Refusal(f"{narrow} counts or sums are told too narrowly.")


@insights.command()
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option("--iati", type=click.Path(dir_okay=False, path_type=Path), help="Write IATI 2.03 there.")
@click.option("--activity", type=FILE, help="With --iati: a YAML file that says whose activity this is.")
@click.option("--xlsx", type=click.Path(dir_okay=False, path_type=Path), help="Write a spreadsheet there.")
def export(folder: Path, iati: Path | None, activity: Path | None, xlsx: Path | None) -> None:
    """Write a release in the forms that others read. Only what was released is read (docs/insights.md)."""
    from amanjol.programme.insights.exporting.activity import (  # noqa: PLC0415  only these commands
        ActivityBroken,
        read_activity,
    )
    from amanjol.programme.insights.exporting.iati import Reported, write_iati  # noqa: PLC0415  as above
    from amanjol.programme.insights.exporting.workbook import write_workbook  # noqa: PLC0415  as above
    from amanjol.programme.insights.release_files import ReleaseBroken  # noqa: PLC0415  as above

    if iati is None and xlsx is None:
        raise Refusal("Say what to write: --iati FILE.xml, --xlsx FILE.xlsx or both.")
    if (iati is None) != (activity is None):
        raise Refusal("--iati and --activity go together: IATI asks whose activity this is.")
    try:
        release = _read(folder)
        if iati is not None and activity is not None:
            about, days = read_activity(activity)
            _whole(iati, lambda path: write_iati(path, about, [Reported(release, days)]))
        if xlsx is not None:
            _whole(xlsx, lambda path: write_workbook(path, release))
    except (ReleaseBroken, ActivityBroken) as error:
        raise Refusal(str(error)) from error
    except OSError as error:
        raise Refusal(f"{error.filename or folder}: {error.strerror or error}.") from error


def _whole(path: Path, write: Callable[[Path], None]) -> None:
    """Beside its place and renamed into it, so that no half file stands there. Raises `OSError`."""
    partial = Path(mkdtemp(prefix=f".{path.name}-", dir=path.absolute().parent))
    try:
        write(partial / path.name)
        (partial / path.name).replace(path)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    click.echo(f"{path}: written.")


def _releases_in(folders: Sequence[Path]) -> list[Path]:
    """Each that holds a release, and, where one holds none, the releases in it, by name."""
    from amanjol.programme.insights.release_files import DESCRIPTION  # noqa: PLC0415  only these commands

    releases: list[Path] = []
    for folder in folders:
        if (folder / DESCRIPTION).exists():
            releases.append(folder)
            continue
        inside = sorted((path for path in folder.iterdir() if (path / DESCRIPTION).exists()), key=_in_order)
        if not inside and any(folder.iterdir()):
            raise Refusal(f"{folder} holds no release: {DESCRIPTION} is missing.")
        releases.extend(inside)
    return releases


def _in_order(folder: Path) -> list[tuple[int, str]]:
    """By the numbers in the name: 2026-10 comes after 2026-9."""
    return [
        (int(part), "") if part.isdigit() else (0, part) for part in re.split(r"([0-9]{1,18})", folder.name)
    ]


def _read(folder: Path) -> Release:
    from amanjol.programme.insights.release_files import read_release  # noqa: PLC0415  only these commands

    return read_release(folder)
