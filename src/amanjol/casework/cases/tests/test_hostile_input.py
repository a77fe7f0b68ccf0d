"""1,000 hostile texts to each form of cases: what it takes is such as a seal takes, and opens as it was.

To each page ten of them, as bytes, since a browser that wishes harm sends what no browser would: no answer of 500,
nothing half stored, what is stored reads back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django import forms
from django.http import QueryDict

from amanjol.casework.cases import sealing
from amanjol.casework.cases.details import parts
from amanjol.casework.cases.groups.adding import typed_people
from amanjol.casework.cases.groups.people import people_of
from amanjol.casework.cases.merging import actions as merging
from amanjol.casework.cases.models import Case, Group, Merge
from amanjol.casework.cases.record_parts.demands import Demand
from amanjol.casework.cases.record_parts.papers import OfficialPaper
from amanjol.casework.cases.record_parts.reviews import Review
from amanjol.casework.cases.record_parts.vital_interest import VitalInterest
from amanjol.casework.cases.records import Note, PersonRecord, Risk
from amanjol.casework.cases.tests import (
    doors,
    hostile_demands,
    hostile_groups,
    hostile_talks,
    hostile_tasks,
    hostile_vital,
)
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.hostile import (
    MARKUP,
    SENT,
    arrived,
    as_bytes,
    door_of,
    form_of,
    inputs,
    meet,
    received,
    send,
    undone,
)
from amanjol.casework.cases.tests.pages import (
    BY_NAME,
    CONSENT,
    DECISION,
    KEPT,
    LEVELS,
    opened,
    opened_person,
    path,
    stored,
    written,
)
from amanjol.casework.cases.tests.test_details_policy import ALL_ON
from amanjol.casework.cases.texts import TEXTS
from amanjol.casework.desk.fields import Text
from amanjol.casework.standards.htcds import documents
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.screening.determinations import Determination
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.cases.tests.hostile import Met, Typed

pytestmark = pytest.mark.django_db
GOOD: dict[str, dict[str, str]] = {
    **hostile_talks.GOOD,
    **hostile_tasks.GOOD,
    **hostile_demands.GOOD,
    **hostile_vital.GOOD,
    **hostile_groups.GOOD,
    "new": {
        "names": "Айна", "form": "adult", "birth_year": "2001", "place": "Теджен", "how": "", "when": "", "never": "",
        "telephone": "", "document": "", "note": "", "next_step": "Найти ночлег", "next_step_on": "", "same_as": "",
    },
    "find": {"question": "Роза"},
    "emergency": {"question": "Роза", "reason": "Угроза"},
    "note": {"text": "Сообщение"},
    "correct_note": {"text": "Иначе"},
    "plan": {"next_step": "К врачу", "next_step_on": "2026-12-01"},
    "risk": LEVELS | {"says": ""},
    **{text.address: {text.field: ""} for text in TEXTS},
    "person": {
        "names": "Роза", "form": "adult", "birth_year": "", "place": "", "how": "", "when": "", "never": "",
        "telephone": "", "document": "",
    },
    "determine": DECISION,
    "close": {"reason": "Всё"},
    "consents": CONSENT,
    "review": KEPT,
}  # fmt: skip
PART: dict[str, dict[str, str]] = {
    "person": {
        "prs_FirstName": "Роза",
        "prs_Birthdate": "1994-03-02",
        "prs_Gender": "Feminine",
        "prs_Citizenship_0": "UZ",
        "prs_Citizenship_1": "",
        "amj_Ethnicity": "узбечка",
    },
    "life": {
        "prs_NumberOfChildren": "2", "prs_PrimaryLanguage": "kaa", "prs_MaritalStatus": "Married", "prs_Title": "повар",
    },
    "address": {
        "prs_MailingCountry": "TR", "prs_MailingCity": "Стамбул", "prs_Email": "roza@example.org",
        "prs_HomePhone": "+993 65 123456", "prs_MailingLatitude": "41,01",
    },
    "exploitation": {"vic_TypeOfExploitation": "ForcedLabour", "vic_MethodsOfControl": "RestrictsMovement"},
    "events": {"hte_Type": "Transit", "hte_Date": "2026-03-02", "hte_Description": "Ехали\r\nночью"},
}  # fmt: skip
CHOICES: dict[str, dict[str, str]] = {
    "stage": {"to": "safety-and-consent", "true": "told-of-rights"},
    "justice": {"to": "told", "true": "wishes-to-hear"},
    **hostile_talks.CHOICES,
    "assign": {"member": "1"},
    "age": {"form": "adult"},
    "unmerge": {"merge": "1"},
    "access_paper": {"is_safe": "yes", "language": "kk"},
    "withdraw": {"consent": "1", "withdrawn_on": "2026-11-25"},
    "answer_opening": {"was_right": "yes"},
    "three_minutes": {"alone": "yes"},
    "compare_list": {"name": "Берк"},
    "desk": {"ceiling": "12"},
    "erase": {"told": "asked", "code": "000000"},
    "restrict": {},
    "wages": {"promised": "900", "months": "3", "paid": "0", "currency": "TRY"},
}

TAKES_NOTHING = {
    "age", "answer", "answer_opening", "begin_talk", "desk", "erase", "justice", "restrict", "talk_order",
    "three_minutes", "unmerge", "wages",
}  # fmt: skip
"""Buttons, lists and whole numbers: no text of the 1,000 is one of theirs."""
REFUSES_NOTHING: set[str] = set()
SUPERVISORS = {"assign", "desk", "erase", "review"}
SHOWS = {"find", "emergency", "access_paper"}
"""Pages that store nothing; what they took they answer at once."""
ASKS_AGAIN = {"new", "compare_list", "add_to_group", "official_paper"}
"""Pages that may ask once more: who it is; for what was not compared yet; to look at it."""
NOT_THERE = {"withdraw"}
"""No text of the 1,000 is the id of a consent."""
LEADS_BACK = {"age"}
"""A button on other pages: the sentence why not stands there."""
GROUPS = {"new_group", "group_facts", "add_to_group"}


@dataclass
class Scene:
    """One page with what stands behind it, and what somebody would fill in."""

    name: str
    people: CaseCast
    client: Client
    where: str
    good: Typed


def scene_of(people: CaseCast, name: str, good: Typed) -> Scene:
    client = people.keys.dana if name in SUPERVISORS else people.keys.berk
    prepare = SCENES.get(name)
    where = (prepare(people) if prepare else None) or path(name, people.case)
    if name == "restrict":
        good = {str(people.keys.cast.dana.pk): "work"}
    if name == "assign":
        good = {"member": str(people.keys.farida.pk)}
    if name == "erase":
        good = good | {"code": people.case.code}
    if name == "task_done":
        good = hostile_tasks.with_task(good)
    if name == "vital_care":
        good = hostile_vital.with_second(people, good)
    if name == "unmerge":
        good = {"merge": str(Merge.objects.get().pk)}
    return Scene(name, people, client, where, good)


def _closed(people: CaseCast) -> None:
    people.keys.berk.post(path("close", people.case), {"reason": "Всё"})


def _consented(people: CaseCast) -> None:
    people.keys.berk.post(path("consents", people.case), CONSENT)


def _merged(people: CaseCast) -> None:
    keyring = keyring_of(people.keys.berk)
    other = open_case(people.keys.berk, PersonRecord(("Роза Аманова",)))
    merging.merge(keyring=keyring, person=people.case.person, other=other.person)


SCENES: dict[str, Callable[[CaseCast], str | None]] = {
    **hostile_groups.SCENES,
    "erase": _closed,
    **hostile_talks.SCENES,
    **hostile_tasks.SCENES,
    **hostile_demands.SCENES,
    **hostile_vital.SCENES,
    "withdraw": _consented,
    "unmerge": _merged,
}


@pytest.mark.parametrize("name", (GOOD | CHOICES).keys())
def test_1000_texts_at_each_form_and_ten_at_its_page(case_cast: CaseCast, name: str) -> None:
    scene = scene_of(case_cast, name, (GOOD | CHOICES)[name])
    at = doors.desk(case_cast, keyring_of(scene.client))
    met = meet(*doors.door(name, at, scene.client, scene.where, scene.good))
    assert (name in TAKES_NOTHING) == (not met.taken)
    assert (name in REFUSES_NOTHING) == (not met.refused)
    for typed, filled in met.taken:
        if isinstance(filled, forms.Form):
            texts_arrived(filled, typed)
        for record in doors.sealed(name, filled, at):
            assert at.sealed_and_opened(record) == record
            if isinstance(record, PersonRecord):
                at.compare(record)
    sent_to_its_page(scene, met)


def texts_arrived(form: forms.Form, typed: Typed) -> None:
    """Whole, in each field of text."""
    for name, field in form.fields.items():
        if isinstance(form.cleaned_data[name], tuple):  # names
            assert form.cleaned_data[name] == lines(typed[name])
        elif type(field) is Text:
            assert form.cleaned_data[name] == arrived(typed.get(name, ""))


def sent_to_its_page(scene: Scene, met: Met) -> None:
    before = stored(scene.people.keys.berk)
    few_refused(scene, met, before)
    taken = met.sent_and_taken
    assert len(taken) == min(SENT, len(met.taken))
    for typed in taken:
        with undone():
            kept_by_its_page(scene, typed, before)


def few_refused(scene: Scene, met: Met, before: list[list[str]]) -> None:
    refused = met.sent_and_refused
    assert len(refused) == min(SENT, len(met.refused))
    for typed in refused:
        with undone():
            response = send(scene.client, scene.where, typed)
            assert response.status_code in ({302} if scene.name in LEADS_BACK else {200, 404})
            assert MARKUP not in response.text
            assert stored(scene.people.keys.berk) == before


def kept_by_its_page(scene: Scene, typed: Typed, before: list[list[str]]) -> None:
    people, name = scene.people, scene.name
    response = send(scene.client, scene.where, typed)
    assert MARKUP not in response.text
    if response.status_code == 200:
        assert name in SHOWS | ASKS_AGAIN
        assert stored(people.keys.berk) == before
        return
    if response.status_code == 404:
        assert name in NOT_THERE
        return
    assert response.status_code == 302
    page = people.keys.berk.get(response.headers["Location"])
    assert page.status_code == 200
    assert MARKUP not in page.text
    if name in GROUPS:
        reads_back_group(people, name, typed)
        return
    case = people.case
    if name == "new":
        case = Case.objects.get(pk=response.headers["Location"].split("/")[-2])
    if response.headers["Location"].partition("#")[0] != path("case", case):  # else it is that page
        page = people.keys.berk.get(path("case", case))
        assert page.status_code == 200
        assert MARKUP not in page.text
    reads_back(people, name, case, typed)


def lines(text: str) -> tuple[str, ...]:
    stripped = (" ".join(line.split()) for line in arrived(text).splitlines())
    return tuple(dict.fromkeys(line for line in stripped if line))


def reads_back_group(people: CaseCast, name: str, typed: Typed) -> None:
    keyring = keyring_of(people.keys.dana)
    if name == "add_to_group":
        names = {person.person.names for person in people_of(keyring, Group.objects.get())}
        assert names == set(typed_people(arrived(typed["names"])))
        return
    record = sealing.open_group(Group.objects.get(), keyring)
    assert record.as_data() == {key: arrived(text) for key, text in typed.items()}


def reads_back(people: CaseCast, name: str, case: Case, typed: Typed) -> None:
    client = people.keys.dana
    record, person = opened(client, case), opened_person(client, case)
    if name in {"new", "person"}:
        assert person.names == lines(typed["names"])
        for field in ("place", "document"):
            assert getattr(person, field) == arrived(typed[field])
        for field in ("how", "when", "never", "telephone"):
            assert getattr(person.contact, field) == arrived(typed[field])
    if name == "talk_part":
        hostile_talks.words_read_back(record, typed)
    if name in {"new", "plan"}:
        assert record.next_step == arrived(typed["next_step"])
    newest: dict[str, tuple[str, Callable[[], str]]] = {
        "new": ("note", lambda: next((note.text for note in reversed(written(client, case, Note))), "")),
        **dict.fromkeys(("note", "correct_note"), ("text", lambda: written(client, case, Note)[-1].text)),
        "close": ("reason", lambda: written(client, case, Note)[-1].text),
        "risk": ("says", lambda: written(client, case, Risk)[-1].says),
        "demand": ("scope", lambda: written(client, case, Demand)[-1].scope),
        "change_demand": ("scope", lambda: written(client, case, Demand)[-1].scope),
        "official_paper": (
            "lawyer_says",
            lambda: written(client, case, OfficialPaper)[-1].sections[-3].lines[-1].text,
        ),
        "determine": ("decided_by", lambda: written(client, case, Determination)[-1].decided_by),
        "review": ("reason", lambda: written(client, case, Review)[-1].reason),
        "consents": ("about", lambda: written(client, case, GivenConsent)[-1].about),
        **dict.fromkeys(hostile_vital.GOOD, ("says", lambda: written(client, case, VitalInterest)[-1].says)),
        "write_task": ("text", lambda: hostile_tasks.task_of(case, client).text),
        "change_task": ("text", lambda: hostile_tasks.task_of(case, client).text),
        "task_done": ("outcome", lambda: hostile_tasks.task_of(case, client).outcome),
    }
    for text in TEXTS:
        if name == text.address:
            assert getattr(record, text.field) == arrived(typed[text.field])
    if name in newest:
        field, newest_text = newest[name]
        assert newest_text() == arrived(typed[field])


@pytest.mark.parametrize("key", PART)
def test_1000_texts_at_each_kind_of_detail_and_ten_at_its_page(case_cast: CaseCast, key: str) -> None:
    """Kept as a sound document, or not at all."""
    client, where = case_cast.keys.berk, BY_NAME["part"].path(case_cast.case.pk, part=key)
    scene = Scene(key, case_cast, client, where, PART[key])
    at = doors.desk(case_cast, keyring_of(client))
    met = meet(door_of(form_of(client, where, PART[key])), PART[key])
    assert bool(met.taken) == (key != "exploitation")  # only lists to choose from
    assert met.refused
    for typed, form in met.taken:
        record = doors.of_part(key, form, at)
        assert at.sealed_and_opened(record) == record
        details_arrived(record, typed)
    few_refused(scene, met, stored(client))
    for typed in met.sent_and_taken:
        with undone():
            response = send(client, where, typed)
            assert response.status_code == 302
            page = client.get(where)
            assert page.status_code == 200
            assert MARKUP not in page.text
            of_person = parts.part_of(key).of_person
            details_arrived(
                (opened_person if of_person else opened)(case_cast.keys.dana, case_cast.case), typed
            )


def details_arrived(record: Any, typed: Typed) -> None:
    values = documents.from_data(record.details[0]["document"]).values if record.details else {}
    assert "amj_Ethnicity" not in values
    for name in ("prs_FirstName", "prs_Title", "prs_MailingCity"):
        assert values.get(name, "") == " ".join(arrived(typed.get(name, "")).split())


def test_a_form_is_given_what_the_bytes_say() -> None:
    for typed in inputs(GOOD["new"]):
        assert received(typed) == QueryDict(as_bytes(typed))


def test_each_form_is_here() -> None:
    posts = {name for name, route in BY_NAME.items() if "post" in route.takes and route.data}
    posts -= {"part", "entry"}  # each kind of field stands above
    posts -= {"narrow", "give"}  # take ids and choices alone: `test_listing`
    posts -= {"for_lawyer"}  # in its own tests, with a policy that opens it
    assert posts | {"restrict"} == GOOD.keys() | CHOICES.keys()
    assert doors.SEALED.keys() | doors.WITHOUT_FORM.keys() == GOOD.keys() | CHOICES.keys()


def test_each_kind_of_field_is_here() -> None:
    used = {
        field.field.kind for part in parts.PARTS for field in parts.asked_fields(part, Form.ADULT, ALL_ON)
    }
    kinds = {field.name: field.kind for section in packaged_standard().sections for field in section.fields}
    assert used <= {kinds.get(name.removesuffix("_0")) for typed in PART.values() for name in typed}
