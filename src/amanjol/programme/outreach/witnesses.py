"""The server's word that a copy for everybody says what a second person approved, or less: a row is a claim.

Whoever writes rows past the program has no key for it. Also called: MAC, HMAC.
"""

from __future__ import annotations

import hmac
import json
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from amanjol.programme.outreach.models import OpenRecommendation

_SALT: Final = "amanjol.outreach.approved"


def of_copy(row: OpenRecommendation) -> str:
    """Under the secret of now."""
    return _marks(row)[0]


def is_approved(row: OpenRecommendation) -> bool:
    return any(hmac.compare_digest(row.mark, mark) for mark in _marks(row))


def _marks(row: OpenRecommendation) -> list[str]:
    """Of all that it says, the same however the database orders what it keeps."""
    about = [str(row.pk), str(row.organisation_id), row.edition, row.made_in.isoformat(), str(row.partner)]
    text = json.dumps([*about, row.countries, row.shown], sort_keys=True)
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(_SALT, text, secret=secret, algorithm="sha256").hexdigest() for secret in secrets]
