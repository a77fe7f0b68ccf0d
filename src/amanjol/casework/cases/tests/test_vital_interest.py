"""Care that cannot wait for a consent which nobody can give: two people, a representative, and nothing beyond care."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from amanjol.casework.cases.consents.door import allows
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import Case, CaseItem, Purpose, Task
from amanjol.casework.cases.record_parts.vital_interest import VitalInterest, WhyNobody, cares_of, reasons_for
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.restricting.actions.restricting import restrict
from amanjol.casework.cases.tests import hostile_vital
from amanjol.casework.cases.tests.case_cast import CaseCast, open_case
from amanjol.casework.cases.tests.consent_pages import consent
from amanjol.casework.cases.tests.pages import CONSENT, opened, opened_person, path, verbs, written
from amanjol.casework.cases.vital_interest import actions as caring
from amanjol.casework.standards.people.forms import CHILDREN, Form
from amanjol.casework.standards.people.given import ConsentFor, GivenConsent
from amanjol.casework.standards.people.terms import Recipient, RecipientKind
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.record_parts.vital_interest import VitalCare
    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db
US = Recipient(RecipientKind.US)


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def begin(people: CaseCast, case: Case | None = None, **typed: str) -> None:
    sent = hostile_vital.with_second(people, hostile_vital.GOOD["vital_care"]) | typed
    response = people.keys.berk.post(path("vital_care", case or people.case), sent)
    assert response.status_code == 302, response.text


def act(client: Client, case: Case, name: str, **typed: str) -> int:
    return client.post(path(name, case), hostile_vital.GOOD[name] | typed).status_code


def care_of(people: CaseCast, case: Case | None = None) -> VitalCare:
    (care,) = cares_of(written(people.keys.dana, case or people.case, VitalInterest))
    return care


def to_do(people: CaseCast) -> list[tuple[str, str, bool]]:
    request_of(people.keys.berk)
    tasks = Task.objects.select_related("member__account").order_by("due_on", "pk")
    return [
        (task.member.account.name if task.member else "", f"{task.due_on}", task.is_done) for task in tasks
    ]


def test_a_child_has_a_bed_tonight_by_two_people_and_a_representative_is_asked_for(people: CaseCast) -> None:
    berk, dana, today = people.keys.berk, people.keys.dana, timezone.localdate()
    child = open_case(berk, PersonRecord(("Керим",), form=Form.CHILD_ALONE))
    assert (
        f'href="{path("vital_care", child)}">Care that cannot wait</a>' in berk.get(path("case", child)).text
    )
    begin(people, child, why="child", says="Один на вокзале, замёрз")
    asking = timezone.localdate(care_of(people, child).begun.at + timedelta(hours=12))
    assert sorted(to_do(people)) == [("", f"{asking}", False), ("Dana Chinar", f"{today}", False)]
    page = dana.get(path("case", child)).text
    assert "A bed for the night" in page
    assert "waits for Dana Chinar as the second person" in " ".join(page.split())
    assert "Record, too, that care could not wait for consent." in dana.get("/desk/").text
    assert act(dana, child, "answer_care") == 302
    care = care_of(people, child)
    assert care.seconded is not None
    assert care.seconded.by == keyring_of(dana).person != care.begun.by
    assert care.waits_for_representative
    assert (
        f"{timezone.localtime(care.begun.at + timedelta(hours=24)):%d.%m.%Y %H:%M}"
        in dana.get(path("case", child)).text
    )
    assert act(berk, child, "representative_asked") == 302
    assert [done for _who, _day, done in to_do(people)] == [True, True]
    assert "recorded by two" in berk.get(path("case", child)).text
    assert act(berk, child, "end_care") == 302
    assert care_of(people, child).ended is not None
    assert "Care without consent" not in berk.get(path("case", child)).text
    assert "Один на вокзале" in berk.get(path("vital_care", child)).text
    assert [verb for verb in verbs(berk, "case.") if "vital" in verb or "representative" in verb] == [
        "case.vital-care-begun", "case.vital-care-answered", "case.representative-asked", "case.vital-care-ended",
    ]  # fmt: skip


@pytest.mark.parametrize(("hour", "days"), [(0, 0), (11, 0), (13, 1), (23, 1)])
def test_the_task_to_ask_is_late_within_a_day(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch, hour: int, days: int
) -> None:
    """What began at half past midnight is not left until the night after next."""
    began = timezone.localtime().replace(hour=hour, minute=30, second=0, microsecond=0).astimezone(UTC)
    monkeypatch.setattr(caring, "present_moment", lambda: began)
    begin(people)
    day = timezone.localdate(began)
    assert ("", f"{day + timedelta(days)}", False) in to_do(people)
    assert ("Dana Chinar", f"{day}", False) in to_do(people)


def begun_ago(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch, case: Case | None = None, *, hours: int,
    second: Member | None = None,
) -> None:  # fmt: skip
    """By Berk. Dana, who supervises and is not on the case, is asked to be the second, unless it is another."""
    with monkeypatch.context() as clock:
        clock.setattr(caring, "present_moment", lambda: present_moment() - timedelta(hours=hours))
        begin(people, case, **({"second": str(second.pk)} if second is not None else {}))


def first_of_all(client: Client) -> str:
    """What stands above the day."""
    page = " ".join(client.get("/desk/").text.split())
    return page.split("Do this first", 1)[-1].split("</section>", 1)[0] if "Do this first" in page else ""


ASKING = "somebody who may consent was to be asked for until"
SECOND = "no answer from Dana Chinar"
HERSELF = "your answer is waited for"


def test_within_the_day_nothing_of_it_is_late(people: CaseCast, monkeypatch: pytest.MonkeyPatch) -> None:
    begun_ago(people, monkeypatch, hours=23)
    assert [first_of_all(client) for client in (people.keys.berk, people.keys.dana)] == ["", ""]
    page = people.keys.berk.get(path("case", people.case)).text
    assert "waits for Dana Chinar as the second person" in " ".join(page.split())
    care = care_of(people)
    assert [care.is_late(care.until - timedelta(seconds=1)), care.is_late(care.until)] == [False, True]


def test_after_a_day_it_stands_above_all_for_who_works_on_it_and_every_supervisor(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    berk, dana = people.keys.berk, people.keys.dana
    begun_ago(people, monkeypatch, hours=25)
    for client, waits in ((berk, SECOND), (dana, HERSELF)):
        assert ASKING in first_of_all(client)
        assert waits in first_of_all(client)
        assert path("vital_care", people.case) in first_of_all(client)
    state = " ".join(berk.get(path("case", people.case)).text.split())
    assert "ask another colleague now" in state
    assert ": ask now" in state
    assert act(dana, people.case, "answer_care") == 302
    assert [waits in first_of_all(client) for client, waits in ((berk, SECOND), (dana, HERSELF))] == [
        False,
        False,
    ]
    assert [ASKING in first_of_all(client) for client in (berk, dana)] == [True, True]
    assert act(berk, people.case, "representative_asked") == 302
    assert [first_of_all(client) for client in (berk, dana)] == ["", ""]


def test_another_colleague_is_told_nothing_and_nobody_while_locked_or_somebody_sits_beside(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun_ago(people, monkeypatch, hours=25)
    berk = people.keys.berk
    colleague = join("Ogul Chinar", people.keys.cast.yyldyz, RoleKey.CASE_WORKER)
    client = unlocked(colleague.account)
    give(berk, colleague)
    accept(client)
    assert "My people" in client.get("/desk/").text
    assert first_of_all(client) == ""
    berk.post("/desk/cases/discreet/")
    assert ASKING not in berk.get("/desk/").text
    berk.post("/desk/cases/discreet/")
    berk.post("/account/lock/")
    assert ASKING not in berk.get("/desk/").text


def test_care_that_ended_is_late_for_nobody(people: CaseCast, monkeypatch: pytest.MonkeyPatch) -> None:
    begun_ago(people, monkeypatch, hours=25)
    assert act(people.keys.dana, people.case, "end_care") == 302
    assert [first_of_all(client) for client in (people.keys.berk, people.keys.dana)] == ["", ""]


def page_of_care(client: Client, people: CaseCast) -> str:
    return " ".join(client.get(path("vital_care", people.case)).text.split())


ALONE = "ended without a second person"
UNASKED = "it is not written down that anybody was asked who may consent"


@pytest.mark.parametrize(
    ("acts", "lacking"),
    [
        ((), [True, True]),
        (("answer_care",), [False, True]),
        (("representative_asked",), [True, False]),
        (("answer_care", "representative_asked"), [False, False]),
    ],
)
def test_of_care_that_ended_its_page_says_what_nobody_did_and_no_task_of_that_is_called_done(
    people: CaseCast, acts: tuple[str, ...], lacking: list[bool]
) -> None:
    begin(people)
    for name in acts:
        assert act(people.keys.dana, people.case, name) == 302
    assert ALONE not in page_of_care(people.keys.berk, people)
    assert act(people.keys.berk, people.case, "end_care") == 302
    page = page_of_care(people.keys.berk, people)
    assert [ALONE in page, UNASKED in page] == lacking
    assert [done for _who, _day, done in to_do(people)] == [True, True], "nobody is asked for it any more"
    happened = verbs(people.keys.berk, "case.task-")
    assert happened.count("case.task-done") == len(acts)
    assert happened.count("case.task-dropped") == 2 - len(acts)
    case = people.keys.berk.get(path("case", people.case)).text
    assert (f"{2 - len(acts)} dropped: not done" in case) == (len(acts) < 2)
    assert case.count("✓ Record, too, that care could not wait") == ("answer_care" in acts)


def test_who_is_waited_for_reads_that_it_is_their_answer(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun_ago(people, monkeypatch, hours=25)
    pages = [page_of_care(client, people) for client in (people.keys.dana, people.keys.berk)]
    assert [HERSELF in page for page in pages] == [True, False]
    assert [SECOND in page for page in pages] == [False, True]


def test_who_began_it_is_not_the_second_and_one_answer_is_enough(people: CaseCast) -> None:
    begin(people)
    page = people.keys.berk.post(
        path("answer_care", people.case), hostile_vital.GOOD["answer_care"], follow=True
    ).text
    assert "Another person records it, too" in page
    assert (
        people.keys.dana.get(path("vital_care", people.case)).text.count("Record it as the second person")
        == 1
    )
    assert "Record it as the second person" not in people.keys.berk.get(path("vital_care", people.case)).text
    dana = people.keys.dana
    assert act(dana, people.case, "answer_care", agrees="no", says="Отвечает, я говорила") == 302
    refused = dana.post(path("answer_care", people.case), hostile_vital.GOOD["answer_care"])
    assert refused.status_code == 200, "says it on the page, and writes nothing"
    assert hostile_vital.GOOD["answer_care"]["says"] in refused.text
    assert "What you typed was not saved" in refused.text
    care = care_of(people)
    assert (care.seconded, care.objected and care.objected.says) == (None, "Отвечает, я говорила")
    assert "sees it otherwise" in people.keys.dana.get(path("case", people.case)).text
    assert care.ended is None, "care goes on until people have spoken"


def test_nobody_is_their_own_second(people: CaseCast) -> None:
    sent = hostile_vital.GOOD["vital_care"] | {"second": str(people.keys.cast.berk.pk)}
    page = people.keys.berk.post(path("vital_care", people.case), sent)
    assert page.status_code == 200
    assert "Без сознания" in page.text
    beginning = caring.Beginning((), WhyNobody.CANNOT_ANSWER, "Х", people.keys.cast.berk)
    with pytest.raises(caring.NotAnother):
        caring.begin_care(keyring=keyring_of(people.keys.berk), case=people.case, beginning=beginning)
    assert written(people.keys.berk, people.case, VitalInterest) == ()
    assert to_do(people) == []


def test_a_restricted_case_asks_nobody_who_could_not_open_it(people: CaseCast) -> None:
    berk, cast = people.keys.berk, people.keys.cast
    named = {str(cast.berk.pk): Purpose.WORK, str(cast.dana.pk): Purpose.WORK}
    restrict(keyring=keyring_of(berk), person=people.case.person, named=named)
    farida = people.keys.farida
    assert farida.account.name not in berk.get(path("vital_care", people.case)).text
    beginning = caring.Beginning((), WhyNobody.CANNOT_ANSWER, "Х", farida)
    with pytest.raises(PermissionDenied):
        caring.begin_care(keyring=keyring_of(berk), case=people.case, beginning=beginning)


def test_it_is_for_who_cannot_consent_and_allows_nothing_but_care(people: CaseCast) -> None:
    berk = people.keys.berk
    assert all(WhyNobody.CHILD in reasons_for(form) for form in CHILDREN)
    assert [form for form in Form if not reasons_for(form)] == [Form.FAMILY, Form.MISSING, Form.DECEASED]
    missing = open_case(berk, PersonRecord(("Айна",), form=Form.MISSING))
    page = berk.get(path("vital_care", missing)).text
    assert "Begin care now" not in page
    sent = hostile_vital.with_second(people, hostile_vital.GOOD["vital_care"])
    assert berk.post(path("vital_care", missing), sent).status_code == 200
    assert written(berk, missing, VitalInterest) == ()
    begin(people)
    assert written(berk, people.case, GivenConsent) == ()
    person, keyring = opened_person(berk, people.case), keyring_of(berk)
    items = Items(people.case, opened(berk, people.case), keyring)
    for purpose in ConsentFor:
        assert not allows(person, items, purpose=purpose, recipient=US)


def test_once_support_was_consented_to_it_rests_on_that(people: CaseCast) -> None:
    berk = people.keys.berk
    assert berk.post(path("consents", people.case), CONSENT).status_code == 302
    assert "Care that cannot wait" not in berk.get(path("case", people.case)).text
    assert "Support was consented to" in berk.get(path("vital_care", people.case)).text


def test_a_later_no_to_support_is_nothing_to_rest_on(people: CaseCast) -> None:
    berk = people.keys.berk
    consent(people, answer="yes")
    assert "Support was consented to" in berk.get(path("vital_care", people.case)).text
    consent(people, answer="no")
    assert "Support was consented to" not in berk.get(path("vital_care", people.case)).text
    assert "Care that cannot wait" in berk.get(path("case", people.case)).text


def test_what_is_wrong_stands_in_its_own_form_and_an_ended_one_takes_no_more(people: CaseCast) -> None:
    begin(people)
    page = people.keys.dana.post(path("answer_care", people.case), {"agrees": "yes", "says": ""}).text
    assert page.count("has-errors") == 1
    assert act(people.keys.dana, people.case, "end_care") == 302
    before = written(people.keys.berk, people.case, VitalInterest)
    for name in hostile_vital.SCENES:
        said = hostile_vital.GOOD[name] | {"says": "Во второй вкладке"}
        late = people.keys.dana.post(path(name, people.case), said).text
        assert "This care was ended meanwhile" in late
        assert "Во второй вкладке" in late, "what was typed is not lost"
    assert written(people.keys.berk, people.case, VitalInterest) == before
    assert people.keys.dana.post(f"{path('vital_care', people.case)}7/end/", {"says": ""}).status_code == 404


def test_whoever_writes_rows_takes_no_answer_away_and_puts_none_in(people: CaseCast) -> None:
    begin(people)
    assert act(people.keys.dana, people.case, "answer_care", agrees="no", says="Отвечает") == 302
    request_of(people.keys.berk)
    CaseItem.objects.filter(case=people.case, kind="vital-interest", number=2).delete()
    page = people.keys.berk.get(path("vital_care", people.case), follow=True).text
    assert "A bed for the night" not in page


def test_who_sits_beside_reads_nothing_of_it(people: CaseCast) -> None:
    begin(people)
    people.keys.berk.post("/desk/cases/discreet/")
    page = people.keys.berk.get(path("case", people.case)).text
    assert "A bed for the night" not in page
    assert "Not shown now." in page


def test_one_case_that_does_not_open_hides_no_other_late_care(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the case itself does not open, or what was written of the care."""
    dana = people.keys.dana
    others = [open_case(people.keys.berk, PersonRecord((name,))) for name in ("Марал", "Джерен")]
    begun_ago(people, monkeypatch, hours=25)
    for other in others:
        begun_ago(people, monkeypatch, other, hours=25)
    assert first_of_all(dana).count(ASKING) == 3
    request_of(dana)
    CaseItem.objects.filter(case=others[1]).update(sealed=b"0" * 80)
    assert first_of_all(dana).count(ASKING) == 2
    assert "does not open" in dana.get("/desk/").text
    request_of(dana)
    Case.objects.filter(pk=others[0].pk).update(sealed=b"0" * 80)
    for client in (dana, people.keys.berk):
        assert first_of_all(client).count(ASKING) == 1
        assert path("vital_care", people.case) in first_of_all(client)
        assert "does not open" in client.get("/desk/").text


def test_to_name_who_did_not_answer_costs_as_much_for_one_as_for_many(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    dana, counts = people.keys.dana, []
    begun_ago(people, monkeypatch, hours=25)
    for name in ("Ogul", "Leyla"):
        colleague = join(f"{name} Chinar", people.keys.cast.yyldyz, RoleKey.CASE_WORKER)
        client = unlocked(colleague.account)
        give(people.keys.berk, colleague)
        accept(client)
        dana.get("/desk/")
        with QueriesOfPage(connection) as asked:
            page = first_of_all(dana)
        counts.append(len(asked))
        other = open_case(people.keys.berk, PersonRecord((name,)))
        begun_ago(people, monkeypatch, other, hours=25, second=colleague)
    assert (page.count("no answer from"), page.count(HERSELF)) == (1, 1)
    assert "no answer from Leyla Chinar" in first_of_all(dana)
    assert counts[0] == counts[1]
