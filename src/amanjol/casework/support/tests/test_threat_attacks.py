"""Whoever writes rows as the application does: nobody is made to believe, to open or to overlook a threat.

The attacks run as the role of the web server, within the organisation's own rows.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from amanjol.casework.cases.models import Erased
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.points import BOUND
from amanjol.casework.support.models import Threat, ThreatReceiver
from amanjol.casework.support.tests.threat_cast import STEP, ThreatCast, opened
from amanjol.casework.support.threats import actions, queries, sealing
from amanjol.casework.support.threats.actions import Told
from amanjol.casework.support.threats.receivers import own, receivable
from amanjol.casework.support.threats.records import Account, ThreatRecord
from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, request_of
from amanjol.foundation.seals import case_keys, fields, keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

pytestmark = pytest.mark.django_db
MISSED = "The journal knows of 1 more threat"


@pytest.fixture
def people(threat_cast: ThreatCast) -> ThreatCast:
    request_of(threat_cast.dana)
    return threat_cast


def row(people: ThreatCast) -> Any:
    return Threat.objects.filter(pk=people.threat.pk)


def seen(client: Client | None) -> tuple[int, int]:
    if client is None:
        with connection.cursor() as cursor:
            cursor.execute("select set_config('amanjol.session_token', '', true)")
    else:
        request_of(client)
    return Threat.objects.count(), ThreatReceiver.objects.count()


def test_the_database_shows_it_to_whom_it_was_written_and_to_who_wrote_it(people: ThreatCast) -> None:
    assert [seen(client)[0] for client in (people.berk, people.dana)] == [1, 1]
    assert [seen(client)[0] for client in (people.selbi_there, people.merdan_there)] == [0, 0]
    assert seen(people.cases.gul) == (0, 0)
    assert seen(None) == (0, 0)


def test_the_door_holds_without_row_security(people: ThreatCast) -> None:
    """The session is Dana's, whom the database would show it."""
    assert queries.visible_to(people.of_dana).count() == 1
    assert queries.visible_to(people.selbi).count() == 0


def test_nobody_writes_one_for_another_organisation(people: ThreatCast) -> None:
    request_of(people.cases.gul)
    threat = Threat(organisation=people.cases.keys.cast.yyldyz, epoch=1, schema=2, sealed=b"x")
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        threat.save(force_insert=True)


def test_called_answered_in_the_database_alone_it_opens_no_page(people: ThreatCast) -> None:
    """Nobody overlooks it: the first page leads to the page of keys."""
    row(people).update(is_answered=True)
    for where in ("/desk/", "/desk/threats/", f"/desk/threats/{people.threat.pk}/"):
        assert people.dana.get(where)["Location"] == KEYS, where
    with pytest.raises(SealBroken):
        opened(people.dana, people.threat)


def test_a_row_that_was_taken_away_is_missed_on_the_first_page(people: ThreatCast) -> None:
    assert MISSED not in people.dana.get("/desk/").text
    request_of(people.dana)
    row(people).delete()
    for where in ("/desk/", "/desk/threats/"):
        assert MISSED in people.dana.get(where).text
    assert MISSED not in people.selbi_there.get("/desk/").text


def test_a_receiver_that_was_taken_away_is_missed(people: ThreatCast) -> None:
    ThreatReceiver.objects.filter(member=people.of_dana).delete()
    assert MISSED in people.dana.get("/desk/").text


def put_back_as_answered(people: ThreatCast) -> str:
    """It was answered, somebody was threatened again, and the row of before is put back. Gives its page."""
    where = f"/desk/threats/{people.threat.pk}/"
    people.dana.post(f"{where}step/", STEP)
    request_of(people.dana)
    then = row(people).values("is_answered", "schema", "sealed").get()
    people.berk.post(f"{where}since/", {"says": "Снова"})
    request_of(people.dana)
    row(people).update(**then)
    return where


def test_an_older_copy_that_was_put_back_is_told_and_takes_nothing(people: ThreatCast) -> None:
    where = put_back_as_answered(people)
    assert "A helper is threatened" in people.dana.get("/desk/").text
    assert "older copy" in people.dana.get(where).text
    keyring = keyring_of(people.dana)
    with pytest.raises(OlderCopy):
        actions.go_on(keyring=keyring, threat=people.threat.pk, says="x")


def test_what_was_gone_on_with_is_not_erased_as_it_was(people: ThreatCast) -> None:
    """It had been answered, and somebody was threatened again: erased as it was, it would be gone from backups, too."""
    where = put_back_as_answered(people)
    page = people.dana.post(f"{where}erase/", {"code": people.threat.code}, follow=True).text
    assert "Nothing is written into an older copy. Tell the operator first." in page
    request_of(people.dana)
    assert row(people).exists()
    assert not Erased.objects.filter(pk=people.threat.pk).exists()


def test_a_receiver_who_was_planted_opens_nothing(people: ThreatCast) -> None:
    """Selbi writes a row that says she was chosen, with the bytes of Dana's."""
    request_of(people.selbi_there)
    theirs = ThreatReceiver.objects.get(member=people.of_dana)
    key = PersonKey.objects.get(account=people.selbi.account)
    ThreatReceiver.objects.create(
        organisation_id=theirs.organisation_id, threat_id=people.threat.pk, member=people.selbi, key=key,
        sealed=bytes(theirs.sealed),
    )  # fmt: skip
    with pytest.raises(SealBroken):
        opened(people.selbi_there, people.threat)
    assert people.selbi_there.get(f"/desk/threats/{people.threat.pk}/")["Location"] == KEYS


def forged(people: ThreatCast, says: str) -> Threat:
    """Sealed to Dana by who holds no keys of the organisation: her public key is no secret."""
    keyring = keyring_of(people.dana)
    dana = next(entry for entry in receivable(people.of_dana, keyring) if entry.member == people.of_dana)
    account = Account(present_moment(), str(people.cases.keys.cast.berk.account_id), (), says)
    threat = Threat(organisation=people.cases.keys.cast.yyldyz)
    record = ThreatRecord((account,), (str(people.of_dana.pk),), has_supervisor=True)
    receivers = sealing.seal_new(threat, record, [dana], keyring, is_proven=False)
    ThreatReceiver.objects.bulk_create(receivers)
    threat.save(force_insert=True)
    return threat


def test_what_nobody_with_the_keys_wrote_says_so(people: ThreatCast) -> None:
    threat = forged(people, "Это написал Берк")
    assert not opened(people.dana, threat).is_proven
    assert "Nothing proves" in people.dana.get(f"/desk/threats/{threat.pk}/").text
    assert opened(people.dana, people.threat).is_proven
    assert "Nothing proves" not in people.dana.get(f"/desk/threats/{people.threat.pk}/").text


def test_a_voucher_is_of_this_very_threat(people: ThreatCast) -> None:
    """What stands in a true one, moved into another row whose key is known, proves nothing."""
    keyring = keyring_of(people.dana)
    record = opened(people.dana, people.threat).record
    key = case_keys.new_case_key()
    other = Threat(organisation=people.cases.keys.cast.yyldyz)
    sealing._put(key, other, record, keyring.organisation, keyring.epoch)
    moved = Threat(pk=uuid.uuid4(), organisation=other.organisation, schema=BOUND)
    plain = fields.unseal(key, bytes(other.sealed), sealing._place(other, keyring.organisation))
    moved.sealed = fields.seal(key, plain, sealing._place(moved, keyring.organisation))
    receivers = [sealing._receiver(moved, key, own(keyring), keyring.organisation)]
    ThreatReceiver.objects.bulk_create(receivers)
    moved.save(force_insert=True)
    assert not opened(people.dana, moved).is_proven


def test_what_is_written_further_into_a_forged_one_is_not_proven(people: ThreatCast) -> None:
    threat = forged(people, "Это написал Берк")
    keyring = keyring_of(people.dana)
    actions.go_on(keyring=keyring, threat=threat.pk, says="Дальше")
    assert not opened(people.dana, threat).is_proven


def test_no_row_opens_with_what_is_sealed_in_another(people: ThreatCast) -> None:
    keyring = keyring_of(people.berk)
    other = actions.record_threat(keyring=keyring, threat=Told(frozenset({people.of_dana.pk}), says="Другая"))
    request_of(people.dana)
    row(people).update(sealed=Threat.objects.get(pk=other.pk).sealed)
    with pytest.raises(SealBroken):
        opened(people.dana, people.threat)


INBOUND: dict[str, Callable[[ThreatCast, Any], Any]] = {
    "a receiver planted": lambda people, threat: ThreatReceiver.objects.filter(threat=threat.pk).update(
        member=people.selbi
    ),
    "two receivers": lambda people, threat: ThreatReceiver.objects.create(
        organisation_id=threat.organisation_id, threat=threat, member=people.selbi, sealed=b"",
        key=PersonKey.objects.get(account=people.selbi.account),
    ),
}  # fmt: skip


@pytest.mark.parametrize("attack", INBOUND)
def test_who_was_planted_among_those_to_take_it_in_takes_nothing(people: ThreatCast, attack: str) -> None:
    """Whom its writer chose stands inside."""
    people.merdan_there.post("/desk/threats/", people.form(people.of_dana))
    request_of(people.selbi_there)
    threat = Threat.objects.get(epoch__isnull=False)
    INBOUND[attack](people, threat)
    page = people.selbi_there.get("/desk/threats/").text
    assert "Подстерегла" not in page
    assert people.selbi_there.get(f"/desk/threats/{threat.pk}/").status_code == 404
    request_of(people.selbi_there)
    assert Threat.objects.get(pk=threat.pk).epoch == 1


def test_to_a_key_that_was_swapped_nothing_is_sealed(people: ThreatCast) -> None:
    """Whoever writes rows puts a public half of their own in the place of Dana's."""
    key = PersonKey.objects.get(account=people.of_dana.account)
    PersonKey.objects.filter(pk=key.pk).update(public=keypairs.generate().public)
    keyring = keyring_of(people.berk)
    able = {entry.member.pk for entry in receivable(keyring.member, keyring)}
    assert people.of_dana.pk not in able
    assert people.selbi.pk in able
    with pytest.raises(PermissionDenied):
        actions.record_threat(keyring=keyring, threat=Told(frozenset({people.of_dana.pk}), says="x"))
