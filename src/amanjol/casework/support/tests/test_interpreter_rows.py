"""Interpreters for everybody who could ask, sent twice, and as rows that somebody writes."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.urls import reverse

from amanjol.casework.cases import sealing as case_sealing
from amanjol.casework.cases.erasing.actions import erasing as of_cases
from amanjol.casework.cases.models import Erased, Purpose
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.cases.tests.pages import without_tokens
from amanjol.casework.cases.tests.test_links import MERET, shows_nobody
from amanjol.casework.cases.tests.test_sealed_rows import every_value, spellings
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.support.interpreters import actions, queries
from amanjol.casework.support.interpreters.records import InterpretingRecord
from amanjol.casework.support.interpreters.records import Purpose as UsedFor
from amanjol.casework.support.models import Interpreter, Interpreting
from amanjol.casework.support.tests.interpreter_cast import (
    BOOK,
    DATA,
    LIST,
    OGUL,
    ROUTES,
    SECRETS,
    TYPED,
    Scene,
    data,
    of_case,
    opened,
    path,
    stored,
)
from amanjol.casework.support.tests.plan_cast import TODAY
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _scene(_three_with_keys: CaseCast) -> Scene:
    return Scene(_three_with_keys)


@pytest.fixture
def people(_scene: Scene, db: None) -> Scene:
    request_of(_scene.berk)
    return deepcopy(_scene)


# Who gets in.


def each_way() -> list[tuple[str, str]]:
    return [(name, way) for name, ways in ROUTES.items() for way in ways]


def test_of_others_it_is_as_what_never_was(people: Scene) -> None:
    before = stored(people.berk)
    gul = people.cases.gul
    for name, way in each_way():
        if name in {"interpreters", "new_interpreter"}:
            continue
        answers = [
            getattr(gul, way)(path(people, name, of_nobody=nobody), data(people, name))
            for nobody in (False, True)
        ]
        assert [answer.status_code for answer in answers] == [404, 404], (name, way)
        assert without_tokens(answers[0].text) == without_tokens(answers[1].text)
    assert "Шелковникова" not in gul.get(LIST).text
    assert stored(people.berk) == before


@pytest.mark.parametrize("role", sorted(set(RoleKey) - {RoleKey.CASE_WORKER, RoleKey.SUPERVISOR}))
def test_every_other_role_is_refused(people: Scene, role: RoleKey) -> None:
    member = join("Serdar Chinar", people.cases.keys.cast.yyldyz, role)
    client, before = unlocked(member.account), stored(people.berk)
    for name, way in each_way():
        answer = getattr(client, way)(path(people, name), data(people, name))
        assert answer.status_code == 403, (name, way)
    assert queries.visible_to(member).count() == 0
    assert stored(people.berk) == before


def test_signed_out_and_locked_nothing_is_shown_or_written(people: Scene) -> None:
    before = stored(people.berk)
    for name, way in each_way():
        answer = getattr(Client(), way)(path(people, name), data(people, name))
        assert answer.headers["Location"].startswith("/account/sign-in/"), (name, way)
    people.berk.post("/account/lock/")
    for name, way in each_way():
        answer = getattr(people.berk, way)(path(people, name), data(people, name))
        assert answer.status_code == (423 if way == "post" else 302), (name, way)
        if way == "get":
            assert answer.headers["Location"].startswith("/account/unlock/")
    assert stored(people.dana) == before


@pytest.mark.parametrize("name", sorted(set(DATA) | {"erase_interpreter"}))
def test_a_form_that_is_sent_twice_acts_once(people: Scene, name: str) -> None:
    token, where, typed = tokens.new_token(), path(people, name), data(people, name)
    first = press(people.berk, where, typed, token)
    assert first.status_code == 302, first.text
    after = stored(people.berk)
    written = Entry.objects.count()
    again = press(people.berk, where, typed, token)
    assert (again.status_code, again.headers.get("Location")) == (303, first.headers["Location"])
    assert press(people.berk, where, typed | {"extra": "другие слова"}, token).status_code == 409
    request_of(people.berk)
    assert (stored(people.berk), Entry.objects.count()) == (after, written)


def test_a_stolen_database_says_nothing_of_it(people: Scene) -> None:
    dump = b"\n".join(every_value())
    assert str(people.ogul.pk).encode() in dump
    for secret in (*SECRETS, "Сидит у двери"):
        for spelled in spellings(secret):
            assert spelled not in dump, secret


# Rows beneath a case.


def test_restricted_with_the_case_they_get_new_keys_and_colleagues_see_none(people: Scene) -> None:
    sealed = bytes(Interpreting.objects.get().sealed)
    keyring = keyring_of(people.berk)
    named = {str(pk): Purpose.WORK for pk in (keyring.member.pk, people.cases.keys.farida.pk)}
    restricting.restrict(keyring=keyring, person=people.case.person, named=named)
    assert bytes(Interpreting.objects.get().sealed) != sealed
    assert of_case(people).entries[0].record.says == "Сидит у двери"
    request_of(people.dana)
    assert Interpreting.objects.count() == 0
    assert people.dana.get(path(people, "interpreting")).status_code == 404


def test_an_erased_interpreter_stays_by_name_in_the_case(people: Scene) -> None:
    where = path(people, "erase_interpreter")
    assert people.berk.post(where, {"code": "ABCDEF"}).status_code == 200
    assert people.berk.post(where, {"code": people.ogul.code.lower()}).status_code == 302
    request_of(people.berk)
    assert not Interpreter.objects.filter(pk=people.ogul.pk).exists()
    assert Erased.objects.filter(pk=people.ogul.pk).exists()
    assert of_case(people).entries[0].record.name == OGUL.name
    assert {"support_interpreter", "support_interpreting"} <= set(of_cases.swept_tables())


def test_an_older_backup_brings_none_back(people: Scene) -> None:
    of_cases.replay([Erased(pk=people.ogul.pk, organisation_id=people.ogul.organisation_id, erased_on=TODAY)])
    assert list(Interpreter.objects.values_list("pk", flat=True)) == [people.tahir.pk]


def test_new_keys_move_them_and_one_that_does_not_open_stops_nobody(people: Scene) -> None:
    Interpreter.objects.filter(pk=people.tahir.pk).update(wrapped_key=people.ogul.wrapped_key)
    people.berk.post(f"{KEYS}new/")
    keyring = keyring_of(people.berk)
    assert queries.left_to_rewrap(keyring) == 1
    assert Interpreter.objects.get(pk=people.ogul.pk).epoch == 2
    assert opened(people, people.ogul).record.now.name == OGUL.name
    assert of_case(people).entries[0].record.name == OGUL.name


# Whoever writes rows.


def test_a_signature_that_was_put_back_in_the_database_is_not_believed(people: Scene) -> None:
    """An older copy, from when it held, opens; the journal knows of a change more."""
    rows = Interpreter.objects.filter(pk=people.ogul.pk)
    then = rows.values("wrapped_key", "schema", "sealed").get()
    typed = TYPED | {"signed_on": "", "until": ""}
    assert people.berk.post(path(people, "interpreter"), typed).status_code == 302
    request_of(people.berk)
    rows.update(**then)
    entry = opened(people, people.ogul)
    assert (entry.has_signed, entry.is_older, entry.can_be_chosen) == (True, True, False)
    before = stored(people.berk)
    assert people.berk.post(path(people, "book_interpreter"), BOOK).status_code == 302
    assert "older copy" in people.berk.get(path(people, "interpreter")).text
    keyring = keyring_of(people.berk)
    with pytest.raises(OlderCopy):
        actions.change_interpreter(keyring=keyring, interpreter=people.ogul.pk, description=OGUL)
    assert stored(people.berk) == before


def test_no_row_opens_with_what_is_sealed_in_another(people: Scene) -> None:
    theirs = Interpreter.objects.values("wrapped_key", "schema", "sealed").get(pk=people.ogul.pk)
    Interpreter.objects.filter(pk=people.tahir.pk).update(**theirs)
    with pytest.raises(SealBroken):
        opened(people, people.tahir)
    assert people.berk.get(LIST)["Location"] == KEYS


def test_an_entry_that_was_taken_away_or_moved_is_told(people: Scene) -> None:
    missed = "more that was written about interpreters"
    assert missed not in people.berk.get(path(people, "interpreting")).text
    stranger = open_case(people.berk, MERET)
    request_of(people.berk)
    Interpreting.objects.update(case=stranger)
    shows_nobody(people.berk, reverse("support:interpreting", args=[stranger.pk]))
    for where in (path(people, "interpreting"), case_path("case", people.case)):
        assert missed in people.berk.get(where).text


def test_another_organisation_sees_and_writes_none(people: Scene) -> None:
    request_of(people.cases.gul)
    assert (Interpreter.objects.count(), Interpreting.objects.count()) == (0, 0)
    with connection.cursor() as cursor:
        cursor.execute("update support_interpreter set schema = 1")
        assert cursor.rowcount == 0
    keyring = keyring_of(people.cases.gul)
    with pytest.raises(PermissionDenied):
        actions.change_interpreter(keyring=keyring, interpreter=people.ogul.pk, description=OGUL)


def test_what_is_sealed_in_an_entry_is_whole(people: Scene) -> None:
    keyring = keyring_of(people.berk)
    row = Interpreting.objects.select_related("case__person").get()
    key = case_sealing.key_of_case(row.case, keyring)
    record = case_sealing.open_row(InterpretingRecord, row, key, keyring)
    assert (record.interpreter, record.name, record.purpose) == (str(people.ogul.pk), OGUL.name, UsedFor.TALK)


def test_the_door_shows_the_own_organisation_alone(people: Scene) -> None:
    """Row security would show these rows: the session is Berk's."""
    gozel = people.cases.keys.cast.gul.members.get(account__name="Gozel Terek")
    request_of(people.berk)
    assert queries.visible_to(people.cases.keys.cast.berk).count() == 2
    assert queries.visible_to(gozel).count() == 0
