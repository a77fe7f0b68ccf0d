"""An issue that is out as an e-mail, in the words of this moment, and what such an e-mail rests on.

Whoever sends it asks for it anew each time. While it is on its way, the issue and each story and recommendation in it
is asked for again before each mail (`KEEPERS`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from amanjol.programme.mailings import mails
from amanjol.programme.mailings.grounds import Ground, Keeper
from amanjol.programme.newsletter import queries, stories
from amanjol.programme.newsletter.models import Issue
from amanjol.programme.newsletter.rendering.mail import Mail, mail_of
from amanjol.programme.newsletter.rendering.tree import Reference
from amanjol.programme.newsletter.resolving import RECOMMENDATION, STORY, resolved
from amanjol.programme.outreach import permits
from amanjol.programme.outreach import queries as outreach
from amanjol.programme.outreach.languages import LANGUAGES
from amanjol.programme.results.words import title_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from amanjol.programme.mailings.models import Mailing
    from amanjol.programme.newsletter.rendering.tree import Tree

ISSUE: Final = "issue"
THEY_DELETE: Final = "Who got it; they cannot be asked. / Кто получил; спросить их нельзя."


class NotOut(Exception):
    """Everybody reads what an e-mail says; what nobody reads is not sent."""


def as_mail(issue: Issue, language: str) -> Mail:
    """NotOut."""
    return mail_of(resolved(_trees(issue.pk)[language], stories.MAIL), address_of(issue.pk, language))


def mails_of(issue: Issue) -> dict[str, mails.Mail]:
    """By language, as mailings take them. NotOut."""
    written = {code: as_mail(issue, code) for code in LANGUAGES}
    return {code: mails.Mail(mail.subject, mail.text, mail.html) for code, mail in written.items()}


def grounds_of(issue: Issue) -> list[Ground]:
    """The issue, and what may be taken back elsewhere, in the languages in which the e-mail says it. NotOut."""
    languages: dict[tuple[str, UUID], list[str]] = {}
    for code, tree in _trees(issue.pk).items():
        for part in tree.parts:
            if isinstance(part, Reference) and _stands(part, code):
                languages.setdefault((part.to, part.id), []).append(code)
    others = [Ground(kind, pk, tuple(codes)) for (kind, pk), codes in sorted(languages.items())]
    return [ground_of(issue.pk), *others]


def ground_of(issue: UUID) -> Ground:
    return Ground(ISSUE, issue, tuple(LANGUAGES))


def address_of(issue: UUID, language: str) -> str:
    """Where everybody reads it: at the address of the desk, whatever host this page was asked at."""
    return settings.ORIGINS["desk"] + reverse("open_newsletter:issue", args=[language, issue])


def _trees(issue: UUID) -> Mapping[str, Tree]:
    """NotOut."""
    there = queries.open_issue(issue)
    if there is None:
        raise NotOut
    return there[1]


def _stands(part: Reference, language: str) -> bool:
    if part.to == STORY:
        permit = permits.in_force(part.id, stories.MAIL)
        return permit is not None and bool(permit.texts.get(language))
    return part.to == RECOMMENDATION and _is_shown(part.id)


def _is_shown(recommendation: UUID) -> bool:
    return outreach.open_recommendation(recommendation, timezone.localdate()) is not None


def _is_out(issue: UUID) -> bool:
    return queries.open_issue(issue) is not None


def _words_of(issue: UUID) -> Mapping[str, mails.Mail]:
    return mails_of(Issue(pk=issue))


def _page_of(issue: UUID) -> tuple[str, str] | None:
    row = Issue.objects.filter(pk=issue).first()
    return (title_of(row), reverse("newsletter:issue", args=[issue])) if row is not None else None


def _note_mailed(row: Mailing, permit: UUID, number: int) -> None:
    """At the permit, in both languages of mails: the worker speaks none."""
    day = timezone.localdate()
    where = f"E-mail: {row.list.name_en[:70]} / {row.list.name_ru[:70]}, {day:%d.%m.%Y}"
    permits.note_copy(permit, row.organisation_id, permits.Copied(where, THEY_DELETE, number))


KEEPERS: Final = {
    ISSUE: Keeper(_is_out, mails=_words_of, page=_page_of),
    STORY: Keeper(stories.hold, note_out=_note_mailed),
    RECOMMENDATION: Keeper(_is_shown),
}


def list_address(language: str) -> str:
    """Where everybody reads all issues: short enough for a picture."""
    return settings.ORIGINS["desk"] + reverse("open_newsletter:all", args=[language])
