"""What other nodes ask of this one. They are no sessions and no forms: each request is signed by a node.

Whatever is wrong, the answer is one and the same and says nothing.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from amanjol.foundation.letters.delivery import asking, groups, pieces_asked, receiving, requests
from amanjol.foundation.letters.node_folder import NoKeys, here
from amanjol.foundation.organisations.queries import node
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import envelopes

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.seals.letters.cards import NodeCard

logger = logging.getLogger(__name__)

_REFUSED: Final = "This is nothing for this node.\n"


@csrf_exempt  # no cookie is asked for: the node signs each request
@require_POST
def deliver(request: HttpRequest) -> HttpResponse:
    """An envelope comes; its receipt goes back."""
    try:
        receiver, by, body = _asked(request)
        receipt = receiver.receive(body, by)
    except (SealBroken, NoKeys):
        return _refused()
    return HttpResponse(receipt, content_type=requests.MEDIA_TYPE)


@csrf_exempt  # as above
@require_POST
def deliver_many(request: HttpRequest) -> HttpResponse:
    """Several envelopes come; of each its receipt goes back, or nothing where it is refused: it holds up no other."""
    try:
        receiver, by, body = _asked(request)
        answers = [_answer(receiver, by, envelope) for envelope in groups.read(body)]
    except (SealBroken, NoKeys):
        return _refused()
    if transaction.get_rollback():  # the database lost all of it: no receipt may say otherwise
        return _refused()
    return HttpResponse(groups.write(answers), content_type=requests.MEDIA_TYPE)


def _answer(receiver: receiving.Receiver, by: NodeCard, envelope: bytes) -> bytes:
    try:
        with transaction.atomic():
            return receiver.receive(envelope, by)
    except SealBroken:
        return b""
    except DatabaseError as error:
        logger.warning("A letter that node %s brought was not taken in (%s).", by.node, type(error).__name__)
        return b""


@csrf_exempt  # as above
@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """A node that was restored asks for what was sent to it since a moment, in ISO 8601: it is brought once more."""
    try:
        _receiver, by, body = _asked(request)
        since = asking.read_since(body)
        count = asking.bring_again(by.node, since)
        pieces_asked.keep_longer(by.node, since)
    except (SealBroken, NoKeys):
        return _refused()
    return HttpResponse(str(count), content_type="text/plain")


@csrf_exempt  # as above
@require_POST
def pieces(request: HttpRequest) -> HttpResponse:
    """A node asks for a file of a letter to it: its manifest, or some of its pieces."""
    try:
        _receiver, by, body = _asked(request)
        answer = pieces_asked.answer(body, by.node)
    except (SealBroken, NoKeys):
        return _refused()
    return HttpResponse(answer, content_type=requests.MEDIA_TYPE)


@csrf_exempt  # as above
@require_POST
def received(request: HttpRequest) -> HttpResponse:
    """A node has all of a file."""
    try:
        _receiver, by, body = _asked(request)
        count = pieces_asked.received(body, by.node)
    except (SealBroken, NoKeys):
        return _refused()
    return HttpResponse(str(count), content_type="text/plain")


def _asked(request: HttpRequest) -> tuple[receiving.Receiver, NodeCard, bytes]:
    """SealBroken; NoKeys."""
    here_is = node()
    if here_is is None or len(request.body) > envelopes.LARGEST:
        raise SealBroken
    folder = here(here_is.pk)
    keys, body = folder.keys(), request.body
    by = requests.bringer(request.headers, folder.believed(), folder.node, request.path, body)
    return receiving.Receiver(folder, keys), by, body


def _refused() -> HttpResponse:
    return HttpResponse(_REFUSED, status=400, content_type="text/plain")
