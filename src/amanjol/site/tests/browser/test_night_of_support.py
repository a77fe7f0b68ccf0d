"""A night in the house: a consent is taken back, a child sleeps here before anybody can consent, and one complains.

In Russian as the desk speaks it; what is read out and what the child writes, in Turkmen and in Uzbek.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from amanjol.site.tests.browser.at_desk import AtDesk
from amanjol.site.tests.browser.legible import check_page
from amanjol.site.tests.browser.test_day_at_desk import id_in
from amanjol.site.tests.browser.test_desk_case import WORK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
WOMAN, CHILD = "Бибисара Халмырадова", "Шемшат Дурдыкулыева"
SIGNED, LAPSED = "Огулгерек Атаева", "Керим Сапаров"
OFFICE = "Центр занятости Мары (вымышленный)"
PASSPORT = "паспорт в синей обложке"
AUNT, KNOWN_BY = "Тётя Огулсапар", "соседка знает обеих, девочка сама её позвала"
BASIS = "не могла ждать согласия: это записывают два человека"
ASKED = "К тому, кто может дать согласие, обратились"
COMPLAINT = "Maral opa meni qarindoshlarim oldida urishdi. Men unga ishonib aytganimni hammaga aytdi."
ANSWER = "Kechir bizni. U bilan gaplashdik, endi sen bilan boshqa odam ishlaydi."
OF_STAFF = "Bu yerda ishlaydigan bir kishi meni shifokorga olib borish uchun pul soʻrayapti."
PLACE, SECOND = "Yyldyz, Mary (fictional)", "Garagum shelter, Ashgabat (fictional)"
FREE_BED = ".house-bed.is-free input"


class Night:
    """The worker and the supervisor, each in a browser of their own, and a telephone that belongs to nobody."""

    def __init__(self, browser: Browser, node: Node, phone: Page) -> None:
        size = {"width": 1440, "height": 900}
        self.node, self.phone = node, phone
        self.maral, self.bahar = (AtDesk(browser, node, name, viewport=size) for name in ("Maral", "Bahar"))

    def leave(self) -> None:
        self.maral.close()
        self.bahar.close()


@pytest.fixture
def night(browser: Browser, node: Node, phone: Page) -> Iterator[Night]:
    begun = Night(browser, node, phone)
    yield begun
    begun.leave()


def begin_case(desk: AtDesk, name: str, step: str, born: int, who: str = "") -> str:
    """Its address. `who` answers whether it is a child; else the year of birth does."""
    desk.go(f"{WORK}new/")
    desk.page.locator("[name=names]").fill(name)
    desk.page.locator("[name=birth_year]").fill(str(born))
    desk.page.locator("[name=next_step]").fill(step)
    if who:
        desk.page.get_by_label(who, exact=True).check()
    desk.press("main .main-button")
    expect(desk.page).to_have_url(re.compile(r"/desk/cases/[0-9a-f-]{36}/$"))
    return desk.page.url


def test_a_consent_is_taken_back_and_from_then_on_nobody_is_told(night: Night) -> None:
    maral, page = night.maral, night.maral.page
    case = begin_case(maral, WOMAN, "Спросить о работе", 1991)
    book_interpreter(maral, case)

    maral.go(f"{case}consent/")
    page.locator("[name=purpose]").select_option("sharing")
    page.locator("[name=whom][value=outside]").check()
    page.locator("[name=name]").fill(OFFICE)
    page.locator("[name=country]").select_option("TM")
    for group in ("name", "help"):
        page.locator(f"[name=groups][value={group}]").check()
    page.locator("main select[name=language]").select_option("tk")
    maral.press("main .ask-form .main-button")
    words = page.locator(".consent-words")
    expect(words).to_have_attribute("lang", "tk")
    expect(words).to_contain_text(OFFICE)
    check_page(page)
    answer_as_interpreted_by(maral, LAPSED)
    expect(page.locator("main form")).to_contain_text("не действует")
    assert page.locator("[name=answer][value=yes]").is_checked()
    answer_as_interpreted_by(maral, SIGNED)
    expect(page.locator(".consent-row .told")).to_contain_text(OFFICE)
    page.locator(".words-read summary").click()
    expect(page.locator(".words-read")).to_contain_text(SIGNED)
    check_page(page)

    conference = call_together(maral, case)
    place = page.locator(".conference-people li").filter(has_text=OFFICE)
    expect(place.locator(".conference-may")).to_contain_text("Имя")
    expect(place.locator(".conference-not")).to_contain_text("Здоровье")
    expect(place.locator(".conference-may")).not_to_contain_text("Здоровье")

    referral = ask_by_telephone(maral, case)
    show_what_they_read(maral, referral)
    expect(page.locator("main .lacks")).to_have_count(0)
    expect(page.locator("main button[name=send]")).to_be_visible()
    withdraw_beside(maral, case)
    maral.press("main button[name=send]")  # of the page that stood there before
    expect(page.locator("main .lacks")).to_contain_text(OFFICE)
    expect(page.locator("main button[name=send]")).to_have_count(0)
    check_page(page)
    maral.go(referral)
    expect(page.locator("main .crossed")).not_to_contain_text(WOMAN.split(maxsplit=1)[0])

    maral.go(conference)
    expect(place.locator(".conference-may")).to_have_count(0)
    expect(place.locator(".conference-not")).to_contain_text("всё, что касается человека")
    check_page(page)


def ask_by_telephone(maral: AtDesk, case: str) -> str:
    """The office, which said yes and has agreed on paper. The address of the referral; nothing was told yet."""
    page = maral.page
    maral.go(f"{case}refer/otherwise/")
    page.locator("main [name=name]").fill(OFFICE)
    page.locator("main select[name=country]").select_option("TM")
    for name, value in (
        ("way", "telephone"),
        ("purposes", "work"),
        ("urgency", "this-week"),
        ("sex", "Feminine"),
    ):
        page.locator(f"main [name={name}][value={value}]").check()
    page.locator("main select[name=language]").select_option("tk")
    page.locator("main [name=agreed]").check()
    maral.press("main .main-button")
    referral = page.url
    maral.go(f"{referral}said/answer/")
    page.locator("main [name=answer][value=can]").check()
    maral.press("main .main-button")
    maral.go(f"{referral}prepare/")
    page.locator("main [name=on_paper]").check()
    maral.press("main .main-button")
    return referral


def show_what_they_read(maral: AtDesk, referral: str) -> None:
    """The name and nothing else."""
    page = maral.page
    maral.go(f"{referral}identity/")
    page.locator("main [name=how][value=name]").check()
    for field in page.locator("main [name=fields_told]").all():
        field.set_checked((field.get_attribute("value") or "").startswith("prs_FirstName"))
    page.locator("main [name=why_more]").fill("Запись на приём у них по имени.")
    maral.press("main .main-button")
    expect(page.locator("#preview")).to_contain_text(WOMAN.split(maxsplit=1)[0])


def withdraw_beside(maral: AtDesk, case: str) -> None:
    """On another page of the same browser, while the first stands as it is."""
    beside = maral.page.context.new_page()
    beside.goto(f"{case}consent/")
    beside.locator(".withdraw summary").click()
    with beside.expect_navigation():
        beside.locator(".withdraw form button").click()
    expect(beside.locator("main")).to_contain_text("Отозвано")
    beside.close()


def book_interpreter(maral: AtDesk, case: str) -> None:
    """Whose signature does not hold cannot be chosen."""
    page = maral.page
    maral.go(f"{case}interpreters/")
    expect(page.locator(f".interpreter-rows a[href*='{case.split('/')[-2]}']")).to_have_count(1)
    maral.press(page.get_by_role("link", name=SIGNED))
    page.locator("main select[name=language]").select_option("tk")
    page.locator("[name=accepts][value=yes]").check()
    for name in ("same_village", "same_family", "same_community", "knows_somebody"):
        page.locator(f"[name={name}][value=no]").check()
    maral.press("main .interpreter-asks .main-button")
    expect(page.locator("main")).to_contain_text(SIGNED)


def answer_as_interpreted_by(maral: AtDesk, name: str) -> None:
    page = maral.page
    page.locator("[name=answer][value=yes]").check()
    page.locator("[name=giver]").select_option("self")
    page.locator("[name=manner]").select_option("interpreted")
    page.locator("[name=interpreter]").fill(name)
    maral.press("[name=is_read]")


def call_together(maral: AtDesk, case: str) -> str:
    """A conference to which the office comes; its address."""
    page = maral.page
    maral.go(f"{case}conferences/")
    page.locator("main [name=on]").fill(f"{timezone.localdate()}")
    maral.press("main form .main-button")
    if page.locator("main .conference-add").count() == 0:
        maral.press("main .case-link")
    page.locator(".conference-add [name=who]").select_option("consent-0")
    maral.press(".conference-add .main-button")
    return page.url


def test_a_child_sleeps_here_and_goes_with_whom_she_knows(night: Night) -> None:
    maral, page = night.maral, night.maral.page
    born = timezone.localdate().year - 13
    case = begin_case(maral, CHILD, "Найти, кто может решать за ребёнка", born, "Ребёнок без взрослых")
    maral.go(f"{case}vital-care/")
    page.locator("[name=care][value=bed]").check()
    page.locator("main [name=why][value=child]").check()
    page.locator("#id_says").fill("Пришла пешком в одиннадцать вечера, взрослых с ней нет.")
    page.locator("[name=second]").select_option(label="Bahar (supervisor)")
    maral.press(".part-form .main-button")
    expect(page.locator(".marks")).to_contain_text("Bahar")
    check_page(page)

    maral.go(f"{case}bed/")
    page.locator(FREE_BED).first.check()
    maral.press("main .house-press .main-button")
    expect(page.locator("h1")).to_contain_text("Кровать")
    stay = page.url
    expect(page.locator("main")).to_contain_text(BASIS)
    check_page(page)

    second_person_records(night.bahar, case)
    maral.go(f"{case}vital-care/")
    page.locator("summary").filter(has_text=ASKED).click()
    page.locator("details[open] #asked_says").fill("Орган опеки, дежурная: придёт завтра в девять.")
    maral.press("details[open] .quiet-button")
    expect(page.locator(".marks .waiting")).to_have_count(0)

    maral.go(stay)
    hold_passport(maral, stay)
    page.locator("#leave [name=way][value=adult]").check()
    page.locator("#leave [name=name]").fill(AUNT)
    page.locator("#leave [name=relation]").fill("сестра матери")
    page.locator("#leave [name=checked]").fill(KNOWN_BY)
    page.locator("#leave [name=guardianship][value=told]").check()
    page.locator("#leave [name=says]").fill("дежурная, по телефону")
    expect(page.locator("#leave [name=back]")).not_to_be_checked()
    page.locator("#leave [name=back]").check()
    maral.press("#leave .main-button")
    expect(page.locator("main")).to_contain_text(AUNT)
    expect(page.locator("#things .is-back")).to_contain_text(PASSPORT)
    check_page(page)
    maral.go("/desk/")
    expect(page.locator("main")).not_to_contain_text(PASSPORT)


def second_person_records(bahar: AtDesk, case: str) -> None:
    """From what waits for her today."""
    page = bahar.page
    bahar.go("/desk/")
    expect(page.locator("main")).to_contain_text(CHILD)
    bahar.go(f"{case}vital-care/")
    page.locator("#answer_says, [id^=answer_][name=says]").fill("Видела её сама: одна, замёрзла.")
    page.locator("[name=agrees][value=yes]").check()
    bahar.press("details[open] form .quiet-button")
    tomorrow = timezone.localdate() + timedelta(days=1)
    expect(page.locator(".marks .waiting")).to_contain_text(f"до {tomorrow:%d.%m.%Y}")


def hold_passport(maral: AtDesk, stay: str) -> None:
    """Because she asks for it; with a receipt in Turkmen."""
    page = maral.page
    page.locator(".house-hold summary").click()
    page.locator(".house-hold [name=kind][value=papers]").check()
    page.locator(".house-hold [name=what]").fill(PASSPORT)
    page.locator(".house-hold [name=is_asked_for]").check()
    maral.press(".house-hold .main-button")
    maral.press(page.locator("#things a[href$='/receipt/']"))
    page.locator("[name=is_safe][value=yes]").check()
    page.locator("main select[name=language]").select_option("tk")
    with page.context.expect_event("response", lambda answer: answer.request.method == "POST") as printed:
        page.locator("main form .main-button").click()
    assert printed.value.headers["content-type"] == "application/pdf"
    maral.go(stay)


def test_a_childs_complaint_reaches_who_is_not_accused(night: Night) -> None:
    phone, maral, bahar = night.phone, night.maral, night.bahar
    before = waiting(bahar)
    begin_complaint(phone, night.node)
    for name, value in (
        ("age", "child"),
        ("subject", "treatment"),
        ("accused", "case-worker"),
        ("reply", "code"),
    ):
        phone.locator(f"label:has([name={name}][value={value}])").click()
    phone.locator("[name=name]").fill("Maral")
    phone.locator("[name=words]").fill(COMPLAINT)
    check_page(phone)
    phone.locator("button.main-button").click()
    code = phone.locator(".code").inner_text()
    assert re.fullmatch(r"(\d{4} ){4}\d{4}", code)
    expect(phone.locator("main")).not_to_contain_text("Maral")
    check_page(phone)

    (address,) = waiting(bahar) - before
    assert address not in waiting(maral)
    assert maral.page.request.get(f"{night.node.address}{address}").status == 404
    bahar.go(address)
    page = bahar.page
    expect(page.locator(".her-words")).to_have_text(COMPLAINT)
    check_page(page)
    page.locator("details:has(form[action$='/pass-on/']) summary").click()
    page.locator("form[action$='/pass-on/'] [name=words]").fill("Органу опеки: девочка написала сама.")
    bahar.press("form[action$='/pass-on/'] .quiet-button")
    page.locator("form[action$='/answer/'] [name=words]").fill(ANSWER)
    bahar.press("form[action$='/answer/'] .main-button")
    assert id_in(page.url) == id_in(address)

    phone.goto(f"{night.node.address}/complaint/uz/answer/")
    phone.locator("[name=code]").fill(code)
    phone.locator("button.main-button").click()
    expect(phone.locator(".words")).to_have_text(ANSWER)
    check_page(phone)


def test_what_staff_do_is_read_in_the_second_organisation_alone(night: Night, browser: Browser) -> None:
    phone, accused = night.phone, {"maral": night.maral, "bahar": night.bahar}
    sona = AtDesk(browser, night.node, "Sona", viewport={"width": 1440, "height": 900})
    before = {name: waiting(desk) for name, desk in (accused | {"sona": sona}).items()}
    begin_complaint(phone, night.node)
    for name, value in (
        ("age", "adult"),
        ("subject", "staff-abuse"),
        ("accused", "unknown"),
        ("further", "no"),
        ("reply", "code"),
    ):
        phone.locator(f"label:has([name={name}][value={value}])").click()
    phone.locator("[name=words]").fill(OF_STAFF)
    check_page(phone)
    phone.locator("button.main-button").click()
    code = phone.locator(".code").inner_text()
    expect(phone.locator("main")).to_contain_text(SECOND)
    check_page(phone)

    (address,) = waiting(sona) - before["sona"]
    for name, desk in accused.items():
        assert waiting(desk) == before[name]
        assert desk.page.request.get(f"{night.node.address}{address}").status == 404
    night.bahar.go("/organisation/journal/")
    assert id_in(address) not in night.bahar.page.content()
    page = sona.page
    sona.go(address)
    expect(page.locator(".her-words")).to_have_text(OF_STAFF)
    expect(page.locator("main")).to_contain_text(PLACE)
    check_page(page)
    page.locator("form[action$='/answer/'] [name=words]").fill(ANSWER)
    sona.press("form[action$='/answer/'] .main-button")
    expect(page.locator(".complaint-steps .her-words").first).to_have_text(ANSWER)
    for name, desk in accused.items():
        assert waiting(desk) == before[name]
    sona.close()

    phone.goto(f"{night.node.address}/complaint/uz/answer/")
    phone.locator("[name=code]").fill(code)
    phone.locator("button.main-button").click()
    expect(phone.locator(".words")).to_have_text(ANSWER)
    check_page(phone)


def begin_complaint(phone: Page, node: Node) -> None:
    """About the house where Maral works, up to the form."""
    phone.goto(f"{node.address}/complaint/uz/")
    check_page(phone)
    phone.locator(".doors a").filter(has_text=PLACE).click()
    expect(phone.locator(".place")).to_have_text(PLACE)
    check_page(phone)
    phone.locator("a.main-button").click()


def waiting(desk: AtDesk) -> set[str]:
    """The addresses of complaints on their page."""
    desk.go("/desk/complaints/")
    links = desk.page.locator("main .case-link").all()
    return {link.get_attribute("href") or "" for link in links}
