"""Sessions: what the case sees, what the circle has, what she hears first, and the one line that leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.utils.html import escape

from amanjol.casework.cases.tests.pages import opened as opened_case
from amanjol.casework.cases.tests.pages import path, verbs
from amanjol.casework.cases.tests.test_restricted import farida_of
from amanjol.casework.support.sessions.actions import asking, helping
from amanjol.casework.support.sessions.limit import packaged_limit
from amanjol.casework.support.sessions.queries import held_in, row_counts
from amanjol.casework.support.sessions.records import (
    DangerKind,
    Kind,
    Standing,
    TonightStep,
    WhyNot,
)
from amanjol.casework.support.tests.session_cast import (
    ASKING,
    FIRST,
    MISSED,
    OF_MISSED,
    SAID,
    SECRETS,
    SessionCast,
    bring_in,
    compare,
    hear,
    inside_of,
    of_case,
    seen,
    stored,
    words_of,
    write,
)
from amanjol.casework.support.tests.session_pages import BY_NAME, SESSION, TELLS
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.keys.actions.accepting import OtherWords
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.kinds import CirclePurpose
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.support.models import CircleClient, CircleDanger

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(session_cast: SessionCast) -> SessionCast:
    return session_cast


def page_of(client: Client, people: SessionCast, name: str = "client") -> str:
    return str(client.get(BY_NAME[name].path(people)).text)


def post(client: Client, people: SessionCast, name: str, **typed: Any) -> Any:
    route = BY_NAME[name]
    return client.post(route.path(people), route.typed(people) | typed)


def another_client(
    people: SessionCast, purpose: str, role: RoleKey, name: str
) -> tuple[Client, CircleClient]:
    """Of a circle of one member, asked by Berk and not compared yet."""
    member = join(name, people.cases.keys.cast.yyldyz, role)
    client = unlocked(member.account)
    circle = renewing.begin(circles=circles_at(client), purpose=purpose)
    hear(people.berk, circle, client)
    keyring = keyring_of(people.berk)
    return client, asking.ask(keyring=keyring, case=people.case, circle=circle.pk, asking=ASKING)


def test_the_case_sees_when_and_how_long_and_nothing_that_was_said(people: SessionCast) -> None:
    client = seen(people.berk, people)
    assert [session.facts for session in client.exchange.sessions] == [MISSED, FIRST]
    assert [session.who for session in client.exchange.sessions] == ["Gunesh Terek", "Gunesh Terek"]
    assert client.exchange.minutes == 50
    for name in ("berk", "dana"):
        page = getattr(people, name).get(path("case", people.case)).text
        assert "Gunesh Terek" in page
        assert f"{FIRST.on:%d.%m.%Y}" in page
        assert "1 session · 50 min" in page
        assert "They could not come" in page
        assert SAID not in page
        assert OF_MISSED not in page
    assert SAID not in page_of(people.berk, people, "client_of_case")


def test_a_psychologist_without_keys_sees_her_clients_and_nothing_else(people: SessionCast) -> None:
    gunesh = people.at["gunesh"]
    page = page_of(gunesh, people)
    assert all(word in page for word in (SAID, OF_MISSED, "аптеку", "65 700111", "Не спит"))
    assert "Гозель" in page_of(gunesh, people, "clients")
    assert "Аманова" not in page
    for address in (path("case", people.case), "/desk/cases/", "/desk/cases/find/", "/desk/learning/"):
        assert gunesh.get(address).status_code == 403
    menu = gunesh.get("/desk/").text
    assert BY_NAME["clients"].path(people) in menu
    assert "/desk/cases/" not in menu


def test_a_psychologist_of_no_circle_sees_nobody_until_she_is_taken_in(people: SessionCast) -> None:
    ogul = people.at["ogul"]
    assert "You are in no circle yet" in page_of(ogul, people, "clients")
    assert ogul.get(BY_NAME["client"].path(people)).status_code == 404
    bring_in(people)
    assert SAID in page_of(ogul, people)


def test_an_observer_sees_what_the_case_sees(people: SessionCast) -> None:
    member = join("Serdar Chinar", people.cases.keys.cast.yyldyz, RoleKey.OBSERVER)
    client = unlocked(member.account)
    give(people.berk, member)
    accept(client)
    page = client.get(path("case", people.case)).text
    assert "1 session · 50 min" in page
    assert not any(secret in page for secret in (SAID, OF_MISSED))
    assert client.get(BY_NAME["clients"].path(people)).status_code == 403


def test_nobody_is_shown_before_the_six_words_were_compared(people: SessionCast) -> None:
    doctor, row = another_client(people, "doctor", RoleKey.DOCTOR, "Maya Terek")
    listed = doctor.get("/desk/clients/").text
    assert "compare six words" in listed
    assert "Гозель" not in listed
    where = f"/desk/clients/{row.pk}/"
    assert "They read you six words" in doctor.get(where).text
    assert doctor.post(f"{where}answer/", {"standing": "taken-on"}).status_code == 302
    assert doctor.get(f"{where}sessions/").status_code == 302
    others = words_of(people.berk, people.case, people.client.pk)
    with pytest.raises(OtherWords):
        helping.compare(circles=circles_at(doctor), client=row.pk, typed=others)
    words = words_of(people.berk, people.case, row.pk)
    assert words.split()[0] in people.berk.get(f"/desk/cases/{people.case.pk}/help/{row.pk}/").text
    assert doctor.post(f"{where}words/", {"typed": words}).status_code == 302
    page = doctor.get(where).text
    assert "аптеку" in page
    assert "Will you take them on?" in page


def test_who_holds_the_keys_besides_needs_no_words(people: SessionCast) -> None:
    member = join("Murat Terek", people.cases.keys.cast.yyldyz, RoleKey.LAWYER)
    lawyer = unlocked(member.account)
    give(people.berk, member)
    accept(lawyer)
    circle = renewing.begin(circles=circles_at(lawyer), purpose="lawyer")
    keyring = keyring_of(people.berk)
    row = asking.ask(keyring=keyring, case=people.case, circle=circle.pk, asking=ASKING)
    assert "waits for your answer" in lawyer.get("/desk/clients/").text
    where = f"/desk/clients/{row.pk}/"
    assert lawyer.post(f"{where}answer/", {"standing": "taken-on"}).status_code == 302
    assert lawyer.post(f"{where}heard/", {"language": "ru", "is_heard": "on"}).status_code == 302
    typed = SESSION | {"kind": "advice", "said": "Совет о паспорте"}
    assert lawyer.post(f"{where}sessions/", typed).status_code == 302
    assert "Совет о паспорте" in lawyer.get(where).text
    assert "Совет о паспорте" not in people.berk.get(path("case", people.case)).text
    tally = held_in(of_case(people.berk, people.case))
    assert tally == {
        (CirclePurpose.LAWYER, Kind.ADVICE): (1, 45), (CirclePurpose.PSYCHOLOGIST, Kind.FIRST): (1, 50),
    }  # fmt: skip
    counts = row_counts([people.case.pk])[people.case.pk]
    assert (counts.clients, counts.sessions, counts.dangers) == (2, 3, 0)


def test_before_the_first_session_she_hears_the_limit(people: SessionCast) -> None:
    doctor, row = another_client(people, "doctor", RoleKey.DOCTOR, "Maya Terek")
    compare(doctor, people.berk, people.case, row.pk)
    helping.answer(circles=circles_at(doctor), client=row.pk, standing=Standing.TAKEN_ON)
    with pytest.raises(helping.NotHeard):
        write(doctor, row.pk, replace(FIRST, kind=Kind.EXAMINATION))
    where = f"/desk/clients/{row.pk}/"
    refused = doctor.post(f"{where}sessions/", SESSION | {"kind": "examination"})
    assert "Read it out first" in refused.text
    write(doctor, row.pk, MISSED)  # who did not come has heard nothing
    text = packaged_limit()
    assert escape(text.said("uz-cyrl")[0]) in doctor.get(f"{where}?language=uz-cyrl").text
    assert "is_heard" in doctor.post(f"{where}heard/", {"language": "uz-cyrl"}).text
    assert doctor.post(f"{where}heard/", {"language": "uz-cyrl", "is_heard": "on"}).status_code == 302
    given = inside_of(doctor, row.pk).exchange.answer
    assert given is not None
    (heard,) = given.heard
    assert (heard.language, heard.edition, heard.digest) == ("uz-cyrl", text.edition, text.digest("uz-cyrl"))
    assert doctor.post(f"{where}sessions/", SESSION | {"kind": "examination"}).status_code == 302


def test_the_limit_is_whole_in_every_language_and_names_what_leaves() -> None:
    text = packaged_limit()
    assert list(text.read_in) == ["en", "ru", "uz", "uz-cyrl", "kk", "ky", "tk"]
    assert len({text.digest(language) for language in text.read_in}) == 7
    for language in text.read_in:
        assert len(text.said(language)) == 4
    assert "child" in text.said("en")[2]
    assert text.is_read("en")
    assert not text.is_read("uz-cyrl")


def test_what_was_corrected_stands_beside_what_stood_there(people: SessionCast) -> None:
    gunesh = people.at["gunesh"]
    where = BY_NAME["session"].path(people)
    assert (
        gunesh.post(where, SESSION | {"kind": "first", "said": "Снится подвал, потом тихо"}).status_code
        == 302
    )
    page = gunesh.get(where).text
    assert SAID in page
    assert "50 min" in page
    assert "Снится подвал, потом тихо" in page_of(gunesh, people)
    facts = seen(people.berk, people).exchange.sessions[0].record
    assert (facts.version, facts.facts.minutes, facts.changes[0].facts) == (2, 45, FIRST)
    before = stored(gunesh)
    assert (
        gunesh.post(where, SESSION | {"kind": "first", "said": "Снится подвал, потом тихо"}).status_code
        == 302
    )
    assert stored(gunesh) == before
    assert verbs(people.berk, "session.").count("session.changed") == 1


def test_no_minutes_count_of_what_did_not_take_place(people: SessionCast) -> None:
    typed = SESSION | {"outcome": "put-off", "minutes": "45"}
    assert post(people.at["gunesh"], people, "new_session", **typed).status_code == 302
    exchange = seen(people.berk, people).exchange
    assert exchange.sessions[0].facts.minutes == 0
    assert exchange.minutes == 50
    assert "how many minutes" in post(people.at["gunesh"], people, "new_session", minutes="").text


def test_danger_leaves_the_circle_as_one_line_of_codes(people: SessionCast) -> None:
    gunesh = people.at["gunesh"]
    line = "They may take their own life → Somebody they trust stays with them tonight"
    assert "<textarea" not in page_of(gunesh, people, "pass_on")
    assert post(gunesh, people, "pass_on", said="Ночью у окна").status_code == 302
    assert "nobody has taken it up yet" in page_of(gunesh, people)
    page = people.berk.get(path("case", people.case)).text
    assert page.index(line) < page.index("case-columns")
    assert line in people.berk.get("/desk/").text
    assert line not in farida_of(people.cases).get("/desk/").text
    assert "passed on a danger out of the circle" in page
    people.berk.post("/desk/cases/discreet/")
    assert line not in people.berk.get("/desk/").text
    assert line not in people.berk.get(path("case", people.case)).text
    people.berk.post("/desk/cases/discreet/")
    people.berk.post("/account/lock/")
    locked = people.berk.get("/desk/").text
    assert path("case", people.case) in locked
    assert "own life" not in locked


def passed_on(people: SessionCast) -> CircleDanger:
    return helping.pass_on(
        circles=circles_at(people.at["gunesh"]), client=people.client.pk, danger=DangerKind.CHILD_HURT,
        step=TonightStep.FETCH_CHILD,
    )  # fmt: skip


def test_who_takes_a_danger_up_makes_it_the_danger_of_the_case(people: SessionCast) -> None:
    row = passed_on(people)
    before = opened_case(people.berk, people.case).risk
    where = f"/desk/cases/{people.case.pk}/help/danger/{row.pk}/"
    assert people.dana.post(where).status_code == 302
    risk = opened_case(people.berk, people.case).risk
    assert risk is not None
    assert risk != before
    assert risk.now.value == "high"
    assert (
        risk.says
        == "A child is being hurt or abused → The child sleeps tonight with another adult, whom it trusts"
    )
    assert "in-danger" in people.berk.get("/desk/").text
    assert "Danger, passed on out of a circle" not in people.berk.get(path("case", people.case)).text
    assert "taken up by Dana" in page_of(people.at["gunesh"], people)
    assert people.dana.post(where).status_code == 302
    assert verbs(people.berk, "session.").count("session.danger-taken-up") == 1
    assert verbs(people.berk).count("case.risk-assessed") == 1


def test_every_supervisor_has_it_on_the_first_page(people: SessionCast) -> None:
    """Dana is on no case."""
    passed_on(people)
    assert "A child is being hurt or abused" in people.dana.get("/desk/").text


def test_danger_waits_for_nothing(people: SessionCast) -> None:
    """Not for a circle that has taken her on, not for a limit that she has heard."""
    doctor, row = another_client(people, "doctor", RoleKey.DOCTOR, "Maya Terek")
    compare(doctor, people.berk, people.case, row.pk)
    typed = {"danger": "illness", "step": "ambulance"}
    assert doctor.post(f"/desk/clients/{row.pk}/danger/", typed).status_code == 302
    assert "An ambulance, now" in people.berk.get(path("case", people.case)).text


def test_a_circle_says_no_by_a_code_and_the_case_can_ask_again(people: SessionCast) -> None:
    doctor, row = another_client(people, "doctor", RoleKey.DOCTOR, "Maya Terek")
    compare(doctor, people.berk, people.case, row.pk)
    where = f"/desk/clients/{row.pk}/"
    assert "Choose why" in doctor.post(f"{where}answer/", {"standing": "declined"}).text
    typed = {"standing": "declined", "why": "knows-somebody"}
    assert doctor.post(f"{where}answer/", typed).status_code == 302
    page = people.berk.get(path("case", people.case)).text
    assert "not taken on" in page
    assert "Somebody in the circle knows them" in page
    with pytest.raises(helping.NotTakenOn):
        write(doctor, row.pk, MISSED)
    ask = BY_NAME["ask"]
    typed = TELLS | {"circle": str(row.circle_id)}
    assert people.berk.post(ask.path(people), typed).status_code == 302
    assert len(of_case(people.berk, people.case).clients) == 3


def test_a_circle_is_not_asked_twice_for_one_case(people: SessionCast) -> None:
    assert "asked already" in post(people.berk, people, "ask").text
    assert len(of_case(people.berk, people.case).clients) == 1


def test_what_is_told_anew_reaches_the_circle_with_what_stood_there(people: SessionCast) -> None:
    assert post(people.berk, people, "client_of_case", never="не писать").status_code == 302
    page = page_of(people.at["gunesh"], people)
    assert "не писать" in page
    assert "не звонить мужу" not in page
    asked = seen(people.berk, people).exchange.asking
    assert asked.changes[0].was["never"] == "не звонить мужу"
    assert asked.version == 2
    before = stored(people.berk)
    post(people.berk, people, "client_of_case", never="не писать")
    assert stored(people.berk) == before


def test_either_side_ends_it_and_what_was_said_stays(people: SessionCast) -> None:
    gunesh = people.at["gunesh"]
    assert "Psychological help goes on" in people.berk.get(path("close", people.case)).text
    assert post(people.berk, people, "end_client").status_code == 302
    assert "Who works on the case says that this has ended" in page_of(gunesh, people)
    assert SAID in page_of(gunesh, people)
    assert post(gunesh, people, "new_session").status_code == 302
    assert len(inside_of(gunesh, people.client.pk).sessions) == 2
    assert "Psychological help goes on" not in people.berk.get(path("close", people.case)).text
    assert "1 session · 50 min" in people.berk.get(path("case", people.case)).text


def test_a_circle_that_ends_it_says_why_in_a_code(people: SessionCast) -> None:
    assert post(people.at["gunesh"], people, "answer_client").status_code == 302
    answer = seen(people.berk, people).exchange.answer
    assert answer is not None
    assert (answer.standing, answer.why) == (Standing.ENDED, WhyNot.DONE)


def test_a_circle_that_nobody_has_heard_of_is_not_offered(people: SessionCast) -> None:
    renewing.begin(circles=circles_at(people.at["ogul"]), purpose="psychologist")
    page = page_of(people.berk, people, "ask")
    assert "1 circle waits" in page
    assert "Psychological help: Gunesh Terek" in page
    assert "Ogul" not in page


def test_a_list_of_clients_asks_the_database_as_often_for_one_as_for_three(
    people: SessionCast,
) -> None:
    def number() -> int:
        with QueriesOfPage(connection) as queries:
            people.at["gunesh"].get("/desk/clients/")
        return len(queries)

    number()
    of_one = number()
    for _number in range(2):
        asking.end(keyring=keyring_of(people.berk), case=people.case, client=newest(people))
        row = asking.ask(
            keyring=keyring_of(people.berk), case=people.case, circle=people.circle.pk, asking=ASKING
        )
        compare(people.at["gunesh"], people.berk, people.case, row.pk)
    assert number() == of_one


def newest(people: SessionCast) -> Any:
    clients = of_case(people.berk, people.case).clients
    return next(client.row.pk for client in clients if not client.exchange.is_over)


def test_no_words_of_a_circle_stand_in_rows_or_in_the_journal(people: SessionCast) -> None:
    passed_on(people)
    rows = repr(stored(people.berk)) + repr(list(Entry.objects.values_list("verb", "details")))
    assert len(rows) > 1000
    assert not any(secret in rows for secret in (*SECRETS, "child-hurt", "took-place"))
