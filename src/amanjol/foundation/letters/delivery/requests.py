"""Who brings something: the node that signed for it, for this node and these bytes.

Two headers stand beside what is brought: `Amanjol-Node`, the id of the node that brings it, and `Amanjol-Signature`,
its signature (base64) for the purpose `amanjol/delivery/1` over canonical JSON of both nodes, the path and the SHA-256
of the body. A request that somebody recorded and sends again changes nothing: what was here before is here.

Also called: HTTP message signatures.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING, Final

from amanjol.foundation.seals import canonical, signatures
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.foundation.seals.letters.cards import NodeCard
    from amanjol.foundation.seals.letters.node_keys import NodeKeys

NODE: Final = "Amanjol-Node"
SIGNATURE: Final = "Amanjol-Signature"
MEDIA_TYPE: Final = "application/vnd.amanjol.letter"

_PURPOSE: Final = "amanjol/delivery/1"


def sign(keys: NodeKeys, to: str, path: str, body: bytes) -> dict[str, str]:
    """The headers."""
    signature = keys.signing.sign(_PURPOSE, _signed(keys.node, to, path, body))
    return {NODE: keys.node, SIGNATURE: base64.b64encode(signature).decode("ascii")}


def bringer(
    headers: Mapping[str, str], believed: Mapping[str, NodeCard], to: str, path: str, body: bytes
) -> NodeCard:
    """The node that brings it. SealBroken where it is none that is believed here, or did not sign this."""
    card = believed.get(headers.get(NODE, ""))
    if card is None:
        raise SealBroken
    try:
        signature = base64.b64decode(headers.get(SIGNATURE, ""), validate=True)
    except (ValueError, binascii.Error):
        raise SealBroken from None
    if not signatures.is_signed(card.signing_key, _PURPOSE, _signed(card.node, to, path, body), signature):
        raise SealBroken
    return card


def _signed(by: str, to: str, path: str, body: bytes) -> bytes:
    digest = hashlib.sha256(body).hexdigest()
    return canonical.to_bytes({"by": by, "to": to, "path": path, "digest": digest})
