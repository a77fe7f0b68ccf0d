"""Pages that somebody looks at, and each look."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class WatchedKind(models.TextChoices):
    GAZETTE = "gazette", _("Official gazette")
    MINISTRY = "ministry", _("Ministry or agency")
    NEWS = "news", _("News")


WEB_WANTED = _("Write an address of the web that begins with https:// or http://.")


class WatchedPage(models.Model):
    """A page of the web on which a change of a country's law appears. Only the guide's people see it."""

    key = models.SlugField(_("key"), primary_key=True, max_length=60)
    country = models.CharField(
        _("country"),
        max_length=2,
        validators=[RegexValidator("^[A-Z]{2}$", _("Two capital letters, like KR."))],
    )
    kind = models.CharField(_("kind"), max_length=10, choices=WatchedKind.choices)
    name = models.CharField(_("name"), max_length=120)
    address = models.URLField(
        _("address"), max_length=500, validators=[RegexValidator("^https?://", WEB_WANTED)]
    )

    class Meta:
        ordering = ["country", "kind", "key"]
        verbose_name = _("page to watch")
        verbose_name_plural = _("pages to watch")
        constraints = [
            models.CheckConstraint(
                name="watched_page_address_is_of_the_web",
                condition=models.Q(address__regex=r"^https?://[^\s/?#<>\"]"),
                violation_error_message=WEB_WANTED,
            )
        ]

    def __str__(self) -> str:
        return f"{self.country} · {self.name}"


class Finding(models.TextChoices):
    NOTHING = "nothing", _("Nothing new for migrants")
    CHANGE = "change", _("Something changed")


class Look(models.Model):
    """That somebody read a page up to today, and what came of it. Never changed."""

    page = models.ForeignKey(WatchedPage, models.CASCADE, related_name="looks")
    looked_at = models.DateTimeField(_("looked at"), default=timezone.now, editable=False)
    looked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    finding = models.CharField(_("what came of it"), max_length=10, choices=Finding.choices)
    words = models.CharField(_("what changed"), max_length=300, blank=True)
    # Of the page from which it was saved: pressed twice there, it is one look. Nothing for looks from before.
    press = models.UUIDField(null=True, editable=False)

    class Meta:
        ordering = ["-looked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "press"], name="look_once_a_press"),
            models.CheckConstraint(
                name="look_says_what_changed",
                condition=models.Q(finding="nothing", words="")
                | (models.Q(finding="change") & ~models.Q(words="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} · {self.finding}"
