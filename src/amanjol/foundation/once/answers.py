"""How a view says what its answer was, where the answer itself does not tell.

A redirect is an act, and where it leads is where the form leads when it is sent again. A page is none: the form is
shown again, with what is wrong in it. Two kinds of answers are something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib.messages import ERROR

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

_THEN: Final = "_once_then"
_SHOWN_ONCE: Final = "_once_shown_once"
_NO_ACT: Final = "_once_no_act"


def an_act[Answer: HttpResponse](response: Answer, then: str, *, shown_once: bool = False) -> Answer:
    """The page itself is the outcome. Sent again, the form leads to `then`, an address here.

    `shown_once`: what stands on the page is never shown again; a page says so then, and leads to `then`.
    """
    setattr(response, _THEN, then)
    setattr(response, _SHOWN_ONCE, shown_once)
    return response


def no_act[Answer: HttpResponse](response: Answer) -> Answer:
    """It leads elsewhere, and nothing was done: the same form may be sent again."""
    setattr(response, _NO_ACT, True)
    return response


def is_shown_once(response: HttpResponseBase) -> bool:
    return bool(getattr(response, _SHOWN_ONCE, False))


def led_to(request: HttpRequest, response: HttpResponseBase) -> str:
    """The address that an act led to; empty where nothing was done. An error said on the next page is no act."""
    if (
        300 <= response.status_code < 400
        and not getattr(response, _NO_ACT, False)
        and not _has_error(request)
    ):
        return str(response.headers.get("Location", ""))
    return str(getattr(response, _THEN, "")) if response.status_code < 300 else ""


def _has_error(request: HttpRequest) -> bool:
    waiting = getattr(request, "_messages", None)
    queued = waiting._queued_messages if waiting is not None else []  # noqa: SLF001  to iterate would take them away
    return any(message.level >= ERROR for message in queued)
