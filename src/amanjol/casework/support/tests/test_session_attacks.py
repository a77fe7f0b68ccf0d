"""Whoever writes rows as the application does: nothing false is believed, opened or sealed.

The attacks run as the role of the web server, within the organisation's own rows.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.tests.test_links import MERET, shows_nobody
from amanjol.casework.cases.tests.test_restricted import restrict
from amanjol.casework.support.models import CircleClient, CircleDanger, CircleSession
from amanjol.casework.support.sessions import bridge
from amanjol.casework.support.sessions.actions import asking, helping
from amanjol.casework.support.sessions.records import (
    AskingRecord,
    Basis,
    DangerKind,
    Standing,
    TonightStep,
    WordsRecord,
)
from amanjol.casework.support.tests.session_cast import (
    ASKING,
    FIRST,
    SAID,
    SessionCast,
    bring_in,
    compare,
    inside_of,
    of_case,
    seen,
    write,
)
from amanjol.casework.support.tests.session_pages import BY_NAME, SESSION, TELLS
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.keys.circles import intakes
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.keys.circles.intakes import CircleIntake
from amanjol.foundation.organisations.keys.circles.witnesses import place_of_circle
from amanjol.foundation.organisations.models import CircleKey
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import case_keys, keypairs
from amanjol.foundation.seals.case_keys import new_case_key
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db
WORDS = ("number", "wrapped_key", "words")


@pytest.fixture
def people(session_cast: SessionCast) -> SessionCast:
    request_of(session_cast.berk)
    return session_cast


def client_row(people: SessionCast) -> Any:
    return CircleClient.objects.filter(pk=people.client.pk)


def session_row(people: SessionCast) -> Any:
    return CircleSession.objects.filter(pk=people.first.pk)


def second(people: SessionCast) -> CircleClient:
    """Somebody else's case has a client in the same circle, with a session."""
    stranger = open_case(people.berk, MERET)
    keyring = keyring_of(people.berk)
    row = asking.ask(keyring=keyring, case=stranger, circle=people.circle.pk, asking=ASKING)
    compare(people.at["gunesh"], people.berk, stranger, row.pk)
    circles = circles_at(people.at["gunesh"])
    helping.answer(circles=circles, client=row.pk, standing=Standing.TAKEN_ON)
    helping.note_heard(circles=circles, client=row.pk, language="ru")
    write(people.at["gunesh"], row.pk, FIRST, "Чужое")
    request_of(people.berk)
    return row


def breaks(people: SessionCast) -> None:
    """Neither side opens it; the list of the circle says so and shows the others."""
    with pytest.raises(SealBroken):
        inside_of(people.at["gunesh"], people.client.pk)
    shows_nobody(people.at["gunesh"], BY_NAME["client"].path(people))


def with_facts_of_who_knows_the_bridge(people: SessionCast, other: CircleClient) -> None:
    """Who works on the other case has the key of its bridge, and writes facts beside the words that are moved there."""
    client = of_case(people.berk, type(people.case).objects.get(pk=other.case_id)).client(other.pk)
    facts, key = client.exchange.sessions[0].record, bytes.fromhex(client.record.bridge)
    moved = CircleSession(pk=people.first.pk, client=other)
    place = keyring_of(people.berk).organisation
    session_row(people).update(
        client=other, facts=bridge.seal(key, facts, place, bridge.row_of(moved), bridge.FACTS)
    )


@pytest.mark.parametrize("attack", ["moved", "moved with facts", "exchanged"])
def test_a_moved_session_opens_nowhere(people: SessionCast, attack: str) -> None:
    other = second(people)
    if attack == "moved":
        session_row(people).update(client=other)
        opened = other
    elif attack == "moved with facts":
        with_facts_of_who_knows_the_bridge(people, other)
        with pytest.raises(SealBroken):
            inside_of(people.at["gunesh"], other.pk)
        return
    else:
        theirs = CircleSession.objects.values("facts", *WORDS).get(client=other)
        session_row(people).update(**theirs)
        opened = people.client
    with pytest.raises(SealBroken):
        inside_of(people.at["gunesh"], opened.pk)
    case = people.case if opened == people.client else type(people.case).objects.get(pk=other.case_id)
    shows_nobody(people.berk, path("case", case))


ATTACKS: dict[str, Callable[[SessionCast], Any]] = {
    "words of another session": lambda people: session_row(people).update(
        **CircleSession.objects.values(*WORDS).get(pk=people.missed.pk)
    ),
    "another number": lambda people: session_row(people).update(number=2),
    "another client's key": lambda people: client_row(people).update(
        **CircleClient.objects.values("accepted", "accepted_number", "asking", "answer").get(
            pk=second(people).pk
        )
    ),
    "of another case": lambda people: client_row(people).update(case=open_case(people.berk, MERET)),
    "a key that nobody accepted": lambda people: client_row(people).update(accepted=b"x" * 61),
    "a key said to have moved": lambda people: client_row(people).update(moved=b"x" * 100),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_row_that_was_touched_opens_no_client(people: SessionCast, attack: str) -> None:
    ATTACKS[attack](people)
    breaks(people)


def planted(people: SessionCast) -> tuple[CircleClient, bytes]:
    """Whoever reads the public half of the circle offers it somebody who does not exist, under a key of their own."""
    key, newest = new_case_key(), CircleKey.objects.filter(circle=people.circle).latest("number")
    row = CircleClient(
        organisation=people.cases.keys.cast.yyldyz, case=people.case, circle=people.circle, epoch=1,
        voucher=b"v" * 32, wrapped_key=b"x", schema=2, sealed=b"x",
    )  # fmt: skip
    place = place_of_circle(people.circle)
    intake = CircleIntake(people.circle.pk, place, newest.number, bytes(newest.public))
    row.number, row.offered = (
        newest.number,
        intakes.wrap_in(intake, key, bridge.row_of(row), bridge.OFFERED),
    )
    asked = AskingRecord(
        timezone.now().replace(microsecond=0), str(people.gunesh.account_id), "Подложная", "", "", "", "", "", "",
        Basis.AGREED,
    )  # fmt: skip
    of_organisation = bridge.place_in(circles_at(people.at["gunesh"]).of(people.circle.pk))
    row.asking = bridge.seal(key, asked, of_organisation, bridge.row_of(row), bridge.ASKING)
    request_of(people.berk)
    row.save(force_insert=True)
    return row, key


def test_a_planted_client_shows_nobody_and_takes_nothing(people: SessionCast) -> None:
    row, key = planted(people)
    gunesh, where = people.at["gunesh"], f"/desk/clients/{row.pk}/"
    for address in ("/desk/clients/", where):
        assert "Подложная" not in gunesh.get(address).text
    assert gunesh.post(f"{where}answer/", {"standing": "taken-on"}).status_code == 302
    assert gunesh.post(f"{where}sessions/", SESSION).status_code == 302
    assert gunesh.post(f"{where}danger/", {"danger": "own-life", "step": "doctor"}).status_code == 302
    request_of(people.berk)
    assert not CircleSession.objects.filter(client=row).exists()
    assert not CircleDanger.objects.filter(client=row).exists()
    assert len(key) == 32


def test_a_voucher_is_that_of_its_own_client_under_its_own_epoch(people: SessionCast) -> None:
    """For who holds the keys besides: a true voucher beside a planted key is none, nor is one of another epoch."""
    row, _key = planted(people)
    opened = circles_at(people.at["gunesh"])
    circle = opened.of(people.circle.pk)
    opened.keyring = keyring_of(people.berk)  # as a lawyer has both
    real = CircleClient.objects.get(pk=people.client.pk)
    real.accepted = None
    assert bridge.believed_in(real, circle, opened) is not None
    row.voucher = real.voucher
    assert bridge.believed_in(row, circle, opened) is None
    real.circle_id = uuid.uuid4()
    assert bridge.believed_in(real, circle, opened) is None


def test_what_an_earlier_epoch_vouches_for_waits_for_the_words(people: SessionCast) -> None:
    """Somebody who has left knows that epoch, and could vouch for a client of their own making."""
    real = CircleClient.objects.get(pk=people.client.pk)
    real.accepted = None
    opened = circles_at(people.at["gunesh"])
    circle = opened.of(people.circle.pk)
    opened.keyring = keyring_of(people.berk)
    key = bridge.believed_in(real, circle, opened)
    assert key is not None
    organisations.remove_member(member=people.cases.keys.farida, by=None)
    for _request in range(3):
        keyring_of(people.berk)
    opened.keyring = keyring_of(people.berk)
    assert opened.keyring.epoch.number == 2
    assert bridge.believed_in(real, circle, opened) is None
    assert bridge.offered_in(real, circle) == key


def test_once_a_key_was_accepted_no_other_offer_is_looked_at(people: SessionCast) -> None:
    row, key = planted(people)
    theirs = CircleClient.objects.values("offered", "number", "voucher").get(pk=row.pk)
    client_row(people).update(**theirs)
    assert inside_of(people.at["gunesh"], people.client.pk).exchange.asking.name == "Гозель"
    assert inside_of(people.at["gunesh"], people.client.pk).key != key


def test_an_accepted_key_taken_away_has_to_be_compared_again(people: SessionCast) -> None:
    client_row(people).update(accepted=None, accepted_number=None)
    page = people.at["gunesh"].get(BY_NAME["client"].path(people)).text
    assert "They read you six words" in page
    assert SAID not in page


def test_a_swapped_public_half_gets_nobody(people: SessionCast) -> None:
    """Nothing is sealed to it: neither a new client nor the new key of a restricted one."""
    CircleKey.objects.filter(circle=people.circle).update(public=keypairs.generate().public)
    before = CircleClient.objects.count()
    ask = BY_NAME["ask"]
    answer = people.berk.post(ask.path(people), TELLS | {"circle": str(people.circle.pk)})
    assert answer.status_code == 200
    request_of(people.berk)
    assert CircleClient.objects.count() == before
    keyring = keyring_of(people.berk)
    with pytest.raises(asking.NotCompared):
        asking.ask(keyring=keyring, case=people.case, circle=people.circle.pk, asking=ASKING)


def test_a_forged_voucher_of_a_circle_gets_nobody(people: SessionCast) -> None:
    circle = renewing.begin(circles=circles_at(people.at["ogul"]), purpose="psychologist")
    request_of(people.berk)
    true = CircleKey.objects.get(circle=people.circle)
    CircleKey.objects.filter(circle=circle).update(voucher=true.voucher)
    keyring = keyring_of(people.berk)
    with pytest.raises(asking.NotCompared):
        asking.ask(keyring=keyring, case=people.case, circle=circle.pk, asking=ASKING)


def test_words_that_nobody_in_the_circle_wrote_are_not_read(people: SessionCast) -> None:
    """Who works on the case knows the key of the bridge and the public half; what was said hangs on neither."""
    circle = circles_at(people.at["gunesh"]).of(people.circle.pk)
    key = bridge.believed_in(
        CircleClient.objects.get(pk=people.client.pk), circle, circles_at(people.at["gunesh"])
    )
    assert key is not None
    row = CircleSession.objects.get(pk=people.first.pk)
    own = circle.key.organisation
    words = bridge.seal(key, WordsRecord("Подложено"), own, bridge.row_of(row), bridge.WORDS)
    session_row(people).update(words=words)
    breaks(people)


def test_the_key_of_the_bridge_opens_no_words(people: SessionCast) -> None:
    client = seen(people.berk, people)
    row = CircleSession.objects.get(pk=people.first.pk)
    key = bytes.fromhex(client.record.bridge)
    for place in (keyring_of(people.berk).organisation, place_of_circle(people.circle)):
        with pytest.raises(SealBroken):
            bridge.unseal(WordsRecord, key, row.words, place, bridge.row_of(row), bridge.WORDS)


def test_each_writing_has_a_key_of_its_own(people: SessionCast) -> None:
    circle = circles_at(people.at["gunesh"]).of(people.circle.pk)
    rows = list(CircleSession.objects.all())
    keys = {case_keys.unwrap(bytes(row.wrapped_key), circle.key, bridge.row_of(row)) for row in rows}
    assert len(keys) == 2


def test_words_of_before_beside_facts_of_now_are_refused(people: SessionCast) -> None:
    before = CircleSession.objects.values(*WORDS).get(pk=people.first.pk)
    where = BY_NAME["session"].path(people)
    assert people.at["gunesh"].post(where, SESSION | {"kind": "first"}).status_code == 302
    request_of(people.berk)
    session_row(people).update(**before)
    breaks(people)


def test_a_move_is_to_the_key_that_was_named_and_no_other(people: SessionCast) -> None:
    """Restricted, the case has named a new key; whoever writes rows puts one of their own into its place."""
    restrict(people.cases, people.berk, work=(people.dana,))
    circle = circles_at(people.at["gunesh"]).of(people.circle.pk)
    row = CircleClient.objects.get(pk=people.client.pk)
    assert row.moved is not None
    newest = CircleKey.objects.get(circle=people.circle)
    intake = CircleIntake(people.circle.pk, place_of_circle(people.circle), 1, bytes(newest.public))
    client_row(people).update(
        offered=intakes.wrap_in(intake, new_case_key(), bridge.row_of(row), bridge.OFFERED)
    )
    row.refresh_from_db()
    with pytest.raises(SealBroken):
        bridge.believed_in(row, circle, circles_at(people.at["gunesh"]))


def test_the_key_of_before_a_case_was_restricted_does_not_come_back_unseen(people: SessionCast) -> None:
    """All rows of before, put back together, agree: the circle would write on under a key that others know."""
    where, says = BY_NAME["client"].path(people), "journal knows of more sessions"
    request_of(people.berk)
    rows = {model: list(model.objects.values()) for model in (CircleClient, CircleSession, CircleDanger)}
    restrict(people.cases, people.berk, work=(people.dana,))
    assert says not in people.at["gunesh"].get(where).text
    request_of(people.berk)
    for model, then in rows.items():
        for row in then:
            model._default_manager.filter(pk=row["id"]).update(**row)
    assert says in people.at["gunesh"].get(where).text


@pytest.mark.parametrize("name", ["session", "new_session", "answer_client", "limit_heard", "pass_on"])
def test_an_older_copy_is_told_to_both(people: SessionCast, name: str) -> None:
    """All rows agree with each other; the journal knows of one act more."""
    rows = {model: list(model.objects.values()) for model in (CircleClient, CircleSession, CircleDanger)}
    route = BY_NAME[name]
    assert people.at["gunesh"].post(route.path(people), route.data).status_code == 302
    assert not seen(people.berk, people).are_fewer
    request_of(people.berk)
    for model, then in rows.items():
        model._default_manager.exclude(pk__in=[row["id"] for row in then]).delete()
        for row in then:
            model._default_manager.filter(pk=row["id"]).update(**row)
    says = "journal knows of more sessions"
    assert says in people.berk.get(path("case", people.case)).text
    assert says in people.at["gunesh"].get(BY_NAME["client"].path(people)).text


def test_a_session_or_a_client_taken_away_is_missed(people: SessionCast) -> None:
    missed = "The journal knows of more that was written"
    assert missed not in people.berk.get("/desk/").text
    request_of(people.berk)
    CircleSession.objects.filter(pk=people.missed.pk).delete()
    assert seen(people.berk, people).are_fewer
    assert missed in people.berk.get("/desk/").text
    request_of(people.berk)
    CircleClient.objects.all().delete()
    assert of_case(people.berk, people.case).are_fewer
    assert "journal knows of more sessions" in people.berk.get(path("case", people.case)).text


def test_a_danger_is_not_hushed_up_by_its_row(people: SessionCast) -> None:
    helping.pass_on(
        circles=circles_at(people.at["gunesh"]), client=people.client.pk, danger=DangerKind.OWN_LIFE,
        step=TonightStep.NOT_ALONE,
    )  # fmt: skip
    request_of(people.berk)
    CircleDanger.objects.update(is_open=False)
    shows_nobody(people.berk, path("case", people.case))


def test_another_organisation_sees_and_writes_none_of_it(people: SessionCast) -> None:
    request_of(people.cases.gul)
    for model in (CircleClient, CircleSession, CircleDanger):
        assert model.objects.count() == 0
    assert CircleSession.objects.all().update(number=1) == 0


def test_a_colleague_taken_in_opens_it_and_one_who_was_not_does_not(people: SessionCast) -> None:
    with pytest.raises(AssertionError):
        inside_of(people.at["ogul"], people.client.pk)
    bring_in(people)
    assert inside_of(people.at["ogul"], people.client.pk).sessions[-1].words.text == SAID
