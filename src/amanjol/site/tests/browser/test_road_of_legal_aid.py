"""A lawyer at the state's cost, from the shelter that asks to wages in the hand, as the pages lead there.

The shelter sits at a computer, who coordinates has a telephone. Nobody of us has read Kyrgyzstan's law on it, so the
answer about the right is that it is not established, with the article that might give it.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from amanjol.site.tests.browser.at_desk import AtDesk, Shelves
from amanjol.site.tests.browser.legible import check_page
from amanjol.site.tests.browser.letter_pages import CARRIED_WITHIN
from amanjol.site.tests.browser.node import sign_in
from amanjol.site.tests.browser.test_night_of_support import begin_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from playwright.sync_api import Browser, ViewportSize

    from amanjol.site.tests.browser.neighbourhood import Neighbourhood
    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
PERSON, ACCUSED = "Бегимай Тестова", "Темирлан Вымыслов"
COMPUTER: Final[ViewportSize] = {"width": 1440, "height": 900}
TELEPHONE: Final[ViewportSize] = {"width": 390, "height": 844}
STEPS: Final = (
    "status", "lawyer-admitted", "statement", "case-opened", "victim-recognised", "compensation-claim", "judgment",
    "enforcement",
)  # fmt: skip
SUMS: Final = {"claimed": 310_000, "awarded": 250_000, "received": 120_000}  # som
SEEN_BY_NOBODY_ELSE: Final = ("Elmira", "Ermek", "Jamila", "Nurgul", "Aizada", "Bakyt")


@pytest.fixture
def osh(neighbourhood: Neighbourhood) -> Node:
    return neighbourhood.invite_osh()


@pytest.fixture
def aizada(browser: Browser, osh: Node) -> Iterator[AtDesk]:
    yield from _at(browser, osh, "Aizada", COMPUTER)


@pytest.fixture
def gulnaz(browser: Browser, osh: Node) -> Iterator[AtDesk]:
    yield from _at(browser, osh, "Gulnaz", TELEPHONE)


def _at(browser: Browser, node: Node, name: str, size: ViewportSize) -> Iterator[AtDesk]:
    someone = AtDesk(browser, node, f"{name} (", viewport=size)
    yield someone
    someone.close()


def test_from_a_need_in_osh_to_wages_in_the_hand(
    browser: Browser, osh: Node, aizada: AtDesk, gulnaz: AtDesk
) -> None:
    case, sent, code = ask_for_a_lawyer(aizada)
    need = take_the_need(gulnaz, code)
    candidates = who_could_come(gulnaz, need)
    conflicted = candidates[0]
    write_down_whom_they_represented(gulnaz, conflicted)
    write_down_the_other_side(gulnaz, need)
    assert conflicted not in who_could_come(gulnaz, need)
    gulnaz.go(f"{need}ask/{conflicted}/")
    expect(gulnaz.page.locator("main form")).to_have_count(0)

    ask_the_first(gulnaz, need)
    tell_the_names(gulnaz)
    answer(gulnaz, "decline", "conflict")
    ask_the_first(gulnaz, need)
    expect(gulnaz.page.locator("main")).not_to_contain_text(ACCUSED)  # of a need, before they wish to accept
    answer(gulnaz, "pass", "not-reached")
    ask_the_first(gulnaz, need)
    offer, lawyer = gulnaz.page.url, gulnaz.page.locator("main h1").inner_text().strip()
    tell_the_names(gulnaz)
    gulnaz.press("main form[action$='/accept/'] button")
    expect(gulnaz.page.locator("main")).not_to_contain_text(ACCUSED)
    check_page(gulnaz.page)
    question = "select advocate::text from legal_aid_offer where need_id = %s"
    asked = Shelves(osh).rows(question, need.rstrip("/").rpartition("/")[2])
    assert len(asked) == 3
    assert conflicted not in asked

    read_who_comes(aizada, sent, lawyer)
    aizada.go(case)
    expect(aizada.page.locator("main")).to_contain_text(lawyer)
    mandate = a_year(gulnaz, offer)
    for page in (
        need,
        f"{need}lawyer/",
        f"{need}other-side/",
        offer,
        mandate,
        "/desk/mandates/",
        "/desk/needs/",
    ):
        gulnaz.page.set_viewport_size(COMPUTER)
        gulnaz.go(page)
        check_page(gulnaz.page)
    nobody_else_reads(browser, osh, [need, f"{need}lawyer/", f"{need}other-side/", offer, mandate, sent])


def ask_for_a_lawyer(aizada: AtDesk) -> tuple[str, str, str]:
    """The addresses of the case and of what was asked, and the code that is said on the telephone."""
    case = begin_case(aizada, PERSON, "Найти адвоката", 1994)
    page = aizada.page
    aizada.go(f"{case}right/ask/")
    for name, value in (
        ("against", "nothing"), ("proceeding", "criminal"), ("stage", "investigation"), ("standing", "presumed"),
        ("belonging", "citizen"),
    ):  # fmt: skip
        page.locator(f"main [name={name}][value={value}]").check()
    check_page(page)
    aizada.press("main form .main-button")
    answer_shown = page.locator(".right-answer")
    expect(answer_shown).to_contain_text("Не установлено")
    expect(answer_shown.locator(".right-cited").first).to_contain_text("91")
    expect(answer_shown.locator(".right-cited").first).to_contain_text("не прочитано")
    check_page(page)

    aizada.go(f"{case}need/")
    page.locator("main [name=partner]").first.check()  # who coordinates on this node stands first
    page.locator("main [name=urgency][value=today]").check()
    page.locator("main [name=district]").select_option("osh")
    page.locator("main [name=language]").select_option("ky")
    page.locator("main [name=agreed]").check()
    aizada.press("main .need-form .main-button")
    expect(page.locator(".need-preview")).not_to_contain_text("Тестова")
    aizada.press("main [name=send]")
    check_page(page)
    code = page.locator("main h1").inner_text().split()[-1]
    return case, page.url, code


def take_the_need(gulnaz: AtDesk, code: str) -> str:
    """Letters are opened until it is there; its address."""
    line = gulnaz.page.locator("main .need-rows a", has_text=code)
    new = gulnaz.page.get_by_role("button", name="Открыть")
    waited = 0.0
    while not line.count():
        assert waited < CARRIED_WITHIN, "the need did not arrive"
        gulnaz.go("/organisation/letters/arrived/")
        if new.is_visible():
            gulnaz.press(new)
        gulnaz.page.wait_for_timeout(500)
        waited += 0.5
        gulnaz.go("/desk/needs/")
    check_page(gulnaz.page)
    gulnaz.press(line)
    check_page(gulnaz.page)
    return gulnaz.page.url


def who_could_come(gulnaz: AtDesk, need: str) -> list[str]:
    """Ids of advocates, the best first."""
    gulnaz.go(f"{need}lawyer/")
    check_page(gulnaz.page)
    links = gulnaz.page.locator("main ol.offer-rows a[href*='/ask/']")
    return [re.findall(r"/ask/([0-9a-f-]{36})/", link.get_attribute("href") or "")[0] for link in links.all()]


def write_down_whom_they_represented(gulnaz: AtDesk, advocate: str) -> None:
    gulnaz.go(f"/desk/advocates/{advocate}/clients/")
    gulnaz.page.locator("main [name=clients]").fill(f"{' '.join(reversed(ACCUSED.split()))}; AN 0000001")
    gulnaz.press("main form .main-button")
    check_page(gulnaz.page)


def write_down_the_other_side(gulnaz: AtDesk, need: str) -> None:
    gulnaz.go(f"{need}other-side/")
    page = gulnaz.page
    page.locator("main [name=role][value=accused]").check()
    page.locator("main [name=names]").fill(ACCUSED)
    page.locator("main [name=heard][value=telephone]").check()
    gulnaz.press("main form .main-button")
    check_page(page)


def ask_the_first(gulnaz: AtDesk, need: str) -> None:
    """By the button beside the first of the proposals: no reason is asked."""
    gulnaz.go(f"{need}lawyer/")
    gulnaz.press(gulnaz.page.locator("main ol.offer-rows a[href*='/ask/']").first)
    check_page(gulnaz.page)
    gulnaz.press("main form .main-button")
    check_page(gulnaz.page)


def tell_the_names(gulnaz: AtDesk) -> None:
    gulnaz.press("main form[action$='/names/'] .main-button")
    expect(gulnaz.page.locator(".offer-names")).to_contain_text(ACCUSED)
    check_page(gulnaz.page)


def answer(gulnaz: AtDesk, act: str, reason: str) -> None:
    form = f"main form[action$='/{act}/']"
    gulnaz.page.locator(f"{form} [value={reason}]").check()
    gulnaz.press(f"{form} button")


def read_who_comes(aizada: AtDesk, sent: str, lawyer: str) -> None:
    """On the page of what was asked, once the letters are brought."""
    new = aizada.page.get_by_role("button", name="Открыть")
    waited = 0.0
    while True:
        aizada.go("/organisation/letters/arrived/")
        if new.is_visible():
            aizada.press(new)
        aizada.go(sent)
        if aizada.page.get_by_text(lawyer).count():
            break
        assert waited < CARRIED_WITHIN, "no letter says who comes"
        aizada.page.wait_for_timeout(500)
        waited += 0.5
    expect(aizada.page.locator("main .head .badge-soft").first).to_have_class(re.compile("good"))
    check_page(aizada.page)


def a_year(gulnaz: AtDesk, offer: str) -> str:
    """Begun eleven months ago: steps, a hearing, wages; then it asks what becomes of it. Its address."""
    page, today = gulnaz.page, timezone.localdate()
    begun = today - timedelta(days=345)
    gulnaz.go(f"{offer}mandate/")
    page.locator("main [name=procedure]").select_option("victim")
    page.locator("main [name=begins_on]").fill(str(begun))
    gulnaz.press("main form .main-button")
    mandate = page.url
    for month, step in enumerate(STEPS):
        gulnaz.go(f"{mandate}step/")
        page.locator("main [name=step]").select_option(step)
        page.locator("main [name=outcome][value=done]").check()
        page.locator("main [name=minutes]").fill("60")
        _save_on(gulnaz, begun + timedelta(days=30 * month))
    gulnaz.go(f"{mandate}hearing/")
    page.locator("main [name=level]").select_option("first")
    for name, value in (("outcome", "heard"), ("apart", "screen"), ("interpreter", "there")):
        page.locator(f"main [name={name}][value={value}]").check()
    _save_on(gulnaz, begun + timedelta(days=200))
    for stage, amount in SUMS.items():
        gulnaz.go(f"{mandate}sum/")
        page.locator("main [name=kind][value=wages]").check()
        page.locator(f"main [name=stage][value={stage}]").check()
        page.locator("main [name=amount]").fill(str(amount))
        page.locator("main [name=currency]").select_option("KGS")
        _save_on(gulnaz, today)
    check_page(page)
    for name in (PERSON, ACCUSED):
        expect(page.locator("main")).not_to_contain_text(name)
    received = page.locator("main .badge-soft.good", has_text="120")
    expect(received.first).to_be_visible()

    gulnaz.go("/desk/mandates/")
    expect(page.locator(".mandate-asking")).to_be_visible()
    gulnaz.go(f"{mandate}extend/")
    page.locator("main [name=reason][value=enforcement]").check()
    gulnaz.press("main form .main-button")
    year_more = f"{today + timedelta(days=300):%Y}"
    expect(page.locator("main .badge-soft.good", has_text=year_more).first).to_be_visible()
    return mandate


def _save_on(gulnaz: AtDesk, day: date) -> None:
    gulnaz.page.locator("main [name=on]").fill(str(day))
    gulnaz.press("main form .main-button")


def nobody_else_reads(browser: Browser, node: Node, pages: list[str]) -> None:
    """Neither the other advocates nor a colleague with the keys, nor who asked, nor who runs the node; what was asked
    is read by who holds the keys of the shelter alone.
    """
    *of_coordinator, sent = pages
    for name in SEEN_BY_NOBODY_ELSE:
        context = browser.new_context(locale="ru-RU", viewport=COMPUTER)
        page = context.new_page()
        sign_in(page, node, f"{name} (", "/desk/")
        refused = [page.goto(address).status for address in of_coordinator]  # type: ignore[union-attr]  # it is answered
        assert refused == [403] * len(of_coordinator), name
        is_of_shelter = name in {"Nurgul", "Aizada"}
        status = page.goto(sent).status  # type: ignore[union-attr]  # as above
        assert (status == 200) is is_of_shelter, (name, status)
        context.close()
