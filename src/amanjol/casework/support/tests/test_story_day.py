"""What begins before an authority after the permit stands on the day, until her lawyer has spoken."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.standards.stages.tracks import StageEntry
from amanjol.casework.support.stories import actions, day, permits
from amanjol.casework.support.stories.actions import LawyerSaid
from amanjol.casework.support.tests.story_cast import TEXTS, TODAY, fresh
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.desk.due import Due
    from amanjol.casework.support.tests.story_cast import StoryCast

pytestmark = pytest.mark.django_db


def begin_proceedings(people: StoryCast) -> None:
    change_case(
        "case.justice-moved", keyring_of(people.berk), fresh(people.case),
        lambda now: replace(
            now, justice=replace(now.justice, entries=(*now.justice.entries, StageEntry("complaint", TODAY)))
        ),
    )  # fmt: skip


def test_proceedings_that_begin_after_the_permit_ask_for_her_lawyers_word(
    story_cast: StoryCast,
) -> None:
    """Until the word of that day or later is there for the very words that were published."""

    def lines() -> list[Due]:
        keyring = keyring_of(story_cast.berk)
        return day.due(keyring.member, [fresh(story_cast.case)], keyring).lines

    permit = story_cast.issue()
    assert lines() == []
    begin_proceedings(story_cast)
    (line,) = lines()
    assert (line.text, line.due_on, line.page) == (
        "Something began before an authority or with a lawyer: ask her lawyer about the published story",
        TODAY,
        story_cast.page("story_lawyer"),
    )
    assert permits.permit_in_force(permit) is not None
    for on, left in ((TODAY - timedelta(1), 1), (TODAY, 0)):
        actions.note_lawyer(
            keyring=keyring_of(story_cast.dana),
            case=story_cast.case,
            digest=story_cast.record().digest,
            said=LawyerSaid(on, "Юрист Лейла", "Не повредит", allows=True),
        )
        assert len(lines()) == left
    actions.write_story(
        keyring=keyring_of(story_cast.berk),
        case=story_cast.case,
        alias="Лола",
        texts=TEXTS | {"ru": "Иначе."},
    )
    assert lines() == []
