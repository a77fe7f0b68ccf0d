"""Two sheets of paper open a restricted person when everybody named has lost their key, and never before."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django_tasks_db.models import DBTaskResult

from amanjol.casework.cases import sealing
from amanjol.casework.cases.models import Case, Named, OnPaper, Person, Purpose
from amanjol.casework.cases.restricting.actions import last_resort, restricting
from amanjol.casework.cases.tests.case_cast import NEXT, ROSA, CaseCast, open_case
from amanjol.casework.cases.tests.pages import opened, path, verbs
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.keys.queries import place_of
from amanjol.foundation.organisations.models import RecoverySet
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import (
    KEYS,
    accept,
    give,
    keyring_of,
    keys_now,
    request_of,
    words_read_out,
)
from amanjol.foundation.organisations.tests.test_keys_again import _forgot, _sheets, _type
from amanjol.foundation.seals import keypairs, recovery_sets
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db
USE = f"{KEYS}sheets/use/"


@dataclass
class Scene:
    """Rosa is left to Berk and Dana; Farida holds the keys and is not named. `sheets` are those of today."""

    people: CaseCast
    farida: Client
    sheets: list[str]

    @property
    def berk(self) -> Client:
        return self.people.keys.berk

    @property
    def dana(self) -> Client:
        return self.people.keys.dana


def make_sheets(client: Client) -> list[str]:
    printed = _sheets(client)
    assert "The sheets work" in _type(client, "typed", printed[0], printed[1])
    return printed


def restrict(scene: Scene, work: tuple[Member, ...], emergency: tuple[Member, ...] = ()) -> None:
    named = {str(member.pk): Purpose.WORK for member in (scene.people.keys.cast.berk, *work)}
    named |= {str(member.pk): Purpose.EMERGENCY for member in emergency}
    keyring = keyring_of(scene.berk)
    restricting.restrict(keyring=keyring, person=scene.people.case.person, named=named)


@pytest.fixture(scope="module")
def _scene(_case_cast: CaseCast) -> Scene:
    people = _case_cast
    farida = unlocked(people.keys.farida.account)
    give(people.keys.berk, people.keys.farida)
    accept(farida)
    scene = Scene(people, farida, make_sheets(people.keys.berk))
    restrict(scene, (people.keys.cast.dana,))
    return scene


@pytest.fixture
def scene(_scene: Scene, db: None) -> Scene:
    return deepcopy(_scene)


def lose(scene: Scene) -> tuple[Client, Client]:
    """Berk and Dana lost passphrase and code; they are back with new keys."""
    cast = scene.people.keys.cast
    return _forgot(cast.berk), _forgot(cast.dana)


def choices(client: Client) -> dict[str, str]:
    """By the name of each who can be named, what the page would send for them."""
    field = client.get(USE).context["form"].fields["heirs"]
    return {label.partition(":")[0].removesuffix(" (you)"): value for value, label in field.choices}


def use(client: Client, scene: Scene, *heirs: str) -> str:
    keys = choices(client)
    typed = {"first": scene.sheets[2], "second": scene.sheets[0], "heirs": [keys[name] for name in heirs]}
    return client.post(USE, typed, follow=True).text


def rows(client: Client) -> list[OnPaper]:
    request_of(client)
    return list(OnPaper.objects.all())


def test_two_are_named_explicitly_and_read_and_write_again(scene: Scene) -> None:
    berk, dana = lose(scene)
    page = use(dana, scene, "Farida Terek", "Dana Chinar")
    assert "1 restricted person can be opened by the two whom you named." in page
    case = scene.people.case
    assert opened(scene.farida, case).next_step == NEXT.next_step
    assert dana.get(path("case", case)).status_code == 200
    assert keys_now(berk).keyring is None
    keyring = keyring_of(dana)
    named = {str(keyring.member.pk): Purpose.WORK, str(keyring_of(scene.farida).member.pk): Purpose.WORK}
    keyring = keyring_of(dana)
    restricting.restrict(keyring=keyring, person=case.person, named=named)  # as after any other naming
    assert sealing.open_person(Person.objects.get(pk=case.person_id), keyring) == ROSA


def test_who_is_not_named_gets_nothing_though_they_typed_the_sheets(scene: Scene) -> None:
    selbi = join("Selbi Chinar", scene.people.keys.cast.yyldyz, RoleKey.SUPERVISOR)
    client = unlocked(selbi.account)
    give(scene.berk, selbi)
    accept(client)
    _, dana = lose(scene)
    use(dana, scene, "Farida Terek", "Selbi Chinar")
    request_of(dana)
    assert not Case.objects.exists()
    assert dana.get(path("case", scene.people.case)).status_code == 404


@pytest.mark.parametrize("purpose", list(Purpose))
def test_while_one_of_the_named_has_a_key_the_sheets_open_nothing_of_the_person(
    scene: Scene, purpose: Purpose
) -> None:
    farida = scene.people.keys.farida
    restrict(scene, *(((farida,), ()) if purpose is Purpose.WORK else ((), (farida,))))
    _berk, dana = lose(scene)
    assert rows(dana) == []  # the database holds it back
    page = use(dana, scene, "Berk Chinar", "Dana Chinar")
    assert "You hold the keys" in page
    assert "restricted" not in page
    request_of(dana)
    assert {named.member_id for named in Named.objects.all()} == {farida.pk}
    assert not Case.objects.exists()
    assert dana.get(USE).headers["Location"] == KEYS
    assert verbs(scene.farida, "person.handed") == []


def test_naming_nobody_or_one_or_three_hands_nothing_over(scene: Scene) -> None:
    _berk, dana = lose(scene)
    assert "Name two people." in use(dana, scene, "Farida Terek")
    assert "Name two people." in use(dana, scene, "Farida Terek", "Dana Chinar", "Berk Chinar")
    assert keys_now(dana).keyring is None
    assert "You hold the keys" in use(dana, scene)
    request_of(dana)
    assert not Named.objects.exists()


def test_a_holder_of_the_keys_can_do_it_later_and_then_must_name_two(scene: Scene) -> None:
    berk, dana = lose(scene)
    assert "Restricted people whom nobody can open" in scene.farida.get(KEYS).text
    assert "First use two of the sheets that you have" in scene.farida.get(f"{KEYS}sheets/").text
    assert "Name two people." in use(scene.farida, scene)
    assert "1 restricted person" in use(scene.farida, scene, "Berk Chinar", "Dana Chinar")
    assert "whom nobody can open" not in scene.farida.get(KEYS).text
    request_of(berk)
    assert Named.objects.count() == 2
    assert keys_now(dana).keyring is None  # the epoch is given by two, as ever


def test_only_who_works_on_cases_and_has_a_key_can_be_named(scene: Scene) -> None:
    for name, role in (("Murat Chinar", RoleKey.LAWYER), ("Serdar Chinar", RoleKey.OBSERVER)):
        unlocked(join(name, scene.people.keys.cast.yyldyz, role).account)
    join("Ogul Chinar", scene.people.keys.cast.yyldyz, RoleKey.CASE_WORKER)
    _berk, dana = lose(scene)
    assert choices(dana).keys() == {"Berk Chinar", "Dana Chinar", "Farida Terek"}
    murat = unlocked(scene.people.keys.cast.yyldyz.members.get(account__name="Murat Chinar").account)
    typed = {"first": scene.sheets[2], "second": scene.sheets[0]}
    value = f"{ring_member(murat)} {'ba ' * 5}ba"
    page = dana.post(USE, typed | {"heirs": [value, choices(dana)["Dana Chinar"]]}).text
    assert "choose something that is offered" in page
    request_of(dana)
    assert not Named.objects.exists()


def ring_member(client: Client) -> str:
    member = keys_now(client).member
    assert member is not None
    return str(member.pk)


@pytest.mark.parametrize("name", ["Berk Chinar", "Farida Terek"])
def test_a_key_that_was_swapped_while_somebody_compared_gets_nothing(scene: Scene, name: str) -> None:
    _berk, dana = lose(scene)
    keys = choices(dana)
    account = scene.people.keys.cast.yyldyz.members.get(account__name=name).account_id
    PersonKey.objects.filter(account=account).update(public=keypairs.generate().public)
    typed = {
        "first": scene.sheets[2],
        "second": scene.sheets[0],
        "heirs": [keys[name], keys["Dana Chinar"]],
    }
    page = dana.post(USE, typed)
    assert page.status_code == 200
    request_of(dana)
    assert not Named.objects.exists()
    assert keys_now(dana).keyring is None


def test_a_holders_key_that_was_swapped_before_gets_nothing(scene: Scene) -> None:
    """The page shows the words of the swapped key; the voucher under the epoch is for the other."""
    _berk, dana = lose(scene)
    account = scene.people.keys.farida.account_id
    PersonKey.objects.filter(account=account).update(public=keypairs.generate().public)
    assert "A key has changed while you looked." in use(dana, scene, "Farida Terek", "Dana Chinar")
    request_of(dana)
    assert not Named.objects.exists()


def test_one_sheet_hands_nothing_over(scene: Scene) -> None:
    _berk, dana = lose(scene)
    keys = choices(dana)
    typed = {"first": scene.sheets[2], "second": scene.sheets[2], "heirs": list(keys.values())[:2]}
    assert "same sheet twice" in dana.post(USE, typed).text
    request_of(dana)
    assert not Named.objects.exists()


def test_row_security_shows_it_to_the_named_and_then_only_when_nobody_is_named(scene: Scene) -> None:
    assert rows(scene.farida) == rows(scene.people.gul) == rows(scene.people.officer) == []
    assert len(rows(scene.dana)) == 1
    lose(scene)
    assert len(rows(scene.farida)) == 1
    assert rows(scene.people.gul) == []
    with connection.cursor() as cursor:
        cursor.execute("select set_config('amanjol.session_token', '', true)")
        cursor.execute("delete from cases_onpaper")
        assert cursor.rowcount == 0


def test_row_security_takes_no_blob_from_who_is_not_named(scene: Scene) -> None:
    row = rows(scene.dana)[0]
    row.pk, row._state.adding = None, True
    request_of(scene.farida)
    assert OnPaper.objects.update(sealed=b"") == 0
    assert OnPaper.objects.all().delete()[0] == 0
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        row.save(force_insert=True)


def test_a_blob_opens_for_its_person_and_set_alone(scene: Scene) -> None:
    row = rows(scene.dana)[0]
    place = place_of(row.organisation_id)
    papers = RecoverySet.objects.get()
    shares = [recovery_sets.read_share(text) for text in scene.sheets[:2]]
    keys = recovery_sets.combine(shares[0], shares[1], place, bytes(papers.public))
    key = sealing.open_on_paper(row, keys, place)
    assert key == sealing.key_of(Person.objects.get(), keyring_of(scene.dana))
    for moved in (
        OnPaper(person_id=scene.people.case.pk, sealed=row.sealed),
        OnPaper(person_id=row.person_id, sealed=Named.objects.all()[0].sealed),
    ):
        with pytest.raises(SealBroken):
            sealing.open_on_paper(moved, keys, place)
    with pytest.raises(SealBroken):
        sealing.open_on_paper(row, keypairs.generate(), place)


def test_new_sheets_take_the_place_of_the_old_in_the_next_request_of_somebody_named(scene: Scene) -> None:
    newer = make_sheets(scene.farida)
    assert rows(scene.dana) == []  # what was sealed to the older set goes with it
    scene.farida.get("/desk/cases/")
    assert rows(scene.dana) == []
    scene.dana.get("/desk/cases/")
    assert len(rows(scene.dana)) == 1
    request_of(scene.dana)
    assert last_resort.catch_up(keyring=keyring_of(scene.dana)) == 0
    _berk, dana = lose(scene)
    old = scene.sheets
    assert "of an older set" in use(dana, scene, "Farida Terek", "Dana Chinar")
    scene.sheets = newer
    assert old != newer
    assert "1 restricted person" in use(dana, scene, "Farida Terek", "Dana Chinar")


def test_a_set_that_was_swapped_in_the_database_gets_no_key(scene: Scene) -> None:
    request_of(scene.dana)
    other = keypairs.generate()
    RecoverySet.objects.update(public=other.public)
    before = [bytes(row.sealed) for row in rows(scene.dana)]
    scene.dana.get("/desk/cases/")
    assert [bytes(row.sealed) for row in rows(scene.dana)] == before
    restrict(scene, (scene.people.keys.farida,))
    assert rows(scene.berk) == []
    scene.berk.post(f"{KEYS}new/")
    keyring = keyring_of(scene.berk)
    assert keyring.epoch.number == 2
    assert not keyring.member.organisation.epochs.exclude(by_recovery_set=None).filter(number=2).exists()
    assert "Make the sheets" in scene.berk.get(KEYS).text


def test_a_new_epoch_vouches_for_the_sheets_again(scene: Scene) -> None:
    scene.berk.post(f"{KEYS}new/")
    assert keyring_of(scene.dana).epoch.number == 2
    restrict(scene, (scene.people.keys.cast.dana,))
    assert len(rows(scene.berk)) == 1


def test_naming_anew_seals_the_new_key_and_lifting_leaves_nothing(scene: Scene) -> None:
    before = bytes(rows(scene.berk)[0].sealed)
    restrict(scene, (scene.people.keys.farida,))
    assert bytes(rows(scene.berk)[0].sealed) != before
    restricting.lift(keyring=keyring_of(scene.berk), person=scene.people.case.person)
    assert rows(scene.berk) == []


def test_it_stands_in_the_journal_and_in_the_list_of_the_person_and_is_told(scene: Scene) -> None:
    ayna = scene.people.keys.cast.ayna
    _berk, dana = lose(scene)
    DBTaskResult.objects.all().delete()
    use(dana, scene, "Farida Terek", "Dana Chinar")
    assert verbs(dana, "person.handed") == ["person.handed-over"]
    page = dana.get(path("access", scene.people.case)).text
    assert "gave this to two members with two sheets of paper" in page
    paper = dana.post(path("access_paper", scene.people.case), {"is_safe": "yes", "language": "ru"}).text
    assert "передали двум другим людям" in paper
    waiting = [task for task in DBTaskResult.objects.all() if task.task_path.endswith("last_resort.tell")]
    assert len(waiting) == 1
    organisation = str(scene.people.case.organisation_id)
    assert waiting[0].args_kwargs["args"] == [organisation]
    assert last_resort.tell.call(organisation) == len(mail.outbox)
    addresses = {address for message in mail.outbox for address in message.to}
    assert addresses
    assert ayna.account.email not in addresses  # an administrator, who holds no keys
    for message in mail.outbox:
        text = f"{message.subject} {message.body}"
        assert "/organisation/journal/" in text
        assert not any(word in text for word in ("Роза", "Аманова", scene.people.case.code, "Farida"))


def test_without_anybody_left_nobody_is_told(scene: Scene) -> None:
    restrict(scene, (scene.people.keys.farida,))
    _berk, dana = lose(scene)
    DBTaskResult.objects.all().delete()
    use(dana, scene, "Berk Chinar", "Dana Chinar")
    assert not DBTaskResult.objects.filter(task_path__endswith="last_resort.tell").exists()


def test_what_is_said_on_the_way_is_all_russian(scene: Scene) -> None:
    _berk, dana = lose(scene)
    for client in (dana, scene.farida):
        client.get("/desk/")  # with what was said in English so far
        client.post("/language/", {"language": "ru"})
        page = client.get(USE)
        names = set(page.context["set_name"].split()) | set(" ".join(choices(client).values()).split())
        assert english(page.text) <= names
        page = client.post(USE, {"first": scene.sheets[0], "second": scene.sheets[0], "heirs": "x y"})
        assert english(page.text) <= names | set(" ".join(scene.sheets).split())
    six = set(words_read_out(scene.farida).split())  # beside them in Latin letters
    for where in (KEYS, f"{KEYS}sheets/"):
        assert english(scene.farida.get(where).text) <= {"Yyldyz", *six}, where
    assert "могут открыть случаи 1 человека" in use(scene.farida, scene, "Berk Chinar", "Dana Chinar")


def test_a_blob_that_was_swapped_leaves_the_others_to_be_handed_over(scene: Scene) -> None:
    other = open_case(scene.berk, replace(ROSA, names=("Айна",), document=""))
    named = {
        str(member.pk): Purpose.WORK for member in (scene.people.keys.cast.berk, scene.people.keys.cast.dana)
    }
    restricting.restrict(keyring=keyring_of(scene.berk), person=other.person, named=named)
    request_of(scene.berk)
    OnPaper.objects.filter(person=other.person_id).update(sealed=b"\2" * 1169)
    _berk, dana = lose(scene)
    assert "1 restricted person" in use(dana, scene, "Farida Terek", "Dana Chinar")
    assert opened(dana, scene.people.case).next_step == NEXT.next_step
    assert last_resort.is_left(keyring_of(dana).member)
