"""The server's word that a mailing was approved as it stands: a row alone sends nothing to anybody.

Whoever writes rows past the program has no key for it. Also called: MAC, HMAC.
"""

from __future__ import annotations

import hmac
import json
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from amanjol.programme.mailings.models import Mailing

_SALT: Final = "amanjol.mailings.approved"


def of_mailing(row: Mailing) -> str:
    """Under the secret of now."""
    return _marks(row)[0]


def is_approved(row: Mailing, digest: str) -> bool:
    """Whether texts, grounds and a sender with this digest are what two people let go to this list."""
    return digest == row.digest and _is_one(row.mark, _marks(row))


def _is_one(mark: str, marks: list[str]) -> bool:
    """A row can hold letters that no mark has."""
    return any(hmac.compare_digest(mark.encode(), of.encode()) for of in marks)


def _marks(row: Mailing) -> list[str]:
    people = (row.written_by_id, row.approved_by_id)
    values = [row.pk, row.organisation_id, row.list_id, *people, row.digest]
    text = json.dumps([str(value) for value in values])
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(_SALT, text, secret=secret, algorithm="sha256").hexdigest() for secret in secrets]
