"""The year of a mandate on the page: steps, sums, contacts, corrections, month eleven, and the picture of it."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.legal_aid.mandates import actions
from amanjol.casework.legal_aid.mandates.records import (
    ContactAnswer,
    ContactAnswered,
    ContactMade,
    ContactOutcome,
    Extended,
    ExtensionReason,
    StepOutcome,
    SumStage,
)
from amanjol.casework.legal_aid.mandates.showing import Stage, picture_of
from amanjol.casework.legal_aid.mandates.standing import ActRefused, Refusal
from amanjol.casework.legal_aid.models import Mandate
from amanjol.casework.legal_aid.tests.mandate_cast import (
    BEGUN_ON,
    LIST,
    TODAY,
    asked,
    begin,
    money,
    opened,
    path,
    step,
    stored,
    write,
)
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once.tests.pressing import press

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.tests.register_cast import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_kyrgyzstan")]
DAY = TODAY.isoformat()
TYPED = {
    "advocate": "7-001",
    "deputy": "",
    "procedure": "victim",
    "begins_on": BEGUN_ON.isoformat(),
    "ends_on": "",
}


def text(register: Scene, where: str) -> str:
    return " ".join(register.zarina.get(where).text.split())


def test_the_year_from_the_page_step_by_step(register: Scene) -> None:
    mandate = begin(register)
    client = register.zarina
    planned = (TODAY + timedelta(days=20)).isoformat()
    posts: list[tuple[str, dict[str, Any]]] = [
        (path(mandate, "step"), {"step": "status", "outcome": "done", "on": DAY, "minutes": "75"}),
        (path(mandate, "step"), {"step": "lawyer-admitted", "outcome": "planned", "on": planned}),
        (
            path(mandate, "hearing"),
            {
                "on": DAY, "level": "first", "outcome": "adjourned", "apart": "nothing", "interpreter": "missing",
                "minutes": "40", "next_on": planned,
            },
        ),
        (path(mandate, "sum"), {"kind": "wages", "stage": "claimed", "amount": "90000", "currency": "KGS", "on": DAY}),
        (path(mandate, "sum"), {"kind": "wages", "stage": "awarded", "amount": "60000", "currency": "KGS", "on": DAY}),
        (path(mandate, "sum"), {"kind": "wages", "stage": "received", "amount": "45000", "currency": "KGS", "on": DAY}),
    ]  # fmt: skip
    for where, typed in posts:
        assert client.post(where, typed).headers["Location"] == path(mandate), where
    page = text(register, path(mandate))
    for sentence in (
        "1 h 55 min", "without an interpreter", "not kept apart", "45 000", "Status of the person",
        "court of first instance", "received in the hand: 45 000 KGS",
    ):  # fmt: skip
        assert sentence in page, sentence
    listed = text(register, LIST)
    assert "Айгуль Небывалова" in listed
    assert f"next day: {(TODAY + timedelta(days=20)):%d.%m.%Y}" in listed
    verbs = Entry.objects.filter(subject_id=str(mandate.pk)).values_list("verb", flat=True)
    assert sorted(verbs) == sorted(
        [
            "mandate.begun",
            *["mandate.step-written"] * 2,
            "mandate.hearing-written",
            *["mandate.sum-written"] * 3,
        ]
    )


def test_what_is_corrected_stays_beside_it(register: Scene) -> None:
    mandate = begin(register)
    write(register, mandate, step(1, minutes=90), money(2, SumStage.RECEIVED, 700))
    page = register.zarina.get(path(mandate, "step", 1)).text
    assert 'value="90"' in page
    typed = {"step": "statement", "outcome": "partly", "on": DAY, "minutes": "30"}
    assert register.zarina.post(path(mandate, "step", 1), typed).status_code == 302
    after = opened(register, mandate)
    assert (after.now.steps[1].minutes, after.now.minutes, after.now.size) == (30, 30, 4)
    history = text(register, path(mandate)).partition("All that was written")[2]
    assert "1 h 30 min" in history
    assert "30 min" in history
    zero = {"kind": "wages", "stage": "received", "amount": "0", "currency": "KGS", "on": DAY}
    assert register.zarina.post(path(mandate, "sum", 2), zero).status_code == 302
    assert opened(register, mandate).now.received() == {"KGS": 0}
    assert "received in the hand:" not in text(register, LIST)


def test_a_step_that_a_colleague_corrected_meanwhile_is_shown_first(register: Scene) -> None:
    mandate = begin(register)
    write(register, mandate, step(1, minutes=90))
    sent = fields_of(register.zarina.get(path(mandate, "step", 1)).text) | {"outcome": "done"}
    write(register, mandate, step(1, minutes=10))
    before = stored(register)
    refused = press(register.zarina, path(mandate, "step", 1), sent | {"minutes": "45"})
    assert "somebody changed this while you wrote" in refused.text
    assert stored(register) == before


def fields_of(page: str) -> dict[str, str]:
    """What a browser would send of the inputs and selects that the page shows."""
    import re  # noqa: PLC0415  only here

    inputs = dict(
        re.findall(r'<input type="(?:date|number|hidden)" name="([a-z_-]+)"[^>]*? value="([^"]*)"', page)
    )
    hidden = dict(re.findall(r'<input type="hidden" name="(seen-[a-z]+)" value="([^"]*)"', page))
    inputs |= {name: value for value, name in re.findall(r'value="([^"]*)"[^>]*? name="([a-z_]+)"', page)}
    chosen = re.findall(r'<select name="([a-z_]+)".*?<option value="([^"]*)" selected', page, re.DOTALL)
    return inputs | hidden | dict(chosen)


def test_a_contact_goes_from_asked_over_her_yes_to_made(register: Scene) -> None:
    mandate = begin(register)
    client = register.zarina
    ask = {"whom": "employer", "risks": ["learns-where", "pressure"], "on": DAY}
    assert (
        "Ask what could come of it first" in client.post(path(mandate, "contact"), ask | {"risks": []}).text
    )
    both = client.post(path(mandate, "contact"), ask | {"risks": ["none-said", "violence"]})
    assert "the first stands alone" in both.text
    assert opened(register, mandate).now.contacts == {}
    assert client.post(path(mandate, "contact"), ask).status_code == 302
    assert "no answer yet: nobody gets in touch" in client.get(path(mandate)).text
    sent = {"outcome": "reached", "on": DAY}
    for answer in (None, "no"):
        if answer:
            client.post(path(mandate, "answer", 1), {"answer": answer, "on": DAY})
        assert "It was made" not in client.get(path(mandate)).text
        before = stored(register)
        refused = press(client, path(mandate, "made", 1), sent)
        assert "Without the person" in refused.text
        assert stored(register) == before
    client.post(path(mandate, "answer", 1), {"answer": "yes", "on": DAY})
    assert "It was made" in client.get(path(mandate)).text
    assert client.post(path(mandate, "made", 1), sent).status_code == 302
    contact = opened(register, mandate).now.contacts[1]
    assert contact.made is not None
    assert "For another the person is asked again" in client.post(path(mandate, "made", 1), sent).text


def test_the_action_itself_refuses_a_contact_without_her_yes(register: Scene) -> None:
    mandate = begin(register)
    write(register, mandate, asked(1))
    before = stored(register)
    act = ContactMade(1, TODAY, ContactOutcome.REACHED)
    with pytest.raises(ActRefused) as refused:
        write(register, mandate, act)
    assert refused.value.refusal is Refusal.NO_YES
    assert stored(register) == before
    write(register, mandate, ContactAnswered(1, TODAY, ContactAnswer.YES), act)


@pytest.mark.parametrize(
    ("days_left", "is_asking", "is_over"), [(31, 0, 0), (30, 1, 0), (0, 1, 0), (-1, 1, 1)]
)
def test_month_eleven_is_asked_for_and_what_is_over_stands_on_top(
    register: Scene, days_left: int, is_asking: int, is_over: int
) -> None:
    begin(register, advocate="7-002")
    mandate = begin(
        register, begins_on=TODAY - timedelta(days=365), ends_on=TODAY + timedelta(days=days_left)
    )
    page = text(register, LIST)
    assert ("Say what becomes of them" in page) == bool(is_asking)
    assert (f"over: {is_over}" in page) == bool(is_over)
    assert page.index(mandate.code) < page.index("Бакыт Примеров")
    itself = text(register, path(mandate))
    assert ("what becomes of it" in itself) == bool(is_asking)


def test_it_is_extended_handed_over_and_closed_and_all_stays_in_its_history(register: Scene) -> None:
    mandate = begin(register)
    client = register.zarina
    later = (mandate.ends_on + timedelta(days=200)).isoformat()
    assert client.post(path(mandate, "extend"), {"ends_on": later, "reason": "appeal"}).status_code == 302
    hand = {"advocate": "7-002", "deputy": "", "on": DAY, "reason": "person-wishes"}
    assert client.post(path(mandate, "hand-over"), hand).status_code == 302
    now = opened(register, mandate).now
    assert [(acting.advocate, acting.until) for acting in now.acting] == [("7-001", TODAY), ("7-002", None)]
    assert now.ends_on == mandate.ends_on + timedelta(days=200)
    page = text(register, path(mandate))
    assert page.index("Бакыт Примеров") < page.index("Айгуль Небывалова")
    assert client.post(path(mandate, "close"), {"outcome": "reached", "on": DAY}).status_code == 302
    row = Mandate.objects.get(pk=mandate.pk)
    assert row.state == "closed"
    assert "Add a step" not in text(register, path(mandate))
    typed = {"step": "status", "outcome": "done", "on": DAY}
    assert "This mandate is closed" in client.post(path(mandate, "step"), typed).text
    late = {"kind": "wages", "stage": "received", "amount": "5", "currency": "KGS", "on": DAY}
    assert client.post(path(mandate, "sum"), late).status_code == 302


def test_two_who_extend_at_once_the_second_sees_the_first(register: Scene) -> None:
    mandate = begin(register)
    sent = fields_of(register.zarina.get(path(mandate, "extend")).text)
    later = mandate.ends_on + timedelta(days=100)
    write(register, mandate, Extended(later, ExtensionReason.APPEAL))
    refused = press(register.zarina, path(mandate, "extend"), sent | {"reason": "person-wishes"})
    assert "somebody changed this while you wrote" in refused.text
    assert opened(register, mandate).now.ends_on == later


def test_the_picture_says_what_is_done_what_comes_next_and_what_does_not_come(register: Scene) -> None:
    mandate = begin(register)

    def stages() -> dict[str, Stage]:
        return {of.key: of.stage for of in picture_of(opened(register, mandate).now)}

    assert [key for key, stage in stages().items() if stage is Stage.NEXT] == ["status"]
    write(
        register,
        mandate,
        step(1, "status"),
        step(2, "lawyer-admitted"),
        step(3, "interrogation"),
        step(4, "statement", outcome=StepOutcome.DROPPED, minutes=0),
        step(5, "case-opened", outcome=StepOutcome.REFUSED),
    )
    now = stages()
    assert (now["status"], now["statement"], now["case-opened"]) == (Stage.DONE, Stage.DROPPED, Stage.REFUSED)
    assert [key for key, stage in now.items() if stage is Stage.NEXT] == ["expert-report"]
    write(register, mandate, step(6, "protective-measures", outcome=StepOutcome.PLANNED, minutes=0))
    assert [key for key, stage in stages().items() if stage is Stage.NEXT] == ["protective-measures"]
    page = text(register, path(mandate))
    assert "not read" in page


def test_what_is_no_item_of_its_kind_is_nowhere(register: Scene) -> None:
    mandate = begin(register)
    write(register, mandate, step(1), asked(2))
    for where in (("hearing", 1), ("sum", 1), ("answer", 1), ("made", 1), ("step", 2), ("step", 99)):
        assert register.zarina.get(path(mandate, *where)).status_code == 404, where
    assert register.zarina.get(f"{LIST}{uuid.uuid4()}/").status_code == 404
    with pytest.raises(actions.NoSuchStep):
        write(register, mandate, step(3, "miracle"))
