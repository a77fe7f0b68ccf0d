"""Distinctive words in every sealed field of a running node; then everything it has written is searched for them.

Searched are all files of its folder (tables, write-ahead log, its own log, keys, media), a dump, what it printed, and
the addresses that were visited; in UTF-8, UTF-16, hexadecimal and base64, whatever the case.
"""

from __future__ import annotations

import base64
import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from amanjol.site.tests import canary_afterwards, canary_support, canary_work
from amanjol.site.tests.browser.node import Node
from amanjol.site.tests.canary_search import dump_of, files_below, find_canaries
from amanjol.site.tests.canary_support import TODAY
from amanjol.site.tests.desk_visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

CASE = {
    "names": "Канарейкина Роза\nZebrakowa Gül",
    "birth_year": "1994",
    "place": "Невидимград",
    "document": "KNR7719923",
    "how": "через тётю Хвалисию",
    "when": "после сумерек-1807",
    "never": "никогда через Плюмбума",
    "telephone": "+99365771992",
    "note": "Сказала: щегол улетел.",
    "next_step": "Спросить про Гвоздикова",
    "next_step_on": str(TODAY + timedelta(3)),
}
LATER = {
    "note/": {"text": "Записка о Бересклете"},
    "plan/": {"next_step": "Поехать в Кукушкино", "next_step_on": str(TODAY + timedelta(4))},
    "safety/": {"safety_plan": "Слово опасности: мандрагора"},
    "risk/": {"now": "high", "on_return": "high", "digital": "low", "says": "Видели Чертополохова"},
    "decision/": {
        "status": "recognised",
        "body": "NGO",
        "decided_by": "Совет Вереницкой",
        "authority": "Устав Пустельгина",
        "decided_on": str(TODAY - timedelta(8)),
    },
    "demand/": {
        "demanded_by": "Следователь Камышовкин",
        "basis": "Письмо Чекановой",
        "scope": "Всё о Лунёвой",
        "received_on": str(TODAY - timedelta(8)),
        "answer": "open",
        "told": "not-yet",
    },
}
TWICE = {
    "names": "Канарейкина Роза\nТрясогузкина",
    "birth_year": "1994",
    "place": "Зимородково",
    "next_step": "Сравнить",
    "same_as": "nobody",
}
REPORT = {
    "office": "border",
    "what": "Свидетели назвали Осокина",
    "signs": "deception",
    "where": "Застава Чибисовая",
    "name": "Иволгина Бибиш",
    "language": "наречие-3318",
    "age": "adult",
    "how": "через Кулика Зяблова",
    "when": "в час Выпи-2204",
    "never": "никогда при Сойкине",
    "telephone": "+99361449027",
    "agreement": "yes",
}
CONSULTATION = {
    "kind": "kept-passport",
    "way": "message",
    "asked": "Паспорт у Филинович",
    "advised": "Обратиться к Гаршнепову",
    "name": "Дрофина Ширин",
    "telephone": "+99363118846",
    "next_on": str(TODAY + timedelta(3)),
}
COHORT = {
    "course": "life-skills",
    "language": "ru",
    "name": "Группа Пищухиной",
    "trainer": "Ведёт Оляпкина",
    "place": "Зал Поползнева",
    "begins_on": str(TODAY - timedelta(26)),
    "ends_on": str(TODAY - timedelta(8)),
}
LEARNER = {"name": "Крапивница Огулнар", "reach": "через Лазоревкину"}
ISSUER = {"name": "Школа Чечевицкой"}
CERTIFICATE = {"holder": "Зарянкина Огулнар", "first": "ru", "second": "en", "is_safe": "yes"}
REPORT_REFUSED = REPORT | {"agreement": "no", "what": "Невыданов"}
DECLINED = {"reason": "Отказ из-за Пеночкина"}
REVIEW = {"reason": "Ждёт суда Журавлинской"}
TYPED_AND_REFUSED = {"names": "", "note": "Нестираемов", "next_step": "Ромашкович"}
FILE = {
    "about": "Расписка Снегирёва",
    "giver": "Соседка Малиновкина",
    "place": "Под мостом у Скопино",
    "received_on": "",
    "is_allowed": "on",
}
FILE_NAME, FILE_CONTENT = "Щуровкин.txt", "Написано рукой Вьюркова, число 551803946277.\n".encode() * 9_000
"""Longer than what a server would hold in memory rather than in a file of its own."""
FOR_LAWYER = {
    "risk_told": "on",
    "amj_HIV": "Сказано у Свиристелевой",
}  # no policy opens it: refused, and kept nowhere
EMERGENCY = {"question": "Zebrakowa", "reason": "За ней пришли к Тимьяновой роще"}
SOUGHT = ("Канарейкина", "Лебедянова")
CANARIES = (
    "Канарейкина", "Zebrakowa", "Невидимград", "KNR7719923", "Хвалисию", "сумерек-1807", "Плюмбума", "65771992",
    "щегол", "Гвоздикова", "Бересклете", "Кукушкино", "мандрагора", "Чертополохова", "Вереницкой", "Пустельгина",
    "Нестираемов", "Ромашкович", "Лебедянова", "Тимьяновой", "Осокина", "Чибисовая", "Иволгина", "наречие-3318",
    "Зяблова", "Выпи-2204", "Сойкине", "61449027", "Невыданов", "Пеночкина", "Филинович", "Гаршнепову", "Дрофина",
    "63118846", "Стерхова", "Козодоева", "Трясогузкина", "Зимородково", "Камышовкин", "Чекановой", "Лунёвой",
    "Свиристелевой",
    "Журавлинской", "Пищухиной", "Оляпкина", "Поползнева", "Крапивница", "Лазоревкину",
    "Чечевицкой", "Зарянкина",
    *canary_work.CANARIES, *canary_afterwards.CANARIES,
    "Козлобородниковой", "Перловникова", "Ковылёву", "Полынкина", "Типчакова",
    "Глухаркина", "Вальдшнепову", "Дупеля-5512", "Кроншнепе", "99364552817", "говор-7741", "Турухтанова",
    "Ходулочникову", "Поручейникова",
    "Лебедухина", "Зуйковой", "Камнешаркина", "Турухтановой", "Чечёткина", "Веретенниковой", "Кроншнепов", "Улитова",
    "Фифиной", "Плавунчикову", "Песочникова",
    "Камышовкина", "Бекасова", "Чибискину", "Коростелёву", "Куличковой", "Веретенникову",
    "Снегирёва", "Малиновкина", "Скопино", "Щуровкин", "Вьюркова", "551803946277",
    "Дубоносов", "Коноплянкиной", "Завирушкина", "Свирищев", "Чечёткиных", "Юркову", "Горихвосткина",
    "Пустельжиной", "Мухоловкину", "Вертишейкин",
)  # fmt: skip

TABLES = (
    "cases_person", "cases_merge", "intake_report", "intake_consultation", "learning_learner",
    "learning_livelihood", "support_goal", "support_circlesession", "support_stay", "complaints_complaint",
    "support_threat", "support_followup", "support_asking", "support_casewages", "support_caseparticipation",
)  # fmt: skip
"""Which hold something of it, so that it could be found."""


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    started = Node(tmp_path_factory.mktemp("canary") / "data")
    started.start("--planes", "casework")
    yield started
    if started.process is not None and started.process.poll() is None:
        started.stop()


def test_what_is_sealed_is_written_nowhere(node: Node) -> None:
    maral, oraz = Visitor(node.address), Visitor(node.address)
    maral.sign_in("maral@demo.example")
    oraz.sign_in("oraz@demo.example")
    _report(oraz, maral)
    _advise(maral)
    case = _fill(maral)
    bahar = Visitor(node.address)
    bahar.sign_in("bahar@demo.example")
    _teach(maral, bahar)
    canary_work.work(maral, bahar)
    gunesh = Visitor(node.address)
    gunesh.sign_in("gunesh@demo.example")
    canary_support.hold_sessions(maral, gunesh, case)
    canary_support.shelter(maral, bahar, case)
    canary_support.complain(Visitor(node.address), maral)
    canary_support.confer(maral, bahar, case)
    canary_afterwards.care(maral, bahar, case)
    canary_afterwards.afterwards(maral, case)
    canary_afterwards.sign_up(maral, case)
    bahar.send(f"{case}review/", REVIEW | {"until": str(TODAY + timedelta(300))})
    _merge(maral, case)
    _restrict(maral, bahar, case)
    myrat = Visitor(node.address)
    myrat.sign_in("myrat@demo.example")
    canary_afterwards.show(maral, myrat, case)
    canary_afterwards.close(maral, case)
    maral.send("/account/lock/", {}, on=case)
    assert "Канарейкина" not in maral.get("/desk/cases/")
    dump = dump_of(node.data)
    node.stop()
    places = {
        "printed": node.printed.encode(),
        "addresses": "\n".join(
            [*maral.addresses, *oraz.addresses, *bahar.addresses, *gunesh.addresses, *myrat.addresses]
        ).encode(),
        "dump": dump,
    }
    places |= {str(file.relative_to(node.data)): file.read_bytes() for file in files_below(node.data)}
    assert len(places) > 500  # the files of the database are among them
    assert any(name.startswith("files/") for name in places)
    assert any(name.startswith("postgres") and "pg_wal" in name for name in places)
    assert [table for table in TABLES if table.encode() not in dump] == []
    assert list(find_canaries(CANARIES, places)) == []


def test_the_search_would_find_them() -> None:
    """Each spelling is found where it is: the test above cannot pass for want of eyes."""
    for canary in CANARIES:
        spellings = (
            canary.encode(),
            canary.upper().encode(),
            canary.encode("utf-16-le"),
            canary.encode("utf-16-be"),
            canary.encode().hex().encode(),
            canary.encode().hex().upper().encode(),
            *(base64.b64encode(b"." * shift + canary.encode() + b"..") for shift in range(3)),
        )
        for at, hidden in enumerate(spellings):  # wherever it begins
            assert list(find_canaries(CANARIES, {"here": b"before"[:at] + hidden + b"after"})), (
                canary,
                hidden,
            )
            assert list(find_canaries(CANARIES, {"here": bytes(90 + at) + hidden + bytes(90)})), (
                canary, hidden,
            )  # fmt: skip


def _fill(visitor: Visitor) -> str:
    visitor.send("/desk/cases/new/", TYPED_AND_REFUSED)
    page = visitor.send("/desk/cases/new/", CASE)
    assert "Канарейкина" in page
    case = visitor.path
    for act, typed in LATER.items():
        visitor.send(f"{case}{act}", typed, on=case)
        assert visitor.path == case, act
    canary_support.plan(visitor, case)
    visitor.send(f"{case}talk/begin/", {"age": "adult"}, on=f"{case}talk/")
    _take_in(visitor, case)
    for sought in SOUGHT:
        visitor.send("/desk/cases/find/", {"question": sought})
    assert "Свиристелевой" not in visitor.send(f"{case}lawyer/", FOR_LAWYER, on=case)
    page = visitor.get(case)
    assert all(
        word in page for word in ("Бересклете", "Кукушкино", "мандрагора", "Чертополохова", "Вереницкой")
    )
    return case


def _take_in(visitor: Visitor, case: str) -> None:
    """A file, opened as it came; and one that is refused."""
    assert "Вьюркова" not in visitor.upload(f"{case}files/", FILE, "Щуровкин.exe", b"MZ\0" + FILE_CONTENT)
    page = visitor.upload(f"{case}files/", FILE, FILE_NAME, FILE_CONTENT)
    assert visitor.path == case
    assert all(word in page for word in ("Снегирёва", "Малиновкина", "Скопино", "Щуровкин"))
    there = re.search(rf'href="({case}files/[0-9a-f-]{{36}}/)"', page)
    assert there
    assert "Вьюркова" in visitor.get(there[1])


def _merge(visitor: Visitor, case: str) -> None:
    """Written down a second time, and made one with the first."""
    visitor.send("/desk/cases/new/", TWICE)
    other = re.search(rf'href="({case}same/[0-9a-f-]{{36}}/)"', visitor.get(f"{case}same/"))
    assert other
    assert "Зимородково" in visitor.get(other[1])
    assert "Трясогузкина" in visitor.send(other[1], {})


def _report(officer: Visitor, worker: Visitor) -> None:
    """One becomes a case, one does not; a third is typed and not sent."""
    to = re.search(r'name="recipient" value="([^"]+)"[^<]*<?[^>]*>\s*Yyldyz', officer.get("/desk/report/"))
    assert to
    recipient = {"recipient": to[1]}
    assert "Невыданов" in officer.send("/desk/report/", REPORT_REFUSED | recipient)
    for end, typed in (
        ("case/", {"names": REPORT["name"], "next_step": "Позвонить"}),
        ("no-case/", DECLINED),
    ):
        officer.send("/desk/report/", REPORT | recipient)
        report = officer.path.replace("/report/sent/", "/reports/")
        page = worker.get(report)
        assert all(word in page for word in ("Осокина", "Чибисовая", "Иволгина", "Зяблова", "61449027"))
        assert "Осокина" in worker.get(f"{report}case/")
        worker.send(f"{report}{end}", typed)
    assert "Пеночкина" in worker.get(report)
    assert "Осокина" not in officer.get("/desk/report/sent/")


def _advise(visitor: Visitor) -> None:
    visitor.send("/desk/consultations/new/", CONSULTATION | {"kind": "", "asked": "Козодоева"})
    page = visitor.send("/desk/consultations/new/", CONSULTATION)
    assert "Дрофина" in page
    there = re.findall(r'href="(/desk/consultations/[0-9a-f-]{36}/)"', page.split("Дрофина")[0])[-1]
    assert "Гаршнепову" in visitor.get(there)
    visitor.send(there, CONSULTATION | {"advised": "Дождаться Стерхова"})
    assert "Стерхова" in visitor.get(there)
    page = visitor.get(f"{there}case/")
    assert all(word in page for word in ("Филинович", "Стерхова", "Дрофина", "63118846"))
    visitor.send(f"{there}done/", {}, on=there)


def _teach(visitor: Visitor, supervisor: Visitor) -> None:
    page = visitor.send("/desk/learning/new/", COHORT)
    cohort = visitor.path
    assert all(word in page for word in ("Пищухиной", "Оляпкина", "Поползнева"))
    visitor.send(f"{cohort}learners/", LEARNER)
    there = re.search(r'href="(/desk/learning/learners/([0-9a-f-]{36})/)"', visitor.get(cohort))
    assert there
    visitor.send(
        f"{cohort}days/", {"on": str(TODAY - timedelta(25)), "minutes": "90", f"minutes-{there[2]}": "60"}
    )
    assert "Лазоревкину" in visitor.get(there[1])
    visitor.send(f"{there[1]}test/before/", {"on": str(TODAY - timedelta(25))})
    assert "Крапивница" in visitor.get(f"{cohort}days/1/")
    assert "Чечевицкой" in supervisor.send("/desk/learning/issuer/", ISSUER)
    assert visitor.send(f"{there[1]}certificate/", CERTIFICATE).startswith("%PDF-1.7")


def _restrict(visitor: Visitor, other: Visitor, case: str) -> None:
    """To the two of them, the other for danger to life only, who then opens it."""
    names = re.findall(r'<select name="([0-9a-f-]{36})"', visitor.get(f"{case}names/"))
    visitor.send(f"{case}names/", dict.fromkeys(names, "emergency"))
    assert visitor.path == case
    assert "Невидимград" not in other.send("/desk/cases/find/", {"question": SOUGHT[0]})
    assert "Невидимград" in other.send("/desk/cases/danger/", EMERGENCY)
