"""A danger that leaves a circle: who is told by e-mail at once, that something waits and nothing else."""

from __future__ import annotations

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from amanjol.casework.cases.tests.test_restricted import farida_of, restrict, supervisor
from amanjol.casework.support.models import CircleDanger
from amanjol.casework.support.sessions.actions import telling
from amanjol.casework.support.tests.session_cast import SECRETS, SessionCast
from amanjol.casework.support.tests.test_sessions import page_of, passed_on, post
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.organisations.tests.key_cast import request_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(session_cast: SessionCast) -> SessionCast:
    return session_cast


def told_of(row: CircleDanger) -> list[str]:
    """Whom the worker, which has no session, writes to."""
    name_session("")
    telling.tell.call(*given_to(row))
    addresses = sorted(message.to[0] for message in mail.outbox)
    for message in mail.outbox:
        written = f"{message.subject} {message.body}"
        for word in (*SECRETS, "Роза", "Gunesh", "danger", "child", str(row.client.case_id)[:6], str(row.pk)):
            assert word not in written
    mail.outbox.clear()
    return addresses


def given_to(row: CircleDanger) -> tuple[str, str, str]:
    """What passing it on gave the worker to do."""
    tasks = DBTaskResult.objects.filter(task_path__endswith="telling.tell").values_list(
        "args_kwargs", flat=True
    )
    (given,) = [given["args"] for given in tasks if given["args"][1] == str(row.pk)]
    return tuple(given)


def test_an_e_mail_tells_who_has_it_above_their_day_that_something_waits(people: SessionCast) -> None:
    """As of a threat to staff: a life is in no less hurry, and at night nobody looks at a first page."""
    cast = people.cases.keys.cast
    row = passed_on(people)
    assert given_to(row)[2] == str(people.gunesh.pk)
    farida_of(people.cases)
    assert told_of(row) == sorted([cast.berk.account.email, cast.dana.account.email])
    where = f"/desk/cases/{people.case.pk}/help/danger/{row.pk}/"
    assert people.dana.post(where).status_code == 302
    assert told_of(row) == []


def test_who_passed_it_on_is_not_told_of_it(people: SessionCast) -> None:
    """As where a supervisor is in a circle, too."""
    row, cast = passed_on(people), people.cases.keys.cast
    organisation, danger, _by = given_to(row)
    name_session("")
    telling.tell.call(organisation, danger, str(cast.dana.pk))
    assert [message.to for message in mail.outbox] == [[cast.berk.account.email]]


def test_of_a_restricted_person_nobody_is_told_who_is_not_named(people: SessionCast) -> None:
    """Selbi, a supervisor."""
    selbi = supervisor(people.cases)
    restrict(people.cases, people.berk, work=(people.dana,))
    page_of(people.at["gunesh"], people)
    assert post(people.at["gunesh"], people, "pass_on").status_code == 302
    cast = people.cases.keys.cast
    assert "Do this first" not in selbi.get("/desk/").text
    assert "Do this first" in people.dana.get("/desk/").text
    request_of(people.berk)
    row = CircleDanger.objects.select_related("client").get()
    assert told_of(row) == sorted([cast.berk.account.email, cast.dana.account.email])
