"""What a cell may say: districts as people write them, letters in any form, a register as large as it gets."""

from __future__ import annotations

import json
import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from amanjol.casework.legal_aid.register import actions, lines
from amanjol.casework.legal_aid.spreadsheets.cells import cells_of
from amanjol.casework.legal_aid.spreadsheets.forms import MOST_TEXT, LinesForm, SpreadsheetForm
from amanjol.casework.legal_aid.tests.register_cast import (
    AIGUL,
    FILE,
    HEAD,
    TODAY,
    changed,
    look,
    opened,
    stored,
    typed,
    workbook,
)

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.tests.register_cast import Scene

pytestmark = pytest.mark.django_db


def read(*rows: tuple[object, ...]) -> tuple[list[tuple[str, ...]], list[str]]:
    """The districts of each line, and what is wrong."""
    of_all, problems = lines.read_lines(cells_of(workbook(HEAD, *rows)))
    return [line.districts for line in of_all], [problem.says for problem in problems]


@pytest.mark.parametrize("column", ["c2", "c3", "c7"])
@pytest.mark.parametrize("said", [",", " , ,"])
def test_commas_alone_are_an_empty_cell(column: str, said: str) -> None:
    assert read(changed(AIGUL, **{column: said})) == ([], ["This cell is empty."])
    _districts, problems = read(changed(AIGUL, c11=said))
    assert problems == []


def test_commas_alone_are_no_district_of_a_country_with_a_list_either(in_kyrgyzstan: None) -> None:
    assert read(changed(AIGUL, c2=",")) == ([], ["This cell is empty."])


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("Бишкек", "bishkek"), ("г. Бишкек", "bishkek"), ("г.Бишкек", "bishkek"), ("город БИШКЕК", "bishkek"),
        ("Бишкек (город)", "bishkek"), ("Bishkek", "bishkek"),
        ("Ош", "osh"), ("г. Ош", "osh"), ("Osh", "osh"), ("Osh town", "osh"),
        ("г. Каракол", "karakol"), ("Каракол", "karakol"), ("Джалал-Абад", "jalal-abad-town"),
        ("г. Нарын", "naryn-town"), ("Нарынский район", "naryn-district"), ("Naryn (district)", "naryn-district"),
        ("г. Баткен", "batken-town"), ("Баткен (город)", "batken-town"), ("Баткенский район", "batken"),
    ],
)  # fmt: skip
def test_a_town_needs_no_word_that_says_so(in_kyrgyzstan: None, said: str, key: str) -> None:
    assert read(changed(AIGUL, c2=said)) == ([(key,)], [])


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Нарын", {"«Naryn (district)»", "«Naryn (town)»"}),
        ("Naryn", {"«Naryn (district)»", "«Naryn (town)»"}),
        ("Талас", {"«Talas (district)»", "«Talas (town)»"}),
        ("Баткен", {"«Batken»", "«Batken (town)»"}),
    ],
)
def test_where_a_district_and_a_town_have_one_name_both_are_named(
    in_kyrgyzstan: None, said: str, names: set[str]
) -> None:
    of_all, [says] = read(changed(AIGUL, c2=said))
    assert of_all == []
    assert says.startswith(f"More than one is called «{said}»: write which, ")
    assert all(name in says for name in names)


def test_a_name_that_is_nearly_so_is_offered(in_kyrgyzstan: None) -> None:
    assert read(changed(AIGUL, c2="Алайскй район"))[1] == [
        "No district is called «Алайскй район». Is it «Alay»? Then write so."
    ]
    assert read(changed(AIGUL, c2="г. Атлантида"))[1] == ["No district is called «г. Атлантида»."]


def test_letters_in_two_parts_are_the_same_letters(register: Scene) -> None:
    row = changed(AIGUL, c3="русский", c1="Айгуль Небывалова", c8=9)
    apart = tuple(unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell for cell in row)
    head = tuple(unicodedata.normalize("NFD", cell) for cell in HEAD)
    assert apart != row
    assert register.zarina.post(FILE, typed(look(register.zarina, head, apart))).status_code == 302
    [aigul] = [advocate for advocate in opened(register.zarina) if advocate.row.number == "7-001"]
    assert (aigul.says.name, aigul.says.places) == ("Айгуль Небывалова", 9)


def test_half_a_sign_is_told_and_never_comes_back(register: Scene) -> None:
    before = stored(register.zarina)
    cells = cells_of(workbook(HEAD, AIGUL))
    cells[1][1] = "Айгуль \ud800"
    _lines, [problem] = lines.read_lines(cells)
    assert (problem.row, problem.column) == (2, "Name")
    assert problem.says == "This cell has a sign that cannot be kept: type it anew."
    for sent in (json.dumps(cells), "[" + "9" * 5000 + "]"):
        form = LinesForm({"lines": sent})
        assert "did not come back" in str(form.errors["lines"])
        assert register.zarina.post(FILE, {"lines": sent}).status_code == 302
    assert stored(register.zarina) == before


def test_five_thousand_lines_of_usual_length_come_back_from_the_page(
    register: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the parsing of forms as it is: whoever is new is not written, since that takes its time."""
    head = (*HEAD, "Адрес")
    rows = [
        (f"7-{number:04}", "Небывалова Айгуль Вымышленовна", "Джети-Огузский район, Каракол",
         "кыргызский, русский", "ж", (TODAY + timedelta(days=300)).isoformat(), "",
         "уголовные, гражданские, административные", 6, TODAY.year, "+000 000 000 000", "", "ул. Вымышленная, 12")
        for number in range(lines.MOST_LINES)
    ]  # fmt: skip
    data = workbook(head, *rows)
    form = SpreadsheetForm({}, MultiValueDict({"file": [SimpleUploadedFile("register.xlsx", data)]}))
    assert form.is_valid()
    waiting = LinesForm.of(form.cells).encode()
    assert 1_000_000 < len(waiting) <= MOST_TEXT < settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    written: list[int] = []

    def count(**given: Any) -> actions.Plan:
        written.append(len(given["lines"]))
        return actions.Plan((), (), 0, ())

    monkeypatch.setattr(actions, "write_register", count)
    page = look(register.zarina, data=data)
    [second] = [of for of in page.text.split("<form")[1:] if 'name="lines"' in of]
    assert 'enctype="multipart/form-data"' in second.partition(">")[0]
    assert (
        register.zarina.post(FILE, typed(page)).status_code == 302
    )  # the test's client sends it as multipart, too
    assert written == [lines.MOST_LINES]


def test_what_would_not_come_back_is_refused_when_it_is_looked_at(register: Scene) -> None:
    rows = [(f"7-{number:04}", *AIGUL[1:10], "я" * 290, "") for number in range(3_300)]
    assert len(str(rows)) < MOST_TEXT < len(str(rows).encode())
    answer = look(register.zarina, HEAD, *rows)
    assert "The file is too large" in answer.text
    assert 'name="lines"' not in answer.text
