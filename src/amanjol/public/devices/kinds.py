"""The words that columns of the fleet may hold."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeviceKind(models.TextChoices):
    KIOSK = "kiosk", _("Kiosk")
    SCREEN = "screen", _("Screen")


class LanguageShare(models.TextChoices):
    """How much of a language an airport shows, beside the others."""

    MOST = "most", _("most of all")
    OFTEN = "often", _("often")
    SOMETIMES = "sometimes", _("sometimes")
    SELDOM = "seldom", _("seldom")


class BatchKind(models.TextChoices):
    COUNTS = "counts", _("Counts")
    PLAYED = "played", _("Shown on screens")
    SIGNS = "signs", _("Signs that checks raised")


class What(models.TextChoices):
    PAGE = "page", _("Pages opened")
    CLIP = "clip", _("Clips seen to the end")
    CHECK = "check", _("Job offers checked")
    CODE = "code", _("QR codes shown")


class WishKind(models.TextChoices):
    SCREENSHOT = "screenshot", _("Screenshot")
    SYNC = "sync", _("Fetch what is new now")


class AlertKind(models.TextChoices):
    SILENT = "silent", _("Silent")
    OUTDATED = "outdated", _("Outdated")
    DARK = "dark", _("Page not shown")


class PageContent(models.TextChoices):
    """What a device's page shows now, as the page itself says."""

    NOTHING = "", _("not known")
    ATTRACT = "attract", _("pictures and clips")
    VISIT = "visit", _("a visit")
    MAINTENANCE = "maintenance", _("the maintenance page")
    PLAYLIST = "playlist", _("a playlist")
