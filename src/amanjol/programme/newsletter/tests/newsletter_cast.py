"""Safe Road with a locked quarter and released figures; Aidar writes issues of it, Zarina is the second person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.utils import timezone

from amanjol.foundation.letters import node_folder
from amanjol.foundation.organisations.actions import create_node
from amanjol.foundation.organisations.models import Member
from amanjol.foundation.organisations.queries import node
from amanjol.programme.newsletter.actions import deciding, writing
from amanjol.programme.newsletter.actions.writing import Titles
from amanjol.programme.newsletter.kinds import TextState
from amanjol.programme.results import actions as results
from amanjol.programme.results.tests.results_cast import create_results_cast

if TYPE_CHECKING:
    from amanjol.foundation.seals.letters.node_keys import NodeKeys
    from amanjol.programme.newsletter.models import Block, Issue, Quote
    from amanjol.programme.results.tests.results_cast import ResultsCast

DESK: Final = "/programme/newsletter/"
OPENLY: Final = "/newsletter/en/"
TITLE, TITLE_RU = "What this autumn brought", "Что принесла эта осень"
TEXT, TEXT_RU = "The council met in October.", "Совет собрался в октябре."


@dataclass
class NewsletterCast:
    """`issue` is a draft of Aidar's without a block."""

    results: ResultsCast
    issue: Issue

    def __getattr__(self, name: str) -> Any:
        """Aidar, Zarina, their browsers, and the rival's."""
        if name.startswith("__") or name == "results":
            raise AttributeError(name)
        return getattr(self.results, name)

    @property
    def rival_member(self) -> Member:
        """Not read as a row: this session sees none of another organisation."""
        aidar = self.results.aidar
        return Member(
            organisation_id=uuid4(), account_id=aidar.account_id, joined_on=aidar.joined_on, role=aidar.role
        )

    def issue_of(self, member: Member) -> Issue:
        titles = Titles(self.results.quarter.first_day, TITLE, TITLE_RU)
        return writing.begin_issue(programme=self.results.programme, titles=titles, by=member)

    def block(self, kind: str = "text", **values: Any) -> Block:
        typed = {"heading": "own"} | values if kind == "story" else block_values(**values)
        return writing.add_block(issue=self.issue, kind=kind, values=typed, by=self.results.aidar)

    def quote(self, code: str = "2.1") -> Quote:
        of = self.results
        return writing.quote(issue=self.issue, indicator=of.indicator(code), period=of.quarter, by=of.aidar)

    def hand_over(self) -> None:
        deciding.hand_over(issue=self.issue, by=self.results.aidar)

    def publish(self) -> None:
        """Of what is whole."""
        self.hand_over()
        deciding.approve(issue=self.issue, by=self.results.zarina)
        deciding.publish(issue=self.issue, by=self.results.aidar)
        self.issue.refresh_from_db()

    def correct(self, code: str, value: int, **values: Any) -> None:
        """Written by Aidar, approved by Zarina; her session asks meanwhile no differently."""
        fact = self.results.indicator(code).facts.get(source="Yyldyz")
        typed = {
            "value": value, "of_organisations": 1, "parts": {}, "evidence": "List", "link": "",
            "reason": "Counted twice",
        }  # fmt: skip
        figure = results.correct_figure(fact=fact, values=typed | values, by=self.results.aidar)
        results.decide_figure(figure=figure, approves=True, by=self.results.zarina)


def begin_keys() -> NodeKeys:
    """Of the node, in the folder that the settings name."""
    own = node() or create_node(country="TM", name="Test", is_demo=False)
    return node_folder.here(own.pk).begin()


def create_newsletter_cast() -> NewsletterCast:
    of = create_results_cast()
    for code, value, source in (
        ("2.1", 236, "Yyldyz"),
        ("2.1", 118, "Garagum"),
        ("3.1", 43, "Yyldyz"),
        ("3.4", 7, "Yyldyz"),
    ):
        of.approved(code, value, source)
    results.lock_period(period=of.quarter, by=of.aidar)
    of.quarter.refresh_from_db()
    titles = Titles(of.quarter.first_day, TITLE, TITLE_RU)
    return NewsletterCast(of, writing.begin_issue(programme=of.programme, titles=titles, by=of.aidar))


def block_values(**values: Any) -> dict[str, Any]:
    return {
        "title_en": "", "title_ru": "", "text_en": TEXT, "text_ru": TEXT_RU, "digits_why": "",
        "state_en": TextState.READY, "state_ru": TextState.READY,
    } | values  # fmt: skip


def sent(**values: Any) -> dict[str, Any]:
    """As the form of a block sends it."""
    return {
        "title_en": "", "title_ru": "", "text_en": TEXT, "text_ru": TEXT_RU, "ready_en": "on", "ready_ru": "on",
        "digits_why": "",
    } | values  # fmt: skip


def today() -> str:
    return f"{timezone.localdate():%d.%m.%Y}"
