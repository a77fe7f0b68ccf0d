"""A day on the desk, from an officer's report to a case that was begun by mistake, as three people play it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from amanjol.site.tests.browser.at_desk import AtDesk, Ear, Shelves
from amanjol.site.tests.browser.test_desk_case import SAFE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
NAME, SWAPPED = "Зыбагуль Тойлыева", "Зыбагуль Тойылева"
SEEN = "Домработница плакала у ворот и показала, что паспорта у неё нет."
OWN_WORD = "Хозяйка сказала: потом, всё потом"
MISTAKEN = "Ошибкина Вторая Запись"
FAMILIES: Final = (
    "Первов", "Вторев", "Третев", "Четвёров", "Пятев", "Шестев", "Семев", "Восьмев", "Девятев", "Десятев",
    "Одинцатев", "Двенадцатев", "Тринадцатев", "Четырнадцатев", "Пятнадцатев", "Шестнадцатев", "Семнадцатев",
    "Восемнадцатев", "Девятнадцатев", "Двадцатев",
)  # fmt: skip
TWENTY: Final = [f"Бегенч {family}" for family in FAMILIES]
TOLD: Final = {
    2: ("hurt-or-ill", "danger-now"),
    3: ("promised-other-job", "promised-other-wages", "promised-other-conditions"),
    4: ("hours", "pay", "no-contract"),
    5: ("documents-kept-there", "not-free-to-go-there"),
}
"""What she tells, by the number of the part."""
SLIP: Final = "promised-other-conditions"


class Day:
    """Who plays, and what all acts are about: the case of one woman."""

    def __init__(self, browser: Browser, node: Node) -> None:
        self.shelves = Shelves(node)
        self.people: list[AtDesk] = []
        self._browser, self._node = browser, node
        self.officer, self.worker, self.supervisor = map(self._enter, ("Oraz (", "Maral", "Bahar"))
        self.report = self.case = ""

    def _enter(self, name: str) -> AtDesk:
        self.people.append(AtDesk(self._browser, self._node, name, viewport={"width": 1440, "height": 900}))
        return self.people[-1]

    @property
    def code(self) -> str:
        return self.case[:6].upper()

    def leave(self) -> None:
        for person in self.people:
            person.close()


@pytest.fixture
def day(browser: Browser, node: Node) -> Iterator[Day]:
    begun = Day(browser, node)
    yield begun
    begun.leave()


def id_in(address: str) -> str:
    match = re.search(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", address)
    assert match, address
    return match[0]


def test_what_a_page_gets_wrong_is_heard(node: Node, browser: Browser) -> None:
    """Or the day below would pass whatever its pages complain of."""
    page = browser.new_page()
    ear = Ear(page)
    page.goto(f"{node.address}/account/sign-in/")
    ear.check()
    page.evaluate("fetch('/desk/nothing-is-here/').then(() => console.error('aloud'))")
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('broken') })")
    page.route("**/cut/", lambda route: route.abort("connectionreset"))
    page.evaluate("fetch('/cut/').catch(() => {})")
    for part in ("nothing-is-here/: 404", "console: aloud", "broken", "cut/: net::ERR_CONNECTION_RESET"):
        assert any(part in complaint for complaint in ear.complaints), part
    page.context.close()


def test_a_day_on_the_desk(day: Day) -> None:
    an_officer_reports(day)
    the_supervisor_decides_and_assigns(day)
    the_worker_takes_it_from_today(day)
    she_is_heard(day)
    what_she_said_stands_on_the_case(day)
    advice_is_dealt_with(day)
    tasks_are_made_and_one_is_done(day)
    she_is_found(day)
    twenty_are_pasted(day)
    the_list_is_narrowed_and_a_case_given(day)
    a_mistake_is_erased(day)


def an_officer_reports(day: Day) -> None:
    officer, page = day.officer, day.officer.page
    officer.go("/desk/report/")
    page.locator("[name=office]").select_option("labour-inspectorate")
    page.locator("[name=what]").fill(SEEN)
    page.locator("[name=name]").fill(NAME)
    page.locator("[name=age][value=adult]").check()
    page.locator("[name=when]").fill("после базара")
    page.locator("[name=agreement][value=yes]").check()
    page.get_by_label("Yyldyz").check()
    officer.press("main .next-step .main-button")
    expect(page.locator("main .badge-soft.waiting")).to_be_visible()
    day.report = id_in(page.url)


def the_supervisor_decides_and_assigns(day: Day) -> None:
    supervisor, page = day.supervisor, day.supervisor.page
    supervisor.menu("/desk/reports/")
    supervisor.press(f"main a[href$='{day.report}/']")
    expect(page.locator("main")).to_contain_text(SEEN)
    supervisor.press("main .next-step .main-button")
    expect(page.locator("[name=names]")).to_have_value(NAME)
    page.locator("[name=next_step]").fill("Встретиться у базара")
    page.locator("[name=next_step_on]").fill(timezone.localdate().isoformat())
    supervisor.press("main form .main-button")
    expect(page.locator("h1")).to_contain_text(NAME)
    day.case = id_in(page.url)
    give = page.locator("form[action$='/assign/']")
    give.locator("select").select_option(label="Maral (case worker)")
    supervisor.press(give.locator("button"))
    supervisor.press("form[action*='/unassign/'] button[class*=link]:has-text('Bahar')")
    expect(page.locator(".case-head")).to_contain_text("Maral")
    expect(page.locator(".case-head")).not_to_contain_text("Bahar")
    assert day.shelves.workers(day.case) == {"Maral"}
    day.officer.go(f"/desk/report/sent/{day.report}/")
    expect(day.officer.page.locator("main .badge-soft.good")).to_be_visible()
    assert day.code not in day.officer.page.content()  # that it became a case is not the officer's to know


def the_worker_takes_it_from_today(day: Day) -> None:
    worker, page = day.worker, day.worker.page
    worker.menu("/desk/")
    due = page.locator(".day-main .next-step li", has_text=NAME)
    expect(due).to_have_count(1)
    expect(due).to_contain_text("Встретиться у базара")
    worker.press(due.locator("a.what"))
    expect(page.locator("h1")).to_contain_text(NAME)
    expect(page.locator(".timeline .note-text")).to_contain_text(SEEN)
    worker.go(f"/desk/cases/{day.case}/stage/")
    worker.press("[name=to][value=safety-and-consent]")
    expect(page.locator(".case-stages .is-now")).to_have_count(1)
    assert {"case.created", "case.assigned", "case.opened"} <= day.shelves.verbs(day.case)


def sign(day: Day, key: str) -> Locator:
    return day.worker.page.locator(".sign", has=day.worker.page.locator(f"[name=sign-{key}]"))


def tick(day: Day, key: str, answer: str = "yes") -> None:
    day.worker.page.locator(f"label:has([name=sign-{key}][value={answer}])").first.click()


def she_is_heard(day: Day) -> None:
    """By ticking; one answer was a slip and is taken back later, one has her own word beside it."""
    worker, page = day.worker, day.worker.page
    worker.press(page.locator(f"main a.btn[href='/desk/cases/{day.case}/talk/']"))
    worker.press("[name=age][value=adult]")
    for key, answer in SAFE.items():
        tick(day, key, answer)
    worker.press(".talk-save .main-button")
    for number, keys in TOLD.items():
        expect(page).to_have_url(re.compile(f"/talk/{number}/$"))
        for key in keys:
            tick(day, key)
            expect(page.locator(f"[name=sign-{key}][value=yes]")).to_be_checked()
        if "pay" in keys:
            sign(day, "pay").locator("summary").first.click()
            sign(day, "pay").locator("[name=words-pay]").fill(OWN_WORD)
        worker.press(".talk-save .main-button")
    worker.press("main button[name=to][value='3']")
    tick(day, SLIP)
    expect(page.locator(f"[name=sign-{SLIP}][value='']")).to_be_checked()
    worker.press(".talk-save [name=to][value=all]")
    heard = page.locator(".part-list .part-link[href$='/talk/3/']")
    expect(heard).to_contain_text("2")
    worker.press(heard)
    for key in TOLD[3]:
        is_yes = page.locator(f"[name=sign-{key}][value=yes]")
        expect(is_yes).to_be_checked(checked=key != SLIP)
    expect(sign(day, SLIP).locator(".sign-earlier li")).to_have_count(1)  # what stood there stays


def what_she_said_stands_on_the_case(day: Day) -> None:
    worker, page = day.worker, day.worker.page
    worker.press("main .back button")
    expect(page).to_have_url(re.compile(f"/desk/cases/{day.case}/$"))
    talk = page.locator(".case-main section", has=page.locator(f"a[href$='{day.case}/talk/result/']"))
    expect(talk.locator(".fired li")).to_have_count(7)
    expect(talk.locator("q.own-word")).to_have_text(OWN_WORD)
    worker.press(talk.locator("a[href$='/talk/result/']"))
    expect(page.locator("q.own-word")).to_have_text(OWN_WORD)
    worker.press("main .back a")


def advice_is_dealt_with(day: Day) -> None:
    page = day.worker.page
    waiting = page.locator(".advice-list > li")
    expect(waiting).to_have_count(2)
    first = waiting.first.locator(".advice-text").inner_text()
    day.worker.press(waiting.first.locator("[value=done]"))
    expect(waiting).to_have_count(1)
    expect(waiting).not_to_contain_text(first)


def tasks_are_made_and_one_is_done(day: Day) -> None:
    worker, page, today = day.worker, day.worker.page, timezone.localdate().isoformat()
    for text, on in (("Найти врача", today), ("Спросить о паспорте", ""), ("Позвонить юристу", today)):
        form = page.locator("form.task-form")
        form.locator("[name=text]").fill(text)
        form.locator("[name=due_on]").fill(on)
        worker.press(form.locator("button"))
    expect(page.locator("section .tasks > li:not(.is-done)")).to_have_count(3)
    worker.menu("/desk/")
    due = page.locator(".day-main li", has_text=NAME)
    worker.press(due.filter(has_text="Найти врача").locator("button.tick"))
    expect(due.filter(has_text="Позвонить юристу")).to_have_count(1)
    expect(due.filter(has_text="Найти врача")).to_have_count(0)
    stored = "SELECT is_done, due_on IS NULL FROM cases_task WHERE case_id = %s ORDER BY 1, 2"
    assert day.shelves.rows(stored, day.case) == [(False, False), (False, True), (True, False)]


def she_is_found(day: Day) -> None:
    """By the code of her case and by her name with two letters swapped; neither stands in an address."""
    worker, page = day.worker, day.worker.page
    for question in (day.code, SWAPPED):
        worker.seek(question)
        rows = page.locator(".found-row")
        expect(rows.filter(has_text=NAME)).to_have_count(1)
        expect(rows.first).to_contain_text(NAME)
        assert "?" not in page.url
        worker.press(rows.first.locator("a.what"))
        assert id_in(page.url) == day.case


def twenty_are_pasted(day: Day) -> None:
    worker, page = day.worker, day.worker.page
    worker.go("/desk/cases/groups/new/")
    page.locator("[name=title]").fill("Двадцать из одного цеха")
    worker.press("main form .main-button")
    group = id_in(page.url)
    page.locator("main [name=names]").focus()
    page.keyboard.insert_text("\n".join(TWENTY))
    worker.press("main .next-step .main-button")
    expect(page.locator(".people-lines > li")).to_have_text([re.compile(name) for name in TWENTY])
    of_group = "SELECT count(*) FROM cases_case WHERE group_id = %s"
    assert day.shelves.rows(of_group, group) == [0]
    worker.press("main form .main-button")
    expect(page.locator(".case-main .case-link")).to_have_count(20)
    people = "SELECT count(DISTINCT person_id), count(*) FROM cases_case WHERE group_id = %s"
    assert day.shelves.rows(people, group) == [(20, 20)]


def the_list_is_narrowed_and_a_case_given(day: Day) -> None:
    supervisor, page = day.supervisor, day.supervisor.page
    supervisor.menu("/desk/cases/")
    supervisor.press("main .choice-line a[href$='?all']")
    listed = page.locator(".case-rows > li")
    expect(listed.filter(has_text=NAME)).to_have_count(1)
    page.locator("details.filters > summary").click()
    page.locator(".filters [name=stage]").select_option("safety-and-consent")
    supervisor.press(".filters .main-button")
    expect(listed.filter(has_text=NAME)).to_have_count(1)
    expect(listed.filter(has_text=TWENTY[0])).to_have_count(0)
    assert page.url.endswith("/desk/cases/?all")  # what is sought stands in no address
    supervisor.press("details.filters form:last-of-type button.btn-link")
    given = listed.filter(has_text=TWENTY[6])
    case = id_in(given.locator("a.what").get_attribute("href") or "")
    given.locator("label.tick-case").click()
    page.locator("#give select").select_option(label="Bahar (supervisor)")
    supervisor.press("#give button")
    expect(listed.filter(has_text=TWENTY[6]).locator(".workers")).to_contain_text("Bahar")
    expect(listed.filter(has_text=TWENTY[5]).locator(".workers")).not_to_contain_text("Bahar")
    assert day.shelves.workers(case) == {"Maral", "Bahar"}


def a_mistake_is_erased(day: Day) -> None:
    worker, supervisor = day.worker, day.supervisor
    worker.go("/desk/cases/new/")
    worker.page.locator("[name=names]").fill(MISTAKEN)
    worker.page.locator("[name=next_step]").fill("Нет такого человека")
    worker.press("main form .main-button")
    case = id_in(worker.page.url)
    (person,) = day.shelves.rows("SELECT person_id FROM cases_case WHERE id = %s", case)
    worker.press("main a[href$='/close/']")
    worker.page.locator("[name=reason]").fill("Записана по ошибке")
    worker.press("main form .main-button")
    supervisor.go(f"/desk/cases/{case}/")
    supervisor.press("main a[href$='/review/']")
    supervisor.press("main a[href$='/erase/']")
    supervisor.page.locator("[name=told][value=by-mistake]").check()
    supervisor.page.locator("[name=code]").fill(case[:6])
    supervisor.press("main .danger-button")
    for table, gone in (("cases_case", case), ("cases_person", person)):
        assert day.shelves.rows(f"SELECT id FROM {table} WHERE id = %s", gone) == []  # noqa: S608  two names
    assert day.shelves.rows("SELECT reason FROM cases_erased WHERE id = %s", case) == ["by-mistake"]
    assert "case.erased" in day.shelves.verbs(case)
    worker.seek(MISTAKEN)
    expect(worker.page.locator("main")).not_to_contain_text(MISTAKEN)
    expect(worker.page.locator(".found-row")).to_have_count(0)
