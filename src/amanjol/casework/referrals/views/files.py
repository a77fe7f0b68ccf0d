"""Files that a partner told with who it is: opened as attachments, and taken into the case by a press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from django.contrib import messages
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from amanjol.casework.cases import guards
from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals import received
from amanjol.casework.referrals.actions.taking_in import take_in
from amanjol.casework.referrals.views.seeing import seen_in_case
from amanjol.casework.support.files.contents.reading import Refused
from amanjol.casework.support.files.forms import NO_ROOM
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.seals.folders import NoFile, is_full
from amanjol.foundation.seals.streams import PIECE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring

_SHUT_IN = "default-src 'none'; sandbox"
with_keys = guards.with_keys_on("referrals:referral")


@require_GET
@with_keys
def open_file(request: HttpRequest, keyring: Keyring, pk: UUID, letter: UUID, number: int) -> HttpResponse:
    """Saved, never shown in the browser, under a name that says nothing."""
    opened, case = seen_in_case(request, keyring, pk)
    try:
        file, kind, content = received.content_of(opened, letter, number)
    except received.NoSuchFile:
        raise Http404 from None
    except (NoFile, Refused) as error:
        return _cannot(request, pk, error)
    record_act("case.partners-file-opened", keyring.member, "case", case.pk, referral=pk)
    answer = StreamingHttpResponse(
        _Attached(content),
        content_type=kind.content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{case.code}-p{number + 1}.{kind.value}"',
            "Content-Length": str(file.size),
            "Content-Security-Policy": _SHUT_IN,
            "X-Content-Type-Options": "nosniff",
        },
    )
    return cast("HttpResponse", answer)


@require_POST
@with_keys
def take(request: HttpRequest, keyring: Keyring, pk: UUID, letter: UUID, number: int) -> HttpResponse:
    _opened, case = seen_in_case(request, keyring, pk)
    try:
        take_in(keyring=keyring, case=case, referral=pk, letter=letter, number=number)
    except received.NoSuchFile:
        raise Http404 from None
    except (NoFile, Refused) as error:
        return no_act(_cannot(request, pk, error))
    except OSError as error:
        if not is_full(error):
            raise
        messages.error(request, NO_ROOM)
        return no_act(redirect("referrals:referral", pk=pk))
    messages.success(request, _("It lies among the files of this case, sealed anew."))
    return redirect(f"{reverse('cases:case', args=[case.pk])}#files")


def _cannot(request: HttpRequest, pk: UUID, error: Exception) -> HttpResponse:
    if isinstance(error, NoFile):
        messages.error(request, _("This file is not here yet, or not any more. Look again later."))
    else:
        messages.error(request, _("By its content this is no file that is taken in here. Ask the partner."))
    return redirect("referrals:referral", pk=pk)


@dataclass(frozen=True, slots=True)
class _Attached:
    """A part at a time, and closed also where nobody read it."""

    content: BinaryIO

    def __iter__(self) -> Iterator[bytes]:
        with self.content:
            while part := self.content.read(PIECE_BYTES):
                yield part

    def close(self) -> None:
        self.content.close()
