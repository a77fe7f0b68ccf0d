"""Taking a published page down at once, because a wrong page is a danger. Putting it back needs review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from amanjol.foundation.journal.actions import record
from amanjol.foundation.textfiles.languages import in_order
from amanjol.public.guide import rules
from amanjol.public.guide.models import CountryPage, TopicPage
from amanjol.public.guide.translation.originals import LENDERS, versions_of

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide.models import GuidePage

LOGGED = "guide.take_down"  # in Wagtail's history of the page, with the reason in words


class Reason(models.TextChoices):
    DANGER = "danger", _("It can put somebody in danger")
    WRONG = "wrong", _("Something in it is wrong")
    OUTDATED = "outdated", _("A law or a price changed")
    OTHER = "other", _("Something else")


@dataclass(frozen=True, slots=True)
class OtherVersions:
    """What readers still find when a page goes in one language only. Languages are codes, `lent` may be empty."""

    languages: tuple[str, ...]
    lent: str


def other_versions(page: GuidePage) -> OtherVersions:
    """The languages that keep the page, and which of them lends its text to who reads this one now."""
    versions = versions_of(page.translation_key)
    languages = [code for code, other in versions.items() if other.live and other.pk != page.pk]
    return OtherVersions(in_order(languages), next((code for code in LENDERS if code in languages), ""))


@transaction.atomic
def take_down(
    *, page: GuidePage, reason: Reason, words: str, everywhere: bool, by: Member
) -> list[GuidePage]:
    """Unpublish the page, a country with its topics, `everywhere` in every language; gives what went.

    The journal holds the reason's code, the page's own history the words. PermissionDenied.
    """
    if not rules.can_take_down(by):
        raise PermissionDenied
    pages = list(versions_of(page.translation_key).values()) if everywhere else [page]
    gone = [child for version in pages for child in _with_topics(version) if child.live]
    for child in gone:
        UnpublishPageAction(child, user=by.account, log_action=False).execute(skip_permission_checks=True)
        log(child, LOGGED, user=by.account, data={"reason": reason.value, "words": words})
        record(
            verb="guide.taken-down",
            organisation=by.organisation_id,
            actor=by.account_id,
            subject=("page", child.pk),
            details={"reason": reason.value},
        )
    return gone


def _with_topics(page: GuidePage) -> list[GuidePage]:
    topics = TopicPage.objects.child_of(page) if isinstance(page, CountryPage) else []
    return [page, *topics]
