"""What is for the person's lawyer alone: sealed to one of them, and closed to everybody else, who wrote it too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client

from amanjol.casework.cases import noted_for_lawyers
from amanjol.casework.cases.lawyers import actions as telling_lawyer
from amanjol.casework.cases.lawyers import notes as lawyer_notes
from amanjol.casework.cases.models import LawyerNote, LawyerSeal
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.detail_pages import NO_SENTENCE, names_in, policy_is
from amanjol.casework.cases.tests.hostile import MARKUP, arrived, door_of, form_of, meet, send, undone
from amanjol.casework.cases.tests.lawyer_cast import (
    FOR_YOU,
    HIV_ON,
    SECRET,
    Scene,
    lawyer_of,
    notes,
    seals,
    write,
)
from amanjol.casework.cases.tests.pages import OF_LAWYERS, ROUTES, opened, path, stored, verbs
from amanjol.casework.cases.tests.test_details_policy import ALL_ON, DANGEROUS_CODES, DANGEROUS_FIELDS
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.casework.standards.htcds import documents
from amanjol.casework.standards.htcds.documents import Document, PolicyRefused
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.policy.leaving import STRICTEST
from amanjol.casework.standards.policy.policies import TELL_THE_RISK, Edition, Subject, Switch
from amanjol.casework.standards.policy.policy_files import countries, policy_of
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.organisations.tests.test_keys_again import _forgot
from amanjol.foundation.seals import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.cases.tests.hostile import Typed

pytestmark = pytest.mark.django_db


def test_one_lawyer_reads_it_and_who_wrote_it_sees_only_that_it_is_there(lawyer_scene: Scene) -> None:
    page = write(lawyer_scene, prs_Gender="NonConforming")
    assert "Now only this lawyer can open it; you cannot any more." in page
    assert re.search(r"1 note for Murat Chinar, \d+ \w+", page)
    for client in (lawyer_scene.berk, lawyer_scene.people.keys.dana):
        for name in ("for_lawyer", "details", "case", "access"):
            text = client.get(path(name, lawyer_scene.people.case)).text
            assert "Канарейка" not in text
        assert seals(client) == []
    assert not opened(lawyer_scene.berk, lawyer_scene.people.case).details
    listing = lawyer_scene.lawyer.get(FOR_YOU).text
    assert f"Case {lawyer_scene.people.case.code}" in listing
    assert SECRET not in listing
    page = lawyer_scene.lawyer.get(notes(lawyer_scene.lawyer)[0]).text
    assert SECRET in page
    assert "Non-Conforming" in page
    assert "written by Berk Chinar" in page
    assert not any(word in page for word in ("Роза", "Аманова", str(lawyer_scene.people.case.pk)))


def test_the_lawyer_sees_nothing_else_of_the_case(lawyer_scene: Scene) -> None:
    write(lawyer_scene)
    for route in ROUTES:
        for method in route.takes:
            response = route.asked_by(lawyer_scene.lawyer, lawyer_scene.people.case.pk, method)
            assert response.status_code == 403, route.name
    assert 'href="/desk/cases/for-you/"' in lawyer_scene.lawyer.get("/desk/").text
    assert 'href="/desk/cases/for-you/"' not in lawyer_scene.berk.get("/desk/").text


def test_another_lawyer_and_everybody_else_find_nothing(lawyer_scene: Scene) -> None:
    write(lawyer_scene)
    _leyla, other = lawyer_of(lawyer_scene.people, "Leyla Chinar")
    address = notes(lawyer_scene.lawyer)[0]
    assert notes(other) == []
    assert seals(other) == seals(lawyer_scene.people.gul) == seals(lawyer_scene.people.officer) == []
    nothing = address.replace(address.split("/")[-2], "00000000-0000-0000-0000-000000000000")
    for where in (address, nothing):
        assert other.get(where).status_code == 404
        assert other.post(f"{where}delete/").status_code == 404
        for client in (
            lawyer_scene.berk,
            lawyer_scene.people.keys.dana,
            lawyer_scene.people.gul,
            lawyer_scene.people.officer,
        ):
            assert client.get(where).status_code == 403
            assert client.post(f"{where}delete/").status_code == 403
    request_of(lawyer_scene.lawyer)
    note = LawyerNote.objects.get()
    for client in (other, lawyer_scene.berk):
        keyring = keyring_of(client)
        for act in (telling_lawyer.read, telling_lawyer.delete):
            with pytest.raises(PermissionDenied), transaction.atomic():
                act(keyring=keyring, note=note)
    assert len(seals(lawyer_scene.lawyer)) == 1


def test_who_is_signed_out_or_locked_is_led_to_the_door(lawyer_scene: Scene) -> None:
    write(lawyer_scene)
    pk = notes(lawyer_scene.lawyer)[0].split("/")[-2]
    lawyer_scene.lawyer.post("/account/lock/")
    for route in OF_LAWYERS:
        for method in route.takes:
            signed_out = route.asked_by(Client(), pk, method)
            assert signed_out.headers["Location"].startswith("/account/sign-in/")
            locked = route.asked_by(lawyer_scene.lawyer, pk, method)
            assert locked.status_code == (423 if method == "post" else 302)
            assert SECRET not in locked.text
    assert len(seals(lawyer_scene.lawyer)) == 1


def the_country_is(monkeypatch: pytest.MonkeyPatch, country: str) -> None:
    """Nobody has written a policy for the country without a name."""
    none = Edition("2026-01-01", (), (), "", STRICTEST)
    policy_is(monkeypatch, *(policy_of(country).editions if country else (none,)))


@pytest.mark.parametrize("country", ["", *countries()])
def test_what_can_be_punished_is_asked_in_no_country_and_health_in_each(
    lawyer_scene: Scene, country: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No country of ours opens the four today, and none is open where nobody has written a policy."""
    write(lawyer_scene)
    the_country_is(monkeypatch, country)
    before = len(seals(lawyer_scene.lawyer))
    assert names_in(lawyer_scene.berk.get(lawyer_scene.where).text) == {"amj_Health"}
    assert "Write at least one answer." in write(lawyer_scene)  # HIV is none of the questions
    assert len(seals(lawyer_scene.lawyer)) == before
    assert (
        SECRET in lawyer_scene.lawyer.get(notes(lawyer_scene.lawyer)[0]).text
    )  # written before, hers to use
    write(lawyer_scene, amj_HIV="", amj_Health="Ждёт операции")
    assert len(seals(lawyer_scene.lawyer)) == before + 1
    case = lawyer_scene.berk.get(path("case", lawyer_scene.people.case)).text
    assert "Ждёт операции" not in case
    assert any("Ждёт операции" in lawyer_scene.lawyer.get(note).text for note in notes(lawyer_scene.lawyer))


def test_where_a_policy_opens_nothing_nothing_shows(
    lawyer_scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    off = (Switch(Subject.HEALTH, "off", NO_SENTENCE, "no-source"),)
    policy_is(monkeypatch, Edition("2026-01-01", (), (), "", STRICTEST, off))
    details = lawyer_scene.berk.get(path("details", lawyer_scene.people.case)).text
    assert "lawyer" not in details.partition("<main")[2]
    assert lawyer_scene.berk.get(lawyer_scene.where).status_code == 404
    data = {"lawyer": str(lawyer_scene.murat.pk), "risk_told": "on", "amj_Health": SECRET}
    assert lawyer_scene.berk.post(lawyer_scene.where, data).status_code == 404
    assert seals(lawyer_scene.lawyer) == []


def test_only_what_is_switched_on_is_asked_and_taken(
    lawyer_scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = lawyer_scene.berk.get(lawyer_scene.where).text
    asked_for = names_in(page) | set(re.findall(r'value="(\w+)"', page))
    assert asked_for >= DANGEROUS_FIELDS | DANGEROUS_CODES
    assert not names_in(page) - DANGEROUS_FIELDS - {"prs_Gender", "vic_TypeOfExploitation"}
    policy_is(monkeypatch, HIV_ON)
    assert names_in(lawyer_scene.berk.get(lawyer_scene.where).text) == {"amj_HIV", "amj_Health"}
    assert "Write at least one answer." in write(lawyer_scene, amj_HIV="", amj_SexWork=SECRET)
    request_of(lawyer_scene.berk)
    assert not LawyerNote.objects.exists()
    policy_is(monkeypatch, Edition("2026-01-01", (), (), "", STRICTEST), ALL_ON)
    with pytest.raises(PolicyRefused):
        lawyer_notes.make(Form.ADULT, {"amj_SexWork": "да"}, HIV_ON, risk_told=True)


def test_the_other_parts_ask_none_of_it(lawyer_scene: Scene) -> None:
    write(lawyer_scene)
    assert not opened(lawyer_scene.berk, lawyer_scene.people.case).details
    page = lawyer_scene.berk.get(path("details", lawyer_scene.people.case)).text
    assert page.count("1 note for Murat Chinar") == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"risk_told": ""}, TELL_THE_RISK.en),
        ({"lawyer": ""}, "Choose an answer: “For which lawyer”."),
        ({"lawyer": "nobody"}, "choose something that is offered"),
        ({"amj_HIV": " \n"}, "Write at least one answer."),
        ({"amj_HIV": "ы" * 11_000}, "there is room for 10,000"),
        ({"prs_Gender": "Feminine"}, "choose something that is offered"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_stored(
    lawyer_scene: Scene, typed: dict[str, str], says: str
) -> None:
    page = write(lawyer_scene, **typed)
    assert says in page
    request_of(lawyer_scene.berk)
    assert not LawyerNote.objects.exists()
    assert verbs(lawyer_scene.berk, "case.written") == []
    if "amj_HIV" not in typed:
        assert SECRET in page


def test_reading_and_deleting_stand_in_the_list_that_the_person_reads(lawyer_scene: Scene) -> None:
    write(lawyer_scene)
    address = notes(lawyer_scene.lawyer)[0]
    lawyer_scene.lawyer.get(address)
    assert lawyer_scene.lawyer.post(f"{address}delete/", follow=True).status_code == 200
    assert notes(lawyer_scene.lawyer) == []
    assert seals(lawyer_scene.lawyer) == []
    assert lawyer_scene.lawyer.get(address).status_code == 404
    newest = [verb for verb in verbs(lawyer_scene.berk) if verb != "case.opened"][-3:]
    assert newest == ["case.written-for-lawyer", "case.read-by-lawyer", "case.deleted-by-lawyer"]
    page = lawyer_scene.berk.get(path("access", lawyer_scene.people.case)).text
    for says in ("wrote something", "read what was written", "deleted what was written"):
        assert f"{says} for the lawyer alone" in page
    assert "Murat Chinar" in page
    assert "note for" not in lawyer_scene.berk.get(lawyer_scene.where).text
    paper = lawyer_scene.berk.post(
        path("access_paper", lawyer_scene.people.case), {"is_safe": "yes", "language": "en"}
    ).text
    assert "An answer of mine was crossed out" in paper
    assert "alone" not in paper.partition("<table")[2]


@pytest.mark.parametrize("how", ["lost", "removed", "other-role"])
def test_when_the_lawyer_is_lost_it_says_so_and_is_written_again_for_another(
    lawyer_scene: Scene, how: str
) -> None:
    write(lawyer_scene)
    if how == "lost":
        lawyer = _forgot(lawyer_scene.murat)
    elif how == "removed":
        organisations.remove_member(member=lawyer_scene.murat, by=None)
        lawyer = lawyer_scene.lawyer
    else:
        organisations.change_role(member=lawyer_scene.murat, role=RoleKey.CASE_WORKER, by=None)
        lawyer = lawyer_scene.lawyer
    keyring_of(lawyer_scene.berk)  # new keys, where somebody left
    page = lawyer_scene.berk.get(lawyer_scene.where).text
    assert "1 note for Murat Chinar" in page
    assert "Nobody can open it any more" in page
    assert (
        "nobody can open it any more" in lawyer_scene.berk.get(path("details", lawyer_scene.people.case)).text
    )
    assert f"{lawyer_scene.murat.pk}" not in page  # nobody to choose
    assert lawyer.get(FOR_YOU).status_code != 200 or notes(lawyer) == []
    leyla, other = lawyer_of(lawyer_scene.people, "Leyla Chinar")
    page = write(lawyer_scene, leyla)
    assert "1 note for Leyla Chinar" in page
    assert page.count("Nobody can open it any more") == 1
    assert SECRET in other.get(notes(other)[0]).text


def test_notes_of_one_day_for_one_lawyer_are_counted(lawyer_scene: Scene) -> None:
    write(lawyer_scene)
    assert "2 notes for Murat Chinar" in write(lawyer_scene)
    other = open_case(lawyer_scene.berk)
    assert noted_for_lawyers.notes_for_lawyers(other) == []


def test_all_of_it_is_russian(lawyer_scene: Scene) -> None:
    for client in (lawyer_scene.berk, lawyer_scene.lawyer):
        client.get("/desk/")
        client.post("/language/", {"language": "ru"})
    expected = {"Murat"}
    for typed in ({}, {"risk_told": "", "amj_HIV": ""}, {"lawyer": ""}):
        assert english(write(lawyer_scene, **typed)) <= expected, typed
    for where in (
        lawyer_scene.where,
        path("details", lawyer_scene.people.case),
        path("access", lawyer_scene.people.case),
    ):
        assert english(lawyer_scene.berk.get(where).text) <= expected, where
    address = notes(lawyer_scene.lawyer)[0]
    for where in (FOR_YOU, address):
        assert english(lawyer_scene.lawyer.get(where).text) <= expected, where
    assert english(lawyer_scene.lawyer.post(f"{address}delete/", follow=True).text) <= expected
    write(lawyer_scene)
    _forgot(lawyer_scene.murat)
    for where in (lawyer_scene.where, path("details", lawyer_scene.people.case)):
        page = lawyer_scene.berk.get(where).text
        assert "никто не откроет" in page
        assert english(page) <= expected, where


GOOD = {"risk_told": "on", "amj_HIV": "Сказано", "amj_SexWork": "", "prs_Gender": "NonConforming"}


def test_1000_texts_at_the_form_and_ten_at_the_page(lawyer_scene: Scene) -> None:
    """What the form takes is sealed whole to the lawyer; what it refuses changes nothing."""
    client, where = lawyer_scene.berk, lawyer_scene.where
    typed_well = GOOD | {"lawyer": str(lawyer_scene.murat.pk)}
    met = meet(door_of(form_of(client, where, typed_well)), typed_well)
    assert met.taken
    assert met.refused
    for typed, form in met.taken:
        whole = lawyer_notes.make(Form.ADULT, form.values, ALL_ON, risk_told=True)
        data: list[Any] = [document.as_data() for document in whole]
        data_again = canonical.from_bytes(canonical.to_bytes(data))
        arrived_whole([documents.from_data(document) for document in data_again], typed)
    for typed in met.sent_and_refused + met.sent_and_taken:
        with undone():
            before = stored(client)
            response = send(client, where, typed)
            assert response.status_code == (200 if typed in met.refused else 302)
            assert MARKUP not in response.text
            assert stored(client) == before
            rows = seals(lawyer_scene.lawyer)
            assert len(rows) == (response.status_code == 302)
            for row in rows:
                read_by_the_lawyer(lawyer_scene, row, typed)


def read_by_the_lawyer(scene: Scene, row: LawyerSeal, typed: Typed) -> None:
    request_of(scene.lawyer)
    arrived_whole(lawyer_notes.open_note(row, keyring_of(scene.lawyer)).documents, typed)
    page = scene.lawyer.get(f"{FOR_YOU}{row.note_id}/")
    assert page.status_code == 200
    assert MARKUP not in page.text


def arrived_whole(documents: Iterable[Document], typed: Typed) -> None:
    values = {name: value for document in documents for name, value in document.values.items()}
    for name in ("amj_HIV", "amj_SexWork"):
        lines = arrived(typed[name].replace("\r\n", "\n")).replace("\r", "\n").replace("\t", " ")
        assert values.get(name, "") == lines.strip()


def test_other_methods_are_refused(lawyer_scene: Scene) -> None:
    write(lawyer_scene)
    pk = notes(lawyer_scene.lawyer)[0].split("/")[-2]
    for route in OF_LAWYERS:
        for method in {"get", "post", "put", "delete"} - set(route.takes):
            where = route.path(pk)
            assert getattr(lawyer_scene.lawyer, method)(where).status_code == 405
    assert len(seals(lawyer_scene.lawyer)) == 1
