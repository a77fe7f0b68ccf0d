"""1,000 hostile texts to each form of intake: what it takes is such as a seal takes, and opens as it was.

To each page ten of them: no answer of 500, nothing half stored, what is stored reads back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from amanjol.casework.cases.models import Case
from amanjol.casework.cases.tests import doors
from amanjol.casework.cases.tests.hostile import (
    MARKUP,
    SENT,
    Met,
    arrived,
    completed,
    door_of,
    form_of,
    meet,
    send,
    undone,
)
from amanjol.casework.cases.tests.pages import opened, opened_person
from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.fields import Text
from amanjol.casework.intake import sealing
from amanjol.casework.intake.models import Consultation, Report
from amanjol.casework.intake.records import Outcome, ReportRecord
from amanjol.casework.intake.tests.intake_cast import ASKED, TYPED
from amanjol.casework.intake.tests.pages import BY_NAME, stored
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from amanjol.casework.cases.tests.hostile import Typed
    from amanjol.casework.intake.tests.intake_cast import IntakeCast
    from amanjol.foundation.organisations.keys.keyring import Keyring

pytestmark = pytest.mark.django_db
WORDS = {
    name: TYPED[name] for name in ("what", "where", "name", "language", "how", "when", "never", "telephone")
}
CHOICES = {"office": "border", "signs": "debt-bondage", "age": "adult", "agreement": "yes"}
CASE = {"names": "Мяхри", "note": "", "next_step": "Встреча", "how": "", "telephone": ""}
GOOD: dict[str, Typed] = {
    "report": WORDS,
    "case": CASE,
    "decline": {"reason": "Ошибка"},
    "new_consultation": ASKED,
    "consultation": ASKED,
    "consultation_case": CASE,
    "consultation_accompany": CASE,
}
CASES = {"case", "consultation_case", "consultation_accompany"}


def _report(form: Any, people: IntakeCast, keyring: Keyring) -> ReportRecord:
    sender = sealing.open_report(Report.objects.get(pk=people.report.pk), keyring).sender
    return ReportRecord(form.seen, sender)


def _declined(form: Any, people: IntakeCast, keyring: Keyring) -> ReportRecord:
    now = sealing.open_report(Report.objects.get(pk=people.report.pk), keyring)
    return ReportRecord(
        now.seen, now.sender, Outcome(doors.NOW, doors.BY, reason=form.cleaned_data["reason"])
    )


SEALED: dict[str, Callable[[Any, IntakeCast, Keyring], Any]] = {
    "report": _report,
    "decline": _declined,
    "new_consultation": lambda form, people, keyring: form.record,
    "consultation": lambda form, people, keyring: form.record,
}


def sealed_and_opened(record: Any, people: IntakeCast, keyring: Keyring) -> Any:
    """By the product's own seals; no row is written."""
    if isinstance(record, ReportRecord):
        report = Report(pk=people.report.pk, organisation=people.yyldyz)
        sealed_rows.seal_new(report, record, keyring)
        return sealing.open_report(report, keyring)
    sealed_rows.close(people.consultation, record, keyring)
    return sealing.open_consultation(people.consultation, keyring)


def page_of(people: IntakeCast, name: str) -> tuple[Client, str]:
    """The first reading changes the report's row; so it is read already."""
    people.berk.get(BY_NAME["read"].path(people.report.pk))
    route = BY_NAME[name]
    return people.officer if route.of == "officer" else people.berk, route.path(route.pk_in(people))


@pytest.mark.parametrize("name", GOOD)
def test_1000_texts_at_each_form_and_ten_at_its_page(intake_cast: IntakeCast, name: str) -> None:
    people = intake_cast
    client, where = page_of(people, name)
    whole = CHOICES | {"recipient": str(people.yyldyz.pk)} if name == "report" else {}
    form = form_of(client, where, GOOD[name] | whole)
    good = (GOOD if name == "report" else {name: completed(GOOD[name], form)})[name] | whole
    met, keyring = meet(door_of(form), good), keyring_of(people.berk)
    assert met.taken
    assert met.refused
    at = doors.desk(people.cases, keyring)
    for typed, form in met.taken:
        for field, of in form.fields.items():
            if type(of) is Text and field != "names":
                assert form.cleaned_data[field] == arrived(typed.get(field, ""))
        if name in CASES:
            for record in doors.SEALED["new"](form, at):
                assert at.sealed_and_opened(record) == record
        else:
            record = SEALED[name](form, people, keyring)
            assert sealed_and_opened(record, people, keyring) == record
    refused_by_its_page(people, client, where, met)
    for typed in met.sent_and_taken:
        with undone():
            response = send(client, where, typed)
            assert response.status_code == 302 or (name in CASES and response.status_code == 200)
            assert MARKUP not in response.text
            if response.status_code == 302:
                reads_back(people, name, typed, response.headers["Location"])


@pytest.mark.parametrize("field", [*CHOICES, "recipient"])
def test_1000_texts_that_are_no_choice_send_nothing(intake_cast: IntakeCast, field: str) -> None:
    chosen = CHOICES | {"recipient": str(intake_cast.yyldyz.pk)}
    client, where = page_of(intake_cast, "report")
    form = form_of(client, where, WORDS | chosen)

    def door(post: QueryDict) -> Any:
        whole = QueryDict(urlencode(WORDS | chosen), mutable=True)
        whole.setlist(field, post.getlist(field))
        return door_of(form)(whole)

    met = meet(door, {field: chosen[field]})
    assert not met.taken
    met = Met(WORDS | chosen, refused=[WORDS | chosen | typed for typed in met.refused])
    refused_by_its_page(intake_cast, client, where, met)


def refused_by_its_page(people: IntakeCast, client: Client, where: str, met: Met) -> None:
    sent = met.sent_and_refused
    assert len(sent) == SENT
    before = stored(people)
    for typed in sent:
        with undone():
            response = send(client, where, typed)
            assert response.status_code == 200
            assert MARKUP not in response.text
            assert stored(people) == before


def reads_back(people: IntakeCast, name: str, typed: Typed, where: str) -> None:
    if name in {"consultation", "new_consultation"}:
        advice_reads_back(people, name, typed)
        return
    if name in CASES:
        case = Case.objects.get(pk=where.split("/")[-2])
        assert opened(people.dana, case).next_step == arrived(typed["next_step"])
        assert opened_person(people.dana, case).contact.how == arrived(typed["how"])
        return
    pk = where.split("/")[-2] if name == "report" else people.report.pk
    page = people.dana.get(f"/desk/reports/{pk}/")
    assert page.status_code == 200
    assert MARKUP not in page.text
    keyring = keyring_of(people.dana)
    record = sealing.open_report(Report.objects.get(pk=pk), keyring)
    if name == "decline":
        assert record.outcome is not None
        assert record.outcome.reason == arrived(typed["reason"])
        return
    for field in ("what", "where", "name", "language"):
        assert getattr(record.seen, field) == arrived(typed[field])
    for field in ("how", "when", "never", "telephone"):
        assert getattr(record.seen.contact, field) == arrived(typed[field])
    form = people.dana.get(f"/desk/reports/{pk}/case/")
    assert form.status_code == 200
    assert MARKUP not in form.text


def advice_reads_back(people: IntakeCast, name: str, typed: Typed) -> None:
    rows = Consultation.objects.filter(pk=people.consultation.pk)
    keyring = keyring_of(people.dana)
    row = rows.get() if name == "consultation" else Consultation.objects.exclude(pk__in=rows).get()
    record = sealing.open_consultation(row, keyring)
    for field in ("kind", "way", "asked", "advised", "name", "telephone"):
        assert getattr(record, field) == arrived(typed[field])
    for way in ("", "case/"):
        page = people.dana.get(f"/desk/consultations/{row.pk}/{way}")
        assert page.status_code == 200
        assert MARKUP not in page.text


def test_each_form_is_here() -> None:
    assert {name for name, route in BY_NAME.items() if "post" in route.takes and route.data} == GOOD.keys()
    assert SEALED.keys() | CASES == GOOD.keys()
