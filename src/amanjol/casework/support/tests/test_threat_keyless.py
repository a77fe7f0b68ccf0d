"""Who holds no keys writes of a threat, too; and how whoever was chosen is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.urls import reverse

from amanjol.casework.support.models import Threat
from amanjol.casework.support.tests.threat_cast import SAYS, SECRETS, SINCE, STEP, ThreatCast, opened
from amanjol.casework.support.threats import actions, queries
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, request_of

if TYPE_CHECKING:
    import uuid

    from django.test import Client

pytestmark = pytest.mark.django_db
WRITE = "/desk/threats/"
ACTS = {"answer_threat": STEP, "threat_went_on": SINCE, "erase_threat": {"code": "ABCDEF"}}
ABOUT = ("threat", *ACTS)


@pytest.fixture
def people(threat_cast: ThreatCast) -> ThreatCast:
    return threat_cast


def path(name: str, threat: Threat | uuid.UUID) -> str:
    return reverse(f"support:{name}", args=[threat.pk if isinstance(threat, Threat) else threat])


def write(client: Client, typed: dict[str, Any]) -> Any:
    return client.post(WRITE, typed)


# Without keys.


def test_who_holds_no_keys_writes_too_and_whom_they_chose_takes_it_in(people: ThreatCast) -> None:
    merdan = people.merdan_there
    answer = write(merdan, people.form(people.of_dana))
    assert (answer.status_code, answer.headers["Location"]) == (302, WRITE)
    assert not any(secret in merdan.get(WRITE).text for secret in SECRETS)
    request_of(people.selbi_there)
    row = Threat.objects.get()  # sealed to the keys, until it is taken in: no page of hers shows it
    assert row.epoch == 1
    for where in ("/desk/", WRITE):
        assert row.code not in people.selbi_there.get(where).text
    assert people.selbi_there.get(path("threat", row)).status_code == 404
    assert "Merdan Chinar" in people.dana.get("/desk/").text
    page = people.dana.get(path("threat", row)).text
    assert SAYS in page
    assert "nothing proves" in page
    request_of(people.selbi_there)
    assert Threat.objects.count() == 0
    assert people.dana.post(path("answer_threat", row), STEP).status_code == 302
    assert not opened(people.dana, row).is_proven


def test_taken_in_it_has_another_key(people: ThreatCast) -> None:
    write(people.merdan_there, people.form(people.of_dana, people.selbi))
    request_of(people.dana)
    before = Threat.objects.get(epoch__isnull=False)
    keyring = keyring_of(people.dana)
    assert actions.take_in(keyring=keyring) == 1
    assert actions.take_in(keyring=keyring) == 0
    after = Threat.objects.get(pk=before.pk)
    assert (after.epoch, bytes(after.wrapped_key)) == (None, b"")
    assert bytes(after.sealed) != bytes(before.sealed)
    assert opened(people.selbi_there, after).record.author == str(people.merdan.account_id)


def test_what_waits_is_moved_to_new_keys(people: ThreatCast) -> None:
    """By whoever holds them; nobody else than whom it was written to reads it then."""
    write(people.merdan_there, people.form(people.of_dana))
    people.berk.post(f"{KEYS}new/")
    keyring = keyring_of(people.berk)
    assert queries.left_to_rewrap(keyring) == 0
    assert Threat.objects.get(epoch__isnull=False).epoch == 2
    keyring_of(people.dana)
    assert "Merdan Chinar" in people.dana.get("/desk/").text
    assert SAYS in people.dana.get(path("threat", people.threat)).text


def test_what_does_not_open_keeps_the_keys_that_it_needs(people: ThreatCast) -> None:
    write(people.merdan_there, people.form(people.of_dana))
    request_of(people.berk)
    Threat.objects.filter(epoch__isnull=False).update(wrapped_key=b"x" * 1169)
    people.berk.post(f"{KEYS}new/")
    keyring = keyring_of(people.berk)
    assert queries.left_to_rewrap(keyring) == 1
    assert keyring.has_earlier


# Telling.


def test_an_e_mail_says_that_something_waits_and_nothing_else(people: ThreatCast) -> None:
    request_of(people.dana)
    to = [people.threat.organisation_id, people.threat.pk, people.cases.keys.cast.berk.pk]
    assert actions.tell.call(*map(str, to)) == 1
    (message,) = mail.outbox
    assert message.to == [people.of_dana.account.email]
    for word in (*SECRETS, "Berk", "Selbi", people.threat.code, "threat to", str(people.threat.pk)):
        assert word not in f"{message.subject}{message.body}"


def test_who_wrote_it_is_not_told_of_it(people: ThreatCast) -> None:
    actions.tell.call(str(people.threat.organisation_id), str(people.threat.pk), str(people.of_dana.pk))
    assert [message.to for message in mail.outbox] == [[people.cases.keys.cast.berk.account.email]]
