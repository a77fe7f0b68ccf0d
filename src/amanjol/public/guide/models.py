"""Pages of the guide and their sources.

One tree a language: home → countries and general articles; country → topics. Pages that say the same in
two languages share Wagtail's `translation_key`. The slug is the last part of a document's key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import AbstractGroupApprovalTask, Page, Revision

from amanjol.public.guide import conversion, previews
from amanjol.public.guide.blocks import ArticleBlock, KeyFiguresBlock, LawyerMarksBlock
from amanjol.public.guide.content_shapes import ADDRESS, MONTH
from amanjol.public.guide.days import refuse_future_day, refuse_future_month
from amanjol.public.guide.faults import faults_in, punished_addresses_in
from amanjol.public.guide.faults_shown import marked_errors
from amanjol.public.guide.legal_standings import LegalStanding, all_standings
from amanjol.public.guide.page_forms import ArticleForm
from amanjol.public.guide.readers.models import NativeReading
from amanjol.public.guide.saving import SavedApart, version_of
from amanjol.public.guide.telling.models import Letterbox, Told
from amanjol.public.guide.waiting import ApprovedFile, Proposal, TranslatorFile
from amanjol.public.guide.watching.models import Look, WatchedPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import _StrPromise

    from amanjol.foundation.accounts.models import Account
    from amanjol.public.guide import documents as d


__all__ = ["ArticlePage", "CountryPage", "GuideHome", "GuidePage", "SecondPersonTask", "Source", "TopicPage"]
__all__ += [
    "ApprovedFile",
    "LegalStanding",
    "Letterbox",
    "Look",
    "NativeReading",
    "Proposal",
    "Told",
    "TranslatorFile",
    "WatchedPage",
]


class TranslationState(models.TextChoices):
    ORIGINAL = "original", _("Original")
    DRAFTED = "drafted", _("Drafted, not read by a native speaker")
    READ = "read", _("Read by a native speaker")


class Audience(models.TextChoices):
    TEACHERS = "teachers", _("Teachers: not on kiosks and screens of an airport")


class Confidence(models.TextChoices):
    HIGH = "high", _("High: an official source, or two that agree")
    MEDIUM = "medium", _("Medium: one secondary source")
    LOW = "low", _("Low: old, undated or contradicted")


ADDRESS_WANTED = _(
    "Write an address of the web that begins with https:// or http://, without spaces; or none."
)


class SourceKind(models.TextChoices):
    """What a source speaks of. How soon each must be looked at again stands in `looking_again`."""

    APP = "app", _("An app or a portal: again after a month")
    FEE = "fee", _("A fee or a sum: again each January")
    RULE = "rule", _("A rule: again after half a year")
    BILL = "bill", _("A bill or a plan: again after a month")
    CONTACT = "contact", _("Whom to call: again after three months")
    REPORT = "report", _("A report: again after a year")


class Source(models.Model):
    """A page or paper that facts come from, and who checked it when."""

    key = models.SlugField(_("key"), primary_key=True, max_length=80)
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=300)
    address = models.CharField(
        _("address"),
        max_length=500,
        validators=[RegexValidator(rf"^(?:{ADDRESS.pattern})$", ADDRESS_WANTED)],
        help_text=_("Of a page of the web, from https:// on; none where it is our own advice."),
    )
    year = models.CharField(_("year the facts speak of"), max_length=40)
    confidence = models.CharField(_("confidence"), max_length=10, choices=Confidence.choices)
    needs_review = models.BooleanField(_("needs review"), default=True)
    as_of = models.CharField(
        _("read no later than"),
        max_length=7,
        blank=True,
        validators=[
            RegexValidator(rf"^{MONTH.pattern}$", _("Write a month, such as 2026-03.")),
            refuse_future_month,
        ],
        help_text=_("A month, such as 2026-03: readers are told to ask whether it still holds."),
    )
    kind = models.CharField(_("what it speaks of"), max_length=10, blank=True, choices=SourceKind.choices)
    checked_by = models.CharField(_("checked by"), max_length=120, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True, validators=[refuse_future_day])

    class Meta:
        ordering = ["key"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.CheckConstraint(
                name="source_checked_by_and_on_together",
                condition=models.Q(checked_by="", checked_on=None)
                | (~models.Q(checked_by="") & models.Q(checked_on__isnull=False)),
                violation_error_message=_("Say who checked the source and on which day, or neither."),
            ),
            models.CheckConstraint(
                name="source_address_is_of_the_web",
                condition=models.Q(address="none") | models.Q(address__regex=r"^https?://[^\s/?#<>\"]"),
                violation_error_message=ADDRESS_WANTED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.publisher}, {self.year})"


class InPack:
    """A page that readers find in the pack and nowhere else: its address there is its address."""

    @property
    def pack_path(self) -> str:
        """Where the page lies in a pack, below its language."""
        raise NotImplementedError

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str]:  # noqa: ARG002
        language = self.locale.language_code  # type: ignore[attr-defined]  # only pages are in packs
        return (0, settings.ORIGINS["guide"], f"/{language}/{self.pack_path}")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002  Wagtail's form
        raise PermissionDenied  # the guide is read from the pack, never from here


class GuideHome(InPack, Page):
    """The front page of one language."""

    content_panels = Page.content_panels
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["guide.CountryPage", "guide.ArticlePage"]
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = _("language")

    @property
    def pack_path(self) -> str:
        return "index.html"


def _revision(label: _StrPromise) -> models.ForeignKey[Revision | None, Revision | None]:
    return models.ForeignKey(
        Revision,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=label,
    )


class GuidePage(SavedApart, InPack, Page):
    """What every article has. Saving one that no content file could hold is refused with the reason."""

    kind: d.Kind
    base_form_class = ArticleForm

    summary = models.CharField(_("summary"), max_length=160)
    translation_state = models.CharField(
        _("translation"), max_length=10, choices=TranslationState.choices, default=TranslationState.DRAFTED
    )
    look_again_on = models.DateField(_("look again on"), null=True, blank=True)
    made_from = _revision(_("revision of the original that the translation was last finished from"))
    follows = _revision(_("revision of the original whose blocks the translation has"))
    lawyer_for = StreamField(
        LawyerMarksBlock(),
        blank=True,
        default=list,
        verbose_name=_("waits for a lawyer"),
        help_text=_("Countries into which it is carried only once a lawyer has read it in this language."),
    )
    body = StreamField(ArticleBlock(), verbose_name=_("body"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("translation_state"),
        FieldPanel("look_again_on"),
        FieldPanel("lawyer_for"),
        FieldPanel("body"),
    ]
    promote_panels = [FieldPanel("slug")]
    settings_panels: list[Any] = []

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if not self.title or not self.summary or not self.body:
            return  # the fields themselves say so, and a first draft may lack them
        document = conversion.document_of(self)
        if errors := marked_errors(faults_in(document) or punished_addresses_in(document, all_standings())):
            raise ValidationError(errors)

    @property
    def key(self) -> str:
        """The document's key: `kr`, `kr/health-care`, `general/kept-passport`."""
        raise NotImplementedError

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:  # noqa: ARG002
        return previews.render(self, request)


class CountryPage(GuidePage):
    """A destination country. The slug is its ISO 3166-1 code in small letters; the flag goes by it."""

    kind = "country"

    lawyer_for = None  # whoever goes there needs the first page; its topics can wait
    figures = StreamField(KeyFiguresBlock(), blank=True, verbose_name=_("key figures"))
    iso_code = models.CharField(
        _("ISO code"),
        max_length=2,
        validators=[RegexValidator("^[A-Z]{2}$", _("Two capital letters, like KR."))],
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("iso_code"),
        FieldPanel("figures"),
        *(
            panel
            for panel in GuidePage.content_panels[1:]
            if getattr(panel, "field_name", "") != "lawyer_for"
        ),
    ]
    parent_page_types = ["guide.GuideHome"]
    subpage_types = ["guide.TopicPage"]

    class Meta:
        verbose_name = _("country")

    @property
    def key(self) -> str:
        return str(self.slug)

    @property
    def pack_path(self) -> str:
        return f"{self.slug}/index.html"

    def clean(self) -> None:
        super().clean()
        if self.slug and self.iso_code and self.slug != self.iso_code.lower():
            raise ValidationError({"slug": _("The slug of a country is its ISO code in small letters.")})


class TopicPage(GuidePage):
    """One of the topics of a country: its slug is the topic."""

    kind = "topic"

    parent_page_types = ["guide.CountryPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("topic of a country")

    @property
    def key(self) -> str:
        return f"{self.get_parent().slug if self.path else 'xx'}/{self.slug}"

    @property
    def pack_path(self) -> str:
        return f"{self.key}.html"


class ArticlePage(GuidePage):
    """An article for every country."""

    kind = "general"

    audience = models.CharField(
        _("for whom"),
        max_length=10,
        blank=True,
        default="",
        choices=[("", _("Everybody")), *Audience.choices],
        help_text=_("The same in every language; what one language says holds for all."),
    )

    content_panels = [*GuidePage.content_panels[:-1], FieldPanel("audience"), GuidePage.content_panels[-1]]
    parent_page_types = ["guide.GuideHome"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("general article")

    @property
    def key(self) -> str:
        return f"general/{self.slug}"

    @property
    def pack_path(self) -> str:
        return f"{self.key}.html"


class SecondPersonTask(AbstractGroupApprovalTask):
    """Approval by somebody who has written no part of what is approved and has looked at what changed.

    It is given on the page of what changed (`comparing`) and nowhere else: Wagtail's own buttons stand beside a list of
    titles too, and publish what was saved since somebody looked.
    """

    class Meta:
        verbose_name = _("approval by a second person")

    def get_actions(self, obj: Page, user: Account) -> list[tuple[str, Any, bool]]:  # noqa: ARG002  Wagtail's form
        return []

    def on_action(
        self, task_state: Any, user: Account, action_name: str, *, revision: str = "", **kwargs: Any
    ) -> None:
        """`revision` is the version that was looked at. PermissionDenied."""
        page = task_state.workflow_state.content_object
        if not revision or revision != version_of(page.latest_revision):
            raise PermissionDenied(_("It is decided about on the page of what changed."))
        if action_name == "approve" and user.pk in authors_since_published(page):
            raise PermissionDenied(_("A second person approves: you wrote a part of this."))
        task_state.revision = page.latest_revision  # it may have been saved once more since it was submitted
        super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> Any:
        return _("A member who wrote no part of the change approves it.")


def authors_since_published(page: Page) -> set[Any]:
    """Who saved a revision after the one that readers see, or saw until the page was taken down."""
    return authors_of([page])[page.pk]


def authors_of(pages: Iterable[Page]) -> dict[int, set[Any]]:
    """The same of many pages by their ids, with one query; `live_revision` is best selected with the pages."""
    since = {
        page.pk: page.live_revision.created_at if page.live_revision_id else page.last_published_at
        for page in pages
    }
    authors: dict[int, set[Any]] = {key: set() for key in since}
    saved = Revision.page_revisions.filter(object_id__in=map(str, since)).exclude(user=None)
    for object_id, author, at in saved.values_list("object_id", "user_id", "created_at"):
        published = since[int(object_id)]
        if published is None or at > published:
            authors[int(object_id)].add(author)
    return authors
