"""1,000 hostile texts to each form of intake: no answer of 500, nothing half stored, what is stored reads back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amanjol.casework.cases.models import Case
from amanjol.casework.cases.tests.hostile import FEW, arrived, some_hostile, undone
from amanjol.casework.cases.tests.pages import opened, opened_person
from amanjol.casework.intake import sealing
from amanjol.casework.intake.models import Consultation, Report
from amanjol.casework.intake.tests.intake_cast import ASKED, TYPED, IntakeCast, create_intake_cast
from amanjol.casework.intake.tests.pages import BY_NAME, stored
from amanjol.foundation.organisations.tests.key_cast import ring

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

pytestmark = pytest.mark.django_db
TEXTS = {
    name: TYPED[name] for name in ("what", "where", "name", "language", "how", "when", "never", "telephone")
}
CHOICES = {"office": "border", "signs": "debt-bondage", "age": "adult", "agreement": "yes"}
GOOD: dict[str, dict[str, str]] = {
    "report": TEXTS,
    "case": {"names": "Мяхри", "note": "", "next_step": "Встреча", "how": "", "telephone": ""},
    "decline": {"reason": "Ошибка"},
    "new_consultation": ASKED,
    "consultation": ASKED,
    "consultation_case": {"names": "Мяхри", "note": "", "next_step": "Встреча", "how": "", "telephone": ""},
}


@pytest.fixture
def people() -> IntakeCast:
    return create_intake_cast()


def send(people: IntakeCast, name: str, typed: dict[str, Any]) -> Response:
    route = BY_NAME[name]
    client = people.officer if route.of == "officer" else people.berk
    body = urlencode(typed, encoding="utf-8", errors="surrogatepass")
    return client.generic(
        "POST", route.path(route.pk_in(people)), body, content_type="application/x-www-form-urlencoded"
    )


@pytest.mark.parametrize("name", GOOD)
@FEW
@given(st.data())
def test_a_text_is_stored_whole_or_not_at_all(people: IntakeCast, name: str, data: st.DataObject) -> None:
    typed = data.draw(some_hostile(GOOD[name]))
    if name == "report":
        typed |= CHOICES | {"recipient": str(people.yyldyz.pk)}
    with undone():
        people.berk.get(BY_NAME["read"].path(people.report.pk))  # the first reading changes its row
        before = stored(people)
        response = send(people, name, typed)
        assert response.status_code in {200, 302}
        assert "<script>alert" not in response.text
        if response.status_code == 200:
            assert stored(people) == before
            return
        reads_back(people, name, typed, response.headers["Location"])


def reads_back(people: IntakeCast, name: str, typed: dict[str, str], where: str) -> None:
    if name in {"consultation", "new_consultation"}:
        advice_reads_back(people, name, typed)
        return
    if name in {"case", "consultation_case"}:
        case = Case.objects.get(pk=where.split("/")[-2])
        assert opened(people.dana, case).next_step == arrived(typed["next_step"])
        assert opened_person(people.dana, case).contact.how == arrived(typed["how"])
        return
    pk = where.split("/")[-2] if name == "report" else people.report.pk
    page = people.dana.get(f"/desk/reports/{pk}/")
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    keyring = ring(people.dana)
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
    assert "<script>alert" not in form.text


def advice_reads_back(people: IntakeCast, name: str, typed: dict[str, str]) -> None:
    rows = Consultation.objects.filter(pk=people.consultation.pk)
    keyring = ring(people.dana)
    row = rows.get() if name == "consultation" else Consultation.objects.exclude(pk__in=rows).get()
    record = sealing.open_consultation(row, keyring)
    for field in ("kind", "way", "asked", "advised", "name", "telephone"):
        assert getattr(record, field) == arrived(typed[field])
    for way in ("", "case/"):
        page = people.dana.get(f"/desk/consultations/{row.pk}/{way}")
        assert page.status_code == 200
        assert "<script>alert" not in page.text


@FEW
@given(st.data())
def test_what_is_no_choice_sends_nothing(people: IntakeCast, data: st.DataObject) -> None:
    chosen = CHOICES | {"recipient": str(people.yyldyz.pk)}
    typed = data.draw(some_hostile(chosen))
    with undone():
        before = stored(people)
        response = send(people, "report", TEXTS | typed)
        assert response.status_code == 200
        assert "<script>alert" not in response.text
        assert stored(people) == before


def test_each_form_is_here() -> None:
    assert {name for name, route in BY_NAME.items() if "post" in route.takes and route.data} == GOOD.keys()
