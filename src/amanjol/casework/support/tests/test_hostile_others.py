"""1,000 hostile texts to each form of threats, interpreters, conferences and courses: taken whole or refused in words.

To each page ten of them: nothing half stored, what is stored reads back, and whoever reads it runs nothing of it. A
threat is read by every supervisor, also one that was written by who has no keys.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.forms import MultipleChoiceField
from django.urls import reverse
from django.utils.html import escape

from amanjol.casework.cases.tests.hostile import (
    MARKUP,
    arrived,
    completed,
    door_of,
    form_of,
    meet,
    received,
    send,
    undone,
)
from amanjol.casework.desk.fields import Text
from amanjol.casework.learning import sealing as learning
from amanjol.casework.learning.actions.cohorts import begin_cohort
from amanjol.casework.learning.models import Cohort, Learner
from amanjol.casework.learning.tests.learning_cast import COURSE, PLAN
from amanjol.casework.support.conferences import queries as conferences
from amanjol.casework.support.models import CaseParticipation, Interpreter, Threat
from amanjol.casework.support.tests import conference_cast, interpreter_cast, threat_cast
from amanjol.casework.support.tests.plan_cast import TODAY
from amanjol.casework.support.tests.threat_cast import SAYS, create_threat_cast
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.cases.tests.hostile import Typed
    from amanjol.casework.support.tests.threat_cast import ThreatCast

pytestmark = pytest.mark.django_db


class All:
    def __init__(self, people: CaseCast) -> None:
        self.threats: ThreatCast = create_threat_cast(people)
        self.interpreters = interpreter_cast.Scene(people)
        self.conferences = conference_cast.create(people)
        plan = replace(PLAN, ends_on=TODAY + timedelta(5))
        self.cohort: Cohort = begin_cohort(keyring=keyring_of(people.keys.berk), course=COURSE.key, plan=plan)

    @property
    def berk(self) -> Client:
        return self.threats.berk

    @property
    def dana(self) -> Client:
        return self.threats.dana


@pytest.fixture(scope="module")
def _everything(_three_with_keys: CaseCast) -> All:
    return All(_three_with_keys)


@pytest.fixture
def everything(_everything: All, db: None) -> All:
    request_of(_everything.berk)
    return deepcopy(_everything)


@dataclass(frozen=True)
class Scene:
    """Who types where what is good; `kept` gives the sealed document in which it lies then; `read` are the pages of who
    reads it besides, each with its reader. `shows_it`: the page to which the press leads has all of it.
    """

    client: Client
    where: str
    good: Typed
    kept: Callable[[], Any]
    read: list[tuple[Client, str]] = field(default_factory=list)
    shows_it: bool = True


def _threat(client: Client, where: str, people: All, good: Typed, *read: str) -> Scene:
    dana = people.dana

    def kept() -> Any:
        dana.get("/desk/threats/")  # takes in what was written without keys
        request_of(dana)
        newest = max(Threat.objects.all(), key=lambda row: (row.pk != people.threats.threat.pk, str(row.pk)))
        return threat_cast.opened(dana, newest).record.as_data()

    return Scene(client, where, good, kept, [(dana, page) for page in read], shows_it=client is people.berk)


def _threats(people: All) -> Iterator[tuple[str, Scene]]:
    threat = {"says": SAYS, "kinds": "life", "to": str(people.threats.of_dana.pk)}
    there = f"/desk/threats/{people.threats.threat.pk}/"
    listed = "/desk/threats/"
    yield "threat", _threat(people.berk, listed, people, threat, listed)
    yield "threat without keys", _threat(people.threats.merdan_there, listed, people, threat, listed)
    yield (
        "what went on",
        _threat(people.berk, f"{there}since/", people, {"says": SAYS, "kinds": "messages"}, there),
    )
    yield (
        "step",
        _threat(people.dana, f"{there}step/", people, {"steps": "spoken", "says": "Ходит с Фаридой"}, there),
    )


def _interpreters(people: All) -> Iterator[tuple[str, Scene]]:
    scene = people.interpreters
    of_all = interpreter_cast.TYPED | {"languages": "ru"}

    def kept() -> Any:
        request_of(people.berk)
        before = {scene.ogul.pk, scene.tahir.pk}
        newest = next((row for row in Interpreter.objects.all() if row.pk not in before), scene.ogul)
        return interpreter_cast.opened(scene, newest).record.as_data()

    def booked() -> Any:
        return [entry.record.as_data() for entry in interpreter_cast.of_case(scene).entries]

    listed, of_case = interpreter_cast.LIST, interpreter_cast.path(scene, "interpreting")
    dana = [(people.dana, listed)]
    yield (
        "new_interpreter",
        Scene(people.berk, interpreter_cast.path(scene, "new_interpreter"), of_all, kept, dana),
    )
    where = interpreter_cast.path(scene, "book_interpreter")
    yield "booking", Scene(people.berk, where, interpreter_cast.BOOK, booked, [(people.dana, of_case)])
    where, ended = interpreter_cast.path(scene, "end_interpreting"), {"state": "used", "says": "Сидел тихо"}
    yield "what came of it", Scene(people.berk, where, ended, booked, [(people.dana, of_case)])


def _conferences(people: All) -> Iterator[tuple[str, Scene]]:
    scene = people.conferences

    def kept() -> Any:
        keyring = keyring_of(scene.berk)
        case = type(scene.case).objects.select_related("person").get(pk=scene.case.pk)
        there = conferences.of_case(case, keyring).conferences
        return [entry.record.as_data() for entry in there]

    guest = [
        (scene.maral_there, conference_cast.paper_page(scene)),
        (people.dana, conference_cast.path(scene, "conference")),
    ]
    typed: dict[str, Typed] = {
        "conferences": conference_cast.PLAN,
        "join_conference": {"who": "another", "name": "Сосед", "role": "сосед"},
        "decide_at_conference": {"text": "Найти школу", "who": "outside", "outside": "Завхоз", "due_on": ""},
        "end_conference": {"state": "held", "says": "Решили"},
    }
    for name, good in typed.items():
        yield name, Scene(scene.berk, conference_cast.path(scene, name), good, kept, guest)


def _courses(people: All) -> Iterator[tuple[str, Scene]]:
    case = people.threats.cases.case

    def kept() -> Any:
        keyring = keyring_of(people.berk)
        return learning.open_learner(Learner.objects.get(cohort=people.cohort), keyring).as_data()

    typed = {"cohort": str(people.cohort.pk), "name": "Роза-Малиновка", "reach": "через тётю Плюмбуму"}
    cohort = reverse("learning:cohort", args=[people.cohort.pk])
    where = reverse("support:courses", args=[case.pk])
    yield "courses", Scene(people.berk, where, typed, kept, [(people.dana, cohort)], shows_it=False)


def scenes(people: All) -> dict[str, Scene]:
    return dict([*_threats(people), *_interpreters(people), *_conferences(people), *_courses(people)])


DAYS = {"on"}
NAMES = (
    "threat", "threat without keys", "what went on", "step", "new_interpreter", "booking", "what came of it",
    "conferences", "join_conference", "decide_at_conference", "end_conference", "courses",
)  # fmt: skip


def test_every_scene_is_tried(everything: All) -> None:
    assert tuple(scenes(everything)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_hostile_texts_are_taken_whole_or_refused_with_words(everything: All, name: str) -> None:
    scene = scenes(everything)[name]
    form = form_of(scene.client, scene.where, scene.good)
    fields = form(received(scene.good)).fields
    texts = [at for at, of in fields.items() if isinstance(of, Text)]
    lists = {at for at, of in fields.items() if isinstance(of, MultipleChoiceField)} - scene.good.keys()
    good = {at: typed for at, typed in completed(scene.good, form).items() if at not in lists}
    met = meet(door_of(form), good)
    assert met.taken
    assert met.refused
    before = _stored(everything)
    for typed in met.sent_and_taken:
        with undone():
            answer = send(scene.client, scene.where, typed)
            if answer.status_code == 200 and _is_other_day(typed, good):
                assert _stored(everything) == before
                continue
            assert answer.status_code == 302, answer.text
            assert {arrived(typed[at]) for at in texts} - {""} <= _texts(scene.kept())
            _check_pages(
                scene, answer["Location"], is_marked=any(MARKUP in arrived(typed[at]) for at in texts)
            )
    for typed in met.sent_and_refused:
        with undone():
            assert send(scene.client, scene.where, typed).status_code in {200, 302}
            assert _stored(everything) == before


def _is_other_day(typed: Typed, good: Typed) -> bool:
    """Of the 1,000 a few are days: on one of them nobody may be booked, which the form alone does not know."""
    return any(typed[at] != good[at] for at in DAYS & typed.keys())


def _check_pages(scene: Scene, location: str, *, is_marked: bool) -> None:
    own = scene.client.get(location).text
    assert MARKUP not in own
    assert not is_marked or not scene.shows_it or escape(MARKUP) in own
    for reader, page in scene.read:
        answer = reader.get(page)
        assert answer.status_code == 200, page
        assert MARKUP not in answer.text


def _stored(people: All) -> list[Any]:
    rows = [cast.stored(people.berk) for cast in (threat_cast, interpreter_cast, conference_cast)]
    return [*rows, Learner.objects.count(), CaseParticipation.objects.count()]


def _texts(data: Any) -> set[str]:
    """Every text of a document, however deep."""
    if isinstance(data, str):
        return {data}
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return {text for value in inside for text in _texts(value)}
