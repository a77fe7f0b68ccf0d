"""What a demo puts out: one issue that everybody reads. All of it is fictional, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from amanjol.foundation.organisations.tenant import acting_for
from amanjol.programme.newsletter import queries
from amanjol.programme.newsletter.actions import deciding, writing
from amanjol.programme.newsletter.actions.writing import Titles
from amanjol.programme.newsletter.kinds import BlockKind, TextState
from amanjol.programme.outreach import queries as outreach
from amanjol.programme.results import queries as results
from amanjol.programme.results.kinds import Length

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.newsletter.models import Issue

QUOTED: Final = ("2.1", "2.2")
"""Numbers of the indicators whose figures the issue says."""
FIRST: Final = {
    "title_en": "What the quarter brought",
    "title_ru": "Что принёс квартал",
    "text_en": "Lessons went on although a road was closed for five weeks (fictional). {figure:1} took part.\n"
    "Whoever came with a question of their own was answered the same day.",
    "text_ru": "Занятия шли, хотя дорога пять недель была закрыта (вымышлено). Участие: {figure:1}.\n"
    "Кто пришёл со своим вопросом, получил ответ в тот же день.",
}
SECOND: Final = {
    "title_en": "Direct support",
    "title_ru": "Прямая помощь",
    "text_en": "A bed, a lawyer, a talk, a document: what each person asked for first (fictional).",
    "text_ru": "Ночлег, юрист, разговор, документ: то, о чём человек просил в первую очередь (вымышлено).",
}
THIRD: Final = {
    "title_en": "What we asked for",
    "title_ru": "О чём мы просили",
    "text_en": "One recommendation was carried out (fictional).",
    "text_ru": "Одна рекомендация выполнена (вымышлено).",
}


def write_demo_newsletter(*, first: Member, second: Member) -> None:
    """`first` writes, `second` approves; there is a programme with a locked quarter already."""
    with acting_for(first):
        programme = results.programmes_of(first).get()
        quarter = results.periods_of(first).get(length=Length.QUARTER, locked_at__isnull=False)
        titles = Titles(
            quarter.first_day, "Safe Road: news of a quarter", "Безопасный путь: новости квартала"
        )
        issue = writing.begin_issue(programme=programme, titles=titles, by=first, is_demo=True)
        quotes = {
            row.code: writing.quote(issue=issue, indicator=row, period=of, by=first)
            for row, of, _reached in queries.released(first, programme)
            if row.code in QUOTED and of == quarter
        }
        _add(issue, BlockKind.TEXT, FIRST, first)
        _add(issue, BlockKind.FIGURE, SECOND | {"quote": quotes["2.2"]}, first)
        open_one = (
            outreach.recommendations_of(first).filter(shown_on__isnull=False).order_by("number").first()
        )
        if open_one is not None:
            _add(issue, BlockKind.RECOMMENDATION, THIRD | {"recommendation": open_one}, first)
        deciding.hand_over(issue=issue, by=first)
        deciding.approve(issue=issue, by=second)
        deciding.publish(issue=issue, by=first)


def _add(issue: Issue, kind: str, values: dict[str, Any], by: Member) -> None:
    ready = {"state_en": TextState.READY, "state_ru": TextState.READY}
    writing.add_block(issue=issue, kind=kind, values=values | ready, by=by)
