"""Legal standing of bodies as rows, which editors keep and a second person approves."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from amanjol.public.guide import documents as d
from amanjol.public.guide.content_shapes import HOST
from amanjol.public.guide.days import refuse_future_day
from amanjol.public.guide.standings import Standings


class StandingKind(models.TextChoices):
    UNDESIRABLE = "undesirable", _("Undesirable: what it publishes may not be passed on")
    BANNED = "banned", _("Banned: what it publishes may not be passed on")
    FOREIGN_AGENT = "foreign_agent", _("Foreign agent")
    NONE = "none", _("None: looked for and not listed")


class Exactness(models.TextChoices):
    DAY = "day", _("On this very day")
    MONTH = "month", _("Some day of this month")
    AT_LATEST = "at_latest", _("On this day or earlier")


class LegalStanding(models.Model):
    """How the law of a country lists a body, since when, and by which source."""

    key = models.SlugField(_("key"), primary_key=True, max_length=80)
    name = models.CharField(_("name of the body"), max_length=300, help_text=_("In English."))
    hosts = models.TextField(
        _("its addresses"),
        blank=True,
        max_length=2000,
        help_text=_("Hosts with spaces between, or with a path: example.org t.me/name"),
        validators=[
            RegexValidator(
                rf"^({HOST.pattern}( |$))*$", _("Write hosts in small letters with one space between.")
            )
        ],
    )
    contacts = models.TextField(
        _("keys of its contacts"),
        blank=True,
        max_length=2000,
        help_text=_("With spaces between. Their cards say the standing."),
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        validators=[RegexValidator("^[A-Z]{2}$", _("Two capital letters, like KR."))],
        help_text=_("Where it has this standing."),
    )
    kind = models.CharField(_("standing"), max_length=20, choices=StandingKind.choices)
    since = models.DateField(_("since"), validators=[refuse_future_day])
    exactness = models.CharField(_("how well the day is known"), max_length=10, choices=Exactness.choices)
    source = models.SlugField(_("key of the source"), max_length=80)
    needs_review = models.BooleanField(_("needs review"), default=True)

    class Meta:
        ordering = ["key"]
        verbose_name = _("legal standing")
        verbose_name_plural = _("legal standings")

    def __str__(self) -> str:
        return f"{self.name}, {self.country}: {self.kind}"

    def clean(self) -> None:
        """Hosts parted by single spaces, whatever stood between them."""
        self.hosts = " ".join(self.hosts.split())
        self.contacts = " ".join(self.contacts.split())
        for label, words in ((_("its addresses"), self.hosts), (_("keys of its contacts"), self.contacts)):
            if len(set(words.split())) < len(words.split()):
                raise ValidationError(_("%(field)s: one stands there twice.") % {"field": label})


def all_standings() -> Standings:
    """As they are in force now."""
    return Standings(
        d.Standing(
            key=row.key,
            name=row.name,
            country=row.country,
            kind=row.kind,  # type: ignore[arg-type]  # the choices are those words
            since=row.since.isoformat(),
            exactness=row.exactness,  # type: ignore[arg-type]  # the choices are those words
            source=row.source,
            needs_review=row.needs_review,
            hosts=tuple(row.hosts.split()),
            contacts=tuple(row.contacts.split()),
        )
        for row in LegalStanding.objects.all()
    )
