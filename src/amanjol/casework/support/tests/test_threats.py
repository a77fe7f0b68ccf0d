"""A threat to who helps: who writes it, whom it reaches and how, who never learns of it, and until when it stays."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from amanjol.casework.cases.models import Purpose
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.cases.tests.pages import without_tokens
from amanjol.casework.support.models import Threat
from amanjol.casework.support.tests.threat_cast import SAYS, SECRETS, SINCE, STEP, ThreatCast, opened, stored
from amanjol.casework.support.threats import actions, queries, rules
from amanjol.casework.support.threats.actions import Told
from amanjol.casework.support.threats.records import Kind, Step
from amanjol.casework.support.threats.urls import urlpatterns
from amanjol.casework.support.threats.words import KINDS, STEPS
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.once.tests.pressing import forms_of
from amanjol.foundation.organisations.roles import ROLES, RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member

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


def test_every_address_is_tried_here() -> None:
    assert {pattern.name for pattern in urlpatterns} == {"threats", "threat_of_case", *ABOUT}


def test_two_presses_on_any_page_tell_every_supervisor(people: ThreatCast) -> None:
    """The entry of the menu, one sentence, the button: who reads it is ticked already."""
    assert f'href="{WRITE}"' in people.berk.get(case_path("case", people.cases.case)).text
    page = people.berk.get(WRITE).text
    form = next(form for form in forms_of(page) if "says" in form.filled)
    assert set(form.filled["to"]) == {str(people.of_dana.pk), str(people.selbi.pk)}
    before = stored(people.berk)
    assert people.berk.post(WRITE, form.but(says="Угрожает брат")).status_code == 302
    assert stored(people.berk) != before
    for there in (people.dana, people.selbi_there):
        assert "Berk Chinar" in there.get("/desk/").text.partition("threat-first")[2].split("</section>")[0]


def test_it_stands_first_until_a_supervisor_took_a_step(people: ThreatCast) -> None:
    page = people.dana.get("/desk/").text
    assert page.index("A helper is threatened") < page.index("My people")
    assert path("threat", people.threat) in page
    assert not any(secret in page for secret in SECRETS)
    assert all(secret in people.dana.get(path("threat", people.threat)).text for secret in SECRETS)
    assert "A helper is threatened" in people.dana.get("/desk/").text  # read is not answered
    assert people.dana.post(path("answer_threat", people.threat), STEP).status_code == 302
    assert "A helper is threatened" not in people.dana.get("/desk/").text
    answer = opened(people.berk, people.threat).record.answers[0]
    assert (answer.steps, answer.says) == ((Step.SPOKEN, Step.TWO), "Ходит с Фаридой")
    assert "Ходит с Фаридой" in people.berk.get(path("threat", people.threat)).text


def test_whoever_sits_beside_reads_nothing_of_threats(people: ThreatCast) -> None:
    """Neither which kinds there are, nor what was written, by whom, nor which steps can be taken."""
    kinds, steps = [str(word) for word in KINDS.values()], [str(word) for word in STEPS.values()]
    pages = (reverse("support:threats"), path("threat", people.threat))
    before = [people.dana.get(page).text for page in pages]
    assert all(any(word in page for page in before) for word in (*kinds, *steps, SAYS))
    people.dana.post("/desk/cases/discreet/")
    for page in (people.dana.get(page).text for page in pages):
        assert "Not shown now." in page
        assert [word for word in (*kinds, *steps, SAYS) if word in page] == []
    assert write(people.dana, {"says": "Звонил ещё раз"}).status_code == 302
    people.dana.post("/desk/cases/discreet/")
    assert SAYS in people.dana.get(pages[1]).text


def test_today_the_button_stands_before_the_threat_and_hides_all_of_it(people: ThreatCast) -> None:
    page = people.dana.get("/desk/").text
    assert page.index("Somebody sits beside me") < page.index("A helper is threatened")
    people.dana.post("/desk/cases/discreet/")
    main = people.dana.get("/desk/").text.split("<main", 1)[1].split('<details class="all-here">', 1)[0]
    assert "Part of what is here is not shown now." in main
    assert "threat" not in main.lower()
    menu = people.dana.get("/desk/").text.split('<nav aria-label="Menu">', 1)[1].split("</nav>", 1)[0]
    assert "menu-waiting" not in menu.split("/desk/threats/", 1)[1].split("</a>", 1)[0]
    people.dana.post("/desk/cases/discreet/")
    assert "A helper is threatened" in people.dana.get("/desk/").text


def test_what_happens_since_brings_it_back(people: ThreatCast) -> None:
    people.dana.post(path("answer_threat", people.threat), STEP)
    assert people.berk.post(path("threat_went_on", people.threat), SINCE).status_code == 302
    assert "A helper is threatened" in people.dana.get("/desk/").text
    record = opened(people.dana, people.threat).record
    assert [account.says for account in record.accounts] == [SAYS, SINCE["says"]]
    assert [answer.of for answer in record.answers] == [1]
    people.dana.post(path("answer_threat", people.threat), STEP | {"steps": ["police"]})
    assert "A helper is threatened" not in people.dana.get("/desk/").text


@pytest.mark.parametrize("typed", [{"steps": []}, {"steps": ["x"]}, {}])
def test_without_a_step_nothing_is_answered(people: ThreatCast, typed: dict[str, Any]) -> None:
    before = stored(people.dana)
    assert people.dana.post(path("answer_threat", people.threat), typed).status_code == 200
    assert stored(people.dana) == before


def test_who_was_not_chosen_never_learns_of_it(people: ThreatCast) -> None:
    """Selbi supervises, holds the keys and sees the case it came from: it is about her."""
    selbi, nothing = people.selbi_there, uuid.uuid4()
    for name, typed in {"threat": {}, **ACTS}.items():
        for way in ("get", "post") if name == "erase_threat" else ("post",) if typed else ("get",):
            answers = [getattr(selbi, way)(path(name, pk), typed) for pk in (people.threat.pk, nothing)]
            assert [answer.status_code for answer in answers] == [404, 404], name
            assert without_tokens(answers[0].text) == without_tokens(answers[1].text)
    pages = ["/desk/", WRITE, "/organisation/journal/", case_path("case", people.cases.case), "/account/"]
    for where in (*pages, case_path("access", people.cases.case)):
        page = selbi.get(where).text
        assert people.threat.code not in page, where
        assert str(people.threat.pk) not in page, where
        assert "threatens them" not in page, where
        assert "A helper is threatened" not in page, where
    request_of(selbi)
    assert Threat.objects.count() == 0
    assert queries.unanswered(people.selbi).count() == 0


def test_a_case_worker_who_was_not_chosen_sees_nothing_either(people: ThreatCast) -> None:
    farida = unlocked(people.cases.keys.farida.account)
    assert farida.get(path("threat", people.threat)).status_code == 404
    assert people.threat.code not in farida.get(WRITE).text


def test_who_wrote_reads_it_and_does_not_answer(people: ThreatCast) -> None:
    page = people.berk.get(path("threat", people.threat)).text
    assert SAYS in page
    assert path("answer_threat", people.threat) not in page
    before = stored(people.berk)
    assert people.berk.post(path("answer_threat", people.threat), STEP).status_code == 403
    assert (
        people.berk.post(path("erase_threat", people.threat), {"code": people.threat.code}).status_code != 302
    )
    assert stored(people.berk) == before


def test_where_no_supervisor_was_told_whoever_else_was_may_answer(people: ThreatCast) -> None:
    farida = people.cases.keys.farida
    assert write(people.berk, people.form(farida)).status_code == 302
    keyring = keyring_of(people.berk)
    row = next(row for row in queries.opened(keyring) if row.record.told == (str(farida.pk),)).row
    there = unlocked(farida.account)
    assert there.post(path("answer_threat", row), STEP).status_code == 302
    assert opened(people.berk, row).record.is_answered


def test_a_case_worker_told_beside_a_supervisor_does_not_answer(people: ThreatCast) -> None:
    farida = people.cases.keys.farida
    write(people.berk, people.form(farida, people.of_dana))
    keyring = keyring_of(people.berk)
    row = next(row for row in queries.opened(keyring) if str(farida.pk) in row.record.told).row
    there = unlocked(farida.account)
    assert there.get(path("threat", row)).status_code == 200
    assert there.post(path("answer_threat", row), STEP).status_code == 403


@pytest.mark.parametrize("typed", [{"says": "", "kinds": []}, {"to": []}, {"to": ["x"]}, {"kinds": ["x"]}])
def test_too_little_is_not_written(people: ThreatCast, typed: dict[str, Any]) -> None:
    before = stored(people.berk)
    assert write(people.berk, people.form(people.of_dana) | typed).status_code == 200
    assert stored(people.berk) == before


def test_nobody_is_told_who_could_not_open_it(people: ThreatCast) -> None:
    """Merdan has no keys; Gozel is of another organisation."""
    gozel = people.cases.keys.cast.gul.members.get(account__name="Gozel Terek")
    for stranger in (people.merdan, gozel):
        keyring = keyring_of(people.berk)
        with pytest.raises(PermissionDenied):
            actions.record_threat(keyring=keyring, threat=Told(frozenset({stranger.pk}), says="x"))


def test_from_a_case_it_knows_the_case_and_shows_it_to_who_may_see_it(people: ThreatCast) -> None:
    where = reverse("support:threat_of_case", args=[people.cases.case.pk])
    assert where in people.berk.get(case_path("case", people.cases.case)).text
    assert people.cases.gul.get(where).status_code == 404
    assert people.berk.post(where, people.form(people.of_dana)).status_code == 302
    assert case_path("case", people.cases.case) in people.dana.get(path("threat", people.threat)).text
    timeline = people.berk.get(case_path("case", people.cases.case)).text
    assert not any(secret in timeline for secret in SECRETS)


def test_a_restricted_case_is_not_named_to_who_may_not_see_it(people: ThreatCast) -> None:
    page = people.dana.get(path("threat", people.threat)).text
    assert people.cases.case.code in page
    named = {str(pk): Purpose.WORK for pk in (people.cases.keys.cast.berk.pk, people.cases.keys.farida.pk)}
    keyring = keyring_of(people.berk)
    restricting.restrict(keyring=keyring, person=people.cases.case.person, named=named)
    page = people.dana.get(path("threat", people.threat)).text
    assert SAYS in page
    assert people.cases.case.code not in page


# Locked, signed out, others.


def test_while_locked_the_first_page_says_that_one_waits_and_no_more(people: ThreatCast) -> None:
    people.dana.post("/account/lock/")
    page = people.dana.get("/desk/").text
    assert "A helper is threatened" in page
    assert "Unlock and read it now" in page
    assert "Berk Chinar" not in page
    assert people.threat.code not in page
    back = unquote(people.dana.get(path("threat", people.threat)).headers["Location"])
    assert back == f"/account/unlock/?next={path('threat', people.threat)}"


def test_what_was_typed_while_locked_is_not_lost(people: ThreatCast) -> None:
    people.berk.post("/account/lock/")
    assert people.berk.get(WRITE).status_code == 200
    before = stored(people.dana)
    answer = write(people.berk, people.form(people.of_dana))
    assert answer.status_code == 423
    assert SAYS in answer.text
    assert stored(people.dana) == before


def test_whoever_helps_may_write_it_and_nobody_else() -> None:
    helping = {role for role in RoleKey if ROLES[role].plane == "casework"}
    assert helping | {RoleKey.ADMINISTRATOR} == rules.WRITERS


@pytest.mark.parametrize("role", sorted(set(RoleKey) - rules.WRITERS))
def test_every_other_role_is_refused(people: ThreatCast, role: RoleKey) -> None:
    client = unlocked(join("Serdar Chinar", people.cases.keys.cast.yyldyz, role).account)
    assert client.get(WRITE).status_code == 403
    assert write(client, people.form(people.of_dana)).status_code == 403
    assert f'href="{WRITE}"' not in client.get("/desk/").text


def test_who_is_signed_out_is_led_to_sign_in(people: ThreatCast) -> None:
    for where in (WRITE, path("threat", people.threat), path("erase_threat", people.threat)):
        answer = Client().get(where)
        assert answer.headers["Location"] == f"/account/sign-in/?next={where}"


def test_of_another_organisation_it_is_as_what_never_was(people: ThreatCast) -> None:
    before = stored(people.dana)
    for name, typed in ACTS.items():
        assert people.cases.gul.post(path(name, people.threat), typed).status_code == 404
    assert people.cases.gul.get(path("threat", people.threat)).status_code == 404
    assert stored(people.dana) == before


def give_keys(people: ThreatCast, member: Member) -> Client:
    there = unlocked(member.account)
    give(people.berk, member)
    accept(there)
    return there


def test_a_lawyer_with_keys_writes_reads_it_again_and_is_told_of_none(people: ThreatCast) -> None:
    lawyer = join("Maral Chinar", people.cases.keys.cast.yyldyz, RoleKey.LAWYER)
    there = give_keys(people, lawyer)
    assert str(lawyer.pk) not in people.berk.get(WRITE).text
    answer = write(there, people.form(people.of_dana))
    assert answer.status_code == 302
    assert SAYS in there.get(answer.headers["Location"]).text
    assert Kind.LIFE in queries.opened(keyring_of(there))[0].record.accounts[0].kinds
