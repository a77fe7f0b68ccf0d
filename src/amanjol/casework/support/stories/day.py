"""What stories ask for: copies that somebody has to delete, a permit that ends soon, one whose consent is gone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.desk.due import Due, DueOfRoom
from amanjol.casework.support.stories import gate, looking, queries
from amanjol.casework.support.stories.records import digest_of_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.stories.records import StoryRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

AHEAD: Final = timedelta(days=30)


def due(_member: Member, cases: Collection[Case], keyring: Keyring | None) -> DueOfRoom:
    """Which permit is of which case lies sealed, so nothing is said while locked. SealBroken."""
    if keyring is None:
        return DueOfRoom([])
    stories = queries.stories_of(cases, keyring)
    return DueOfRoom(
        [
            line
            for case, opened in stories
            if opened.record is not None
            for line in _lines(opened.record, case, keyring)
        ],
        older={case.pk for case, opened in stories if opened.are_fewer},
    )


def _lines(record: StoryRecord, case: Case, keyring: Keyring) -> Iterator[Due]:
    page, today = reverse("support:story", args=[case.pk]), timezone.localdate()
    for issued in queries.permits_of(record):
        if issued.left:
            recalled = issued.row.recalled_at or issued.row.valid_until
            yield Due(case, _("Copies of a story have to be deleted"), recalled, page)
        if issued.permit is None:
            continue
        hers = looking.her_standing(case, keyring)
        if not looking.still_rests(issued.permit, record.rest_on.get(str(issued.permit.id)), hers.consents):
            yield Due(case, _("Call the story back: no consent to publish is in force any more"), today, page)
        elif hers.under_way is not None and gate.asks_lawyer(
            record.lawyer, digest_of_words(issued.permit.alias, issued.permit.texts), hers.under_way
        ):
            yield Due(
                case,
                _(
                    "Something began before an authority or with a lawyer: ask her lawyer about the published story"
                ),
                hers.under_way,
                reverse("support:story_lawyer", args=[case.pk]),
            )
        elif issued.permit.valid_until <= today + AHEAD:
            yield Due(
                case,
                _("The permit of a story ends: ask whether it may go on"),
                issued.permit.valid_until,
                page,
            )
