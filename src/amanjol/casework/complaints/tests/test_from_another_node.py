"""A complaint about an organisation of another node: opened by who holds the inbox, read by who reads complaints."""

from __future__ import annotations

import dataclasses
import html
import logging
import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.utils import timezone

from amanjol.casework.complaints import codes
from amanjol.casework.complaints.actions import naming, working
from amanjol.casework.complaints.actions.sending_on import KIND
from amanjol.casework.complaints.models import Receiver
from amanjol.casework.complaints.tests.abroad_cast import (
    Abroad,
    bring,
    complaint,
    look,
    written_there,
)
from amanjol.casework.complaints.tests.complaint_cast import (
    SECRETS,
    STATEMENT,
    TODAY,
    opened,
    overdue_at,
    seen_by,
)
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.letters import kinds, opening
from amanjol.foundation.letters.models import Incoming, OpenedLetter
from amanjol.foundation.letters.opening import Held
from amanjol.foundation.letters.tests.partner import Partner
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.letters import envelopes, messages
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.complaints.records import NamelessComplaint
    from amanjol.foundation.letters.opening import OpenedNameless

pytestmark = pytest.mark.django_db
LIST = "/desk/complaints/"
UNSIGNED = "through Neighbour, KZ; written by nobody who can be vouched for"


def arrived(abroad: Abroad, body: NamelessComplaint | None = None) -> uuid.UUID:
    """Brought, opened by Dana, and read by Gunesh: the row's id."""
    _letter, envelope = written_there(abroad, body or complaint())
    assert bring(abroad, envelope) == 200
    assert "A complaint about an organisation of another node" in look(abroad)
    (row,) = seen_by(abroad.at["gunesh"])
    return row.pk


def held(abroad: Abroad) -> list[str]:
    request_of(abroad.at["dana"])
    return sorted(Incoming.objects.filter(sealed__isnull=False).values_list("held", flat=True))


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()


def test_who_holds_the_inbox_opens_it_and_those_who_read_complaints_read_it(abroad: Abroad) -> None:
    letter, envelope = written_there(abroad, complaint())
    assert bring(abroad, envelope) == 200
    for client in (abroad.farida, abroad.at["gunesh"], abroad.at["maya"]):
        request_of(client)
        assert not Incoming.objects.exists()
    page = html.unescape(look(abroad))
    assert UNSIGNED in page
    assert not any(word in page for word in SECRETS)
    for name in ("berk", "gunesh"):
        (row,) = seen_by(abroad.at[name])
        record = opened(abroad.at[name], row.pk).record
        assert record.statement.words == STATEMENT.words
        assert (record.through, record.about_name) == (abroad.partner.node, "Kol Panasy")
        text = html.unescape(abroad.at[name].get(f"{LIST}{row.pk}/").text)
        assert "Kol Panasy" in text
        assert "This came through the node Neighbour." in text
        assert "Nobody can be vouched for who wrote it" in text
    for name in ("dana", "maya"):
        assert not seen_by(abroad.at[name])
        assert abroad.at[name].get(f"{LIST}{row.pk}/").status_code in {403, 404}
    request_of(abroad.at["dana"])
    entry = OpenedLetter.objects.get()
    assert (entry.issuer_node, entry.issuer, entry.letter, entry.kept) == (
        abroad.partner.node, "", letter, None,
    )  # fmt: skip
    assert Incoming.objects.get().sealed is None


def test_no_word_of_it_lies_in_clear_here_nor_in_a_log(
    abroad: Abroad, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        arrived(abroad, complaint(codes.new_code()))
    assert not any(word in caplog.text for word in (*SECRETS, "Kol Panasy"))
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name, column_name from information_schema.columns where table_schema = 'public'"
            " and (data_type in ('text', 'character varying', 'jsonb') or data_type = 'bytea')"
        )
        columns = cursor.fetchall()
    looked_at = 0
    for client in abroad.at.values():
        request_of(client)
        for table, column in columns:
            if table.startswith(("complaints_", "letters_", "journal_", "django_tasks", "once_")):
                with connection.cursor() as cursor:
                    cursor.execute(f'select "{column}" from "{table}"')  # noqa: S608  names of the database's own
                    values = [
                        bytes(row[0]) if isinstance(row[0], memoryview) else str(row[0]).encode()
                        for row in cursor
                    ]
                looked_at += len(values)
                assert not any(word.encode() in value for value in values for word in SECRETS)
    assert looked_at > 100


def test_brought_twice_sealed_anew_or_after_it_was_opened_it_is_one_complaint(abroad: Abroad) -> None:
    press, body = uuid.uuid4(), complaint()
    for _time in range(2):
        _letter, envelope = written_there(abroad, body, press)
        assert bring(abroad, envelope) == 200
        assert bring(abroad, envelope) == 200
        look(abroad)
    assert len(seen_by(abroad.at["gunesh"])) == 1


def test_only_the_node_at_which_it_was_written_brings_it(abroad: Abroad) -> None:
    other = Partner()
    abroad.folder.believe(other.node_card_bytes)
    _letter, envelope = written_there(abroad, complaint())
    assert bring(abroad, envelope, other) == 200  # the node opens nothing, and takes it into the inbox
    assert "None of them could be opened now" in look(abroad)
    assert held(abroad) == [Held.CLOSED]
    abroad.folder.revoke(abroad.partner.node)
    assert bring(abroad, envelope) == 400
    assert not seen_by(abroad.at["gunesh"])


@pytest.mark.parametrize(
    "wrong",
    [
        lambda body: body | {"more": 1},
        lambda body: {key: value for key, value in body.items() if key != "about"},
        lambda body: body | {"about": "../x"},
        lambda body: body | {"about_name": ""},
        lambda body: body | {"due_on": "soon"},
        lambda body: body | {"statement": body["statement"] | {"age": "child", "goes_further": False}},
        lambda body: body | {"reply_to": "x" * 3000},
    ],
)
def test_what_no_complaint_says_waits_closed(
    abroad: Abroad, wrong: Callable[[dict[str, object]], dict[str, object]]
) -> None:
    _letter, envelope = written_there(abroad, complaint(), body=wrong(complaint().as_data()))
    assert bring(abroad, envelope) == 200
    look(abroad)
    assert held(abroad) == [Held.CLOSED]
    assert not seen_by(abroad.at["gunesh"])


def test_another_kind_waits_for_a_newer_program(abroad: Abroad) -> None:
    _letter, envelope = written_there(abroad, complaint(), kind="complaint.newer")
    bring(abroad, envelope)
    look(abroad)
    assert held(abroad) == [Held.KIND]


def test_a_name_of_signed_kinds_is_none_of_those_that_nobody_signs(abroad: Abroad) -> None:
    assert kinds.of("complaint") is None
    assert kinds.nameless_of("referral.inquiry") is None
    _letter, envelope = written_there(abroad, complaint(), kind="referral.inquiry")
    bring(abroad, envelope)
    look(abroad)
    assert held(abroad) == [Held.KIND]


def test_what_the_database_refuses_stops_none_behind_it(
    abroad: Abroad, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = kinds.nameless_of(KIND)
    assert kind is not None
    letters = [written_there(abroad, complaint()) for _time in range(2)]
    for _letter, envelope in letters:
        bring(abroad, envelope)

    def opened(letter: OpenedNameless) -> kinds.Kept:
        if letter.letter.id == letters[0][0]:
            with connection.cursor() as cursor:
                cursor.execute("select 1 / 0")
        return kind.opened(letter)

    monkeypatch.setitem(kinds._nameless, KIND, dataclasses.replace(kind, opened=opened))
    look(abroad)
    assert len(seen_by(abroad.at["gunesh"])) == 1
    assert held(abroad) == [Held.CLOSED]


def test_who_has_the_name_of_the_accused_reads_nothing(abroad: Abroad) -> None:
    """The accused may work here as well; supervisors who see what is overdue are no exception."""
    statement = replace(complaint().statement, name="Гюнеш")
    _letter, envelope = written_there(
        abroad, complaint(statement=statement, due_on=TODAY - timedelta(days=3))
    )
    bring(abroad, envelope)
    look(abroad)
    assert not seen_by(abroad.at["gunesh"])
    assert len(seen_by(abroad.at["berk"])) == 1
    assert overdue_at(abroad.at["dana"]) == 1


def test_an_accused_supervisor_is_told_nothing_of_it(abroad: Abroad) -> None:
    statement = replace(complaint().statement, name="Dana")
    arrived(abroad, complaint(statement=statement, due_on=TODAY - timedelta(days=3)))
    assert overdue_at(abroad.at["dana"]) == 0


def test_while_nobody_is_named_it_waits_and_opens_once_somebody_is(abroad: Abroad) -> None:
    dana = abroad.at["dana"]
    request_of(dana)
    berk = abroad.people.keys.cast.berk
    Receiver.objects.all().delete()
    _letter, envelope = written_there(abroad, complaint())
    bring(abroad, envelope)
    page = look(abroad)
    assert "too few are named here who may read complaints" in page
    assert held(abroad) == [Held.NOBODY_READS]
    assert not OpenedLetter.objects.exists()
    naming.name(keyring=keyring_of(dana), member=berk)
    assert "A complaint about an organisation of another node" in look(abroad)
    assert len(seen_by(abroad.at["berk"])) == 1


def test_a_day_that_was_promised_there_is_kept_and_none_is_moved_out(abroad: Abroad) -> None:
    days = packaged_complaints().answer_days
    soon, late = TODAY + timedelta(days=3), TODAY + timedelta(days=900)
    for due in (soon, late):
        _letter, envelope = written_there(abroad, complaint(due_on=due))
        bring(abroad, envelope)
    look(abroad)
    assert {row.due_on for row in seen_by(abroad.at["gunesh"])} == {soon, TODAY + timedelta(days)}


def test_a_node_that_was_seized_floods_no_complaints(abroad: Abroad, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is more than a day's share waits, keeps no letter out, and a supervisor reads how much it is."""
    monkeypatch.setattr(opening, "NAMELESS_A_DAY", 2)
    monkeypatch.setattr(opening, "A_REQUEST", 4)
    dana = abroad.at["dana"]
    for _time in range(6):
        bring(abroad, written_there(abroad, complaint())[1])
    assert "complaints of another node wait" not in dana.get(LIST).text
    for _time in range(2):
        page = look(abroad)
    assert "than are taken in a day" in page
    assert len(seen_by(abroad.at["gunesh"])) == 2
    assert held(abroad) == [Held.TOO_MANY] * 4
    assert "4 complaints of another node wait in the inbox" in " ".join(dana.get(LIST).text.split())
    assert "complaints of another node wait" not in abroad.at["berk"].get(LIST).text
    look(abroad)  # counted once, however often somebody looks
    assert "4 complaints of another node wait in the inbox" in " ".join(dana.get(LIST).text.split())
    other = Partner()
    abroad.folder.believe(other.node_card_bytes)
    _letter, envelope = written_there(abroad, complaint(), through=other.node)
    assert bring(abroad, envelope, other) == 200
    look(abroad)
    assert len(seen_by(abroad.at["gunesh"])) == 3
    request_of(dana)
    OpenedLetter.objects.update(opened_at=timezone.now() - timedelta(days=1, minutes=1))
    look(abroad)
    assert len(seen_by(abroad.at["gunesh"])) == 5


def test_the_accused_there_are_not_shut_out_by_their_work_here(abroad: Abroad) -> None:
    """A psychologist of that organisation is accused: the one of this reads it."""
    statement = replace(complaint().statement, accused="psychologist")
    pk = arrived(abroad, complaint(statement=statement))
    record = opened(abroad.at["gunesh"], pk).record
    assert str(abroad.people.gunesh.account_id) in record.readers
    working.add_step(opened=opened(abroad.at["gunesh"], pk), words="Прочли")
    assert len(seen_by(abroad.at["gunesh"])) == 1


def test_it_is_written_down_that_one_arrived_and_by_nobody(abroad: Abroad) -> None:
    pk = arrived(abroad)
    request_of(abroad.at["dana"])
    entry = Entry.objects.get(verb="complaint.arrived")
    assert (entry.subject_id, entry.actor_id) == (str(pk), None)
    assert not seen_by(abroad.at["dana"])  # she opened the inbox, and reads no complaint


def test_a_planted_envelope_is_no_more_than_a_false_complaint(abroad: Abroad) -> None:
    """Whoever connects as the application calls the worker's function: it says so on the page, as of each."""
    letter, envelope = written_there(abroad, complaint())
    request_of(abroad.farida)
    with connection.cursor() as cursor:
        cursor.execute(
            "select letters_take_in(%s, %s, %s, %s, %s, 500)",
            [
                "unknown",
                letter,
                keypairs.key_id(abroad.card.inbox_key),
                messages.digest_of(envelope),
                envelope,
            ],
        )
        assert cursor.fetchone() == (1,)
    look(abroad)
    assert held(abroad) == [Held.CLOSED]
    assert envelopes.read_header(envelope).id == letter


def test_what_nobody_signed_takes_no_true_letter_of_its_id_away(abroad: Abroad) -> None:
    """A node that is seized later reads ids in clear; the letter there waits until its writer is believed."""
    other = Partner()
    abroad.folder.believe(other.node_card_bytes)
    letter, envelope = other.sealed(abroad.card)
    assert bring(abroad, envelope, other) == 200
    look(abroad)
    _letter, nameless = written_there(abroad, complaint(), through=other.node, id=letter)
    assert bring(abroad, nameless, other) == 200
    look(abroad)
    assert len(seen_by(abroad.at["gunesh"])) == 1
    assert held(abroad) == [Held.CLOSED]
    request_of(abroad.at["dana"])
    assert bytes(Incoming.objects.get(letter=letter, sealed__isnull=False).sealed or b"") == envelope
