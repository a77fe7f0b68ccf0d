"""A language out as a spreadsheet and back: every fault is told by sheet and row, nothing is lost."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.textfiles import workbooks as archive
from amanjol.public.guide import conversion
from amanjol.public.guide.models import TranslatorFile
from amanjol.public.guide.tests.small_guide import GENERAL, RIGHTS, page_of, publish
from amanjol.public.guide.tests.test_side_by_side import CHANGED
from amanjol.public.guide.translation import reading
from amanjol.public.guide.translation.actions import draft_of
from amanjol.public.guide.translation.originals import versions_of
from amanjol.public.guide.translation.spreadsheet import workbook_of
from amanjol.public.guide.translation.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from amanjol.public.guide.tests.small_guide import People

    type Rows = list[list[Any]]

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("guide"),
]

ENGLISH, TRANSLATION = 3, 5


@pytest.fixture
def gulnara(people: People) -> Client:
    return browser(people.gulnara)


def _rows(data: bytes) -> Rows:
    with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
        return book.get_sheet_by_index(1).to_python(skip_empty_area=False)


def _book(rows: Rows, sheet: str = "Тексты") -> bytes:
    """As a translator's program would write it."""
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        written = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                written.write(number, column, value)
    return stream.getvalue()


def _edited(language: str, change: Callable[[Rows], None]) -> bytes:
    rows = _rows(workbook_of(language))
    change(rows)
    return _book(rows)


def _row(rows: Rows, article: str, place: str) -> list[Any]:
    return next(row for row in rows if row[:2] == [article, place])


def _send(client: Client, data: bytes) -> Response:
    file = SimpleUploadedFile("came-back.xlsx", data)
    return client.post("/cms/translate/import/", {"file": file, "language": "uz"}, follow=True)


def _save(client: Client, data: bytes) -> str:
    preview = _send(client, data)
    address = preview.redirect_chain[-1][0]
    return client.post(address, {"state": "drafted"}, follow=True).text


def _draft(key: str, language: str) -> dict[str, str]:
    draft = draft_of(versions_of(page_of(key, "en").translation_key)[language])
    assert draft is not None
    return texts_of(conversion.document_of(draft))


def test_the_file_holds_every_text_with_its_original_and_translation(gulnara: Client) -> None:
    response = gulnara.get("/cms/translate/uz/export/")
    assert response.headers["Content-Disposition"].startswith('attachment; filename="amanjol-uz-')
    rows = _rows(response.content)
    assert rows[0][:3] == ["amanjol-translation", "2", "uz"]
    row = _row(rows, "kr/your-rights", "blocks.1.items.0.do")
    assert (row[ENGLISH], row[TRANSLATION]) == ("Keep a copy.", "Nusxasini saqlang.")
    assert _row(rows, "general/kept-passport", "title")[TRANSLATION] == ""
    assert not [row for row in rows if "kr-line" in row]  # contacts are no texts


def test_what_changed_since_stands_beside_it(gulnara: Client) -> None:
    publish(CHANGED)
    rows = _rows(gulnara.get("/cms/translate/uz/export/").content)
    assert _row(rows, "kr/your-rights", "blocks.0.body")[6] == "Your pay is **yours**."
    assert _row(rows, "kr/your-rights", "blocks.1.items.1.do")[6]
    assert _row(rows, "kr/your-rights", "blocks.1.items.2.do")[6] == ""


def test_what_looks_like_a_formula_is_text(gulnara: Client, people: People) -> None:
    page = page_of("kr/your-rights", "uz")
    page.title = '=HYPERLINK("https://evil.example","x")'
    page.save_revision().publish()
    with zipfile.ZipFile(BytesIO(gulnara.get("/cms/translate/uz/export/").content)) as book:
        sheet = book.read("xl/worksheets/sheet2.xml")
        assert b"<f>" not in sheet
        assert b"hyperlink" not in sheet.lower()
        assert b"=HYPERLINK" in book.read("xl/sharedStrings.xml")


def test_the_same_file_changes_nothing(gulnara: Client) -> None:
    page = _send(gulnara, workbook_of("uz")).text
    assert "There is nothing to save" in page
    assert "Rows that are left out" not in page


def test_a_whole_article_goes_to_review_and_a_part_stays_a_draft(gulnara: Client) -> None:
    def change(rows: Rows) -> None:
        _row(rows, "kr/your-rights", "title")[TRANSLATION] = "Haqlaringiz"
        _row(rows, "general/kept-passport", "title")[TRANSLATION] = "Pasport olib qoʻyilsa"

    data = _edited("uz", change)
    preview = _send(gulnara, data).text
    assert "2 texts differ" in preview
    assert "Haqlaringiz" in preview
    assert (
        page_of("kr/your-rights", "uz").latest_revision_id == page_of("kr/your-rights", "uz").live_revision_id
    )
    reply = _save(gulnara, data)
    assert "1 article went to review, 1 is a draft." in reply
    page = page_of("kr/your-rights", "uz")
    assert (page.title, page.current_workflow_state is not None) == ("Huquqlaringiz", True)  # not published
    assert _draft("kr/your-rights", "uz")["title"] == "Haqlaringiz"
    assert _draft("kr/your-rights", "uz")["blocks.1.items.1.do"] == "Yordam soʻrang."
    assert _draft("general/kept-passport", "uz")["title"] == "Pasport olib qoʻyilsa"
    assert page_of("general/kept-passport", "uz").current_workflow_state is None
    assert TranslatorFile.objects.count() == 1  # the first preview's; saving took the other


@pytest.mark.parametrize(
    ("place", "typed", "said"),
    [
        ("title", "", "the translation is empty; the one that is there stays."),
        ("summary", "x" * 161, "Longer than 160 characters"),
        ("blocks.0.body", "**ochiq", "Two stars (**) come in pairs"),
        ("blocks.0.body", "sоʻz", "The word “sоʻz” mixes Latin and Cyrillic"),
        (
            "blocks.0.body",
            "Ваша зарплата принадлежит только вам",
            "Most letters are not those of this language",
        ),
    ],
)
def test_a_faulty_row_is_named_and_left_out(gulnara: Client, place: str, typed: str, said: str) -> None:
    before = _draft("kr/your-rights", "uz")
    number = 0

    def change(rows: Rows) -> None:
        nonlocal number
        row = _row(rows, "kr/your-rights", place)
        row[TRANSLATION] = typed
        number = rows.index(row) + 1
        _row(rows, "kr/your-rights", "blocks.1.items.0.do")[TRANSLATION] = "Nusxa oling."

    page = _save(gulnara, data := _edited("uz", change))
    assert "1 is a draft" in page  # what has a fault somewhere is not handed to review
    assert _draft("kr/your-rights", "uz") == before | {"blocks.1.items.0.do": "Nusxa oling."}
    assert f"Sheet “Тексты”, row {number} (kr/your-rights): {said}" in _send(gulnara, data).text


def test_rows_that_do_not_fit_are_named(gulnara: Client) -> None:
    def change(rows: Rows) -> None:
        _row(rows, "kr/your-rights", "blocks.0.body")[1] = "blocks.77.body"
        _row(rows, "kr", "title")[0] = "zz"
        rows.append(list(_row(rows, "general/kept-passport", "title")))
        english = _row(rows, "kr/your-rights", "title")
        english[ENGLISH], english[TRANSLATION] = "Another title", "Boshqa"

    page = _send(gulnara, _edited("uz", change)).text
    for said in ("no such text in this article", "no such article", "stands in the file twice",
                 "original is another text now", "is not in the file; it stays"):  # fmt: skip
        assert said in page
    assert "There is nothing to save" in page


def test_an_original_that_changed_since_the_export_is_not_overwritten(gulnara: Client) -> None:
    def change(rows: Rows) -> None:
        _row(rows, "kr/your-rights", "blocks.0.body")[TRANSLATION] = "Eskisining tarjimasi."
        _row(rows, "kr/your-rights", "blocks.0.heading")[TRANSLATION] = "Maosh"

    data = _edited("uz", change)
    publish(CHANGED)
    page = _send(gulnara, data).text
    assert "original is another text now" in page
    _save(gulnara, data)
    texts = _draft("kr/your-rights", "uz")
    assert (texts["blocks.0.heading"], texts["blocks.0.body"]) == ("Maosh", "Ish haqingiz **sizniki**.")
    assert texts["blocks.1.items.2.do"] == "Yordam soʻrang."


def test_what_waits_for_the_second_person_is_left_alone(gulnara: Client) -> None:
    data = _edited("uz", lambda rows: _row(rows, "kr/your-rights", "title").__setitem__(TRANSLATION, "Bir"))
    _save(gulnara, data)
    again = _edited("uz", lambda rows: _row(rows, "kr/your-rights", "title").__setitem__(TRANSLATION, "Ikki"))
    assert "waits for the second person; nothing was taken" in _send(gulnara, again).text
    assert _draft("kr/your-rights", "uz")["title"] == "Bir"


def test_numbers_typed_as_numbers_are_texts(gulnara: Client) -> None:
    data = _edited("uz", lambda rows: _row(rows, "kr", "figures.0.figure").__setitem__(TRANSLATION, 1000))
    assert "<ins>1000</ins>" in _send(gulnara, data).text


def test_a_preview_is_only_for_who_sent_the_file(gulnara: Client, people: People) -> None:
    _send(gulnara, workbook_of("uz"))
    address = f"/cms/translate/import/{TranslatorFile.objects.get().pk}/"
    assert gulnara.get(address).status_code == 200
    assert browser(people.lola).get(address).status_code == 404
    assert browser(people.berk).get(address).status_code == 403


def test_only_translators_and_editors_take_and_send(people: People) -> None:
    for member in (people.timur, people.berk):
        assert browser(member).get("/cms/translate/uz/export/").status_code == 403
        assert browser(member).post("/cms/translate/import/").status_code == 403
    assert browser(people.lola).get("/cms/translate/xx/export/").status_code == 404


def _zip(**parts: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def _with_sheet(content: bytes) -> bytes:
    """The exported file with another sheet of texts."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook_of("uz"))) as book, zipfile.ZipFile(stream, "w") as written:
        for name in book.namelist():
            is_texts = name == "xl/worksheets/sheet2.xml"
            written.writestr(name, content if is_texts else book.read(name))
    return stream.getvalue()


def _far(cell: str, row: str = "1") -> bytes:
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return head + f'<row r="{row}"><c r="{cell}"><v>1</v></c></row></sheetData></worksheet>'.encode()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", "empty"),
        (lambda: b"not a spreadsheet", "no spreadsheet that can be read"),
        (lambda: workbook_of("uz")[:2000], "no spreadsheet that can be read"),
        (lambda: _zip(a=b"x"), "no spreadsheet that can be read"),
        (lambda: _book([["something", "else"]]), "was not exported here"),
        (lambda: _book([["amanjol-translation", "1", "xx"]]), "does not say which language"),
        (lambda: _book([["amanjol-translation", "9", "uz"]]), "another version"),
        (lambda: _zip(**{"xl__workbook.xml": b"x" * (archive.LARGEST_UNPACKED + 1)}), "too large"),
        (lambda: b"x" * (archive.LARGEST_FILE + 1), "larger than 5 MB"),
        (lambda: _with_sheet(_far("XFD1")), "too large"),
        (lambda: _with_sheet(_far("A1048576", "1048576")), "too large"),
        (lambda: _with_sheet(_far("A1").replace(b' r="A1"', b"")), "no spreadsheet that can be read"),
        (lambda: _with_sheet(_far("A1").decode().encode("utf-16")), "no spreadsheet that can be read"),
    ],
)  # fmt: skip
def test_files_that_are_none_or_would_fill_the_memory_are_refused(
    gulnara: Client, make: Callable[[], bytes], said: str
) -> None:
    assert said in _send(gulnara, make()).text
    assert not TranslatorFile.objects.exists()


def test_a_header_that_lies_about_its_size_does_not_help() -> None:
    content = b"x" * (archive.LARGEST_UNPACKED + 10)
    data = bytearray(_zip(**{"xl__sharedStrings.xml": content}))
    size = len(content).to_bytes(4, "little")
    lie = (100).to_bytes(4, "little")
    with pytest.raises((archive.NotASpreadsheet, archive.TooLarge)):
        archive.safe_workbook(bytes(data.replace(size, lie)))
    with pytest.raises(archive.TooLarge):
        archive.safe_workbook(bytes(data))


def test_instructions_are_in_a_language_that_translators_read() -> None:
    with CalamineWorkbook.from_filelike(BytesIO(workbook_of("uz"))) as book:
        assert "Простыми словами".lower() in str(book.get_sheet_by_index(0).to_python()).lower()
    with CalamineWorkbook.from_filelike(BytesIO(workbook_of("ru"))) as book:
        assert "plain words" in str(book.get_sheet_by_index(0).to_python())


def test_every_key_of_the_file_is_read_back() -> None:
    file = reading.read(workbook_of("uz"))
    assert {row.article for row in file.rows} == {"kr", RIGHTS.key, GENERAL.key}
    assert file.language == "uz"
