"""What the canary types into the rooms of support and into the page of complaints: every word of it is sealed."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from amanjol.site.tests.desk_visitor import Visitor

TODAY = timezone.localdate()
GOAL = {
    "words": "Хочу печь лепёшки у Козлобородниковой",
    "need": "Нужен тандыр Перловникова",
    "first": "medicine",
}
SERVICE = {
    "what": "Спросить Ковылёву",
    "who": "outside",
    "outside": "Лавка Полынкина",
    "due_on": str(TODAY + timedelta(5)),
}
TOGETHER = {"together": "on", "language": "tk", "agrees": "yes", "says": "Сказала: так и Типчакова хотела"}
ASKED = {
    "name": "Глухаркина",
    "how": "через Вальдшнепову",
    "when": "в час Дупеля-5512",
    "never": "никогда при Кроншнепе",
    "telephone": "+99364552817",
    "language": "говор-7741",
    "asks": "Просит забыть Турухтанова",
    "basis": "agreed",
}
SESSION = {
    "on": str(TODAY - timedelta(8)),
    "minutes": "50",
    "kind": "first",
    "way": "in-person",
    "outcome": "took-place",
    "said": "Видела во сне Ходулочникову",
}
HOUSE = {
    "name": "Дом Лебедухина",
    "address": "переулок Зуйковой, 9",
    "reach": "дежурная Камнешаркина",
    "says": "ключ у Турухтановой",
    "room-0-name": "Комната Чечёткина",
    "room-0-for": "women",
    "room-0-beds": "1 2",
}
THING = {"kind": "papers", "what": "Паспорт в платке Веретенниковой", "is_asked_for": "on"}
HAPPENED = {"what": "Стучал Кроншнепов", "there": "была Улитова", "step": "звонили Фифиной"}
WENT = {"reach": "через Плавунчикову", "takes": "узел от Песочникова"}
COMPLAINT = {
    "age": "adult",
    "subject": "treatment",
    "accused": "house-staff",
    "name": "Камышовкина",
    "words": "Кричала Бекасова у ворот",
    "further": "yes",
    "reply": "person",
    "reach": "через Чибискину",
}
COMPLAINT_REFUSED = COMPLAINT | {"age": "", "words": "Не про Коростелёву"}
ANSWER = {"words": "Поговорили с Куличковой"}
PASSED_ON = {"words": "Передано Веретенникову"}
THREAT = {"says": "Грозил Дубоносов у проходной", "kinds": "life"}
STEP = {"steps": "spoken", "says": "Ходит с Коноплянкиной"}
INTERPRETER = {
    "name": "Завирушкина Айна",
    "languages": "tk",
    "sex": "woman",
    "places": "Город Свирищев",
    "comes_from": "Из рода Чечёткиных",
    "signed_on": str(TODAY - timedelta(26)),
}
BOOKING = dict.fromkeys(("same_village", "same_family", "same_community", "knows_somebody"), "no") | {
    "language": "tk",
    "purpose": "talk",
    "accepts": "yes",
    "says": "Сядет к Юркову",
}
CONFERENCE = {"time": "10:00", "place": "Комната Горихвосткина", "about": "Где жить Пустельжиной"}
DECISION = {"text": "Спросить Мухоловкину", "who": "outside", "outside": "Завхоз Вертишейкин"}


def plan(visitor: Visitor, case: str) -> None:
    """A goal with a service, gone through together, and the person's own copy."""
    plan = f"{case}support/"
    page = visitor.send(f"{plan}goals/", GOAL)
    services = re.findall(rf'href="({plan}goals/[0-9a-f-]{{36}}/services/)"', page)
    visitor.send(services[0], SERVICE)
    page = visitor.send(f"{plan}together/", TOGETHER)
    assert all(word in page for word in ("Козлобородниковой", "Ковылёву", "Типчакова"))
    goal = services[0].removeprefix(f"{plan}goals/").removesuffix("/services/")
    paper = visitor.send(f"{plan}paper/", {"is_safe": "yes", "language": "tk", "goals": goal})
    assert "Полынкина" in paper


def hold_sessions(worker: Visitor, psychologist: Visitor, case: str) -> None:
    """A circle is asked, hears six words, and writes down a session, a correction and a danger."""
    circles = psychologist.get("/organisation/keys/circles/")
    circle = re.search(r'href="/organisation/keys/circles/([0-9a-f-]{36})/"', circles)
    assert circle
    page = worker.send(f"{case}help/", ASKED | {"circle": circle[1]})
    client = f"/desk/clients/{worker.path.split('/')[-2]}/"
    words = re.findall(r"<li>(\w+)", page.split('class="six-words"')[1].split("</ol>")[0])
    psychologist.send(f"{client}words/", {"typed": " ".join(words)}, on=client)
    assert "Вальдшнепову" in psychologist.get(client)
    psychologist.send(f"{client}answer/", {"standing": "taken-on"}, on=client)
    psychologist.send(f"{client}heard/", {"language": "tk", "is_heard": "on"}, on=client)
    page = psychologist.send(f"{client}sessions/", SESSION)
    session = re.search(rf'href="({client}sessions/[0-9a-f-]{{36}}/)"', page)
    assert session
    assert "Поручейникова" in psychologist.send(session[1], SESSION | {"said": "Была у Поручейникова"})
    assert "Ходулочникову" in psychologist.get(session[1])
    psychologist.send(f"{client}danger/", {"danger": "own-life", "step": "not-alone"})
    assert "Ходулочникову" not in worker.get(case)


def shelter(visitor: Visitor, supervisor: Visitor, case: str) -> None:
    """A bed, something that is held, what happened, and leaving."""
    page = supervisor.send("/desk/houses/new/", HOUSE)
    house = supervisor.path
    assert all(
        word in page for word in ("Лебедухина", "Зуйковой", "Камнешаркина", "Турухтановой", "Чечёткина")
    )
    assert "Кроншнепов" in visitor.send(f"{house}incidents/", HAPPENED)
    pk = house.rstrip("/").rpartition("/")[2]
    visitor.send(f"{case}bed/", {"place": f"{pk}:2"})
    stay = visitor.path
    assert "/stays/" in stay
    assert "Веретенниковой" in visitor.send(f"{stay}things/", THING, on=stay)
    assert visitor.send(f"{stay}receipt/", {"is_safe": "yes", "language": "tk"}).startswith("%PDF-1.7")
    assert "Улитова" in visitor.send(f"{stay}incidents/", HAPPENED)
    visitor.send(f"{stay}leave/", {"back": "1"}, on=stay)
    assert "Плавунчикову" in visitor.send(f"{stay}where/", WENT, on=stay)


def complain(stranger: Visitor, worker: Visitor) -> None:
    """By nobody who is signed in; one is refused, one is read and answered."""
    place = re.search(r'href="(/complaint/ru/[0-9a-f-]{36}/)">Yyldyz', stranger.get("/complaint/ru/"))
    assert place
    where = re.search(r'href="(/complaint/ru/[0-9a-f-]{36}/write/)"', stranger.get(place[1]))
    assert where
    form = dict(re.findall(r'name="(press|code)" value="([^"]+)"', stranger.get(where[1])))
    assert "Коростелёву" in stranger.send(where[1], COMPLAINT_REFUSED | form)
    assert "Бекасова" not in stranger.send(where[1], COMPLAINT | form)
    for pk in re.findall(r'href="(/desk/complaints/[0-9a-f-]{36}/)"', worker.get("/desk/complaints/")):
        page = worker.get(pk)
        if "Бекасова" in page:
            break
    assert all(word in page for word in ("Бекасова", "Камышовкина", "Чибискину"))
    for act, typed in (("answer/", ANSWER), ("pass-on/", PASSED_ON)):
        number = re.search(r'name="number" value="(\d+)"', worker.get(pk))
        assert number
        assert typed["words"] in worker.send(f"{pk}{act}", typed | {"number": number[1]}, on=pk)


def confer(visitor: Visitor, supervisor: Visitor, case: str) -> None:
    """A threat and its step, an interpreter who is booked, a conference that decides something."""
    to = re.findall(r'name="to" value="([0-9a-f-]{36})"[^>]*checked', visitor.get("/desk/threats/"))
    visitor.send("/desk/threats/", THREAT | {"to": to[0]})
    threat = visitor.path
    assert "Дубоносов" in supervisor.get(threat)
    assert "Коноплянкиной" in supervisor.send(f"{threat}step/", STEP, on=threat)
    until = {"until": str(TODAY + timedelta(300))}
    page = visitor.send("/desk/interpreters/new/", INTERPRETER | until)
    assert all(word in page for word in ("Завирушкина", "Свирищев", "Чечёткиных"))
    booked = visitor.path.removeprefix("/desk/interpreters/")
    assert "Юркову" in visitor.send(f"{case}interpreters/{booked}", BOOKING | {"on": str(TODAY)})
    page = visitor.send(f"{case}conferences/", CONFERENCE | {"on": str(TODAY)})
    conference = visitor.path
    page = visitor.send(f"{conference}decisions/", DECISION, on=conference)
    assert all(word in page for word in ("Горихвосткина", "Пустельжиной", "Мухоловкину", "Вертишейкин"))
