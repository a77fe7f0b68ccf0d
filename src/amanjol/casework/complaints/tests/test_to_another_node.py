"""What nobody here may read goes sealed to an organisation of another node, and here nobody sees that there is one."""

from __future__ import annotations

import html
import logging
import time
import uuid
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.utils import timezone

from amanjol.casework.complaints import codes, queries, sealing
from amanjol.casework.complaints.actions import sending_on
from amanjol.casework.complaints.actions.taking_in import ArrivedBefore, take_in
from amanjol.casework.complaints.models import Letterbox, State
from amanjol.casework.complaints.records import Letter, NamelessComplaint, Origin, Subject
from amanjol.casework.complaints.tests.abroad_cast import (
    Abroad,
    carry,
    opened_there,
)
from amanjol.casework.complaints.tests.complaint_cast import (
    SECRETS,
    STATEMENT,
    TODAY,
    TYPED,
    hidden_in,
    page_of,
    seen_by,
    sent,
)
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.letters import nameless
from amanjol.foundation.letters.delivery import sticks
from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.letters.tests.neighbour import neighbour_of
from amanjol.foundation.letters.tests.partner import Partner
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.foundation.printing.tests.checking import words_of
from amanjol.foundation.seals.letters import cards, envelopes, messages
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.letters.tests.neighbour import Neighbour

pytestmark = pytest.mark.django_db
RECEIVERS = "/desk/complaints/receivers/"
SAID = packaged_complaints().said("en")


@pytest.fixture
def neighbour(chosen: Abroad) -> Iterator[Neighbour]:
    with neighbour_of(chosen.partner, chosen.folder.own_node_card()) as neighbour:
        chosen.folder.believe(chosen.partner.node_card_bytes)
        yield neighbour


def told(abroad: Abroad, way: str = "", language: str = "en") -> str:
    name_session(None)
    return html.unescape(abroad.people.stranger.get(page_of(abroad.people, way, language)).text)


def of_staff(abroad: Abroad, **changed: Any) -> str:
    return html.unescape(sent(abroad.people, subject="staff-abuse", **changed).text)


def brought(neighbour: Neighbour) -> list[bytes]:
    return [body for _path, body in neighbour.brought]


def read(code: str) -> str:
    name_session(None)
    return html.unescape(Client().post("/complaint/en/answer/", {"code": code}).text)


def waiting(abroad: Abroad) -> list[bytes]:
    name_session(None)
    return sticks.waiting_for(abroad.partner.node)


def reply(
    abroad: Abroad, letter: uuid.UUID, code: str, number: int = 1, by: Partner | None = None, **changed: Any
) -> bytes:
    """As the node of the partner seals what was done there, to whoever has the code."""
    partner, said = by or abroad.partner, Letter(State.ANSWERED, TODAY, TODAY, "Мы приедем.", TODAY)
    said = msgspec.structs.replace(said, **changed)
    sealed = sealing.seal_for_node(
        letter, abroad.folder.node, said, sealing.as_text(codes.keys_of(code).public)
    )
    message = messages.Reply(
        id=envelopes.new_id(present_moment()),
        node=partner.node,
        to=abroad.folder.node,
        letter=letter,
        number=number,
        sealed=sealed,
    )
    return messages.seal(message, partner.keys.signing, abroad.folder.own_node_card())


def file(abroad: Abroad, envelope: bytes, by: Partner | None = None) -> int:
    partner = by or abroad.partner
    return int(partner.bring(Client(), abroad.folder.node, envelope).status_code)


def test_exploitation_by_staff_arrives_there_sealed_to_that_inbox(
    chosen: Abroad, neighbour: Neighbour
) -> None:
    page = of_staff(chosen, name="Bahar")
    assert SAID["read_elsewhere"].format(name="Shelter of the neighbour") in page
    assert SAID["other_country"].format(country="Kazakhstan") in page
    due = TODAY + timedelta(packaged_complaints().answer_days)
    assert f"{due:%d.%m.%Y}" in page
    assert carry() == 1
    (envelope,) = brought(neighbour)
    letter = opened_there(chosen, envelope)
    body = NamelessComplaint.from_data(letter.body)
    assert (body.about, body.about_name) == (str(chosen.yyldyz.pk), "Yyldyz")
    assert (body.origin, body.due_on) == (Origin.PAGE, due)
    assert (body.statement.words, body.statement.name) == (TYPED["words"], "Bahar")
    assert carry() == 0


def test_all_else_stays_here(chosen: Abroad, neighbour: Neighbour) -> None:
    assert SAID["read_here"] in html.unescape(sent(chosen.people).text)
    assert (carry(), len(seen_by(chosen.at["berk"]))) == (0, 1)


def test_nobody_of_the_house_sees_that_there_is_one(chosen: Abroad, caplog: pytest.LogCaptureFixture) -> None:
    """No row, no line of the journal, no word in any table or log."""
    for name in (*chosen.at, ""):
        request_of(chosen.at[name] if name else chosen.farida)
        assert not Outgoing.objects.exists()
    entries = Entry.objects.count()
    with caplog.at_level(logging.DEBUG):
        code = code_of(chosen)
    for client in (*chosen.at.values(), chosen.farida):
        request_of(client)
        assert not Outgoing.objects.exists()
        assert not Letterbox.objects.exists()
        assert Outgoing.objects.update(sealed=b"x") == 0
        assert Outgoing.objects.all().delete()[0] == 0
        assert Letterbox.objects.update(sealed=b"x") == 0
        assert Letterbox.objects.all().delete()[0] == 0
        assert not seen_by(client)
    request_of(chosen.at["dana"])
    assert Entry.objects.filter(verb__startswith="complaint.").count() == 0
    assert Entry.objects.count() == entries
    (envelope,) = waiting(chosen)
    assert not any(word.encode() in envelope for word in SECRETS)
    assert not any(word in caplog.text for word in SECRETS)
    assert SAID["on_its_way"] in read(code)


def code_of(abroad: Abroad, **changed: Any) -> str:
    form = hidden_in(abroad.people.stranger.get(page_of(abroad.people)).text)
    assert codes.in_groups(form["code"]) in of_staff(abroad, **form | changed)
    return form["code"]


def letter_of(abroad: Abroad) -> uuid.UUID:
    return envelopes.read_header(waiting(abroad)[-1]).id


def test_the_answer_comes_back_under_the_code_and_nobody_between_opens_it(chosen: Abroad) -> None:
    code = code_of(chosen)
    letter = letter_of(chosen)
    assert SAID["on_its_way"] in read(code)
    envelope = reply(chosen, letter, code)
    assert "приедем".encode() not in envelope
    assert file(chosen, envelope) == 200
    page = read(code)
    assert "Мы приедем." in page
    assert SAID["answered"].format(day=f"{TODAY:%d.%m.%Y}") in page
    name_session(None)
    box = queries.letterbox(codes.name_of(code))
    assert box is not None
    assert "приедем".encode() not in bytes(box.sealed)
    assert "Nothing lies under this code" in read(codes.new_code())


def test_until_it_is_there_the_code_says_so_and_what_else_can_be_done(
    chosen: Abroad, neighbour: Neighbour
) -> None:
    code = code_of(chosen)
    page = read(code)
    assert SAID["not_brought"] in page
    assert SAID["instead_other"] in page
    assert SAID["never_brought"] not in page
    neighbour.answer = lambda _body: (503, b"")
    assert carry() == 0
    assert SAID["not_brought"] in read(code)
    neighbour.answer = neighbour.acknowledge
    with connection.cursor() as cursor:
        cursor.execute(
            "select letters_again(%s, %s)", [chosen.partner.node, timezone.now() - timedelta(days=1)]
        )
    assert carry() == 1
    page = read(code)
    assert SAID["on_its_way"] in page
    assert SAID["not_brought"] not in page
    assert SAID["instead_other"] not in page


def test_what_never_got_there_says_so_and_promises_no_day(chosen: Abroad, monkeypatch: Any) -> None:
    closed = present_moment() + timedelta(seconds=1)
    sealing_to = nameless.send
    monkeypatch.setattr(
        sending_on,
        "send",
        lambda **of: sealing_to(**of | {"to": msgspec.structs.replace(of["to"], inbox_closes_at=closed)}),
    )
    code = code_of(chosen)
    time.sleep(max(0.0, (closed - timezone.now()).total_seconds()) + 0.1)
    page = read(code)
    assert SAID["never_brought"] in page
    assert SAID["instead_other"] in page
    assert SAID["on_its_way"] not in page
    assert SAID["until"].partition("{")[0] not in page


def test_once_somebody_answered_nothing_is_said_of_the_way(chosen: Abroad) -> None:
    """Also where its receipt was lost: who answers has it."""
    code = code_of(chosen)
    assert file(chosen, reply(chosen, letter_of(chosen), code)) == 200
    page = read(code)
    assert "Мы приедем." in page
    assert SAID["not_brought"] not in page


def test_no_session_asks_after_a_letter_of_another_organisation(chosen: Abroad) -> None:
    """Whoever guesses an id learns nothing of what an organisation has signed."""
    own = {"to_node": "x", "to_organisation": "x", "sealed": b"x", "digest": b"x", "sent_at": timezone.now()}
    signed = uuid.uuid4()
    request_of(chosen.at["dana"])
    Outgoing(id=signed, organisation=chosen.yyldyz, **own).save(force_insert=True)
    request_of(chosen.at["maya"])
    assert nameless.whereabouts(signed) is None
    assert nameless.whereabouts(uuid.uuid4()) is None


def test_an_older_answer_never_replaces_a_newer_one(chosen: Abroad) -> None:
    code = code_of(chosen)
    letter = letter_of(chosen)
    old = reply(chosen, letter, code, 1, words="Первый")
    assert file(chosen, reply(chosen, letter, code, 2, words="Второй")) == 200
    assert file(chosen, old) == 200  # taken, so that it is not brought for ever
    assert "Второй" in read(code)
    assert file(chosen, reply(chosen, letter, code, 2, words="Другой")) == 200
    assert "Второй" in read(code)


def test_only_the_node_to_which_it_went_answers(chosen: Abroad) -> None:
    other = Partner()
    chosen.folder.believe(other.node_card_bytes)
    code = code_of(chosen)
    letter = letter_of(chosen)
    assert file(chosen, reply(chosen, letter, code, 5, by=other), by=other) == 200
    assert SAID["on_its_way"] in read(code)
    assert file(chosen, reply(chosen, uuid.UUID(int=letter.int ^ 1), code)) == 200
    assert SAID["on_its_way"] in read(code)


def test_what_is_laid_into_a_letterbox_without_the_code_s_key_opens_for_nobody(chosen: Abroad) -> None:
    code = code_of(chosen)
    letter = letter_of(chosen)
    assert file(chosen, reply(chosen, letter, codes.new_code())) == 200
    assert SAID["code_broken"] in read(code)


def test_a_letterbox_goes_by_itself_and_not_before(chosen: Abroad) -> None:
    code = code_of(chosen)
    letter = letter_of(chosen)
    name_session(None)
    box = queries.letterbox(codes.name_of(code))
    assert box is not None
    assert box.kept_until is not None
    after = timedelta(packaged_complaints().kept_days)
    assert box.kept_until == timezone.localdate(chosen.partner.card.inbox_closes_at) + after
    file(chosen, reply(chosen, letter, code))
    assert sending_on.forget_letterboxes() == 0
    name_session(None)
    with connection.cursor() as cursor:  # no session may delete it before its day
        cursor.execute("select set_config('amanjol.answered', %s, true)", [str(letter)])
        cursor.execute("delete from complaints_letterbox")
        assert cursor.rowcount == 0
        cursor.execute("update complaints_letterbox set kept_until = current_date - 1")
        assert cursor.rowcount == 1
    assert sending_on.forget_letterboxes() == 1
    assert "Nothing lies under this code" in read(code)


def test_the_same_form_leaves_once_and_so_does_a_code(chosen: Abroad) -> None:
    form = hidden_in(chosen.people.stranger.get(page_of(chosen.people)).text)
    assert SAID["on_its_way"] in of_staff(chosen, **form)
    assert SAID["arrived_before"] in of_staff(chosen, **form)
    again = hidden_in(chosen.people.stranger.get(page_of(chosen.people)).text)
    assert SAID["arrived_before"] in of_staff(chosen, **again | {"code": form["code"]})
    wordless = again | {"reply": "none"}
    assert SAID["on_its_way"] in of_staff(chosen, **wordless)
    assert SAID["arrived_before"] in of_staff(chosen, **wordless)
    assert len(waiting(chosen)) == 2


def test_paper_that_is_typed_in_goes_there_too_and_names_nobody_who_typed(
    chosen: Abroad, neighbour: Neighbour
) -> None:
    where, farida = "/desk/complaints/new/", chosen.farida
    typed = TYPED | {"reply": "none", "subject": "staff-abuse"} | hidden_in(farida.get(where).text)
    assert farida.post(where, typed).status_code == 302
    assert carry() == 1
    body = NamelessComplaint.from_data(opened_there(chosen, brought(neighbour)[0]).body)
    assert (body.origin, body.reply_to) == (Origin.PAPER, "")
    request_of(farida)
    assert not Entry.objects.filter(verb__startswith="complaint.").exists()
    assert not Letterbox.objects.exists()


def test_before_a_word_is_written_the_page_and_paper_say_that_it_is_another_country(chosen: Abroad) -> None:
    for language, country in (("en", "Kazakhstan"), ("ru", "Казахстан"), ("uz-cyrl", "Қозоғистон")):
        said = packaged_complaints().said(language)
        text = told(chosen, language=language)
        assert said["staff_goes"] in text
        assert said["other_country"].format(country=country) in text
    paper = words_of(chosen.people.stranger.get(page_of(chosen.people, "paper/", "ru")).content)
    assert "Казахстан" in paper
    at_home = msgspec.structs.replace(chosen.partner.node_card, country="TM", serial=2)
    chosen.folder.believe(cards.write(at_home, chosen.partner.keys.signing))
    assert "другой стране" not in told(chosen, language="ru")


def test_it_goes_on_a_stick_and_is_put_off_where_nobody_answers(chosen: Abroad) -> None:
    of_staff(chosen)
    assert carry() == 0
    (envelope,) = waiting(chosen)
    assert opened_there(chosen, envelope).through == chosen.folder.node


def test_nobody_adds_a_row_to_the_node_s_own_in_another_s_name(chosen: Abroad) -> None:
    """What has no organisation anybody may add; what has one, its own members alone."""
    join("Nobody Terek", chosen.people.gul, RoleKey.CASE_WORKER)
    request_of(chosen.at["maya"])
    own = {"to_node": "x", "to_organisation": "x", "sealed": b"x", "digest": b"x", "sent_at": timezone.now()}
    Outgoing(id=uuid.uuid4(), **own).save(force_insert=True)
    with pytest.raises(ProgrammingError), transaction.atomic():
        Outgoing(id=uuid.uuid4(), organisation=chosen.yyldyz, **own).save(force_insert=True)


def test_whoever_has_the_code_writes_into_no_letterbox_of_another_node(chosen: Abroad) -> None:
    """The hash of the code shows the row, and lets nobody write into it."""
    code = code_of(chosen)
    name_session(None)
    assert queries.letterbox(codes.name_of(code)) is not None
    assert Letterbox.objects.filter(name=codes.name_of(code)).update(sealed=b"x") == 0
    assert Letterbox.objects.filter(name=codes.name_of(code)).delete()[0] == 0
    assert SAID["on_its_way"] in read(code)


@pytest.mark.parametrize("later", [0, 1, 7])
def test_the_same_form_on_a_later_day_leaves_once(chosen: Abroad, later: int) -> None:
    """As one that was pressed once more after midnight: its id says the day."""
    press, statement = uuid.uuid4(), msgspec.structs.replace(STATEMENT, subject=Subject.STAFF_ABUSE)

    def complain(today: date) -> None:
        name_session(None)
        take_in(
            pk=press,
            organisation=chosen.people.yyldyz,
            statement=statement,
            code=codes.new_code(),
            today=today,
        )

    complain(TODAY)
    with pytest.raises(ArrivedBefore):
        complain(TODAY + timedelta(days=later))
    assert len(waiting(chosen)) == 1
