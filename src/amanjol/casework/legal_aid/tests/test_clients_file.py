"""Clients of an advocate from a spreadsheet: looked at, written whole or not at all, held against open needs."""

from __future__ import annotations

import json
import uuid
from html import unescape
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.casework.cases.tests.test_sealed_rows import every_value, spellings
from amanjol.casework.legal_aid.conflict import actions, queries
from amanjol.casework.legal_aid.conflict.lines import read_lines
from amanjol.casework.legal_aid.conflict.records import MOST_ASSIGNMENTS, PartyRecord
from amanjol.casework.legal_aid.models import Assignment
from amanjol.casework.legal_aid.register import actions as register
from amanjol.casework.legal_aid.spreadsheets import previewing
from amanjol.casework.legal_aid.spreadsheets.cells import cells_of
from amanjol.casework.legal_aid.spreadsheets.previewing import AnotherPlan
from amanjol.casework.legal_aid.tests.offers_cast import ACCUSED, TODAY
from amanjol.casework.legal_aid.tests.register_cast import typed, workbook
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import KEYS, accept, give, keyring_of, request_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from amanjol.casework.legal_aid.tests.offers_cast import Scene

pytestmark = pytest.mark.django_db
HEAD: Final = ("ФИО", "Другие имена", "Номера", "Организация или человек")
OLEG: Final = ("Небылов Олег", "Чёрный; Олежка", "AN 1234567; 20101199900011", "")
FIRM: Final = ("ОсОО «Вымысел»", "", "", "Организация")
PARTIES: Final = [
    PartyRecord(("Небылов Олег", "Чёрный", "Олежка"), ("AN 1234567", "20101199900011")),
    PartyRecord(("ОсОО «Вымысел»",), (), is_organisation=True),
]


def page_of(offers: Scene, number: str = "7-001") -> str:
    return reverse("legal_aid:clients_file", args=[offers.id_of(number)])


def look(offers: Scene, *rows: tuple[Any, ...], data: bytes | None = None, at: str = "") -> HttpResponse:
    sent = SimpleUploadedFile("clients.xlsx", workbook(*rows) if data is None else data)
    return offers.zarina.post(at or page_of(offers), {"file": sent})  # type: ignore[return-value]  # Django's test answer is one


def stored(offers: Scene) -> list[PartyRecord]:
    of_all = [of.record.parties for of in queries.assignments(offers.keyring)]
    return sorted((party for parties in of_all for party in parties), key=lambda party: party.names)


def written(offers: Scene) -> int:
    request_of(offers.zarina)
    return Entry.objects.filter(verb="assignment.written").count()


def test_a_file_is_looked_at_first_and_written_by_a_second_press(offers: Scene) -> None:
    answer = look(offers, HEAD, OLEG, FIRM)
    assert (stored(offers), written(offers)) == ([], 0)
    assert "Небылов Олег, Чёрный, Олежка, AN 1234567" in answer.text
    done = offers.zarina.post(page_of(offers), typed(answer))
    assert done.headers["Location"] == reverse("legal_aid:clients", args=[offers.id_of("7-001")])
    assert stored(offers) == PARTIES
    assert written(offers) == 1
    assert not queries.assignments_are_fewer(offers.keyring)
    assert {of.record.origin for of in queries.assignments(offers.keyring, offers.id_of("7-001"))} == {"said"}


def test_columns_stand_in_any_order_in_both_languages_and_the_name_alone_is_needed() -> None:
    head = ("Organisation or person", "Numbers", "Name", "Other names")
    rows = (("organization", 12345678901234, "Вымысел", "—"), ("person", "-", "Небылов Олег", ""))
    parties, problems = read_lines(cells_of(workbook(head, *rows)))
    assert problems == []
    assert parties == [PartyRecord(("Вымысел",), ("12345678901234",), True), PartyRecord(("Небылов Олег",))]
    assert read_lines(cells_of(workbook(("Имя",), ("Небылов Олег",)))) == (
        [PartyRecord(("Небылов Олег",))],
        [],
    )


def test_the_same_file_again_and_who_was_typed_change_nothing(offers: Scene) -> None:
    offers.represented("7-001", "ОсОО «Вымысел»")
    again = ("Вымышлен Иван", "Ваня; Ванёк", "", "")
    sent = typed(look(offers, HEAD, OLEG, again, again))
    offers.zarina.post(page_of(offers), sent)
    before, entries = stored(offers), written(offers)
    assert len(before) == 3
    answer = look(
        offers, HEAD, OLEG, ("Вымышлен Иван", "Ванёк; Ваня", "", "человек"), ("ОсОО «Вымысел»", "", "", "")
    )
    assert "Nothing would change." in answer.text
    assert "Write these clients down" not in answer.text
    assert offers.zarina.post(page_of(offers), sent).status_code == 302
    assert (stored(offers), written(offers)) == (before, entries)


def test_an_advocates_file_says_nothing_of_another_advocate(offers: Scene) -> None:
    offers.represented("7-002", "Небылов Олег")
    answer = look(offers, HEAD, ("Небылов Олег", "", "", ""))
    assert offers.zarina.post(page_of(offers), typed(answer)).status_code == 302
    assert len(queries.assignments(offers.keyring, offers.id_of("7-001"))) == 1


@pytest.mark.parametrize(
    ("row", "column", "sentence"),
    [
        (("", "Чёрный", "", ""), "Name", "This cell is empty."),
        (("ОсОО", "", "", "организация"), "Name", "This is no name that can be compared."),
        (("Я" * 301, "", "", ""), "Name", "This is longer than 300 letters."),
        (("Небылов\nОлег", "", "", ""), "Name", "This cell has more than one line."),
        (("Небылов", "а; " + "я" * 301, "", ""), "Other names", "This is longer than 300 letters."),
        (("Небылов", "; ".join(f"имя{n}" for n in range(20)), "", ""), "Other names", "At most 19 in one cell."),
        (("Небылов", "", float("1e305"), ""), "Numbers", "This is longer than 300 letters."),
        (("Небылов", "", "", "контора"), "Organisation or person", "Write organisation or person."),
    ],
)  # fmt: skip
def test_each_wrong_cell_is_told_with_row_and_column_and_nothing_is_written(
    offers: Scene, row: tuple[Any, ...], column: str, sentence: str
) -> None:
    cells = cells_of(workbook(HEAD, OLEG, row))
    _parties, problems = read_lines(cells)
    assert [(problem.row, problem.column, problem.says) for problem in problems] == [(3, column, sentence)]
    answer = look(offers, HEAD, OLEG, row)
    assert "Nothing is written" in answer.text
    assert 'name="lines"' not in answer.text
    of_good = typed(look(offers, HEAD, OLEG))  # what would be written, were the wrong row left out
    assert offers.zarina.post(page_of(offers), {**of_good, "lines": json.dumps(cells)}).status_code == 200
    assert stored(offers) == []


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"x" * 1000, workbook(), workbook(HEAD), workbook((*HEAD, "Зря"), OLEG)]
)
def test_what_is_no_file_of_clients_is_refused_in_a_sentence(offers: Scene, data: bytes) -> None:
    answer = look(offers, data=data)
    said = (
        "no spreadsheet that can be read", "has to name the columns", "no line below", "is empty", "No column is",
    )  # fmt: skip
    assert (answer.status_code, any(words in answer.text for words in said)) == (200, True)
    assert stored(offers) == []


@pytest.mark.parametrize(
    "sent", ["", "{}", "[1]", "[[1]]", "[[", "[" * 100_000, '[["a"]]', "null", '[["name"],["\\ud800"]]']
)
def test_lines_that_did_not_come_back_as_they_were_write_nothing(offers: Scene, sent: str) -> None:
    assert offers.zarina.post(page_of(offers), {"lines": sent}).status_code in {200, 302}
    assert stored(offers) == []


def test_lines_that_no_page_showed_write_nothing(offers: Scene) -> None:
    lines = json.dumps(cells_of(workbook(HEAD, OLEG)))
    refused = offers.zarina.post(page_of(offers), {"lines": lines})
    assert "Meanwhile somebody wrote clients" in refused.text
    with pytest.raises(AnotherPlan):
        actions.write_clients(
            keyring=offers.keyring, advocate=offers.advocate("7-001"), parties=PARTIES, digests=""
        )
    assert stored(offers) == []


def test_what_was_shown_of_one_advocate_with_clients_writes_no_other_plan(offers: Scene) -> None:
    sent = typed(look(offers, HEAD, OLEG, FIRM))
    offers.zarina.post(page_of(offers), typed(look(offers, HEAD, OLEG)))
    token = tokens.new_token()
    refused = press(offers.zarina, page_of(offers), sent, token)
    assert "Meanwhile somebody wrote clients of this advocate" in refused.text
    assert stored(offers) == PARTIES[:1]
    again = typed(refused)
    assert again["lines"] == sent["lines"]
    assert press(offers.zarina, page_of(offers), again, token).status_code == 302
    assert stored(offers) == PARTIES


def test_lines_that_were_changed_after_they_were_shown_write_nothing(offers: Scene) -> None:
    sent = typed(look(offers, HEAD, OLEG))
    for row in ((*OLEG[:2], "AN 7654321", ""), (*OLEG[:3], "организация"), ("Вымышлен Иван", *OLEG[1:])):
        other = {**sent, "lines": json.dumps(cells_of(workbook(HEAD, row)))}
        assert "Meanwhile somebody wrote clients" in offers.zarina.post(page_of(offers), other).text
    assert stored(offers) == []


def test_who_has_another_number_or_is_an_organisation_is_another(offers: Scene) -> None:
    rows = (
        ("Вымысел", "", "1234567", ""),
        ("Вымысел", "", "7654321", ""),
        ("Вымысел", "", "1234567", "организация"),
    )
    offers.zarina.post(page_of(offers), typed(look(offers, HEAD, *rows)))
    assert len(stored(offers)) == 3


def test_who_does_not_coordinate_or_whose_advocate_is_erased_writes_nobody(offers: Scene) -> None:
    advocate = offers.advocate("7-001")
    plan = actions.plan_clients([], PARTIES)
    given: dict[str, Any] = {"advocate": advocate, "parties": PARTIES}
    with pytest.raises(PermissionDenied):
        actions.write_clients(keyring=keyring_of(offers.cases.keys.berk), digests=shown(plan), **given)
    register.erase_advocate(keyring=offers.keyring, advocate=advocate.row.pk, today=TODAY)
    with pytest.raises(PermissionDenied):
        actions.write_clients(keyring=offers.keyring, digests=shown(plan), **given)
    assert stored(offers) == []


def shown(plan: actions.ClientsPlan) -> str:
    """What the hidden field of the page sends."""
    return str(previewing.seen(plan)).partition('value="')[2].partition('"')[0]


def test_a_press_that_is_sent_twice_writes_once(offers: Scene) -> None:
    sent, token = typed(look(offers, HEAD, OLEG)), tokens.new_token()
    first, again = (press(offers.zarina, page_of(offers), sent, token) for _twice in range(2))
    assert (first.status_code, again.status_code) == (302, 303)
    assert (stored(offers), written(offers)) == (PARTIES[:1], 1)


def test_more_than_an_advocate_may_have_is_refused_when_it_is_looked_at(
    offers: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    too_many = "An advocate has two thousand clients here at most."
    rows = [(f"Небылов Олег {number}", "", "", "") for number in range(MOST_ASSIGNMENTS + 1)]
    _parties, problems = read_lines(cells_of(workbook(HEAD, *rows)))
    assert [(problem.row, problem.says) for problem in problems] == [(MOST_ASSIGNMENTS + 2, too_many)]
    sent = typed(look(offers, HEAD, OLEG, FIRM))
    offers.represented("7-001", "Вымышлен Иван")
    monkeypatch.setattr(actions, "MOST_ASSIGNMENTS", 2)
    for answer in (look(offers, HEAD, OLEG, FIRM), offers.zarina.post(page_of(offers), sent)):
        assert unescape(answer.text).count(too_many) == 1
        assert 'name="lines"' not in answer.text
    assert len(stored(offers)) == 1


def test_a_need_whose_lawyer_is_conflicted_by_the_file_is_marked(offers: Scene) -> None:
    offers.oppose(ACCUSED)
    offer = offers.accepted("7-001")
    where = [
        reverse("legal_aid:lawyer_of_need", args=[offers.need]),
        reverse("legal_aid:offer", args=[offer]),
    ]
    before = [offers.zarina.get(page).context for page in where]
    assert (before[0]["in_conflict"], before[1]["verdict"]) == (False, "free")
    offers.zarina.post(
        page_of(offers, "7-002"),
        typed(look(offers, HEAD, (ACCUSED, "", "", ""), at=page_of(offers, "7-002"))),
    )
    after = [offers.zarina.get(page).context for page in where]
    assert (after[0]["in_conflict"], after[1]["verdict"]) == (True, "conflicted")  # a colleague of the office


def test_a_client_who_was_taken_out_of_the_database_is_missed(offers: Scene) -> None:
    offers.zarina.post(page_of(offers), typed(look(offers, HEAD, OLEG, FIRM)))
    first, _second = queries.assignments(offers.keyring)
    actions.erase_assignment(keyring=offers.keyring, row=first.row.pk, today=TODAY)
    assert not queries.assignments_are_fewer(offers.keyring)
    request_of(offers.zarina)
    Assignment.objects.all().delete()
    assert queries.assignments_are_fewer(offers.keyring)


def test_others_are_refused_and_another_organisation_s_advocate_is_not_there(offers: Scene) -> None:
    where, sent = page_of(offers), typed(look(offers, HEAD, OLEG))
    strange = reverse("legal_aid:clients_file", args=[uuid.uuid4()])
    assert offers.zarina.get(strange).status_code == 404
    assert offers.zarina.post(strange, sent).status_code == 404
    other = join("Other Vymysel", offers.cases.keys.cast.gul, RoleKey.LEGAL_AID_COORDINATOR)
    of_other = unlocked(other.account)
    give(offers.cases.gul, other)
    accept(of_other)
    assert of_other.get(where).status_code == 404
    assert of_other.post(where, sent).status_code == 404
    assert offers.cases.keys.berk.post(where, sent).status_code == 403
    assert Client().post(where, sent).headers["Location"].startswith("/account/sign-in/")
    without = unlocked(
        join("Keyless Vymysel", offers.cases.keys.cast.yyldyz, RoleKey.LEGAL_AID_COORDINATOR).account
    )
    assert without.get(where).headers["Location"] == KEYS
    assert without.post(where, sent).headers["Location"] == KEYS
    assert stored(offers) == []


def test_a_stolen_database_and_the_journal_say_no_name_of_the_file(offers: Scene) -> None:
    offers.zarina.post(page_of(offers), typed(look(offers, HEAD, OLEG)))
    request_of(offers.zarina)
    dump = b"\n".join(every_value())
    for secret in ("Небылов", "Чёрный", "1234567"):
        assert not any(spelled in dump for spelled in spellings(secret)), secret


def test_every_page_is_all_russian(offers: Scene) -> None:
    offers.zarina.get("/desk/")
    offers.zarina.post("/language/", {"language": "ru"})
    heads = {"name", "other", "names", "numbers", "organisation", "or", "person"}
    for answer in (
        offers.zarina.get(page_of(offers)),
        look(offers, HEAD, OLEG, FIRM),
        look(offers, HEAD, ("", "", "", "контора")),
        look(offers, data=b"x"),
        offers.zarina.get(reverse("legal_aid:clients", args=[offers.id_of("7-001")])),
    ):
        assert '<html lang="ru"' in answer.text
        assert english(answer.text) <= {"Zarina", "Chinar", "Yyldyz", "xlsx", "AN", *heads}
