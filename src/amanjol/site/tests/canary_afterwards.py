"""What the canary types about care that could not wait, what comes afterwards, courses and a conference of which a
colleague reads: every word of it is sealed.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from amanjol.site.tests.canary_support import TODAY

if TYPE_CHECKING:
    from amanjol.site.tests.desk_visitor import Visitor

CANARIES = (
    "Чегравину", "Крохалёвой", "Пуночкина", "Люриковой", "Гагаркиной", "Турпановой", "Синьгиной", "Морянкина",
    "Шилохвостова", "Олушиной", "Бакланихиной", "Цаплиной", "771904438", "Колпицыну", "Казаркиной", "Огарышева",
    "Пеганкиной", "Нырковой", "Кайрова", "Краквиной", "Чечевицына", "Моевкиной", "Крачкина", "Чистикова",
)  # fmt: skip
CARE = {"care": "doctor", "why": "cannot-answer", "says": "Лежит без памяти у Чегравину"}
SECOND = {"agrees": "yes", "says": "Видела это с Крохалёвой"}
REPRESENTATIVE = {"says": "Спросили отдел Пуночкина"}
ENDED = {"says": "Отвечает сама, как Люриковой"}
FOLLOW_UP = {
    "wish": "ask-somebody",
    "whom": "Тётя Гагаркиной",
    "says": "Только не при Турпановой",
    "months": "1",
}
ANSWER = {"reached": "yes", "well": "well", "says": "Живёт у Синьгиной", "needs": "Печь от Морянкина"}
OUTCOMES = {
    "occasion": "start",
    "language": "tk",
    "housing_state": "better",
    "housing_words": "Замок поставил Шилохвостова",
}
OUTCOMES_REFUSED = {
    "occasion": "start",
    "language": "fr",
    "housing_state": "worse",
    "housing_words": "У Олушиной",
}
DECISION = {"decision": "claims", "says": "Не боюсь Бакланихиной"}
PAID = {"amount": "771904438", "currency": "TMT", "way": "court", "says": "Принёс человек Цаплиной"}
COURSE = {"name": "Колпицыну Джемал", "reach": "через Казаркиной"}
CONSENT = {"purpose": "support", "about": "Ночлег у Огарышева", "language": "tk"}
CONSENTED = {"giver": "self", "manner": "spoken", "given_on": str(TODAY - timedelta(8)), "answer": "yes"}
CONFERENCE = {
    "on": str(TODAY),
    "time": "11:00",
    "place": "Класс Пеганкиной",
    "about": "Учиться ли у Нырковой",
}
FOR_GUEST = {"text": "Спросить завуча Кайрова", "who": "outside", "outside": "Вахтёр Краквиной"}
CLOSED = {
    "reason": "Уехала к Чечевицына",
    "why": "elsewhere",
    "danger": "high",
    "danger_says": "Долг помнит Моевкиной",
    "trusted": "Соседка Крачкина",
    "held": "still-here",
    "held_says": "Ключ у Чистикова",
}


def care(visitor: Visitor, supervisor: Visitor, case: str) -> None:
    """Begun by one, recorded by another, with a representative who was asked, and ended."""
    there = f"{case}vital-care/"
    second = re.search(r'<option value="([0-9a-f-]{36})">Bahar', visitor.get(there))
    assert second
    assert "Чегравину" in visitor.send(there, CARE | {"second": second[1]})
    assert "Крохалёвой" in supervisor.send(f"{there}1/answer/", SECOND, on=there)
    assert "Пуночкина" in visitor.send(f"{there}1/representative/", REPRESENTATIVE, on=there)
    assert "Люриковой" in visitor.send(f"{there}1/end/", ENDED, on=there)


def afterwards(visitor: Visitor, case: str) -> None:
    """What the person wants, what they said a month later, how they see it, and wages that came."""
    there = f"{case}afterwards/"
    page = visitor.send(f"{there}follow-up/", FOLLOW_UP)
    assert all(word in page for word in ("Гагаркиной", "Турпановой"))
    page = visitor.send(f"{there}steps/1/", ANSWER)
    assert all(word in page for word in ("Синьгиной", "Морянкина"))
    assert "Олушиной" in visitor.send(f"{case}outcomes/ask/", OUTCOMES_REFUSED)
    assert "Шилохвостова" in visitor.send(f"{case}outcomes/ask/", OUTCOMES)
    assert "Бакланихиной" in visitor.send(f"{case}wages/decision/", DECISION)
    assert "Цаплиной" in visitor.send(f"{case}wages/received/", PAID)
    assert PAID["amount"] in visitor.get(f"{case}wages/received/1/")


def sign_up(visitor: Visitor, case: str) -> None:
    cohort = re.search(r'name="cohort" value="([0-9a-f-]{36})"', visitor.get(f"{case}courses/"))
    assert cohort
    page = visitor.send(f"{case}courses/", COURSE | {"cohort": cohort[1]})
    learner = re.search(r'href="(/desk/learning/learners/[0-9a-f-]{36}/)"', page)
    assert learner
    page = visitor.get(learner[1])
    assert all(word in page for word in ("Колпицыну", "Казаркиной"))


def show(visitor: Visitor, guest: Visitor, case: str) -> None:
    """A conference about a restricted person, of which a colleague reads who does not see the case."""
    there = f"{case}consent/"
    page = visitor.send(there, CONSENT)
    words = re.search(r'name="words" value="(\[\[.*?\]\])"', page)
    assert words
    visitor.send(there, CONSENT | CONSENTED | {"words": words[1], "is_read": "on"})
    assert "Огарышева" in visitor.get(there)
    page = visitor.send(f"{case}conferences/", CONFERENCE)
    conference = visitor.path
    member = re.search(r'<option value="([0-9a-f-]{36})">Myrat', page)
    assert member
    assert "Кайрова" in visitor.send(f"{conference}decisions/", FOR_GUEST, on=conference)
    joining = {"who": member[1], "role": "наблюдатель", "days": "3"}
    visitor.send(f"{conference}people/", joining, on=conference)
    assert "Пеганкиной" not in guest.get(case)
    paper = re.search(r'href="(/desk/conferences/[0-9a-f-]{36}/)"', guest.get("/desk/"))
    assert paper
    page = guest.get(paper[1])
    assert all(word in page for word in ("Пеганкиной", "Нырковой", "Кайрова", "Краквиной"))


def close(visitor: Visitor, case: str) -> None:
    visitor.send(f"{case}close/", CLOSED)
    page = visitor.get(f"{case}afterwards/")
    assert all(word in page for word in ("Моевкиной", "Крачкина", "Чистикова"))
