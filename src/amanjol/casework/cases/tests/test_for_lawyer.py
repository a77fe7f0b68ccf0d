"""What is for the person's lawyer alone: sealed to one of them, and closed to everybody else, who wrote it too."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from amanjol.casework.cases import lawyer_notes, queries
from amanjol.casework.cases.actions import telling_lawyer
from amanjol.casework.cases.htcds.documents import PolicyRefused
from amanjol.casework.cases.models import LawyerNote
from amanjol.casework.cases.people.forms import Form
from amanjol.casework.cases.policy.policies import TELL_THE_RISK, Edition
from amanjol.casework.cases.policy.policy_files import countries, policy_of
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.detail_pages import NO_SENTENCE, names_in, policy_is
from amanjol.casework.cases.tests.hostile import FEW, arrived, some_hostile, undone
from amanjol.casework.cases.tests.lawyer_cast import (
    FOR_YOU,
    HIV_ON,
    SECRET,
    Scene,
    create_scene,
    lawyer_of,
    notes,
    seals,
    write,
)
from amanjol.casework.cases.tests.pages import BY_NAME, OF_LAWYERS, ROUTES, opened, path, stored, verbs
from amanjol.casework.cases.tests.test_details_policy import ALL_ON, DANGEROUS_CODES, DANGEROUS_FIELDS
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.key_cast import asked, ring
from amanjol.foundation.organisations.tests.test_keys_again import _forgot

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Scene:
    return create_scene(monkeypatch)


def test_one_lawyer_reads_it_and_who_wrote_it_sees_only_that_it_is_there(scene: Scene) -> None:
    page = write(scene, prs_Gender="NonConforming")
    assert "Now only this lawyer can open it; you cannot any more." in page
    assert re.search(r"1 note for Murat Chinar, \d+ \w+", page)
    for client in (scene.berk, scene.people.keys.dana):
        for name in ("for_lawyer", "details", "case", "access"):
            text = client.get(path(name, scene.people.case)).text
            assert "Канарейка" not in text
        assert seals(client) == []
    assert not opened(scene.berk, scene.people.case).details
    found = scene.lawyer.get(FOR_YOU).text
    assert f"Case {scene.people.case.code}" in found
    assert SECRET not in found
    page = scene.lawyer.get(notes(scene.lawyer)[0]).text
    assert SECRET in page
    assert "Non-Conforming" in page
    assert "written by Berk Chinar" in page
    assert not any(word in page for word in ("Роза", "Аманова", str(scene.people.case.pk)))


def test_the_lawyer_sees_nothing_else_of_the_case(scene: Scene) -> None:
    write(scene)
    for route in ROUTES:
        for method in route.takes:
            response = route.asked_by(scene.lawyer, scene.people.case.pk, method)
            assert response.status_code == 403, route.name
    assert 'href="/desk/cases/for-you/"' in scene.lawyer.get("/desk/").text
    assert 'href="/desk/cases/for-you/"' not in scene.berk.get("/desk/").text


def test_another_lawyer_and_everybody_else_find_nothing(scene: Scene) -> None:
    write(scene)
    _leyla, other = lawyer_of(scene.people, "Leyla Chinar")
    address = notes(scene.lawyer)[0]
    assert notes(other) == []
    assert seals(other) == seals(scene.people.gul) == seals(scene.people.officer) == []
    nothing = address.replace(address.split("/")[-2], "00000000-0000-0000-0000-000000000000")
    for where in (address, nothing):
        assert other.get(where).status_code == 404
        assert other.post(f"{where}delete/").status_code == 404
        for client in (scene.berk, scene.people.keys.dana, scene.people.gul, scene.people.officer):
            assert client.get(where).status_code == 403
            assert client.post(f"{where}delete/").status_code == 403
    asked(scene.lawyer)
    note = LawyerNote.objects.get()
    for client in (other, scene.berk):
        keyring = ring(client)
        for act in (telling_lawyer.read, telling_lawyer.delete):
            with pytest.raises(PermissionDenied), transaction.atomic():
                act(keyring=keyring, note=note)
    assert len(seals(scene.lawyer)) == 1


def test_who_is_signed_out_or_locked_is_led_to_the_door(scene: Scene) -> None:
    write(scene)
    pk = notes(scene.lawyer)[0].split("/")[-2]
    scene.lawyer.post("/account/lock/")
    for route in OF_LAWYERS:
        for method in route.takes:
            signed_out = route.asked_by(Client(), pk, method)  # type: ignore[arg-type]  # the text of an id
            assert signed_out.headers["Location"].startswith("/account/sign-in/")
            locked = route.asked_by(scene.lawyer, pk, method)  # type: ignore[arg-type]
            assert locked.status_code == (423 if method == "post" else 302)
            assert SECRET not in locked.text
    assert len(seals(scene.lawyer)) == 1


@pytest.mark.parametrize("country", ["", *countries()])
def test_where_the_policy_opens_nothing_nothing_shows(
    scene: Scene, country: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No country of ours opens one today, and none is open where nobody has written a policy."""
    write(scene)
    if country:
        policy_is(monkeypatch, *policy_of(country).editions)
    else:
        policy_is(monkeypatch, Edition("2026-01-01", (), (), "", "never", NO_SENTENCE))
    before = len(seals(scene.lawyer))
    assert "lawyer" not in scene.berk.get(path("details", scene.people.case)).text.partition("<main")[2]
    assert scene.berk.get(scene.where).status_code == 404
    data = {"lawyer": str(scene.murat.pk), "risk_told": "on", "amj_HIV": SECRET}
    assert scene.berk.post(scene.where, data).status_code == 404
    assert len(seals(scene.lawyer)) == before
    assert SECRET in scene.lawyer.get(notes(scene.lawyer)[0]).text  # what was written stays hers to use


def test_only_what_is_switched_on_is_asked_and_taken(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    page = scene.berk.get(scene.where).text
    asked_for = names_in(page) | set(re.findall(r'value="(\w+)"', page))
    assert asked_for >= DANGEROUS_FIELDS | DANGEROUS_CODES
    assert not names_in(page) - DANGEROUS_FIELDS - {"prs_Gender", "vic_TypeOfExploitation"}
    policy_is(monkeypatch, HIV_ON)
    assert names_in(scene.berk.get(scene.where).text) == {"amj_HIV"}
    assert "Write at least one answer." in write(scene, amj_HIV="", amj_SexWork=SECRET)
    asked(scene.berk)
    assert not LawyerNote.objects.exists()
    policy_is(monkeypatch, Edition("2026-01-01", (), (), "", "never", NO_SENTENCE), ALL_ON)
    with pytest.raises(PolicyRefused):
        lawyer_notes.make(Form.ADULT, {"amj_SexWork": "да"}, HIV_ON, risk_told=True)


def test_the_other_parts_ask_none_of_it(scene: Scene) -> None:
    write(scene)
    assert not opened(scene.berk, scene.people.case).details
    page = scene.berk.get(path("details", scene.people.case)).text
    assert page.count("1 note for Murat Chinar") == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"risk_told": ""}, TELL_THE_RISK.en),
        ({"lawyer": ""}, "This field is required."),
        ({"lawyer": "nobody"}, "Select a valid choice."),
        ({"amj_HIV": " \n"}, "Write at least one answer."),
        ({"amj_HIV": "ы" * 11_000}, "at most 10000 characters"),
        ({"prs_Gender": "Feminine"}, "Select a valid choice."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_stored(
    scene: Scene, typed: dict[str, str], says: str
) -> None:
    page = write(scene, **typed)
    assert says in page
    asked(scene.berk)
    assert not LawyerNote.objects.exists()
    assert verbs(scene.berk, "case.written") == []
    if "amj_HIV" not in typed:
        assert SECRET in page


def test_reading_and_deleting_stand_in_the_list_that_the_person_reads(scene: Scene) -> None:
    write(scene)
    address = notes(scene.lawyer)[0]
    scene.lawyer.get(address)
    assert scene.lawyer.post(f"{address}delete/", follow=True).status_code == 200
    assert notes(scene.lawyer) == []
    assert seals(scene.lawyer) == []
    assert scene.lawyer.get(address).status_code == 404
    newest = verbs(scene.berk)[-3:]
    assert newest == ["case.written-for-lawyer", "case.read-by-lawyer", "case.deleted-by-lawyer"]
    page = scene.berk.get(path("access", scene.people.case)).text
    for says in ("wrote something", "read what was written", "deleted what was written"):
        assert f"{says} for the lawyer alone" in page
    assert "Murat Chinar" in page
    assert "note for" not in scene.berk.get(scene.where).text
    paper = scene.berk.post(
        path("access_paper", scene.people.case), {"is_safe": "yes", "language": "en"}
    ).text
    assert "An answer of mine was crossed out" in paper
    assert "alone" not in paper.partition("<table")[2]


@pytest.mark.parametrize("how", ["lost", "removed", "other-role"])
def test_when_the_lawyer_is_lost_it_says_so_and_is_written_again_for_another(scene: Scene, how: str) -> None:
    write(scene)
    if how == "lost":
        lawyer = _forgot(scene.murat)
    elif how == "removed":
        organisations.remove_member(member=scene.murat, by=None)
        lawyer = scene.lawyer
    else:
        organisations.change_role(member=scene.murat, role=RoleKey.CASE_WORKER, by=None)
        lawyer = scene.lawyer
    ring(scene.berk)  # new keys, where somebody left
    page = scene.berk.get(scene.where).text
    assert "1 note for Murat Chinar" in page
    assert "Nobody can open it any more" in page
    assert "nobody can open it any more" in scene.berk.get(path("details", scene.people.case)).text
    assert f"{scene.murat.pk}" not in page  # nobody to choose
    assert lawyer.get(FOR_YOU).status_code != 200 or notes(lawyer) == []
    leyla, other = lawyer_of(scene.people, "Leyla Chinar")
    page = write(scene, leyla)
    assert "1 note for Leyla Chinar" in page
    assert page.count("Nobody can open it any more") == 1
    assert SECRET in other.get(notes(other)[0]).text


def test_notes_of_one_day_for_one_lawyer_are_counted(scene: Scene) -> None:
    write(scene)
    assert "2 notes for Murat Chinar" in write(scene)
    other = open_case(scene.berk)
    assert queries.notes_for_lawyers(other) == []


def test_all_of_it_is_russian(scene: Scene) -> None:
    for client in (scene.berk, scene.lawyer):
        client.get("/desk/")
        client.post("/language/", {"language": "ru"})
    known = {"Murat"}
    for typed in ({}, {"risk_told": "", "amj_HIV": ""}, {"lawyer": ""}):
        assert english(write(scene, **typed)) <= known, typed
    for where in (scene.where, path("details", scene.people.case), path("access", scene.people.case)):
        assert english(scene.berk.get(where).text) <= known, where
    address = notes(scene.lawyer)[0]
    for where in (FOR_YOU, address):
        assert english(scene.lawyer.get(where).text) <= known, where
    assert english(scene.lawyer.post(f"{address}delete/", follow=True).text) <= known
    write(scene)
    _forgot(scene.murat)
    for where in (scene.where, path("details", scene.people.case)):
        page = scene.berk.get(where).text
        assert "никто не откроет" in page
        assert english(page) <= known, where


GOOD = {"risk_told": "on", "amj_HIV": "Сказано", "amj_SexWork": "", "prs_Gender": "NonConforming"}


@FEW
@given(st.data())
def test_hostile_texts_are_sealed_whole_or_not_at_all(scene: Scene, data: st.DataObject) -> None:
    typed = data.draw(some_hostile(GOOD | {"lawyer": str(scene.murat.pk)}))
    with undone():
        before = stored(scene.berk)
        body = urlencode(typed, encoding="utf-8", errors="surrogatepass")
        form = "application/x-www-form-urlencoded"
        response = scene.berk.generic("POST", scene.where, body, content_type=form)
        assert response.status_code in {200, 302}
        assert "<script>alert" not in response.text
        rows = seals(scene.lawyer)
        assert len(rows) == (response.status_code == 302)
        assert stored(scene.berk) == before
        for row in rows:
            asked(scene.lawyer)
            keyring = ring(scene.lawyer)
            values = {
                name: value
                for document in lawyer_notes.open_note(row, keyring).documents
                for name, value in document.values.items()
            }
            for name in ("amj_HIV", "amj_SexWork"):
                assert values.get(name, "") == arrived(typed[name].replace("\r\n", "\n")).replace(
                    "\r", "\n"
                ).replace("\t", " ")
            page = scene.lawyer.get(f"{FOR_YOU}{row.note_id}/")
            assert page.status_code == 200
            assert "<script>alert" not in page.text


def test_other_methods_are_refused(scene: Scene) -> None:
    write(scene)
    pk = notes(scene.lawyer)[0].split("/")[-2]
    for route in OF_LAWYERS:
        for method in {"get", "post", "put", "delete"} - set(route.takes):
            where = BY_NAME["written"].path(pk) if not route.of_case else route.path(pk)  # type: ignore[arg-type]
            assert getattr(scene.lawyer, method)(where).status_code == 405
    assert len(seals(scene.lawyer)) == 1
