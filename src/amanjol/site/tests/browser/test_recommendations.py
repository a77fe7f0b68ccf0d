"""A recommendation from its first word to a report with proof, and what a stranger reads of it meanwhile."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from amanjol.site.tests.browser.legible import EVERY_IMPACT, OVERFLOWS, barriers
from amanjol.site.tests.browser.node import sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
LEDGER = "/programme/recommendations/"
ASKS = "Put the number of the hotline on every work permit."
ADDRESSEE = "Migration service (fictional)"
PROMISE = "A new form of the permit."
PDF = b"%PDF-1.7 an order"


@pytest.fixture
def second(node: Node, browser: Browser) -> Iterator[Page]:
    """The second person, at the ledger."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    sign_in(page, node, "Zarina", LEDGER)
    yield page
    context.close()


def ago(days: int) -> str:
    """Whatever the node's own clock is set to, some days stay some days."""
    return f"{timezone.localdate() - timedelta(days=days):%Y-%m-%d}"


def write(desk: Page, **typed: str) -> None:
    for name, value in typed.items():
        desk.locator(f"[name={name}]").fill(value)


def save(desk: Page) -> None:
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Please put this right")).to_have_count(0)


def is_well_made(page: Page) -> None:
    assert page.evaluate(OVERFLOWS) == [[], []]
    assert barriers(page, "main", EVERY_IMPACT) == []


def recommend(desk: Page) -> None:
    desk.get_by_role("link", name="New recommendation").click()
    desk.get_by_label("Council", exact=True).check()
    desk.get_by_label("Turkmenistan").check()
    write(desk, source_name="Council (fictional)", made_on=ago(60), addressee=ADDRESSEE, text_en=ASKS)
    save(desk)


def promise(desk: Page) -> None:
    desk.get_by_role("link", name="Write down the answer").click()
    desk.get_by_label("Accepted", exact=True).check()
    write(desk, answered_on=ago(50), answer_en="Yes, with the new form.")
    save(desk)
    desk.get_by_role("link", name="Write a commitment down").click()
    write(desk, text_en=PROMISE, made_on=ago(50), due_on=ago(5))
    save(desk)


def show(desk: Page, second: Page) -> None:
    """Aidar hands over what he wrote; Zarina, whose pages are in Russian, reads it in both languages and shows it."""
    desk.get_by_role("button", name="Hand to a second person").click()
    expect(desk.get_by_role("heading", name="Waits for a second person")).to_be_visible()
    second.goto(desk.url)
    expect(second.locator("#reading .open-one")).to_have_count(2)
    second.locator("main form[action$='/show/'] button").click()
    expect(second.get_by_text("Теперь это могут прочитать все.")).to_be_visible()


def read(stranger: Page, node: Node) -> None:
    stranger.goto(f"{node.address}/recommendations/en/tm/")


def test_recommendation_commitment_overdue_report_with_proof(
    node: Node, desk: Page, second: Page, phone: Page, tmp_path: Path
) -> None:
    sign_in(desk, node, "Aidar", LEDGER)
    recommend(desk)
    promise(desk)
    expect(desk.locator(".head .badge-soft")).to_have_text("Overdue")
    is_well_made(desk)
    read(phone, node)
    expect(phone.get_by_text(ASKS)).to_have_count(0)
    show(desk, second)
    is_well_made(second)

    # The addressee agreed to no days: a stranger reads what was promised, and nothing of lateness.
    read(phone, node)
    article = phone.locator(".open-one", has_text=ASKS)
    expect(article).to_contain_text(PROMISE)
    expect(article).not_to_contain_text("Overdue")
    expect(article.locator("time")).to_have_count(0)
    is_well_made(phone)

    desk.get_by_role("link", name="May days be shown?").click()
    desk.get_by_label("Yes").check()
    write(desk, lateness_agreed_on=ago(2), lateness_agreed_how="Letter 3 (fictional)")
    save(desk)
    expect(desk.get_by_text("Everybody goes on reading what was approved before")).to_be_visible()
    phone.reload()
    expect(article).not_to_contain_text("Overdue")
    show(desk, second)
    phone.reload()
    expect(article.get_by_text("Overdue").first).to_be_visible()

    proof = tmp_path / "order.pdf"
    proof.write_bytes(PDF)
    desk.get_by_role("link", name="Report", exact=True).click()
    desk.get_by_label("Done", exact=True).check()
    write(desk, on=ago(1), text_en="The form is in use.")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("What is done has something that shows it").first).to_be_visible()
    desk.locator("[name=proof_file]").set_input_files(proof)
    save(desk)
    expect(desk.locator(".head .badge-soft")).to_have_text("Done")
    with desk.expect_download() as download:
        desk.get_by_role("link", name="The file of proof").click()
    assert download.value.path().read_bytes() == PDF

    phone.reload()
    expect(article.get_by_text("Overdue").first).to_be_visible()
    show(desk, second)
    phone.reload()
    expect(article).to_contain_text("with proof")
    expect(article).not_to_contain_text("Overdue")
    desk.goto(f"{node.address}{LEDGER}")
    expect(desk.locator("#done")).to_contain_text(ASKS)
    is_well_made(desk)
