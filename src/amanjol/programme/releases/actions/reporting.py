"""What IATI asks about an approved release is written down, or changed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from amanjol.programme.releases import queries
from amanjol.programme.releases.actions.bringing import NotNow, locked
from amanjol.programme.releases.kinds import State
from amanjol.programme.releases.models import Reporting
from amanjol.programme.releases.signing import REPORTED, sign_reporting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.releases.models import Release


@transaction.atomic
def report(*, release: Release, values: Mapping[str, Any], seen: Reporting | None, by: Member) -> None:
    """`values`: all of `REPORTED`. `seen`: what stood there when they were typed. NotNow, also where another one was
    quicker; NotSigned; NoKeys; PermissionDenied.
    """
    row = locked("release.reported", release, by, State.APPROVED)
    now = queries.reporting_of(row)
    if (now and bytes(now.signed)) != (seen and bytes(seen.signed)):
        raise NotNow
    reporting = Reporting(release=row, organisation_id=by.organisation_id)
    for name in REPORTED:
        setattr(reporting, name, values[name])
    reporting.written_by, reporting.written_at = by, _after(queries.written_of(row))
    reporting.signed = sign_reporting(reporting)
    reporting.save()


def _after(last: datetime | None) -> datetime:
    """Now; where a clock went back, or somebody wrote a later moment there, just after that: the database takes no
    earlier one.
    """
    now = timezone.now()
    return now if last is None else max(now, last + timedelta(microseconds=1))
