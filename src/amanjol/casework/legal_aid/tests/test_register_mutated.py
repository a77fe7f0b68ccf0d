"""A thousand registers that are spoilt: each is refused in one sentence, with row and column where there is one, or
taken whole. None ends in an error of the program, and none fills the memory.
"""

from __future__ import annotations

import random
import tracemalloc
import zipfile
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from amanjol.casework.legal_aid.register import lines
from amanjol.casework.legal_aid.spreadsheets.forms import LinesForm, SpreadsheetForm
from amanjol.casework.legal_aid.tests import register_mutations as mutations
from amanjol.casework.legal_aid.tests.register_cast import HEAD, look, stored
from amanjol.foundation.seals import canonical
from amanjol.foundation.textfiles import workbooks

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.register.records import Description
    from amanjol.casework.legal_aid.spreadsheets.cells import Cells, Problem
    from amanjol.casework.legal_aid.tests.register_cast import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_kyrgyzstan")]
SEED: Final = 15
COLUMNS: Final = frozenset(str(words) for words in lines.COLUMNS.names.values())
THROUGH_THE_PAGE: Final = 4
"""So many of each way are sent to the page itself."""
MOST_MEMORY: Final = 4 * workbooks.LARGEST_UNPACKED


of_each_way = pytest.mark.parametrize(
    "way", [way for way, _amount in mutations.WAYS], ids=lambda way: way.__name__
)


@cache
def spoilt(way: mutations.Way) -> list[bytes]:
    amount = dict(mutations.WAYS)[way]
    chance, good = random.Random(f"{SEED} {way.__name__}"), mutations.good()  # noqa: S311  no secret
    return [way(good, chance) for _time in range(amount)]


def read(data: bytes) -> tuple[str, Cells, list[Description], list[Problem]]:
    """As the page reads it: what the form says, the cells, the lines, and what is wrong with them."""
    sent = SimpleUploadedFile("register.xlsx", data)
    form = SpreadsheetForm({}, MultiValueDict({"file": [sent]}))
    if not form.is_valid():
        [says] = form.errors["file"]
        return str(says), [], [], []
    again = LinesForm({"lines": LinesForm.of(form.cells)})
    assert again.is_valid()
    assert again.cleaned_data["lines"] == form.cells
    return "", form.cells, *lines.read_lines(form.cells)


def check(data: bytes) -> bool:
    """Whether it was taken whole."""
    says, cells, of_all, problems = read(data)
    if says:
        check_sentence(says)
        return False
    for problem in problems:
        check_sentence(problem.says)
        assert 1 <= problem.row <= max(len(cells), 1) + 1
        assert problem.row == 1 or problem.column in COLUMNS | {""}
    if problems:
        return False
    filled = [row for row in cells[1:] if any(map(str.strip, row))]
    assert len(of_all) == len(filled) > 0
    assert len({line.number for line in of_all}) == len(of_all)
    for line in of_all:
        assert 0 <= line.places <= lines.MOST_PLACES
        assert 2000 <= line.year <= 2999
        record = canonical.to_bytes(line.as_data())
        assert type(line).from_data(canonical.from_bytes(record)) == line
    return True


def check_sentence(says: str) -> None:
    assert says[-1] in ".?"
    assert "\n" not in says
    assert len(says) < 300
    assert not any(word in says for word in ("Traceback", "Error", "Exception", "calamine"))


def test_there_are_a_thousand() -> None:
    assert sum(amount for _way, amount in mutations.WAYS) == 1_000
    assert check(mutations.good())


@of_each_way
def test_each_is_refused_in_one_sentence_or_taken_whole(way: mutations.Way) -> None:
    taken = [check(data) for data in spoilt(way)]
    assert not all(taken), "this way spoils nothing"


@of_each_way
def test_the_page_answers_and_writes_nothing(register: Scene, way: mutations.Way) -> None:
    before = stored(register.zarina)
    for data in spoilt(way)[:THROUGH_THE_PAGE]:
        says, _cells, _lines, problems = read(data)
        answer = look(register.zarina, data=data)
        assert answer.status_code == 200
        assert ('name="lines"' in answer.text) is (not says and not problems)
    assert stored(register.zarina) == before


def test_a_cell_that_is_wrong_is_told_with_its_row_and_its_column() -> None:
    """Whatever stands in a cell, no other is blamed for it: only a number can stand in another row already."""
    chance = random.Random(SEED)  # noqa: S311  no secret
    names = [str(lines.COLUMNS.names[head]) for head in lines.COLUMNS.names]
    by_head = dict(zip(HEAD, (*names[:2], *names[4:7], *names[7:12], names[3], names[12]), strict=True))
    table = mutations.rows()
    refused = 0
    for said in mutations.NAUGHTY:
        row, column = chance.randrange(1, len(table)), chance.randrange(len(HEAD))
        cells = [[str(cell) for cell in of_row] for of_row in table]
        cells[row][column] = said
        _of_all, problems = lines.read_lines(cells)
        assert {(problem.row, problem.column) for problem in problems} <= {(row + 1, by_head[HEAD[column]])}
        refused += bool(problems)
    assert refused > len(mutations.NAUGHTY) // 2


def test_nothing_that_inflates_fills_the_memory() -> None:
    """Each part is unpacked up to a limit and no further."""
    bombs = spoilt(mutations.bombs)
    assert max(map(len, bombs)) < workbooks.LARGEST_FILE
    tracemalloc.start()
    try:
        for bomb in bombs:
            tracemalloc.reset_peak()
            says, _cells, of_all, problems = read(bomb)
            assert says or problems
            assert of_all == []
            assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()


def test_a_part_that_says_it_is_small_is_refused() -> None:
    parts = mutations.parts_of(mutations.good()) | {mutations.SHEET: b" " * mutations.LARGE}
    data = mutations.packed(parts, zipfile.ZIP_DEFLATED)
    large = mutations.LARGE.to_bytes(4, "little")
    assert data.count(large) == 2
    assert not check(data.replace(large, (100).to_bytes(4, "little")))


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_what_makes_room_for_as_much_as_a_header_claims_is_not_opened(method: int) -> None:
    """The whole good file, packed as no spreadsheet is."""
    assert not check(mutations.packed(mutations.parts_of(mutations.good()), method))
    assert check(mutations.packed(mutations.parts_of(mutations.good()), zipfile.ZIP_DEFLATED))


def test_two_parts_in_one_place_are_refused() -> None:
    data = bytearray(mutations.good())
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = bytes(4)
    assert not check(bytes(data))
