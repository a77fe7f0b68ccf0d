"""An issue that is out as an e-mail, in the words of this moment. Whoever sends it asks for it anew each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from amanjol.programme.newsletter import queries, stories
from amanjol.programme.newsletter.rendering.mail import Mail, mail_of
from amanjol.programme.newsletter.resolving import resolved

if TYPE_CHECKING:
    from amanjol.programme.newsletter.models import Issue


class NotOut(Exception):
    """Everybody reads what an e-mail says; what nobody reads is not sent."""


def as_mail(issue: Issue, language: str) -> Mail:
    """NotOut."""
    there = queries.open_issue(issue.pk)
    if there is None:
        raise NotOut
    return mail_of(resolved(there[1][language], stories.MAIL), address_of(issue, language))


def address_of(issue: Issue, language: str) -> str:
    """Where everybody reads it: at the address of the desk, whatever host this page was asked at."""
    return settings.ORIGINS["desk"] + reverse("open_newsletter:issue", args=[language, issue.pk])


def list_address(language: str) -> str:
    """Where everybody reads all issues: short enough for a picture."""
    return settings.ORIGINS["desk"] + reverse("open_newsletter:all", args=[language])
