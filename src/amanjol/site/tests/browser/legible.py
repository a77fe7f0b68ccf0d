"""Whether everybody can use a page: with a reader of screens, with poor eyes, on a small telephone.

barriers(page)      # of axe-core, those that keep somebody out: "rule: the first element"
check_page(page)    # that there are none, and nothing is cut or wider than the window
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from axe_playwright_python.base import AXE_SCRIPT

if TYPE_CHECKING:
    from playwright.sync_api import Page

BARRIERS: Final = ("serious", "critical")
EVERY_IMPACT: Final = ("minor", "moderate", *BARRIERS)
# What the page answers is short: axe's whole report takes longer to bring over than to make.
RUN: Final = """([context, impacts]) => axe.run(context, { resultTypes: ['violations'] }).then((report) =>
  report.violations.filter((rule) => impacts.includes(rule.impact))
    .map((rule) => `${rule.id}: ${rule.nodes[0].html}`))"""

# What is wider than the window, and what is cut.
OVERFLOWS: Final = """() => {
  const width = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll('body *')]
    .filter((e) => e.getBoundingClientRect().right > width + 1 && !e.closest('.skip, .quiet-label'))
    .map((e) => `${e.localName}.${e.className} ${e.textContent.trim().slice(0, 40)}`);
  const cut = [...document.querySelectorAll('h1, h2, p, a, button, summary, dt, dd, li, span')].filter((e) =>
    e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible' && e.clientWidth > 4 &&
    !e.matches('.skip, .source-line'));  // a source is whole once it is opened
  return [wide, cut.map((e) => e.textContent.trim().slice(0, 60))];
}"""
# What reaches beyond the window, also where the window does not scroll to it.
STICKS_OUT: Final = """() => [...document.querySelectorAll('main :not(option, optgroup)')].filter((element) =>
  element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((element) => `${element.localName} ${element.className} ${element.textContent.trim().slice(0, 30)}`)"""


def barriers(page: Page, context: str = "html", impacts: tuple[str, ...] = BARRIERS) -> list[str]:
    """In what `context` selects."""
    page.evaluate(AXE_SCRIPT)
    report: list[str] = page.evaluate(RUN, [context, impacts])
    return report


def check_page(page: Page) -> None:
    assert barriers(page) == []
    assert page.evaluate(OVERFLOWS) == [[], []]
