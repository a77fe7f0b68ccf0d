"""What kinds of files are called."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.support.files.contents.kinds import Kind

NAMES: Final = {
    Kind.JPEG: _("picture (JPEG)"),
    Kind.PNG: _("picture (PNG)"),
    Kind.WEBP: _("picture (WebP)"),
    Kind.PDF: "PDF",
    Kind.WORD: "Word",
    Kind.SHEET: "Excel",
    Kind.TEXT: _("plain text"),
}
