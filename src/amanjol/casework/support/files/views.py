"""Files of a case: taking one in, opening its copy or the original, taking it away."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from amanjol.casework.cases.guards import case_for, reading, with_keys
from amanjol.casework.support.files import actions, store
from amanjol.casework.support.files.contents.kinds import LARGEST
from amanjol.casework.support.files.contents.reading import Refused, Why
from amanjol.casework.support.files.forms import NO_ROOM, REFUSED, FileForm, TakeAwayForm
from amanjol.casework.support.files.queries import NoSuchFile, OpenedFile, file_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.files.actions import Content
    from amanjol.foundation.organisations.keys.keyring import Keyring

_SHUT_IN = "default-src 'none'; sandbox"
"""What came from outside opens nothing in a browser: no script, no frame, no form, no address of its own."""


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def add(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            actions.add_file(
                keyring=keyring, case=row, source=file.file, name=file.name, description=form.description
            )
        except Refused as refusal:
            form.refuse(refusal.why)
        except OSError as error:
            if not store.is_full(error):
                raise
            form.add_error("file", NO_ROOM)
        else:
            return redirect(_files_of(pk))
    return render(request, "support/file_new.html", {"case": row, "form": form, "largest": LARGEST})


@require_GET
@reading
def open_copy(request: HttpRequest, keyring: Keyring, pk: UUID, file: UUID) -> HttpResponse:
    chosen = _file(case_for(keyring, pk), file, keyring)
    try:
        return _attached(actions.open_copy(keyring=keyring, file=chosen))
    except store.NoFile:
        return _is_not_there(request, pk)
    except Refused as refusal:  # also of a picture that was taken in by a list less strict than that of today
        messages.error(request, REFUSED[Why.BUSY if refusal.why is Why.BUSY else Why.NO_COPY])
        return redirect(_files_of(pk))
    except OSError as error:
        if not store.is_full(error):
            raise
        messages.error(request, NO_ROOM)
        return redirect(_files_of(pk))


@require_GET
@reading
def open_original(request: HttpRequest, keyring: Keyring, pk: UUID, file: UUID) -> HttpResponse:
    chosen = _file(case_for(keyring, pk), file, keyring)
    try:
        return _attached(actions.open_original(keyring=keyring, file=chosen))
    except store.NoFile:
        return _is_not_there(request, pk)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def take_away(request: HttpRequest, keyring: Keyring, pk: UUID, file: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    chosen = _file(row, file, keyring)
    form = TakeAwayForm(request.POST or None)
    if chosen.record.gone is not None:
        return redirect(_files_of(pk))
    if form.is_valid():
        with suppress(actions.AlreadyGone):  # a colleague was faster
            actions.take_away(keyring=keyring, case=row, file=file, why=form.reason)
        return redirect(_files_of(pk))
    return render(request, "support/file_away.html", {"case": row, "file": chosen, "form": form})


def _file(case: Case, pk: UUID, keyring: Keyring) -> OpenedFile:
    try:
        return file_of(case, pk, keyring)
    except NoSuchFile:
        raise Http404 from None


def _attached(content: Content) -> HttpResponse:
    """Saved, never shown in the browser. Guards take it as they take any answer."""
    answer = StreamingHttpResponse(
        content,
        content_type=content.content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{content.name}"',
            "Content-Length": str(content.size),
            "Content-Security-Policy": _SHUT_IN,
            "X-Content-Type-Options": "nosniff",
        },
    )
    return cast("HttpResponse", answer)


def _is_not_there(request: HttpRequest, pk: UUID) -> HttpResponse:
    messages.error(
        request, _("This file is not there any more. Tell the operator of this node by telephone.")
    )
    return redirect(_files_of(pk))


def _files_of(pk: UUID) -> str:
    """Where the files stand on the page of the case."""
    return f"{reverse('cases:case', args=[pk])}#files"
