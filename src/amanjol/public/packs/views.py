"""What an editor sees before publishing: the very page of the pack."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse

from amanjol.public.guide import conversion
from amanjol.public.packs.building import PackBuilder
from amanjol.public.packs.listings import path_of
from amanjol.public.packs.published import PreviewedEdition
from amanjol.public.packs.tree import TreeWriter

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.public.guide.models import GuidePage

POLICY = {"default-src": ["'none'"], "style-src": ["'self'"], "font-src": ["'self'"], "img-src": ["'self'"],
          "frame-ancestors": ["'self'"]}  # fmt: skip


def preview(page: GuidePage, _request: HttpRequest) -> HttpResponse:
    """The page as the pack will hold it, shown by the editor in a frame; its links lead to the current pack."""
    document = conversion.document_of(page)
    with TreeWriter(Path(settings.PACKS_ROOT)) as scratch:
        html = PackBuilder(PreviewedEdition(), scratch).preview(document)
    folder = f"/{path_of(document).rpartition('/')[0]}/"
    html = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", html, count=1)
    html = html.replace("<head>", f'<head><base href="{folder}">', 1)
    response = HttpResponse(
        html, headers={"X-Frame-Options": "SAMEORIGIN", "Content-Language": document.language}
    )
    response._csp_config = POLICY  # type: ignore[attr-defined]  # noqa: SLF001  as Django's own decorator does
    return response
