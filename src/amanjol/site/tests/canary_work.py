"""What is typed about employers, work and a family business, with words that must be written nowhere."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from amanjol.site.tests.canary_support import TODAY

if TYPE_CHECKING:
    from amanjol.site.tests.desk_visitor import Visitor

CANARIES = (
    "Коноплянкиной", "Вьюнковой", "Чижовникова", "Овсянкин", "64228830", "Просянковой", "Жаворонкова", "Щуркину",
    "Клестовой", "Дубоносов", "Мухоловкина", "Славкина", "Пересмешникову", "Горихвосткина", "904417263",
    "Крапивникова", "318865117", "Поганышева", "Корольковой",
)  # fmt: skip
EMPLOYER = {
    "name": "Пекарня Коноплянкиной",
    "does": "Караваи Вьюнковой",
    "place": "Двор Чижовникова",
    "contact": "Хозяин Овсянкин",
    "reach": "+99364228830",
    "agreed": "Обещал Просянковой",
}
LOOKED = {
    "on": str(TODAY - timedelta(8)),
    "who": "Ходила Жаворонкова",
    "says": "Видела Щуркину",
    "review_on": str(TODAY + timedelta(150)),
    **dict.fromkeys(("contract", "pay", "papers", "leaving", "housing"), "yes"),
}
VACANCY = {"work": "Месить у Клестовой", "pay": "Платит Дубоносов", "is_open": "on"}
EARNER = {"name": "Мухоловкина Джемал", "reach": "через Славкина"}
TALK = {
    "asked": "week",
    "on": str(TODAY - timedelta(8)),
    "going": "well",
    "as_agreed": "yes",
    "has_papers": "yes",
    "says": "Хвалит Пересмешникову",
}
GRANT = {"what_for": "Тандыр Горихвосткина", "amount": "904417263", "currency": "TMT"}
RECEIPT = {
    "what": "Глина Крапивникова",
    "amount": "318865117",
    "on": str(TODAY - timedelta(8)),
    "where": "Ящик Поганышева",
}


def work(visitor: Visitor, supervisor: Visitor) -> None:
    page = visitor.send("/desk/work/employers/", EMPLOYER)
    employer = visitor.path
    assert all(word in page for word in ("Коноплянкиной", "Овсянкин", "64228830", "Просянковой"))
    assert "Жаворонкова" in visitor.send(f"{employer}check/", LOOKED)
    assert "Клестовой" in visitor.send(f"{employer}vacancies/", VACANCY)
    assert "Мухоловкина" in visitor.send("/desk/work/people/", EARNER)
    person = visitor.path
    chosen = {
        "vacancy": f"{employer.rstrip('/').rpartition('/')[2]} 1",
        "begins_on": str(TODAY - timedelta(18)),
    }
    assert "Клестовой" in visitor.send(f"{person}place/", chosen)
    assert "Пересмешникову" in visitor.send(f"{person}placements/1/", TALK)
    assert "Корольковой" in visitor.send(f"{person}business/", {"idea": "Лепёшки по рецепту Корольковой"})
    assert "Горихвосткина" in visitor.send(f"{person}grants/", GRANT)
    for who in (visitor, supervisor):
        who.send(f"{person}grants/1/approve/", {}, on=person)
    assert "Поганышева" in visitor.send(f"{person}grants/1/", RECEIPT)
    assert "Мухоловкина" in visitor.get("/desk/work/")
