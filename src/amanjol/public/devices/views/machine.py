"""What devices ask of the node: signed JSON, no session, no cookie. Every failure is one sentence."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Final

from django.http import HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from amanjol.foundation.accounts import throttling
from amanjol.public.devices import pictures, reading, signatures
from amanjol.public.devices.actions import enrolling, reporting
from amanjol.public.devices.enrolment_messages import read_enrolment
from amanjol.public.devices.models import Device
from amanjol.public.devices.queries import fleet
from amanjol.public.devices.reports import read_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.http import HttpRequest

    type Answering = Callable[[HttpRequest, bytes], HttpResponse]
    type View = Callable[[HttpRequest], HttpResponse]

LARGEST: Final = 256 * 1024  # bytes of a JSON body
CODES_OF_ADDRESS: Final = 20  # asked for in ten minutes from one address: an airport's devices share one
_TOO_MANY: Final = "Too many devices ask for a code: try again in ten minutes."
_REFUSED: Final = (
    "The message is refused: the key is not enrolled, or the signature or the sequence is wrong."
)


def _answers(media_types: tuple[str, ...], largest: int) -> Callable[[Answering], View]:
    """Reads the body, whose type and size must fit, and says in one sentence what the view refuses."""

    def decorate(view: Answering) -> View:
        @csrf_exempt
        @require_POST
        @wraps(view)
        def answered(request: HttpRequest) -> HttpResponse:
            length = request.META.get("CONTENT_LENGTH") or "0"
            if not (length.isascii() and length.isdigit()) or int(length[:19]) > largest:
                return _fail(413, f"The message is larger than {largest} bytes.")
            if request.content_type not in media_types:
                return _fail(400, f"The message must be {' or '.join(media_types)}.")
            try:
                return view(request, request.body)
            except UnreadablePostError:
                return _fail(400, "The message broke off.")
            except signatures.NotSigned:
                return _fail(401, _REFUSED)
            except reading.Malformed as error:
                return _fail(400, str(error))

        return answered

    return decorate


def _fail(status: int, sentence: str) -> HttpResponse:
    return JsonResponse({"error": sentence}, status=status)


_json = _answers(("application/json",), LARGEST)


@_json
def enrolment(request: HttpRequest, body: bytes) -> HttpResponse:
    """A new key asks for a code that somebody can type."""
    message = read_enrolment(body)
    signed = signatures.read(request, body)
    if signatures.hash_of(message.public_key) != signed.key_hash:
        raise signatures.NotSigned
    signed.check(message.public_key)
    address = f"device enrolment {throttling.address_of(request)}"
    if not throttling.is_within(address, at_most=CODES_OF_ADDRESS, seconds=600):
        return _fail(429, _TOO_MANY)
    code, expires_at = enrolling.ask_for_code(
        signed=signed, public_key=message.public_key, kind=message.kind, program=message.program
    )
    return JsonResponse({"code": code, "expires_at": _written(expires_at)})


@_json
def enrolment_state(request: HttpRequest, body: bytes) -> HttpResponse:
    """A key asks whether its code was typed."""
    reading.read(body)
    signed = signatures.read(request, body)
    waiting = fleet.enrolment_by_key(signed.key_hash)
    public_key = fleet.public_key_of(signed.key_hash) or (waiting and bytes(waiting.public_key))
    if not public_key:
        raise signatures.NotSigned
    signed.check(public_key)
    row = enrolling.note_question(signed=signed)
    if isinstance(row, Device):
        return JsonResponse({"state": "enrolled", "device": str(row.pk)})
    state = "waiting" if row.expires_at > timezone.now() else "expired"
    return JsonResponse({"state": state, "device": None})


@_json
def report(request: HttpRequest, body: bytes) -> HttpResponse:
    signed = _from_device(request, body)
    try:
        answer = reporting.store_report(signed=signed, report=read_report(body))
    except reporting.TooManyMessages:
        return _fail(429, "Too many messages of this device: try again within the hour.")
    return JsonResponse(
        {
            "acknowledged": [str(batch) for batch in answer.acknowledged],
            "wishes": [{"id": str(wish.pk), "kind": wish.kind} for wish in answer.wishes],
            "time": _written(timezone.now()),
        }
    )


@_answers(("image/png", "image/webp"), pictures.LARGEST)
def screenshot(request: HttpRequest, body: bytes) -> HttpResponse:
    signed = _from_device(request, body)
    wish = reading.as_id(request.GET.get("wish"), "wish")
    try:
        picture = pictures.read_picture(request.content_type or "", body)
        reporting.store_screenshot(signed=signed, wish=wish, picture=picture)
    except pictures.NoPicture:
        return _fail(400, "This is no picture, or it is larger than a screen.")
    except reporting.NoSuchWish:
        return _fail(400, "Nobody asked for this picture, or it has come already.")
    return HttpResponse(status=204)


def _from_device(request: HttpRequest, body: bytes) -> signatures.SignedHeaders:
    """Checked before anything is read or locked. Raises `NotSigned`."""
    signed = signatures.read(request, body)
    public_key = fleet.public_key_of(signed.key_hash)
    if public_key is None:
        raise signatures.NotSigned
    signed.check(public_key)
    return signed


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
