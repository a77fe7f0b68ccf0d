"""Who gets at answers about a right, sent twice, and as rows that somebody writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client

from amanjol.casework.cases import beneath
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Case, Person, Purpose
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.cases.tests.pages import without_tokens
from amanjol.casework.cases.tests.test_links import MERET, shows_nobody
from amanjol.casework.cases.tests.test_sealed_rows import every_value
from amanjol.casework.legal_aid.models import RightAnswer
from amanjol.casework.legal_aid.right import actions
from amanjol.casework.legal_aid.right.records import Stage
from amanjol.casework.legal_aid.tests.right_cast import (
    HELD,
    ROUTES,
    TODAY,
    TYPED,
    Scene,
    answers,
    path,
    stored,
)
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import KEYS, accept, give, keyring_of, request_of

if TYPE_CHECKING:
    from django.http import HttpResponse

pytestmark = pytest.mark.django_db
WORKS = {RoleKey.CASE_WORKER, RoleKey.SUPERVISOR}


def sent(client: Client, people: Scene, name: str, way: str, *, of_nobody: bool = False) -> HttpResponse:
    answer: HttpResponse = getattr(client, way)(
        path(people, name, of_nobody=of_nobody), TYPED if way == "post" else {}
    )
    return answer


def each_way() -> list[tuple[str, str]]:
    return [(name, way) for name, ways in ROUTES.items() for way in ways]


def test_of_others_it_is_as_what_never_was(people: Scene) -> None:
    before = stored(people.berk)
    gul = people.cases.gul
    for name, way in each_way():
        there, nowhere = (sent(gul, people, name, way, of_nobody=nobody) for nobody in (False, True))
        assert [there.status_code, nowhere.status_code] == [404, 404], (name, way)
        assert without_tokens(there.text) == without_tokens(nowhere.text)
    request_of(gul)
    assert RightAnswer.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("update legal_aid_rightanswer set schema = 1")
        assert cursor.rowcount == 0
    with pytest.raises(PermissionDenied):
        actions.ask(
            keyring=keyring_of(gul), case=people.case, asked=HELD, stage=Stage.COURT, against_is_known=True
        )
    assert stored(people.berk) == before


@pytest.mark.parametrize("role", sorted(set(RoleKey) - WORKS - {RoleKey.OBSERVER}))
def test_every_other_role_is_refused(people: Scene, role: RoleKey) -> None:
    client, before = (
        unlocked(join("Serdar Chinar", people.cases.keys.cast.yyldyz, role).account),
        stored(people.berk),
    )
    for name, way in each_way():
        assert sent(client, people, name, way).status_code == 403, (name, way)
    assert stored(people.berk) == before


def test_signed_out_and_locked_nothing_is_shown_or_written(people: Scene) -> None:
    before = stored(people.berk)
    for name, way in each_way():
        assert sent(Client(), people, name, way).headers["Location"].startswith("/account/sign-in/")
    people.berk.post("/account/lock/")
    for name, way in each_way():
        assert sent(people.berk, people, name, way).status_code == (423 if way == "post" else 302)
    assert stored(people.dana) == before


def test_a_form_that_is_sent_twice_acts_once(people: Scene) -> None:
    token, where = tokens.new_token(), path(people, "ask_right")
    first = press(people.berk, where, TYPED, token)
    assert first.status_code == 302
    after, written = stored(people.berk), Entry.objects.count()
    again = press(people.berk, where, TYPED, token)
    assert (again.status_code, again.headers["Location"]) == (303, first.headers["Location"])
    assert press(people.berk, where, TYPED | {"stage": "nothing-yet"}, token).status_code == 409
    assert (stored(people.berk), Entry.objects.count()) == (after, written)


def test_a_stolen_database_says_nothing_of_it(people: Scene) -> None:
    row = RightAnswer.objects.get()
    dump = b"\n".join(every_value())
    assert str(row.pk).encode() in dump
    for said in (b"not-established", b"deported", b"non-punishment", b"foreigner"):
        assert said not in dump.lower(), said


def test_restricted_with_the_case_it_gets_a_new_key_and_colleagues_see_none(people: Scene) -> None:
    sealed = bytes(RightAnswer.objects.get().sealed)
    keyring = keyring_of(people.berk)
    named = {str(pk): Purpose.WORK for pk in (keyring.member.pk, people.cases.keys.farida.pk)}
    restricting.restrict(keyring=keyring, person=people.case.person, named=named)
    assert bytes(RightAnswer.objects.get().sealed) != sealed
    assert len(answers(people).records) == 1
    request_of(people.dana)
    assert RightAnswer.objects.count() == 0
    assert sent(people.dana, people, "right", "get").status_code == 404


def test_an_erased_case_takes_it_along_and_a_restore_does_so_again(people: Scene) -> None:
    assert RightAnswer in beneath.row_models()
    [row] = RightAnswer.objects.all()
    person, case = people.case.person, Case.objects.get(pk=people.case.pk)
    people.berk.post(case_path("close", people.case), {"reason": "Всё"})
    erasing.erase_case(keyring=keyring_of(people.dana), case=case, notice=ErasureNotice.ASKED, today=TODAY)
    request_of(people.berk)
    assert RightAnswer.objects.count() == 0
    assert "legal_aid_rightanswer" in erasing.swept_tables()
    Person(
        pk=person.pk, organisation_id=case.organisation_id, epoch=1, wrapped_key=b"x", schema=1, sealed=b"x"
    ).save(force_insert=True)
    case.save(force_insert=True)
    row.save(force_insert=True)
    erasing.replay([])
    assert RightAnswer.objects.count() == 0


def test_a_new_epoch_leaves_it_as_it_lies(people: Scene) -> None:
    before = stored(people.berk)
    organisations.remove_member(member=people.cases.keys.farida, by=None)
    for _request in range(3):
        keyring_of(people.berk)
    assert Case.objects.get(pk=people.case.pk).epoch == 2
    assert stored(people.berk) == before
    assert len(answers(people).records) == 1


def test_no_row_opens_with_what_is_sealed_in_another(people: Scene) -> None:
    people.berk.post(path(people, "ask_right"), TYPED)
    first, other = RightAnswer.objects.values_list("pk", flat=True)
    theirs = RightAnswer.objects.values("wrapped_key", "schema", "sealed").get(pk=other)
    RightAnswer.objects.filter(pk=first).update(**theirs)
    assert people.berk.get(path(people, "right"))["Location"] == KEYS


def test_an_answer_that_was_taken_away_or_moved_is_told(people: Scene) -> None:
    missed = "The journal knows of more answers"
    assert missed not in people.berk.get(path(people, "right")).text
    stranger = open_case(people.berk, MERET)
    request_of(people.berk)
    RightAnswer.objects.update(case=stranger)
    shows_nobody(people.berk, f"/desk/cases/{stranger.pk}/right/")
    for where in (path(people, "right"), case_path("case", people.case)):
        assert missed in people.berk.get(where).text


def test_an_observer_reads_and_asks_nothing(people: Scene) -> None:
    member = join("Serdar Chinar", people.cases.keys.cast.yyldyz, RoleKey.OBSERVER)
    client = unlocked(member.account)
    give(people.berk, member)
    accept(client)
    before = stored(people.berk)
    assert sent(client, people, "right", "get").status_code == 200
    assert path(people, "ask_right") not in sent(client, people, "right", "get").text
    assert sent(client, people, "ask_right", "post").status_code == 403
    assert stored(people.berk) == before


def test_a_case_without_answers_says_nothing_of_them(people: Scene) -> None:
    stranger = open_case(people.berk, MERET)
    page = people.berk.get(case_path("case", stranger)).text
    assert f"/desk/cases/{stranger.pk}/right/ask/" in page
    assert "a lawyer today" not in page
