"""Whatever is typed or sent about what comes afterwards: refused in a sentence or kept as typed, and runs nowhere."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils.html import escape

from amanjol.casework.cases.tests.pages import path
from amanjol.casework.support.tests.followup_cast import TODAY, FollowUpCast, stored
from amanjol.casework.support.tests.followup_pages import BY_NAME
from amanjol.casework.support.tests.test_hostile_plans import TEXTS
from amanjol.foundation.seals.canonical import LARGEST

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(followup_cast: FollowUpCast) -> FollowUpCast:
    return followup_cast


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_shown_as_it_was_typed_on_every_page_and_on_paper(people: FollowUpCast, text: str) -> None:
    flat = text.replace("\r\n", " ")
    for name, typed in (
        ("follow_up", {"wish": "ask-somebody", "whom": flat, "says": text}),
        ("ask", {"reached": "yes", "well": "well", "says": text, "needs": text}),
        (
            "closing",
            {"danger": "high", "danger_says": text, "trusted": flat, "held": "still-here", "held_says": text},
        ),
        ("asking", {"occasion": "start", "language": "ru", "housing_state": "worse", "housing_words": text}),
        ("wages_decision", {"decision": "undecided", "says": text}),
        ("wages_payment", {"amount": "5", "currency": "TMT", "way": "other", "says": text}),
    ):
        assert people.berk.post(BY_NAME[name].path(people), typed).status_code == 302, name
    paper = {"is_safe": "yes", "language": "ru", "with_trusted": "on", "with_days": "on"}
    reading = [people.berk.get(BY_NAME[name].path(people)).text for name in ("afterwards", "outcomes")]
    pages = [people.berk.get(BY_NAME[name].path(people)).text for name in ("follow_up", "closing", "asking")]
    pages += [
        people.berk.get(BY_NAME[name].path(people)).text for name in ("wages_decision", "wages_payment")
    ]
    pages += [people.berk.get(path("case", people.case)).text]
    pages += [people.berk.post(BY_NAME["leaving_paper"].path(people), paper).text]
    marks = text.splitlines()[-1].replace("\u202e", "").strip()
    for page in reading:
        assert escape(marks) in page
    for page in (*reading, *pages):
        assert "<script>alert" not in page
        assert "14" + "<input" not in page


FAR = str(TODAY + timedelta(days=800))
REFUSED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("follow_up", {"wish": "kidnap"}),
    ("follow_up", {"wish": "message", "months": ["2"]}),
    ("follow_up", {"wish": "message", "months": ["1"], "counted_from": FAR}),
    ("follow_up", {"wish": "message", "months": ["1"], "counted_from": "1066-10-14"}),
    ("follow_up", {"wish": "message", "whom": "x"}),
    ("follow_up", {"wish": "ask-somebody", "whom": "x" * 301}),
    ("follow_up", {"wish": "message", "says": "x\0"}),
    ("ask", {"reached": "maybe"}),
    ("ask", {"reached": "yes", "well": "sold"}),
    ("ask", {"reached": "yes", "well": "well", "again_on": "2020-01-01"}),
    ("ask", {"reached": "no", "again_on": FAR}),
    ("ask", {"reached": "no", "happened_on": "2199-01-01"}),
    ("ask", {"reached": "no", "says": "x" * 10_001}),
    ("ask", {"reached": "yes", "well": "well", "again_on": str(TODAY), "wants_no_more": "on"}),
    ("closing", {"danger": "deadly"}),
    ("closing", {"held": "sold"}),
    ("closing", {"trusted": "x" * 301}),
    ("ask_outcomes", {"occasion": "start", "language": "fr", "housing_state": "better"}),
    ("ask_outcomes", {"occasion": "never", "language": "ru", "housing_state": "better"}),
    ("ask_outcomes", {"occasion": "start", "language": "ru", "housing_state": "7"}),
    (
        "ask_outcomes",
        {"occasion": "start", "language": "ru", "housing_state": "better", "housing_words": "x" * 1_001},
    ),
    (
        "asking",
        {"occasion": "start", "language": "ru", "housing_state": "better", "happened_on": "2199-01-01"},
    ),
    ("leaving_paper", {"is_safe": "yes", "language": "fr"}),
    ("wages_decision", {"decision": "must"}),
    ("wages_decision", {"decision": "claims", "happened_on": FAR}),
    ("wages_came", {"amount": "0", "currency": "TMT", "way": "court"}),
    ("wages_came", {"amount": "-5", "currency": "TMT", "way": "court"}),
    ("wages_came", {"amount": "1000000001", "currency": "TMT", "way": "court"}),
    ("wages_came", {"amount": "5", "currency": "XYZ", "way": "court"}),
    ("wages_came", {"amount": "5", "currency": "TMT", "way": "promised"}),
    ("wages_came", {"amount": "5", "currency": "TMT", "way": "court", "happened_on": FAR}),
    ("wages_payment", {"amount": "", "currency": "TMT", "way": "court"}),
)


@pytest.mark.parametrize(("name", "typed"), REFUSED)
def test_what_no_page_offers_is_refused_and_changes_nothing(
    people: FollowUpCast, name: str, typed: dict[str, Any]
) -> None:
    before = stored(people.berk)
    answer = people.berk.post(BY_NAME[name].path(people), typed)
    assert answer.status_code == 200
    assert 'class="errorlist' in answer.text
    assert stored(people.berk) == before


def test_more_than_a_document_holds_is_refused_and_it_stays_open(people: FollowUpCast) -> None:
    where = BY_NAME["follow_up"].path(people)
    for number in range(LARGEST // (4 * 9_900) + 1):
        answer = people.berk.post(
            where, {"wish": "message", "says": f"{number} " + "🏠" * 9_900}
        )  # four bytes each
        assert answer.status_code == 302
    assert "This case can hold no more" in people.berk.get(BY_NAME["afterwards"].path(people)).text
