"""Saving a translation as a draft, and handing it to the second person."""

from __future__ import annotations

from dataclasses import astuple
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import WorkflowState

from amanjol.foundation.journal.actions import record
from amanjol.public.guide import conversion, rules
from amanjol.public.guide.actions import home_in
from amanjol.public.guide.lawyers import unmarked
from amanjol.public.guide.models import ArticlePage, CountryPage, TopicPage, TranslatorFile
from amanjol.public.guide.translation.originals import versions_of
from amanjol.public.guide.translation.sheets import sheet_of, with_own_media
from amanjol.public.guide.translation.texts import with_texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from wagtail.models import Page, Revision

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide import documents as d
    from amanjol.public.guide.models import GuidePage
    from amanjol.public.guide.translation.importing import ArticleChange, Preview
    from amanjol.public.guide.translation.reading import TranslatedFile


_KEPT = timedelta(days=1)


class InReview(Exception):
    """The translation waits for the second person, who approves it or sends it back."""


class CountryMissing(Exception):
    """A topic stands below its country: translate the country's page first."""


@transaction.atomic
def save_translation(
    *,
    original: GuidePage,
    revision: Revision,
    language: str,
    texts: Mapping[str, str],
    state: Literal["drafted", "read"],
    finished: bool,
    by: Member,
) -> GuidePage:
    """Save `texts` by their places in that revision of the original; when `finished`, hand them to review.

    Nothing is published. What an unfinished draft lacks stays empty. PermissionDenied; InReview;
    CountryMissing; `ValidationError` when what is finished could not be published.
    """
    if not rules.can_translate(by):
        raise PermissionDenied
    page = draft_of(versions_of(original.translation_key).get(language))
    sheet = sheet_of(original, page, revision)
    if page is None:
        page = _new_page(original, language, texts)
    elif is_locked(page, by):
        raise InReview
    document = with_texts(with_own_media(sheet.original, sheet.own_media), texts)
    _fill(page, document)
    page.translation_state = state
    page.follows = revision
    if finished:
        page.made_from = revision
        page.look_again_on = original.look_again_on
        if isinstance(page, ArticlePage) and isinstance(original, ArticlePage):
            page.audience = original.audience
        page.full_clean()
    saved = page.save_revision(user=by.account, clean=False, log_action=True)
    verb = "guide.translation-finished" if finished else "guide.translation-saved"
    _record(verb, page, saved.pk, by)
    if finished:
        submit(page=page, by=by)
    return page


def draft_of(page: GuidePage | None) -> GuidePage | None:
    """The newest that was saved of the page, published or not."""
    if page is None:
        return None
    newest: GuidePage = page.get_latest_revision_as_object() if page.latest_revision_id else page
    return newest


def is_locked(page: GuidePage, by: Member) -> bool:
    lock = page.get_lock()
    return bool(lock and lock.for_user(by.account))


def submit(*, page: GuidePage, by: Member) -> None:
    """Hand the newest draft to the second person; one that was sent back goes on where it was."""
    state = page.current_workflow_state
    if state is None:
        page.get_workflow().start(page, by.account)
    elif state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(by.account)


def _fill(page: GuidePage, document: d.Document) -> None:
    media = conversion.media_names()
    page.title = document.title or page.title
    page.draft_title = page.title
    page.summary = document.summary
    page.body = conversion.raw_from_blocks(document.blocks, media)
    if isinstance(page, CountryPage):
        page.figures = conversion.raw_from_figures(document.figures)


def _new_page(original: GuidePage, language: str, texts: Mapping[str, str]) -> GuidePage:
    """An unpublished page in the tree of the language, below the same parent."""
    home = home_in(language)
    parent: Page = home
    page: GuidePage
    if isinstance(original, CountryPage):
        page = CountryPage(iso_code=original.iso_code)
    elif isinstance(original, TopicPage):
        country = CountryPage.objects.child_of(home).filter(slug=original.get_parent().slug).first()
        if country is None:
            raise CountryMissing
        parent, page = country, TopicPage()
    else:
        page = ArticlePage(audience=getattr(original, "audience", ""))
    page.title = texts.get("title") or original.title
    page.slug = original.slug
    page.locale = home.locale
    page.translation_key = original.translation_key
    page.look_again_on = original.look_again_on
    if not isinstance(page, CountryPage):
        page.lawyer_for = conversion.raw_from_marks(unmarked(conversion.marks_of(original)))
    page.live = False
    page.has_unpublished_changes = True
    parent.add_child(instance=page)
    return page


def _record(verb: str, page: GuidePage, revision: int, by: Member) -> None:
    record(
        verb=verb,
        organisation=by.organisation_id,
        actor=by.account_id,
        subject=("page", page.pk),
        details={"revision": revision},
    )


@transaction.atomic
def save_import(
    *, preview: Preview, language: str, state: Literal["drafted", "read"], by: Member
) -> tuple[int, int]:
    """Save what a translator's file changes; gives how many articles went to review and how many are drafts.

    Nothing is published. An article that is not whole, or could not be published, stays a draft.
    PermissionDenied.
    """
    submitted = drafts = 0
    for article in sorted(preview.articles, key=lambda change: not isinstance(change.original, CountryPage)):
        went = article.is_whole and _try_to_save(article, language, state, by, finished=True)
        if went:
            submitted += 1
        elif _try_to_save(article, language, state, by, finished=False):
            drafts += 1
    return submitted, drafts


def _try_to_save(
    article: ArticleChange, language: str, state: Literal["drafted", "read"], by: Member, *, finished: bool
) -> bool:
    try:
        with transaction.atomic():
            save_translation(
                original=article.original,
                revision=article.sheet.revision,
                language=language,
                texts=article.texts,
                state=state,
                finished=finished,
                by=by,
            )
    except (ValidationError, InReview, CountryMissing):
        return False
    return True


@transaction.atomic
def keep_file(*, file: TranslatedFile, by: Member) -> TranslatorFile:
    rows = [list(astuple(row)) for row in file.rows]
    return keep_rows(language=file.language, sheet=file.sheet, rows=rows, readings=None, by=by)


@transaction.atomic
def keep_rows(
    *, language: str, sheet: str, rows: list[Any], readings: list[dict[str, str]] | None, by: Member
) -> TranslatorFile:
    """Keep the rows until whoever sent them has seen the preview; what is older than a day goes. PermissionDenied."""
    if not rules.can_translate(by):
        raise PermissionDenied
    TranslatorFile.objects.filter(sent_at__lt=timezone.now() - _KEPT).delete()
    return TranslatorFile.objects.create(
        language=language, sheet=sheet[:100], rows=rows, readings=readings, sent_by=by.account
    )
