"""Every address of cases with a request that its page takes, and what such requests leave behind."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import (
    Assignment,
    Case,
    CaseItem,
    Merge,
    Person,
    PersonChange,
    Task,
)
from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.cases.record_parts.demands import Demand
from amanjol.casework.cases.record_parts.papers import OfficialPaper
from amanjol.casework.cases.record_parts.reviews import Review
from amanjol.casework.cases.record_parts.vital_interest import VitalInterest
from amanjol.casework.cases.records import Note, Risk
from amanjol.casework.cases.tests.consent_words import ASKED, read_aloud
from amanjol.casework.cases.texts import TEXTS
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.screening.determinations import Determination
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.records import CaseRecord, PersonRecord

NEW = {"names": "Айна Бегова", "next_step": "Найти ночлег"}
LEVELS = {"now": "high", "on_return": "unknown", "digital": "low"}
DECISION = {
    "status": "possible",
    "body": "NGO",
    "decided_by": "Юлдуз",
    "authority": "Устав",
    "decided_on": "2026-11-24",
}

DEMAND = {
    "demanded_by": "Следственный отдел, Курбанов",
    "basis": "УПК, ст. 97, письмо 11",
    "scope": "Всё дело",
    "received_on": "2026-11-24",
    "answer": "open",
    "told": "not-yet",
}


PAPER = {
    "fact-birth-year": "Year of birth: 1994",
    "sentence-birth-year": "По её словам",
    "ground": "law",
    "compelled_by": "УПК, ст. 97",
    "lawyer_says": "Только год рождения",
    "is_seen": "on",
}


VITAL_CARE = {
    "care": ["bed", "doctor"],
    "why": "cannot-answer",
    "says": "Без сознания, привезли с трассы",
    "second": "",
}
WITHOUT_KEYS = {
    "work",
    "discreet",
    "narrow",
    "give",
    "compare_list",
    "reviews",
    "desk",
}  # pages that show nobody


CONSENT = read_aloud(ASKED)
LATER = str(timezone.localdate() + timedelta(20))
KEPT = {"until": str(timezone.localdate() + timedelta(300)), "reason": "Суд ещё идёт"}
EXTRA: dict[str, dict[str, Any]] = {
    "unassign": {"member": uuid.UUID(int=1)},
    "merge": {"other": uuid.UUID(int=1)},
    "change_demand": {"number": 1},
    "answer_care": {"number": 1},
    "representative_asked": {"number": 1},
    "end_care": {"number": 1},
    "official_paper": {"number": 1},
    "printed_paper": {"number": 1},
    "change_task": {"task": uuid.UUID(int=1)},
    "task_again": {"task": uuid.UUID(int=1)},
    "correct_note": {"number": 1},
    "part": {"part": "life"},
    "entry": {"part": "events", "entry": "0" * 16},
    "talk_part": {"number": 4},
    "end_advice": {"number": 1},
    "advice_plan": {"number": 1},
    "advice_risk": {"number": 1},
}


@dataclass(frozen=True)
class Route:
    """`takes` lists the methods that the page answers; `data` is what a post sends.

    `without` is the answer where the id is another organisation's, or nobody's.
    """

    name: str
    takes: tuple[str, ...]
    data: dict[str, Any] = field(default_factory=dict)
    of_case: bool = True
    without: int = 404
    kwargs: dict[str, str] = field(default_factory=dict)

    def path(self, pk: uuid.UUID | str, **extra: Any) -> str:
        if not self.of_case:
            return reverse(f"cases:{self.name}", kwargs=self.kwargs)
        return reverse(f"cases:{self.name}", kwargs={"pk": pk} | EXTRA.get(self.name, {}) | extra)

    def asked_by(self, client: Client, pk: uuid.UUID | str, method: str | None = None) -> Any:
        way = method or self.takes[-1]
        return client.post(self.path(pk), self.data) if way == "post" else client.get(self.path(pk))


READ, WRITE, BOTH = ("get",), ("post",), ("get", "post")
ROUTES = (
    Route("work", READ, of_case=False),
    Route("find", BOTH, {"question": "Rosa"}, of_case=False),
    Route("new", BOTH, NEW, of_case=False),
    Route("compare_list", BOTH, {"name": "Берк"}, of_case=False, kwargs={"key": "labour-adults"}),
    Route("groups", READ, of_case=False),
    Route("new_group", BOTH, {"title": "Ферма под Мары"}, of_case=False),
    Route("group", READ),
    Route("add_to_group", WRITE, {"names": "Керим"}),
    Route("group_facts", BOTH, {"title": "Стройка"}),
    Route("claim", WRITE),
    Route("reviews", READ, of_case=False),
    Route("desk", BOTH, {"ceiling": "12"}, of_case=False),
    Route("emergency", BOTH, {"question": "Rosa", "reason": "Угроза"}, of_case=False),
    Route("answer_opening", BOTH, {"was_right": "yes"}),
    Route("seen", WRITE, without=302),
    Route("case", READ),
    Route("access", READ),
    Route("access_paper", BOTH, {"is_safe": "yes", "language": "kk"}),
    Route("vital_care", BOTH, VITAL_CARE),
    Route("answer_care", WRITE, {"agrees": "yes", "says": "Видела сама"}),
    Route("representative_asked", WRITE, {"says": "Отдел по делам детей, ответят утром"}),
    Route("end_care", WRITE, {"says": "Приехала тётя, согласна"}),
    Route("demand", BOTH, DEMAND),
    Route("change_demand", BOTH, DEMAND),
    Route("official_paper", BOTH, PAPER),
    Route("printed_paper", READ),
    Route("note", WRITE, {"text": "Сообщение"}),
    Route("correct_note", BOTH, {"text": "Иначе"}),
    Route("plan", BOTH, {"next_step": "Позвонить врачу", "next_step_on": LATER}),
    Route("discreet", BOTH, of_case=False),
    Route("narrow", BOTH, {"is_late": "on"}, of_case=False),
    Route("give", BOTH, {"member": str(uuid.UUID(int=1))}, of_case=False),
    Route("write_task", WRITE, {"text": "Найти врача"}),
    Route("task_done", WRITE, {"task": str(uuid.UUID(int=1))}),
    Route("change_task", BOTH, {"text": "Найти врача"}),
    Route("task_again", WRITE),
    Route("risk", BOTH, LEVELS),
    *(Route(text.address, BOTH, {text.field: "К соседке"}) for text in TEXTS),
    Route("person", BOTH, {"names": "Роза"}),
    Route("age", WRITE, {"form": "adult"}),
    Route("same", READ),
    Route("unmerge", WRITE, {"merge": str(uuid.UUID(int=1))}),
    Route("merge", BOTH),
    Route("determine", BOTH, DECISION),
    Route("close", BOTH, {"reason": "Помощь окончена"}),
    Route("review", BOTH, KEPT),
    Route("erase", BOTH, {"told": "asked", "code": "000000"}),
    Route("make_case", BOTH),
    Route("reopen", WRITE),
    Route("assign", WRITE, {"member": str(uuid.UUID(int=1))}),
    Route("unassign", WRITE),
    Route("three_minutes", BOTH, {"alone": "yes"}),
    Route("wages", BOTH, {"promised": "900", "months": "3", "paid": "0", "currency": "TRY"}),
    Route("details", READ),
    Route("part", BOTH, {"prs_MaritalStatus": "Married", "prs_NumberOfChildren": "2"}),
    Route("entry", BOTH, {"hte_City": "Стамбул"}),
    Route("for_lawyer", BOTH, {"risk_told": "on", "amj_HIV": "Сказано ей одной"}),
    Route("consents", BOTH, CONSENT),
    Route("withdraw", WRITE, {"consent": "0" * 16, "withdrawn_on": "2026-11-25"}),
    Route("restrict", BOTH),
    Route("lift", WRITE),
    Route("stage", BOTH, {"to": "safety-and-consent"}),
    Route("justice", BOTH, {"to": "told", "true": ["wishes-to-hear"]}),
    Route("talk", READ),
    Route("begin_talk", WRITE, {"age": "adult"}),
    Route("answer", WRITE, {"question": "alone", "answer": "yes"}),
    Route("back", WRITE),
    Route("stop_talk", WRITE),
    Route("resume_talk", WRITE),
    Route("talk_order", WRITE, {"order": "one-by-one"}),
    Route("result", READ),
    Route("talk_part", BOTH, {"sign-pay": "yes", "words-pay": "Девять месяцев без денег"}),
    Route("end_advice", WRITE, {"how": "does-not-fit", "because": "Уже у врача"}),
    Route("advice_plan", READ),
    Route("advice_risk", READ),
)
OF_LAWYERS = (Route("written", READ, of_case=False), Route("written_note", READ), Route("delete_note", WRITE))
"""For whoever works on cases these are as closed as the others are for a lawyer."""
BY_NAME = {route.name: route for route in (*ROUTES, *OF_LAWYERS)}


def path(name: str, case: Case) -> str:
    return BY_NAME[name].path(case.pk)


SAFE = {
    "sign-alone": "yes", "sign-safe-to-talk": "yes", "sign-someone-listening": "no", "sign-phone-watched": "no",
    "sign-interpreter-needed": "no", "sign-told-what-this-is": "yes", "sign-agrees-to-talk": "yes",
}  # fmt: skip
"""The safety questions, answered so that the talk goes on."""
PARTS = {
    key: number
    for number, key in enumerate(
        (
            "safety",
            "needs",
            "how-it-began",
            "the-work",
            "control",
            "before-leaving",
            "door",
            "threats-and-violence",
        ),
        1,
    )
}


def part_path(case: Case, key: str) -> str:
    return BY_NAME["talk_part"].path(case.pk, number=PARTS[key])


def begin_ticking(client: Client, case: Case) -> None:
    """A talk that has come so far that every part but the hard one may be opened."""
    for where, data in ((path("begin_talk", case), {"age": "adult"}), (part_path(case, "safety"), SAFE)):
        assert client.post(where, data).status_code == 302


def opened(client: Client, case: Case) -> CaseRecord:
    """The case as it lies in the database now."""
    keyring = keyring_of(client)
    return sealing.open_case(Case.objects.get(pk=case.pk), keyring)


def written[
    Kind: (Note, Risk, Determination, Demand, GivenConsent, Review, Change, OfficialPaper, VitalInterest)
](client: Client, case: Case, kind: type[Kind]) -> tuple[Kind, ...]:
    """What stands in the case of this kind now, in the order in which it was written."""
    keyring = keyring_of(client)
    row = Case.objects.get(pk=case.pk)
    return Items(row, sealing.open_case(row, keyring), keyring).of(kind)


def opened_person(client: Client, case: Case) -> PersonRecord:
    keyring = keyring_of(client)
    return sealing.open_person(Person.objects.get(pk=case.person_id), keyring)


def stored(client: Client) -> list[list[str]]:
    """Every row of cases that the organisation of this browser has, as it lies there."""
    request_of(client)
    return [
        sorted(repr(row) for row in _rows(model))
        for model in (Person, PersonChange, Case, CaseItem, Task, Assignment, Merge)
    ]


def _rows(model: Any) -> list[tuple[Any, ...]]:
    return [
        tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)
        for row in model.objects.values_list()
    ]


def verbs(client: Client, prefix: str = "case.") -> list[str]:
    """What the journal says of the newest, last."""
    request_of(client)
    return list(
        Entry.objects.filter(verb__startswith=prefix).order_by("sequence").values_list("verb", flat=True)
    )


def without_tokens(page: str) -> str:
    """The page without what differs between two requests of the very same thing."""
    page = re.sub(r'name="(?:csrfmiddlewaretoken|once|seen-\w+)" value="[\w=-]+"', "", page)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID", page)
