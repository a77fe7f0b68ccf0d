"""A colleague writes the register between two presses, or in the middle of one: nothing is overwritten or lost."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amanjol.casework.desk import in_bulk, sealed_rows
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.legal_aid.models import Advocate
from amanjol.casework.legal_aid.register import actions, lines, queries
from amanjol.casework.legal_aid.register.records import AdvocateRecord
from amanjol.casework.legal_aid.spreadsheets import previewing
from amanjol.casework.legal_aid.spreadsheets.cells import cells_of
from amanjol.casework.legal_aid.tests.register_cast import (
    AIGUL,
    BAKYT,
    FILE,
    HEAD,
    LIST,
    TODAY,
    UNTIL,
    changed,
    look,
    opened,
    stored,
    typed,
    workbook,
    write,
)
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.canonical import TooLarge
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.casework.legal_aid.register.records import Description
    from amanjol.casework.legal_aid.tests.register_cast import Scene

pytestmark = pytest.mark.django_db
CHANGED = "Meanwhile somebody changed the register"


def described(*rows: tuple[Any, ...]) -> list[Description]:
    of_all, problems = lines.read_lines(cells_of(workbook(HEAD, *rows)))
    assert problems == []
    return of_all


def aigul_in(register: Scene) -> OpenedAdvocate:
    [aigul] = [advocate for advocate in opened(register.zarina) if advocate.row.number == "7-001"]
    return aigul


def test_a_suspension_of_a_colleague_is_shown_before_it_is_overwritten(register: Scene) -> None:
    sent = typed(look(register.zarina, HEAD, changed(AIGUL, c8=9)))
    write(register.zarina, HEAD, changed(AIGUL, c6=UNTIL.isoformat()))
    before, token = stored(register.zarina), tokens.new_token()
    refused = press(register.zarina, FILE, sent, token)
    assert (refused.status_code, stored(register.zarina)) == (200, before)
    assert CHANGED in refused.text
    again = typed(refused)
    assert (again["lines"], again["seen-plan"] != sent["seen-plan"]) == (sent["lines"], True)
    assert register.zarina.post(FILE, again).headers["Location"] == LIST
    assert [version.says.places for version in aigul_in(register).record.versions] == [6, 6, 9]


def test_a_colleague_who_took_the_same_number_in_is_shown(register: Scene) -> None:
    sent = typed(look(register.zarina, HEAD, ("7-003", *AIGUL[1:])))
    write(register.zarina, HEAD, ("7-003", *BAKYT[1:]))
    assert CHANGED in register.zarina.post(FILE, sent).text


def test_whoever_is_not_in_the_file_changes_nothing_of_what_was_shown(register: Scene) -> None:
    sent = typed(look(register.zarina, HEAD, changed(AIGUL, c8=9)))
    write(register.zarina, HEAD, changed(BAKYT, c8="5"))
    assert register.zarina.post(FILE, sent).status_code == 302
    assert aigul_in(register).says.places == 9


def test_lines_of_which_nothing_was_shown_are_shown_first(register: Scene) -> None:
    before = stored(register.zarina)
    sent = typed(look(register.zarina, HEAD, changed(AIGUL, c8=9)))
    for seen in ("", "AAAA", sent["seen-plan"][:-4], sent["seen-plan"][::-1]):
        refused = register.zarina.post(FILE, sent | {"seen-plan": seen})
        assert (CHANGED in refused.text, refused.status_code) == (True, 200)
    assert stored(register.zarina) == before


def test_the_digest_says_nothing_of_an_advocate(register: Scene) -> None:
    line = described(changed(AIGUL, c8=9))
    planned = actions.plan(opened(register.zarina), line)
    first, other = (str(previewing.seen(planned)) for _twice in range(2))
    assert first != other
    assert "7-001" not in first


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OlderCopy, "Nothing is written into an older copy."),
        (actions.Meanwhile, "Somebody wrote the register at the same moment."),
        (TooLarge, "has been changed too often"),
    ],
)
def test_what_cannot_be_written_now_keeps_its_lines_on_the_page(
    register: Scene, error: type[Exception], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_given: Any) -> None:
        raise error

    sent, before = typed(look(register.zarina, HEAD, changed(AIGUL, c8=9))), stored(register.zarina)
    with monkeypatch.context() as refusing:
        refusing.setattr(actions, "write_register", refuse)
        refused = press(register.zarina, FILE, sent)
    assert (refused.status_code, stored(register.zarina)) == (200, before)
    assert sentence in unescape(refused.text)
    again = typed(refused)
    assert again["lines"] == sent["lines"]
    assert register.zarina.post(FILE, again).status_code == 302
    assert aigul_in(register).says.places == 9


def test_whoever_is_erased_or_written_while_rows_are_read_is_left_out(
    register: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring, opened_in_bulk = keyring_of(register.zarina), in_bulk.opened

    def then_erased(*given: Any) -> Any:
        yield from list(opened_in_bulk(*given))
        Advocate.objects.filter(number="7-001").delete()

    def before_written(*given: Any) -> Any:
        for ids, of_all in opened_in_bulk(*given):
            yield ids[:1], of_all[:1]

    monkeypatch.setattr(in_bulk, "opened", before_written)
    assert len(queries.opened(keyring, TODAY)) == 1
    monkeypatch.setattr(in_bulk, "opened", then_erased)
    assert [advocate.row.number for advocate in queries.opened(keyring, TODAY)] == ["7-002"]


def test_what_stands_beside_a_seal_and_is_written_while_rows_are_read_is_read_anew(
    register: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring, opened_in_bulk = keyring_of(register.zarina), in_bulk.opened

    def then_renumbered(*given: Any) -> Any:
        yield from list(opened_in_bulk(*given))
        row = Advocate.objects.get(number="7-001")
        record = sealed_rows.open_row(AdvocateRecord, row, keyring)
        newest = record.versions[-1]
        row.number = "7-009"
        says = replace(newest.says, number="7-009")
        sealed_rows.close(row, replace(record, versions=(replace(newest, says=says),)), keyring)
        row.save()

    monkeypatch.setattr(in_bulk, "opened", then_renumbered)
    assert {advocate.says.number for advocate in queries.opened(keyring, TODAY)} == {"7-009", "7-002"}


def test_many_changed_lines_are_written_by_as_many_statements_as_one(register: Scene) -> None:
    counts = []
    for rows in ([changed(AIGUL, c8=7)], [changed(AIGUL, c8=8), changed(BAKYT, c8="8")]):
        of_all, keyring = described(*rows), keyring_of(register.zarina)
        with CaptureQueriesContext(connection) as asked:
            actions.write_register(keyring=keyring, lines=of_all, today=TODAY)
        counts.append(sum('update "legal_aid_advocate"' in query["sql"].lower() for query in asked))
    assert counts == [1, 1]
    assert [advocate.says.places for advocate in opened(register.zarina)] == [8, 8]


def test_an_erased_advocate_who_was_put_back_from_an_old_dump_is_not_believed(register: Scene) -> None:
    row = aigul_in(register).row
    actions.erase_advocate(keyring=keyring_of(register.zarina), advocate=row.pk, today=TODAY)
    request_of(register.zarina)
    row.save(force_insert=True)
    aigul = aigul_in(register)
    assert (aigul.is_older, aigul.can_act) == (True, False)
    assert "an older copy" in register.zarina.get(LIST).text
    with pytest.raises(OlderCopy):
        actions.write_register(
            keyring=keyring_of(register.zarina), lines=described(changed(AIGUL, c8=9)), today=TODAY
        )
