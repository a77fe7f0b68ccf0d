"""Who reads a complaint: those named in advance, without the accused; else the second organisation, or nobody."""

from __future__ import annotations

import itertools
import logging
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied

from amanjol.casework.complaints.actions import naming
from amanjol.casework.complaints.actions.taking_in import NobodyLeft
from amanjol.casework.complaints.models import Complaint, Receiver, SecondOrganisation
from amanjol.casework.complaints.receiving import may_be
from amanjol.casework.complaints.records import Accused, AgeGroup, Reply, Statement, Subject
from amanjol.casework.complaints.tests.complaint_cast import (
    ComplaintCast,
    complain,
    readers,
    seen_by,
    watchers,
)
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.names.matching import Matcher
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.foundation.organisations.keys.keyring import Keyring

pytestmark = pytest.mark.django_db


def keyring(people: ComplaintCast, name: str) -> Keyring:
    return keyring_of(people.at[name])


@pytest.mark.parametrize(
    ("changed", "who", "watching"),
    [
        ({}, ["Berk", "Gunesh"], ["Dana"]),
        ({"accused": Accused.NOBODY}, ["Berk", "Gunesh"], ["Dana"]),
        ({"accused": Accused.CASE_WORKER}, ["Gunesh"], ["Dana"]),
        ({"accused": Accused.PSYCHOLOGIST}, ["Berk"], ["Dana"]),
        ({"accused": Accused.HEAD}, ["Berk", "Gunesh"], []),
        ({"name": "Гюнеш"}, ["Berk"], ["Dana"]),
        ({"name": "Берк"}, ["Gunesh"], ["Dana"]),
        ({"name": "Dana"}, ["Berk", "Gunesh"], []),
        ({"accused": Accused.CASE_WORKER, "name": "Gunesh"}, ["Maya"], []),
        ({"accused": Accused.UNKNOWN}, ["Maya"], []),
        ({"subject": Subject.STAFF_ABUSE}, ["Maya"], []),
        ({"subject": Subject.STAFF_ABUSE, "accused": Accused.RESIDENT}, ["Maya"], []),
    ],
)
def test_whoever_is_accused_neither_reads_nor_watches(
    people: ComplaintCast, changed: dict[str, Any], who: list[str], watching: list[str]
) -> None:
    pk, road = complain(people, **changed)
    assert (readers(road), watchers(road)) == (who, watching)
    assert road.is_elsewhere == (who == ["Maya"])
    for name in ("berk", "gunesh", "maya", "dana"):
        assert [row.pk for row in seen_by(people.at[name])] == ([pk] if name.title() in who else [])


def test_a_colleague_who_neither_reads_nor_supervises_counts_nothing(people: ComplaintCast) -> None:
    dana = keyring(people, "dana").member
    naming.remove(by=dana, receiver=Receiver.objects.get(member=people.gunesh).pk)
    _pk, road = complain(people)
    assert (readers(road), watchers(road)) == (["Berk"], ["Dana"])


def test_of_exploitation_the_first_organisation_has_no_row_at_all(people: ComplaintCast) -> None:
    """Not even that there is one: in a small house that tells who wrote it."""
    complain(people, subject=Subject.STAFF_ABUSE)
    for name in ("berk", "dana", "gunesh"):
        request_of(people.at[name])
        assert not Complaint.objects.exists()
        assert not Entry.objects.filter(verb__startswith="complaint.").exists()
    assert len(seen_by(people.at["maya"])) == 1


@pytest.mark.parametrize(
    ("typed", "name", "is_meant"),
    [
        ("Маралка", "Maral Terek", True),
        ("на Марала", "Maral Terek", True),
        ("Maralyň", "Марал Терек", True),
        ("Дану и Берка", "Dana Chinar", True),
        ("Danadan", "Дана Чинар", True),
        ("с Гюнешем", "Gunesh Chinar", True),
        ("Сергея", "Сергей Иванов", True),
        ("на Зою", "Зоя Чинар", True),
        ("Мерет", "Merdan Chinar", False),
        ("Дину", "Dana Chinar", False),
        ("марал", "Maral Terek", True),
        ("Terek", "Maral Terek", True),
        ("Тереков Марал", "Maral Terek", True),
        ("М.", "Maral Terek", False),
        ("", "Maral Terek", False),
        ("Selbi", "Maral Terek", False),
        ("психолог Гюнеш", "Gunesh Chinar", True),
    ],
)
def test_a_name_in_any_script_and_a_part_of_it_is_enough(typed: str, name: str, is_meant: bool) -> None:
    assert may_be(typed, name, Matcher()) == is_meant


@pytest.mark.parametrize(
    ("typed", "name", "is_meant"),
    [
        ("Аню", "Аня", True),
        ("Аней", "Аня", True),
        ("Ане", "Аня", True),
        ("Анечкой", "Аня", True),
        ("Аньку", "Аня", True),
        ("Anyu", "Аня", True),
        ("Олю", "Оля", True),
        ("Olyoy", "Оля", True),
        ("Зое", "Зоя", True),
        ("Зоей", "Зоя", True),
        ("Зойкой", "Zoya", True),
        ("Zoýany", "Зоя", True),
        ("Зоянын", "Зоя", True),
        ("Zoyaga", "Зоя", True),
        ("Раей", "Рая", True),
        ("Rayaning", "Рая", True),
        ("Цоем", "Цой", True),
        ("Цойдан", "Цой", True),
        ("Павла", "Павел", True),
        ("Павлом", "Pawel", True),
        ("Петра", "Пётр", True),
        ("Петром", "Pyotr", True),
        ("Петру", "Petr", True),
        ("Льва", "Лев", True),
        ("Льву", "Lew", True),
        ("Иру", "Ира", True),
        ("Ирадан", "Ира", True),
        ("Ирочкой", "Ira", True),
        ("Асю", "Ася", True),
        ("Асяро", "Ася", True),
        ("Ильёй", "Илья", True),
        ("Майю", "Maya", True),
        ("Исадан", "Иса", True),
        ("Алиге", "Али", True),
        ("Фёдору", "Федор", True),
        ("Семена", "Семён", True),
        ("Мерженой", "Merjen", True),
        ("Merjenden", "Мерджен", True),
        ("Хуршиду", "Xurshida", True),
        ("Hemrany", "Хемра", True),
        ("Фаридани", "Фарида", True),
        ("Жылдыздын", "Jyldyz", True),
        ("Антон", "Аня", False),
        ("Анара", "Аня", False),
        ("Айгуль", "Аня", False),
        ("Иван", "Ива", False),
        ("Олег", "Оля", False),
        ("Олим", "Оля", False),
        ("Зохра", "Зоя", False),
        ("Зафар", "Зоя", False),
        ("Рано", "Рая", False),
        ("Раим", "Рая", False),
        ("Цветана", "Цой", False),
        ("Ирода", "Ира", False),
        ("Асан", "Ася", False),
        ("Асель", "Ася", False),
        ("Исмаил", "Иса", False),
        ("Ислам", "Иса", False),
        ("Азиз", "Аза", False),
        ("Алим", "Али", False),
        ("Лола", "Лев", False),
        ("Петя", "Павел", False),
        ("Юсуп", "Юля", False),
        ("Ильяс", "Илья", False),
        ("Майсалбек", "Майя", False),
        ("Аня", "---", False),
    ],
)
def test_a_short_name_with_any_ending_is_meant_and_no_longer_one(
    typed: str, name: str, is_meant: bool
) -> None:
    """Nor does a name without a single sound mean everybody."""
    assert may_be(typed, name, Matcher()) == is_meant


FIRST_NAMES = [
    "Дарья", "Юлия", "Ольга", "Мария", "Елена", "Наталья", "Светлана", "Татьяна", "Иван", "Пётр",
    "Павел", "Лев", "Антон", "Олег", "Сергей", "Дмитрий", "Алексей", "Андрей", "Аня", "Ира", "Зоя",
    "Рая", "Ася", "Майя", "Айна", "Maral", "Gözel", "Oguljan", "Merdan", "Serdar", "Batyr", "Jeren",
    "Bahar", "Aýgül", "Myrat", "Dilnoza", "Gulnora", "Aziza", "Nodira", "Malika", "Rustam", "Jasur",
    "Bobur", "Alisher", "Otabek", "Айжан", "Чынара", "Нургуль", "Бакыт", "Азамат", "Нурлан",
    "Эркин", "Гулзат", "Фарида", "Зебо", "Мехри", "Далер", "Фаррух", "Шахноза", "Рано",
]  # fmt: skip


def test_few_first_names_are_taken_for_another() -> None:
    """Two of 3,540: a reader too few, which costs less than a person."""
    matcher = Matcher()
    taken = [
        (typed, name)
        for typed, name in itertools.permutations(FIRST_NAMES, 2)
        if may_be(typed, name, matcher)
    ]
    assert len(FIRST_NAMES) == 60
    assert taken == [("Ольга", "Олег"), ("Maral", "Мария")]


def test_who_works_in_both_is_shut_out_of_the_second_by_name(people: ComplaintCast) -> None:
    with pytest.raises(NobodyLeft):
        complain(people, subject=Subject.STAFF_ABUSE, name="Майя Ораз")
    assert not seen_by(people.at["maya"])


def test_where_nobody_is_left_nothing_is_kept(people: ComplaintCast) -> None:
    naming_by = keyring(people, "dana").member
    SecondOrganisation.objects.filter(organisation=people.yyldyz).delete()
    with pytest.raises(NobodyLeft):
        complain(people, subject=Subject.STAFF_ABUSE)
    for name in ("berk", "gunesh", "maya"):
        assert not seen_by(people.at[name])
    with pytest.raises(naming.ReceivesNothing):
        naming.choose_second(by=naming_by, second=people.yyldyz)


def test_a_childs_complaint_goes_further_whatever_is_said() -> None:
    with pytest.raises(ValueError, match="always goes further"):
        Statement(AgeGroup.CHILD, Subject.HELP, Accused.NOBODY, "", "x", False, Reply.NONE)


def test_only_a_supervisor_names_and_only_colleagues_whose_role_may(people: ComplaintCast) -> None:
    berk, dana = keyring(people, "berk"), keyring(people, "dana")
    with pytest.raises(PermissionDenied):
        naming.name(keyring=berk, member=people.keys.cast.dana)
    with pytest.raises(PermissionDenied):
        naming.name(keyring=dana, member=people.keys.cast.ayna)  # an administrator holds no key
    with pytest.raises(PermissionDenied):
        naming.name(keyring=dana, member=people.maya)
    with pytest.raises(PermissionDenied):
        naming.choose_second(by=berk.member, second=people.gul)
    with pytest.raises(PermissionDenied):
        naming.remove(by=berk.member, receiver=Receiver.objects.filter(organisation=people.yyldyz)[0].pk)


def test_nobody_is_named_whose_key_no_holder_has_compared(people: ComplaintCast) -> None:
    """Also where the account has a key: whose it is, nobody knows."""
    ogul = join("Ogul Terek", people.yyldyz, RoleKey.PSYCHOLOGIST)
    unlocked(ogul.account)
    dana = keyring(people, "dana")
    with pytest.raises(naming.NotCompared):
        naming.name(keyring=dana, member=ogul)
    page = people.at["dana"].post("/desk/complaints/receivers/", {"person": str(ogul.account_id)}).text
    assert "Nobody has compared the six words" in page


def test_who_gets_another_role_or_leaves_receives_no_more(
    people: ComplaintCast, caplog: pytest.LogCaptureFixture
) -> None:
    organisations.change_role(member=people.keys.cast.berk, role=RoleKey.OFFICER, by=None)
    with caplog.at_level(logging.ERROR):
        _pk, road = complain(people)
    assert readers(road) == ["Gunesh"]
    organisations.remove_member(member=people.gunesh, by=None)
    _pk, road = complain(people)
    assert road.is_elsewhere


def test_a_supervisor_takes_somebody_out_on_the_page(people: ComplaintCast) -> None:
    request_of(people.at["dana"])
    row = Receiver.objects.get(member=people.keys.cast.berk)
    page = people.at["dana"].get("/desk/complaints/receivers/").text
    assert "Berk Chinar" in page
    assert "Gunesh Terek" in page
    response = people.at["dana"].post(f"/desk/complaints/receivers/{row.pk}/remove/")
    assert response.status_code == 302
    _pk, road = complain(people)
    assert readers(road) == ["Gunesh"]
    people.at["dana"].post("/desk/complaints/receivers/", {"person": str(people.keys.cast.berk.account_id)})
    _pk, road = complain(people)
    assert readers(road) == ["Berk", "Gunesh"]


def test_the_second_organisation_is_chosen_on_the_page(people: ComplaintCast) -> None:
    request_of(people.at["dana"])
    SecondOrganisation.objects.filter(organisation=people.yyldyz).delete()
    page = people.at["dana"].get("/desk/complaints/receivers/").text
    assert "No second organisation is chosen." in page
    people.at["dana"].post("/desk/complaints/receivers/second/", {"second": str(people.gul.pk)})
    assert "Chosen: <strong>Gul</strong>" in people.at["dana"].get("/desk/complaints/receivers/").text
    assert "Yyldyz" in people.at["maya"].get("/desk/complaints/receivers/").text
