"""What changed is found by who needs it: an Uzbek in Moscow the app, a Kyrgyz in Almaty the thirty days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from amanjol.site.tests.browser.node import Node


def _ask(phone: Page, node: Node, language: str, country: str, words: str) -> None:
    phone.goto(f"{node.address}/{language}/search.html#from-{country}")
    phone.get_by_role("searchbox").fill(words)
    expect(phone.locator("[data-search-results] li").first).to_be_visible()


def test_an_uzbek_in_moscow_finds_the_app_and_what_it_means_for_who_flees(node: Node, phone: Page) -> None:
    _ask(phone, node, "uz", "ru", "moskvada telefonga qaysi ilovani oʻrnatish kerak")
    result = phone.locator("[data-search-results] li", has_text="Amina").first
    expect(result).to_be_visible()
    phone.goto(f"{node.address}/uz/ru/entering-and-registering.html")
    change = phone.locator(".change", has_text="Amina").first
    expect(change.locator(".when")).to_contain_text("2025")
    expect(change).to_contain_text("avval keting")  # what to do where somebody must flee
    phone.goto(f"{node.address}/uz/ru/index.html")
    expect(phone.locator("#what-changed")).to_contain_text("Amina")


def test_a_kyrgyz_in_almaty_finds_the_thirty_days(node: Node, phone: Page) -> None:
    _ask(phone, node, "ky", "kz", "Казакстанда канча күндө катталуу керек")
    expect(phone.locator("[data-search-results] li").first).to_be_visible()
    phone.goto(f"{node.address}/ky/kz/entering-and-registering.html")
    change = phone.locator(".change", has_text="30").first
    expect(change.locator(".when")).to_contain_text("2026")
