"""Threats as rows: erased, sent once, in a stolen database, in logs, in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from amanjol.casework.cases.erasing.actions import erasing as of_cases
from amanjol.casework.cases.models import Erased
from amanjol.casework.cases.tests.test_sealed_rows import every_value, spellings
from amanjol.casework.support.models import Threat, ThreatReceiver
from amanjol.casework.support.tests.plan_cast import TODAY
from amanjol.casework.support.tests.threat_cast import SECRETS, SINCE, STEP, ThreatCast, stored
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.tests.key_cast import request_of

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


# Erasing, once, what is stored.


def test_answered_it_can_be_erased_and_does_not_come_back(people: ThreatCast) -> None:
    where = path("erase_threat", people.threat)
    assert people.dana.post(where, {"code": "ABCDEF"}).status_code == 200
    people.dana.post(where, {"code": people.threat.code})
    request_of(people.dana)
    assert Threat.objects.filter(pk=people.threat.pk).exists()  # no step was taken
    people.dana.post(path("answer_threat", people.threat), STEP)
    assert people.dana.post(where, {"code": people.threat.code.lower()}).status_code == 302
    request_of(people.dana)
    assert not Threat.objects.filter(pk=people.threat.pk).exists()
    assert not ThreatReceiver.objects.filter(threat=people.threat.pk).exists()
    assert Erased.objects.filter(pk=people.threat.pk).exists()
    assert "The journal knows" not in people.dana.get("/desk/").text
    assert {"support_threat", "support_threatreceiver"} <= set(of_cases.swept_tables())


def test_an_older_backup_brings_none_back(people: ThreatCast) -> None:
    request_of(people.dana)
    line = Erased(pk=people.threat.pk, organisation_id=people.threat.organisation_id, erased_on=TODAY)
    of_cases.replay([line])
    assert not Threat.objects.filter(pk=people.threat.pk).exists()


@pytest.mark.parametrize("name", ["threats", "answer_threat", "threat_went_on", "erase_threat"])
def test_a_form_that_is_sent_twice_acts_once(people: ThreatCast, name: str) -> None:
    typed, token = people.form(people.selbi), tokens.new_token()
    if name != "threats":
        typed = ACTS[name]
    if name == "erase_threat":
        people.dana.post(path("answer_threat", people.threat), STEP)
        typed = {"code": people.threat.code}
    where = WRITE if name == "threats" else path(name, people.threat)
    first = press(people.dana, where, typed, token)
    assert first.status_code == 302, first.text
    after, written = stored(people.dana), entries(people)
    again = press(people.dana, where, typed, token)
    assert (again.status_code, again.headers.get("Location")) == (303, first.headers["Location"])
    assert press(people.dana, where, typed | {"extra": "другие слова"}, token).status_code == 409
    assert (stored(people.dana), entries(people)) == (after, written)


def entries(people: ThreatCast) -> int:
    request_of(people.dana)
    return Entry.objects.count()


def test_a_stolen_database_says_nothing_of_it(people: ThreatCast) -> None:
    request_of(people.dana)
    dump = b"\n".join(every_value())
    assert str(people.threat.pk).encode() in dump
    assert str(people.cases.case.pk).encode() in dump
    for secret in SECRETS:
        for spelled in spellings(secret):
            assert spelled not in dump, secret


def test_nothing_of_it_stands_in_an_address_a_log_or_a_session(
    people: ThreatCast, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    answers = [
        write(people.berk, people.form(people.of_dana)),
        people.berk.post(path("threat_went_on", people.threat), SINCE),
        people.dana.post(path("answer_threat", people.threat), STEP),
        people.dana.get(WRITE),
    ]
    logged = "\n".join(entry.getMessage() for entry in caplog.records if entry.name != "django.db.backends")
    session = repr(dict(people.berk.session)) + repr(dict(people.dana.session))
    for answer in answers:
        assert answer.headers["Cache-Control"] == "no-store"
        where = answer.headers.get("Location", "")
        assert where.isascii()
        assert "?" not in where
    for word in (*SECRETS, "Фаридой", "ночью"):
        assert word not in logged
        assert word not in session


def test_the_journal_knows_whom_it_was_written_to_and_no_page_lists_it(people: ThreatCast) -> None:
    people.dana.post(path("answer_threat", people.threat), STEP)
    request_of(people.dana)
    about = Entry.objects.filter(subject_type="threat", subject_id=str(people.threat.pk))
    assert {"threat.recorded", "threat.answered"} <= set(about.values_list("verb", flat=True))
    ayna = unlocked(people.cases.keys.cast.ayna.account)
    for reader in (people.dana, ayna):
        page = reader.get("/organisation/journal/").text
        assert "threaten" not in page
        assert "threat.recorded" not in page
