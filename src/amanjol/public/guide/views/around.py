"""The few pages around Wagtail that are ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils._os import safe_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model

from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """Wagtail sends strangers here; there is one sign-in, ours. Who is signed in already is no editor: 403."""
    if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    wanted = request.GET.get("next", "/cms/")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return redirect(reverse("accounts:sign_in", query={"next": wanted if safe else "/cms/"}))


def own_account(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  Django names it
    return redirect("accounts:own_account")


@repeatable
def sign_out(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  Django names it
    return redirect("accounts:own_account")


def switched_off(request: HttpRequest) -> HttpResponse:
    """Accounts, groups and passwords are not Wagtail's here."""
    raise Http404(request.path)


@require_safe
@login_required
def media(request: HttpRequest, name: str) -> FileResponse:
    """An original picture or clip, for the editor's pages. Readers get them from the pack."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404(name)
    file = Path(safe_join(settings.MEDIA_ROOT, name))
    if not file.is_file():
        raise Http404(name)
    response = FileResponse(file.open("rb"))
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
@login_required
def document(request: HttpRequest, pk: int, name: str) -> FileResponse:  # noqa: ARG001  in the address for people
    """A clip or captions at the address that Wagtail knows, for the same people."""
    row = get_document_model().objects.filter(pk=pk).first()
    if row is None:
        raise Http404(str(pk))
    return media(request, row.file.name)
