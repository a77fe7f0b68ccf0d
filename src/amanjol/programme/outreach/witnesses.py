"""The server's word that somebody asked for a recommendation to be shown as it stands, and that a copy for everybody
says what a second person approved, or less: a row is a claim.

Whoever writes rows past the program has no key for it. Also called: MAC, HMAC.
"""

from __future__ import annotations

import hmac
import json
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from amanjol.programme.outreach.models import OpenRecommendation, Recommendation

_APPROVED: Final = "amanjol.outreach.approved"
_ASKED: Final = "amanjol.outreach.asked"


def of_copy(row: OpenRecommendation) -> str:
    """Under the secret of now."""
    return _of_copy(row)[0]


def is_approved(row: OpenRecommendation) -> bool:
    return _is_one(row.mark, _of_copy(row))


def of_asking(row: Recommendation, digest: str) -> str:
    """That `asked_by` asked for what has this digest, when these were its writers. Under the secret of now."""
    return _of_asking(row, digest)[0]


def is_asked(row: Recommendation, digest: str) -> bool:
    return row.asked_by_id is not None and _is_one(row.asked_mark, _of_asking(row, digest))


def _of_copy(row: OpenRecommendation) -> list[str]:
    """Of all that it says, the same however the database orders what it keeps."""
    about = [str(row.pk), str(row.organisation_id), row.edition, row.made_in.isoformat(), str(row.partner)]
    return _marks(_APPROVED, [*about, row.countries, row.shown])


def _of_asking(row: Recommendation, digest: str) -> list[str]:
    writers = sorted(map(str, row.writers))
    people = [str(row.asked_by_id), writers]
    return _marks(_ASKED, [str(row.pk), str(row.organisation_id), *people, digest, row.edition])


def _is_one(mark: str, marks: list[str]) -> bool:
    """A row can hold letters that no mark has."""
    return any(hmac.compare_digest(mark.encode(), of.encode()) for of in marks)


def _marks(salt: str, said: list[object]) -> list[str]:
    text = json.dumps(said, sort_keys=True)
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(salt, text, secret=secret, algorithm="sha256").hexdigest() for secret in secrets]
