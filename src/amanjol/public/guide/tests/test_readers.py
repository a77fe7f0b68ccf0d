"""Drafts out to native readers and back: the heaviest first, all of a file or nothing, never past the second person."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.textfiles import workbooks as archive
from amanjol.public.guide import conversion
from amanjol.public.guide.models import NativeReading, TranslatorFile
from amanjol.public.guide.readers import actions, workbook
from amanjol.public.guide.readers.comparing import as_lines, compare_returned
from amanjol.public.guide.readers.listing import articles_to_read
from amanjol.public.guide.readers.returned import Refused, read_returned
from amanjol.public.guide.readers.weights import COUNTRIES, TOPICS, weight_of
from amanjol.public.guide.readers.workbook import workbook_for_readers
from amanjol.public.guide.saving import version_of
from amanjol.public.guide.tests.small_guide import COUNTRY_UZ, RIGHTS, page_of, publish
from amanjol.public.guide.tests.test_spreadsheet import _zip
from amanjol.public.guide.translation.actions import draft_of
from amanjol.public.guide.translation.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.public.guide.tests.small_guide import People

    type Rows = list[list[Any]]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guide")]
NAME = "list.xlsx"


def _sheets(data: bytes) -> dict[str, Rows]:
    with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }


def _book(sheets: dict[str, Rows], *, formulas: bool = False) -> bytes:
    """As a reader's program would write it."""
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": formulas}) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write(number, column, value, *([day] if isinstance(value, date) else []))
    return stream.getvalue()


def _row(sheets: dict[str, Rows], article: str, place: str) -> list[Any]:
    return next(row for row in sheets["Тексты"] if row[1:3] == [article, place])


def _write(sheets: dict[str, Rows], article: str, place: str, own: Any, column: int = workbook.OWN) -> None:
    row = _row(sheets, article, place)
    row += [""] * (column + 1 - len(row))
    row[column] = own


def _read(sheets: dict[str, Rows], article: str, by: Any, on: Any) -> None:
    row = next(row for row in sheets["Статьи"] if row[1] == article)
    row[3:] = [by, on]


@pytest.fixture
def as_sent() -> dict[str, Rows]:
    return _sheets(workbook_for_readers("uz").data)


def _filled(change: Callable[[dict[str, Rows]], None], *, formulas: bool = False) -> bytes:
    sheets = _sheets(workbook_for_readers("uz").data)
    change(sheets)
    return _book(sheets, formulas=formulas)


def _everything() -> list[Any]:
    """What must stay as it was."""
    pages = [page_of(key, "uz") for key in ("kr", "kr/your-rights")]
    return [(page.latest_revision_id, page.live_revision_id, page.current_workflow_state) for page in pages]


def _corrected(sheets: dict[str, Rows]) -> None:
    _write(sheets, "kr/your-rights", "title", "Haqlaringiz")
    _write(sheets, "kr/your-rights", "summary", "Pul va dam", workbook.OWN)
    _write(sheets, "kr", "summary", "Yaxshi, faqat uzun", workbook.REMARK)
    _read(sheets, "kr/your-rights", "G. Ch.", date(2026, 11, 1))


def test_the_heaviest_articles_stand_first() -> None:
    assert [article.key for article in articles_to_read("uz")] == ["kr/your-rights", "kr"]
    order = ("ru/help-and-contacts", "ru/your-rights", "ru/entering-and-registering", "tr/help-and-contacts")
    for language in ("ky", "kk", "uz"):
        assert sorted(sorted(order), key=lambda key: -weight_of(key, language)) == list(order)
    assert weight_of("tr/help-and-contacts", "tk") > weight_of("ru/help-and-contacts", "tk")
    assert weight_of("ru/help-and-contacts", "tk") > weight_of("tr/health-care", "tk")
    assert all(row.why for rows in (*COUNTRIES.values(), TOPICS) for row in rows)


def test_a_row_holds_original_draft_and_room_for_the_reader() -> None:
    written = workbook_for_readers("uz")
    row = _row(_sheets(written.data), "kr/your-rights", "blocks.1.items.0.do")
    assert row[workbook.ENGLISH] == "Keep a copy."
    assert row[workbook.DRAFT] == "Nusxasini saqlang."
    assert row[workbook.OWN] == row[workbook.REMARK] == ""
    assert (written.articles, written.left_out) == (2, ())


def test_what_is_behind_or_in_review_is_left_out_and_named(people: People) -> None:
    publish(replace(RIGHTS, title="Other rights"))
    page = page_of("kr", "uz")
    page.save_revision(user=people.gulnara.account)
    page.get_workflow().start(page, people.gulnara.account)
    written = workbook_for_readers("uz")
    assert (written.articles, written.texts, written.left_out) == (0, 0, ("kr/your-rights", "kr"))


def test_a_list_comes_back_as_a_draft_that_a_second_person_approves(people: People) -> None:
    file = read_returned(_filled(_corrected), NAME)
    preview = compare_returned(file)
    assert preview.problems == ()
    assert [(read.article.key, len(read.changes)) for read in preview.articles] == [("kr/your-rights", 2)]
    assert preview.remarks == (("kr · 11", "Yaxshi, faqat uzun"),)
    assert actions.save_returned(file=file, by=people.gulnara) == 1
    page = page_of("kr/your-rights", "uz")
    assert (page.title, page.translation_state) == ("Huquqlaringiz", "drafted")  # readers keep the old
    draft = draft_of(page)
    assert draft is not None
    assert (draft.title, draft.summary, draft.translation_state) == ("Haqlaringiz", "Pul va dam", "read")
    assert texts_of(conversion.document_of(draft))["blocks.1.items.1.do"] == "Yordam soʻrang."
    reading = NativeReading.objects.get()
    assert (reading.page_id, reading.revision_id) == (page.pk, page.latest_revision_id)
    assert (reading.read_by, reading.read_on) == ("G. Ch.", date(2026, 11, 1))
    state = page.current_workflow_state.current_task_state
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(
            state, people.gulnara.account, "approve", revision=version_of(page.latest_revision)
        )
    assert "read by G. Ch., 1.11.2026" in browser(people.timur).get(f"/cms/changes/article/{page.pk}/").text
    browser(people.timur).post(
        f"/cms/changes/article/{page.pk}/",
        {"revision": version_of(page.latest_revision), "decision": "approve"},
    )
    page = page_of("kr/your-rights", "uz")
    assert (page.title, page.translation_state) == ("Haqlaringiz", "read")


def test_an_article_that_is_good_as_it_is_is_marked_as_read(people: People) -> None:
    file = read_returned(_filled(lambda sheets: _read(sheets, "kr", "Bureau, Osh", "2026-11-02")), NAME)
    assert actions.save_returned(file=file, by=people.gulnara) == 1
    draft = draft_of(page_of("kr", "uz"))
    assert draft is not None
    assert (draft.title, draft.translation_state) == (COUNTRY_UZ.title, "read")
    assert page_of("kr/your-rights", "uz").current_workflow_state is None


def test_what_was_corrected_and_not_read_to_its_end_stays_drafted(people: People) -> None:
    file = read_returned(_filled(lambda sheets: _write(sheets, "kr", "title", "Koreya yurti")), NAME)
    actions.save_returned(file=file, by=people.gulnara)
    draft = draft_of(page_of("kr", "uz"))
    assert draft is not None
    assert (draft.title, draft.translation_state) == ("Koreya yurti", "drafted")
    assert not NativeReading.objects.exists()


def test_a_file_with_nothing_in_it_changes_nothing(people: People) -> None:
    before = _everything()
    assert (
        actions.save_returned(file=read_returned(workbook_for_readers("uz").data, NAME), by=people.gulnara)
        == 0
    )
    assert _everything() == before


def test_who_may_not_translate_sends_nothing(people: People) -> None:
    file = read_returned(_filled(_corrected), NAME)
    for member in (people.timur, people.berk):
        with pytest.raises(PermissionDenied):
            actions.save_returned(file=file, by=member)
        client = browser(member)
        assert client.get("/cms/translate/uz/readers/").status_code == 403
        assert client.post("/cms/translate/uz/readers/send/").status_code == 403
    assert browser(people.gulnara).get("/cms/translate/xx/readers/").status_code == 404


def _swap(sheets: dict[str, Rows]) -> None:
    rows = sheets["Тексты"]
    rows[4], rows[5] = rows[5], rows[4]


def _set(row: int, column: int, value: Any, sheet: str = "Тексты") -> Callable[[dict[str, Rows]], None]:
    def change(sheets: dict[str, Rows]) -> None:
        sheets[sheet][row][column] = value

    return change


def _both(*changes: Callable[[dict[str, Rows]], None]) -> Callable[[dict[str, Rows]], None]:
    def change(sheets: dict[str, Rows]) -> None:
        for part in changes:
            part(sheets)

    return change


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        (_swap, "row 5, column A", "row no. 3 was sent here"),
        (lambda sheets: sheets["Тексты"].pop(6), "row 7, column A", "row no. 5 was sent here"),
        (lambda sheets: sheets["Тексты"].pop(), "column A", "the rows that were sent:"),
        (lambda sheets: sheets["Тексты"].insert(6, list(sheets["Тексты"][5])), "row 7, column A", "was sent here"),
        (_set(3, 1, "kr"), "row 4, column B", "something is not as it was sent"),
        (_set(3, 2, "blocks.0.body"), "row 4, column B", "something is not as it was sent"),
        (_set(3, 4, "Another original"), "row 4, column B", "something is not as it was sent"),
        (_set(3, 6, "Boshqa"), "row 4, column B", "something is not as it was sent"),
        (_set(1, 7, "Something"), "row 2, column H", "“Ваш текст”"),
        (lambda sheets: [row.pop(4) for row in sheets["Тексты"]], "row 2, column E", "missing or moved"),
        (_set(1, 4, "x", "Статьи"), "row 2, column E", "missing or moved"),
        (_set(0, 2, "ky"), "", "of the language “ky”"),
        (_set(0, 2, "xx"), "", "of the language “xx”"),
        (_set(0, 1, "9"), "", "another version"),
        (_set(0, 0, "x"), "", "no list for native readers"),
        (lambda sheets: sheets.pop("Статьи"), "", "no list for native readers"),
        (_both(_set(2, 3, "", "Статьи"), _set(2, 4, "2026-11-01", "Статьи")), "row 3, column D", "write initials"),
        (lambda sheets: _read(sheets, "kr", "G", "yesterday"), "row 4, column E", "write the day of reading"),
        (lambda sheets: _read(sheets, "kr", "G", ""), "row 4, column E", "write the day of reading"),
        (lambda sheets: _read(sheets, "kr", "G" * 61, "2026-11-01"), "row 4, column D", "at most 60"),
        (
            lambda sheets: _read(sheets, "kr", "G", timezone.localdate() + timedelta(days=1)),
            "row 4, column E",
            "still to come",
        ),
    ],
)  # fmt: skip
def test_what_is_not_as_it_was_sent_is_told_with_its_place_and_nothing_is_taken(
    people: People, change: Callable[[dict[str, Rows]], None], place: str, said: str
) -> None:
    before = _everything()
    data = _filled(_both(_corrected, change))
    with pytest.raises(Refused) as refused:
        read_returned(data, NAME, "uz")
    [problem] = refused.value.problems
    assert problem.startswith(NAME)
    assert place in problem
    assert said in problem
    page = _send(people, data)
    assert "Nothing was taken: everything is as it was." in page
    assert not TranslatorFile.objects.exists()
    assert _everything() == before


def _send(people: People, data: bytes, language: str = "uz") -> str:
    file = SimpleUploadedFile(NAME, data)
    address = f"/cms/translate/{language}/readers/send/"
    return browser(people.gulnara).post(address, {"file": file}, follow=True).text


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("x" * 161, "Longer than 160 characters"),
        ("**ochiq", "Two stars"),
        ("sоʻz", "mixes Latin and Cyrillic"),
        ("Ваша зарплата принадлежит только вам", "Most letters are not those of this language"),
        ("bu \u202e teskari", "cannot be printed"),
    ],
)
def test_a_text_that_cannot_stand_refuses_the_whole_file(people: People, own: str, said: str) -> None:
    before = _everything()
    change = _both(_corrected, lambda sheets: _write(sheets, "kr", "summary", own))
    file = read_returned(_filled(change), NAME)
    [problem] = compare_returned(file).problems
    assert f"{NAME}, sheet “Тексты”, row 11, column H" in problem
    assert said in problem
    with pytest.raises(Refused, match="row 11"):
        actions.save_returned(file=file, by=people.gulnara)
    assert _everything() == before
    assert not NativeReading.objects.exists()


@pytest.mark.parametrize("column", [1, 7, 8])
def test_a_formula_is_told_and_not_computed(people: People, column: int) -> None:
    def change(sheets: dict[str, Rows]) -> None:
        sheets["Тексты"][3] += [""] * 2
        sheets["Тексты"][3][column] = '=HYPERLINK("https://evil.example","x")'

    data = _filled(change, formulas=True)
    with pytest.raises(Refused, match=rf"a formula stands in cell {'ABCDEFGHI'[column]}4"):
        read_returned(data, NAME)


def test_an_original_or_draft_that_changed_meanwhile_is_told(people: People) -> None:
    data = _filled(_corrected)
    page = page_of("kr/your-rights", "uz")
    page.title = "Yangi nom"
    page.save_revision(user=people.gulnara.account).publish()
    problems = compare_returned(read_returned(data, NAME)).problems
    assert len(problems) == 1
    assert "row 3, column G" in problems[0]
    assert "changed in the guide since the list was made" in problems[0]
    publish(replace(RIGHTS, title="Other rights"))
    assert any("column E" in text for text in compare_returned(read_returned(data, NAME)).problems)


def test_what_waits_or_was_read_meanwhile_is_told(people: People) -> None:
    data = _filled(_corrected)
    actions.save_returned(file=read_returned(data, NAME), by=people.gulnara)
    file = read_returned(data, NAME)
    assert any("not drafted any more" in text for text in compare_returned(file).problems)
    with pytest.raises(Refused):
        actions.save_returned(file=file, by=people.lola)
    assert NativeReading.objects.count() == 1


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", "no spreadsheet"),
        (lambda: b"key;text\n1;2", "no spreadsheet"),
        (lambda: workbook_for_readers("uz").data[:3000], "no spreadsheet"),
        (lambda: _zip(a=b"x"), "no spreadsheet"),
        (lambda: _book({"x": [["something"]]}), "no list for native readers"),
        (lambda: _zip(**{"xl__workbook.xml": b"x" * (archive.LARGEST_UNPACKED + 1)}), "too large"),
        (lambda: b"x" * (archive.LARGEST_FILE + 1), "larger than 5 MB"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_in_one_sentence(make: Callable[[], bytes], said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_returned(make(), NAME)
    [problem] = refused.value.problems
    assert problem.startswith(NAME)
    assert said in problem


_CELLS = st.one_of(st.text(max_size=20), st.integers(), st.floats(allow_nan=False), st.booleans(), st.none())
_PLACES = st.tuples(st.sampled_from(["Тексты", "Статьи"]), st.integers(0, 14), st.integers(0, 9), _CELLS)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(changes=st.lists(_PLACES, min_size=1, max_size=4))
def test_whatever_is_typed_anywhere_is_taken_or_told(
    as_sent: dict[str, Rows], changes: list[tuple[str, int, int, Any]]
) -> None:
    sheets = deepcopy(as_sent)
    for sheet, row, column, value in changes:
        if row < len(sheets[sheet]) and column < len(sheets[sheet][row]):
            sheets[sheet][row][column] = value
    problems: list[str] = []
    lines: list[str] = []
    try:
        lines += as_lines(compare_returned(read_returned(_book(sheets), NAME)))
    except Refused as refused:
        problems += refused.problems
    assert bool(lines) is not bool(problems)
    assert all(problem.startswith(NAME) for problem in problems)
