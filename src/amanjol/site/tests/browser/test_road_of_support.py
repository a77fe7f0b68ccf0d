"""Two roads, in Russian: of a woman from a bed to her own business and the call a year later, and of somebody who
returned and asks for advice, gets plan, course and grant, and is called a victim nowhere.

The year between closing and the call is that of one more web server on the same database (`next_year`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from amanjol.casework.desk.tallies import Quarter
from amanjol.casework.learning.demo import COURSE, NEXT, _answers
from amanjol.casework.standards.courses.library import course
from amanjol.site.tests.browser.at_desk import AtDesk
from amanjol.site.tests.browser.next_year import LATER, next_year, wait_for
from amanjol.site.tests.browser.road_cohort import NAME as COHORT
from amanjol.site.tests.browser.road_cohort import begin_cohort_on
from amanjol.site.tests.browser.test_day_at_desk import id_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Browser, Locator, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
NAME, RETURNED = "Шекер Гарлыева", "Ораз Пирниязов"
HEARD: Final = "Снится дверь без ручки"
COUNSEL: Final = "Договор подписан чужой рукой, свидетель живёт в Теджене"
WISH: Final = "Звоните, но не говорите откуда"
AFTER: Final = "Две швеи теперь работают у меня."
IDEA: Final = "Шить школьную форму дома вместе с сестрой."
GRANT, SPENT = 2400, 900
VICTIM: Final = re.compile("жертв|торговл", re.IGNORECASE)


class Road:
    """Who walks it with her, and the address of her case."""

    def __init__(self, browser: Browser, node: Node) -> None:
        self.node, self.people = node, list[AtDesk]()
        self._browser = browser
        self.worker, self.supervisor, self.psychologist, self.lawyer = map(
            self._enter, ("Maral", "Bahar", "Gunesh", "Leyli")
        )
        self.case = ""

    def _enter(self, name: str) -> AtDesk:
        self.people.append(AtDesk(self._browser, self.node, name, viewport={"width": 1440, "height": 900}))
        return self.people[-1]

    def leave(self) -> None:
        for person in self.people:
            person.close()


@pytest.fixture
def road(browser: Browser, node: Node) -> Iterator[Road]:
    begun = Road(browser, node)
    yield begun
    begun.leave()


@pytest.fixture
def a_year_later(node: Node) -> Iterator[str]:
    with next_year(node) as address:
        yield address


def test_from_shelter_to_her_own_feet(a_year_later: str, node: Node, road: Road) -> None:
    cohort = begin_cohort_on(node)
    before = figures(road.supervisor)
    she_gets_a_bed(road)
    what_she_says_stays_with_her_psychologist(road)
    what_the_lawyer_hears_nobody_else_reads(road)
    others_see_when_and_not_what(road)
    she_learns_life_skills(road, cohort)
    she_learns_accountancy(road)
    work = her_business_is_planned_and_granted(road, road.case, IDEA)
    she_shows_a_receipt(road, work)
    she_leaves_and_the_case_is_closed(road)
    after = figures(road.supervisor)
    assert [new - old for new, old in zip(after, before, strict=True)] == [1, 1, 0, 1]
    wait_for(a_year_later)
    a_year_later_somebody_asks(road, a_year_later)
    # Of that quarter hers is the only deed: she is there once, from before, with one case.
    assert figures(road.supervisor, a_year_later, timezone.localdate() + LATER) == [1, 0, 1, 1]


def test_another_road_begins_with_a_consultation(road: Road) -> None:
    before = figures(road.supervisor), of_returned(road.supervisor)
    address = a_consultation_is_accompanied(road)
    a_plan_begins_with_his_words(road, address)
    signs_up(road, address, NEXT)
    work = her_business_is_planned_and_granted(road, address, "Чинить насосы соседям.")
    she_shows_a_receipt(road, work)
    nothing_calls_him_a_victim(road, (address, f"{address}support/", work))
    after = figures(road.supervisor), of_returned(road.supervisor)
    assert [new - old for new, old in zip(after[0], before[0], strict=True)] == [1, 1, 0, 1]
    assert after[1] - before[1] == 1


def figures(supervisor: AtDesk, address: str = "", today: object = None) -> list[int]:
    """People, new, from before, cases of the quarter that runs."""
    quarter = Quarter.of(today or timezone.localdate())  # type: ignore[arg-type]  # a day
    supervisor.go(f"{address}/desk/quarter/?of={quarter.year}-{quarter.number}")
    return [int(number) for number in supervisor.page.locator(".quarter-people dd").all_inner_texts()]


def of_returned(supervisor: AtDesk) -> int:
    """How many of the quarter on the page returned, and are accompanied on a consultation."""
    row = supervisor.page.locator(".quarter-table tr", has_text="сопровождение по консультации")
    row = row.filter(has_text=re.compile("верну", re.IGNORECASE))
    return int(re.sub(r"\D", "", row.locator("td").first.inner_text())) if row.count() else 0


def title_of(key: str) -> str:
    return str(course(key).in_language("ru").title)


def panel(page: Page, anchor: str) -> Locator:
    """A part of the page of a case, by the id of its head."""
    return page.locator("section.sheet", has=page.locator(f"#{anchor}"))


def she_gets_a_bed(road: Road) -> None:
    worker, page = road.worker, road.worker.page
    worker.go("/desk/cases/new/")
    page.locator("[name=names]").fill(NAME)
    page.locator("[name=birth_year]").fill("1996")
    page.locator("[name=place]").fill("Серахс")
    page.locator("[name=how]").fill("через сестру")
    page.locator("[name=never]").fill("не звонить вечером")
    page.locator("[name=next_step]").fill("Найти ночлег")
    worker.press("main form .main-button")
    if page.locator("[name=same_as]").count():  # another test may have somebody of a like name
        worker.press("[name=same_as][value=nobody]")
    road.case = page.url
    worker.press(page.locator(f"main a[href$='{id_in(page.url)}/bed/']").first)
    page.locator(".is-for-women label.house-bed.is-free").first.click()
    worker.press("main .house-press .main-button")
    expect(page).to_have_url(re.compile(r"/stays/[0-9a-f-]{36}/$"))


def what_she_says_stays_with_her_psychologist(road: Road) -> None:
    circle_is_asked(road, "Gunesh", road.psychologist, HEARD)


def what_the_lawyer_hears_nobody_else_reads(road: Road) -> None:
    circle_is_asked(road, "Leyli", road.lawyer, COUNSEL)


def circle_is_asked(road: Road, name: str, helper: AtDesk, said: str) -> None:
    worker, page, theirs = road.worker, road.worker.page, helper.page
    worker.go(f"{road.case}help/")
    page.locator("label", has_text=name).click()
    page.locator("[name=asks]").fill("Хочет спать спокойно и знать свои права")
    page.locator("[name=basis][value=agreed]").check()
    worker.press("main .main-button")
    words = " ".join(
        word.split()[0] for word in page.locator(".six-words").first.locator("li").all_inner_texts()
    )
    helper.go("/desk/clients/")
    helper.press(theirs.locator(".next-step a", has_text=id_in(road.case)[:6].upper()))
    expect(theirs.locator("main")).not_to_contain_text("Шекер")
    theirs.locator("main textarea").fill(words)
    helper.press("main .main-button")
    expect(theirs.locator("h1")).to_contain_text("Шекер")
    helper.press("main .next-step .main-button")
    theirs.locator("#limit [name=is_heard]").check()
    helper.press("#limit .main-button")  # what comes next is the session itself
    theirs.locator("[name=outcome][value=took-place]").check()
    theirs.locator("[name=said]").fill(said)
    helper.press("main form .main-button")
    expect(theirs.locator(".said")).to_contain_text(said)


def others_see_when_and_not_what(road: Road) -> None:
    for person in (road.worker, road.supervisor):
        person.go(road.case)
        sessions = panel(person.page, "clients")
        expect(sessions.locator(".circle-sessions time")).to_have_count(2)
        expect(sessions).to_contain_text("50")
        for page in (road.case, *(client.page.url for client in (road.psychologist, road.lawyer))):
            answer = person.page.request.get(page)
            assert (answer.status == 200) is (page == road.case)
            assert HEARD not in answer.text()
            assert COUNSEL not in answer.text()
    for helper, other in ((road.psychologist, road.lawyer), (road.lawyer, road.psychologist)):
        assert helper.page.request.get(other.page.url).status == 404


def signs_up(road: Road, case: str, key: str, cohort: str = "") -> str:
    """For a course, in the cohort of that name. Gives the address of the learner, at whom the case alone points."""
    worker, page = road.worker, road.worker.page
    worker.go(f"{case}courses/")
    page.locator("label", has_text=title_of(key)).filter(has_text=cohort).first.click()
    worker.press("main form:has([name=cohort]) .main-button")
    link = panel(page, "courses").locator("a.case-link[href*='/learners/']", has_text=title_of(key))
    return str(link.get_attribute("href"))


def she_learns_life_skills(road: Road, cohort: str) -> None:
    worker, page = road.worker, road.worker.page
    learner = signs_up(road, road.case, COURSE, COHORT)
    answers_test(road, learner, COURSE, "before", 5)
    there_on_a_day(road, f"/desk/learning/{cohort}/")
    answers_test(road, learner, COURSE, "after", 9)
    worker.go(f"/desk/learning/{cohort}/results/")
    expect(page.locator(".test-figure b").nth(0)).to_have_text("41 %")
    expect(page.locator(".test-figure b").nth(1)).to_have_text("78 %")
    worker.go(road.case)
    of_her = panel(page, "courses").locator(".three-tests b")
    expect(of_her.nth(0)).to_contain_text("41 %")
    expect(of_her.nth(1)).to_contain_text("75 %")  # nine of twelve, and no prettier


def she_learns_accountancy(road: Road) -> None:
    learner = signs_up(road, road.case, NEXT)
    answers_test(road, learner, NEXT, "before", 3)
    road.worker.go(learner)
    there_on_a_day(road, str(road.worker.page.locator("main .back a").get_attribute("href")))
    answers_test(road, learner, NEXT, "after", 11)


def answers_test(road: Road, learner: str, key: str, timing: str, right: int) -> None:
    worker, page = road.worker, road.worker.page
    worker.go(f"{learner}test/{timing}/")
    for question, letter in _answers(course(key), right).items():
        page.locator(f"[name=q-{question}][value={letter}]").check()
    worker.press("main form .main-button")


def there_on_a_day(road: Road, cohort: str) -> None:
    worker, page = road.worker, road.worker.page
    worker.go(f"{cohort}days/")
    page.locator("[name=minutes]").fill("120")
    page.locator("[name=rest]").first.check()
    worker.press("main form .main-button")


def her_business_is_planned_and_granted(road: Road, case: str, idea: str) -> str:
    """Two people say yes. Gives the address of the page of the work."""
    worker, supervisor, page = road.worker, road.supervisor, road.worker.page
    worker.go(f"{case}courses/")
    worker.press("main form[action$='/work/'] button")
    work = page.url
    writes(worker, f"{work}business/", idea=idea, customers="Соседи и школа рядом", steps="Машинка до марта")
    writes(worker, f"{work}savings/", what_for="Вторая машинка", amount="3000", currency="TMT", saved="200")
    expect(page.locator("#business")).to_contain_text(idea)
    writes(worker, f"{work}grants/", what_for="Машинка и ткань", amount=str(GRANT), currency="TMT")
    grant = page.locator(".grants > li")
    worker.press(grant.locator("form .main-button"))
    expect(grant.locator(".badge-soft.waiting")).to_be_visible()
    expect(grant.locator("a[href$='/grants/1/']")).to_have_count(0)
    supervisor.menu("/desk/work/")  # who is to say yes finds it there
    waits = supervisor.page.locator("li:has(.badge-soft.waiting)", has_text=f"{GRANT} TMT")
    supervisor.press(waits.locator(f"a[href$='{id_in(work)}/']"))
    supervisor.press(".grants form .main-button")
    return work


def she_shows_a_receipt(road: Road, work: str) -> None:
    worker, page = road.worker, road.worker.page
    worker.go(work)
    worker.press(".grants a[href$='/grants/1/']")
    page.locator("[name=what]").fill("Машинка")
    page.locator("[name=amount]").fill(str(SPENT))
    worker.press("main form .main-button")
    expect(page.locator(".grants")).to_contain_text(str(GRANT - SPENT))


def writes(person: AtDesk, address: str, **values: str) -> None:
    person.go(address)
    for name, value in values.items():
        field = person.page.locator(f"main [name={name}]")
        if field.evaluate("field => field.localName") == "select":
            field.select_option(value)
        else:
            field.fill(value)
    person.press("main form .main-button")


def she_leaves_and_the_case_is_closed(road: Road) -> None:
    worker, page = road.worker, road.worker.page
    worker.go(road.case)
    worker.press(page.locator("main a[href*='/stays/']").first)
    worker.press("#leave .main-button")
    worker.go(f"{road.case}close/")
    page.locator("[name=reason]").fill("Живёт у сестры, шьёт на заказ")
    page.locator("[name=why]").select_option("no-need")
    page.locator("[name=danger][value=low]").check()
    page.locator("[name=danger_says]").fill("Вербовщик не знает, где она")
    page.locator("[name=trusted]").fill("Сестра")
    page.locator("[name=held][value=nothing]").check()
    page.locator("[name=wish][value=message]").check()
    page.locator("[name=says]").fill(WISH)
    for months in ("1", "3", "6"):
        page.locator(f"[name=months][value='{months}']").uncheck()
    worker.press("main form .main-button")
    worker.go(f"{road.case}afterwards/")
    expect(page.locator(".after-closing")).to_contain_text("Сестра")
    expect(page.locator(".after-steps > li")).to_have_count(1)


def a_year_later_somebody_asks(road: Road, later: str) -> None:
    worker, page = road.worker, road.worker.page
    worker.go(f"{later}/desk/")
    due = page.locator(".day-main li", has_text=NAME)
    expect(due).to_have_count(1)
    worker.press(due.locator("a").first)
    worker.press(".after-steps .main-button")
    first = page.locator(".after-first")
    for words in ("не звонить вечером", WISH):
        expect(first).to_contain_text(words)
    page.locator("[name=reached][value=yes]").check()
    page.locator("[name=well][value=well]").check()
    page.locator("[name=says]").fill(AFTER)
    worker.press("main form .main-button")
    expect(page.locator(".after-steps")).to_contain_text(AFTER)
    expect(page.locator(".after-steps .main-button")).to_have_count(0)


def a_consultation_is_accompanied(road: Road) -> str:
    worker, page = road.worker, road.worker.page
    writes(
        worker, "/desk/consultations/new/", kind="returnee", way="visit", name=RETURNED,
        asked="Вернулся с заработков, хочет своё дело",
    )  # fmt: skip
    worker.press(page.locator("a.case-link", has_text=RETURNED))
    worker.press("main a[href$='/accompany/']")
    page.locator("[name=next_step]").fill("Записать на курс")
    worker.press("main form .main-button")
    expect(page.locator("h1")).to_contain_text(RETURNED)
    expect(page.locator(".case-stages")).to_have_count(0)
    return page.url


def nothing_calls_him_a_victim(road: Road, pages: Iterable[str]) -> None:
    worker, page = road.worker, road.worker.page
    for address in pages:
        worker.go(address)
        assert not VICTIM.search(page.locator("main").inner_text()), address


def a_plan_begins_with_his_words(road: Road, address: str) -> None:
    worker, page = road.worker, road.worker.page
    wish = "Хочу чинить насосы и никуда не уезжать"
    writes(worker, f"{address}support/goals/", words=wish)
    worker.go(f"{address}support/together/")
    page.locator("[name=together]").check()
    page.locator("main [name=language]").select_option("tk")
    page.locator("[name=agrees][value=yes]").check()
    worker.press("main form .main-button")
    worker.go(f"{address}support/")
    expect(page.locator(".plan-standing.is-agreed")).to_be_visible()
    expect(page.locator(".plan-main")).to_contain_text(wish)
