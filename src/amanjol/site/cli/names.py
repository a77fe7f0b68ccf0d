"""`amanjol names …`: transliteration and the matching of names from the command line."""

from __future__ import annotations

import csv
import os
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Self, TextIO

import click

from amanjol.foundation.names import uzbek
from amanjol.site.cli import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME_COLUMNS: Final = ("name_a", "name_b")
ADDED_COLUMNS: Final = ("score", "same")
SECONDS_WITHOUT_A_BAR: Final = 2
LONGEST_LINE: Final = 4 * 1024 * 1024  # bytes
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def names() -> None:
    """Names and words across scripts."""


@names.command()
@click.option(
    "--to", type=click.Choice(["uz-cyrl", "uz"]), required=True, help="Uzbek in Cyrillic, or in Latin."
)
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
def transliterate(to: str, file: TextIO) -> None:
    """Read lines of Uzbek, write them in the other script. Reads standard input where no FILE is named."""
    try:
        for line in file:
            sys.stdout.write(uzbek.to_cyrillic(line) if to == "uz-cyrl" else uzbek.to_latin(line))
    except UnicodeDecodeError as error:
        raise click.ClickException(
            f"The input is not UTF-8: {error.reason} at byte {error.start}."
        ) from error


@names.command()
@click.argument("file", type=FILE)
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="The new file; written whole or not at all."
)
def match(file: Path, out: Path) -> None:
    """Say of each pair of names in FILE whether they can be one person's.

    FILE has commas, a heading, and the columns name_a and name_b; others are kept. Added are score, 0 to 1,
    and same, 0 or 1.
    """
    if out.exists() and (not out.is_file() or out.samefile(file)):
        raise Refusal(f"{out} is {'the file that is read' if out.is_file() else 'no file'}: name a new one.")
    if not out.parent.is_dir():
        raise Refusal(f"There is no folder {out.parent}: make it first, or name another.")
    try:
        with ExitStack() as stack:
            source = stack.enter_context(file.open("rb"))
            # Only its owner may read it: it holds names.
            target = stack.enter_context(
                NamedTemporaryFile(
                    "w", encoding="utf-8", newline="", dir=out.parent, prefix=f".{out.name}-", delete=False
                )
            )
            stack.callback(Path(target.name).unlink, missing_ok=True)
            pairs = _write_matches(_Pairs(file, source), target)
            target.flush()
            os.fsync(target.fileno())
            Path(target.name).replace(out)
    except OSError as error:
        raise Refusal(f"{error.filename or out}: {error.strerror or error}. {out} is as it was.") from error
    click.echo(f"{pairs} pairs in {out}.")


def _write_matches(pairs: _Pairs, target: Any) -> int:
    """Write every row with its score; gives the number of pairs."""
    from amanjol.foundation.names.matching import Matcher  # noqa: PLC0415  tables that other commands do without

    matcher = Matcher()
    writer = csv.writer(target, lineterminator="\n")
    count = 0
    with _LateBar(pairs) as bar:
        writer.writerow([*pairs.heading(), *ADDED_COLUMNS])
        for row, first, second in pairs:
            match = matcher.compare(first, second)
            writer.writerow([*row, f"{match.score:.3f}", int(match.same)])
            count += 1
            bar.show()
    return count


class _Pairs:
    """The rows of a file of pairs, each held to be as the heading says. Says what is wrong without the names."""

    def __init__(self, path: Path, source: BinaryIO) -> None:
        self.path = path
        self.source = source
        self.size = os.fstat(source.fileno()).st_size
        self.read = 0  # bytes
        self._line = 0
        self._reader = csv.reader(self._lines(), strict=True)
        self._columns: list[str] = []

    def heading(self) -> list[str]:
        """The names of the columns."""
        self._columns = next(self._rows(), [])
        if self._columns == []:
            raise Refusal(f"{self.path} is empty: its first line must name the columns name_a and name_b.")
        for column in NAME_COLUMNS:
            if self._columns.count(column) != 1:
                raise self._wrong(self._without(column), line=1)
        for column in ADDED_COLUMNS:
            if column in self._columns:
                raise self._wrong(f"there is a column {column} already, which would be added", line=1)
        return self._columns

    def _without(self, column: str) -> str:
        if column in self._columns:
            return f"the column {column} is there twice"
        for sign, what in ((";", "semicolons"), ("\t", "tabs"), ("|", "upright strokes")):
            if any(sign in heading for heading in self._columns):
                return f"the columns are parted by {what}: save the file with commas"
        return f"there is no column {column}"

    def __iter__(self) -> Iterator[tuple[list[str], str, str]]:
        places = [self._columns.index(column) for column in NAME_COLUMNS]
        for row in self._rows():
            if len(row) != len(self._columns):
                raise self._wrong(f"{len(row)} columns where the heading has {len(self._columns)}")
            first, second = (
                self._name(row[place], column) for place, column in zip(places, NAME_COLUMNS, strict=True)
            )
            yield row, first, second

    def _name(self, name: str, column: str) -> str:
        from amanjol.foundation.names.person_names import LONGEST_NAME  # noqa: PLC0415  as above

        if not name.strip():
            raise self._wrong(f"{column} is empty")
        if len(name) > LONGEST_NAME:
            raise self._wrong(f"{column} has {len(name)} characters, and a name at most {LONGEST_NAME}")
        if not any(letter.isalpha() for letter in name):
            raise self._wrong(f"{column} has no letter")
        return name

    def _rows(self) -> Iterator[list[str]]:
        """The rows that are not blank."""
        while True:
            try:
                row = next(self._reader, None)
            except csv.Error as error:
                raise self._wrong(f"this is no CSV ({error})") from error
            if row is None:
                return
            if row:
                yield row

    def _lines(self) -> Iterator[str]:
        while line := self.source.readline(LONGEST_LINE):
            self.read += len(line)
            self._line += 1
            if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                raise self._wrong(f"the line is longer than {LONGEST_LINE // 1024 // 1024} MiB")
            content = line.removeprefix(BYTE_ORDER_MARK) if self._line == 1 else line
            if b"\0" in content:
                raise self._wrong("there is a NUL, so this is not text in UTF-8")
            try:
                yield content.decode("utf-8")
            except UnicodeDecodeError as error:
                raise self._wrong(
                    f"this is not UTF-8 ({error.reason} at byte {error.start + 1} of the line)"
                ) from error

    def _wrong(self, what: str, line: int | None = None) -> Refusal:
        return Refusal(f"{self.path}, line {line or self._line}: {what}. Nothing was written.")


class _LateBar:
    """A progress bar by bytes read, which appears once the work has taken two seconds."""

    def __init__(self, pairs: _Pairs) -> None:
        self._pairs = pairs
        self._started = time.monotonic()
        self._bar: Any = None
        self._done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar:
            self._bar.render_finish()

    def show(self) -> None:
        if self._bar is None:
            if time.monotonic() - self._started < SECONDS_WITHOUT_A_BAR:
                return
            self._bar = click.progressbar(length=self._pairs.size, label="Pairs", file=sys.stderr)
            self._bar.render_progress()
        if self._pairs.read > self._done:
            self._bar.update(self._pairs.read - self._done)
            self._done = self._pairs.read
