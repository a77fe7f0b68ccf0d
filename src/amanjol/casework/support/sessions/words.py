"""The closed lists of sessions, in the words of staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.support.sessions.records import (
    Basis,
    DangerKind,
    Kind,
    Outcome,
    Standing,
    TonightStep,
    Way,
    WhyNot,
)
from amanjol.foundation.organisations.kinds import CirclePurpose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

    from amanjol.casework.support.sessions.records import DangerRecord

BASES: Final[Mapping[Basis, _StrPromise]] = {
    Basis.AGREED: _("They know whom they will speak with, and agree"),
    Basis.CANNOT_WAIT: _("They cannot answer now, and this care cannot wait"),
}
STANDINGS: Final[Mapping[Standing, _StrPromise]] = {
    Standing.TAKEN_ON: _("taken on"),
    Standing.DECLINED: _("not taken on"),
    Standing.ENDED: _("ended"),
}
WHY_NOT: Final[Mapping[WhyNot, _StrPromise]] = {
    WhyNot.FULL: _("No time for one more person now"),
    WhyNot.KNOWS_SOMEBODY: _("Somebody in the circle knows them, or their family or recruiter"),
    WhyNot.OTHER_HELP: _("Another kind of help is needed"),
    WhyNot.HER_WISH: _("They do not want it, or not any more"),
    WhyNot.DONE: _("What was needed is done"),
    WhyNot.MOVED_AWAY: _("They moved away"),
}
AT_DECLINING: Final = (WhyNot.FULL, WhyNot.KNOWS_SOMEBODY, WhyNot.OTHER_HELP, WhyNot.HER_WISH)
AT_ENDING: Final = (WhyNot.DONE, WhyNot.HER_WISH, WhyNot.OTHER_HELP, WhyNot.MOVED_AWAY, WhyNot.FULL)
KINDS: Final[Mapping[Kind, _StrPromise]] = {
    Kind.FIRST: _("First talk"),
    Kind.TALK: _("Talk"),
    Kind.CRISIS: _("Help in a crisis"),
    Kind.FAMILY: _("With the family"),
    Kind.GROUP: _("In a group"),
    Kind.EXAMINATION: _("Examination"),
    Kind.TREATMENT: _("Treatment"),
    Kind.ADVICE: _("Advice"),
    Kind.DOCUMENT: _("Writing a paper"),
    Kind.HEARING: _("At a court or an office"),
}
KINDS_OF: Final[Mapping[CirclePurpose, tuple[Kind, ...]]] = {
    CirclePurpose.PSYCHOLOGIST: (Kind.FIRST, Kind.TALK, Kind.CRISIS, Kind.FAMILY, Kind.GROUP),
    CirclePurpose.DOCTOR: (Kind.FIRST, Kind.EXAMINATION, Kind.TREATMENT, Kind.TALK, Kind.DOCUMENT),
    CirclePurpose.LAWYER: (Kind.FIRST, Kind.ADVICE, Kind.DOCUMENT, Kind.HEARING),
}
WAYS: Final[Mapping[Way, _StrPromise]] = {
    Way.IN_PERSON: _("In person"),
    Way.TELEPHONE: _("By telephone"),
    Way.VIDEO: _("By video"),
}
OUTCOMES: Final[Mapping[Outcome, _StrPromise]] = {
    Outcome.TOOK_PLACE: _("It took place"),
    Outcome.COULD_NOT_COME: _("They could not come"),
    Outcome.WE_COULD_NOT: _("We could not"),
    Outcome.PUT_OFF: _("Put off together"),
}
DANGERS: Final[Mapping[DangerKind, _StrPromise]] = {
    DangerKind.OWN_LIFE: _("They may take their own life"),
    DangerKind.THREATENED: _("Somebody may kill or badly hurt them"),
    DangerKind.ILLNESS: _("Their life is in danger from illness, injury or childbirth"),
    DangerKind.CHILD_HURT: _("A child is being hurt or abused"),
    DangerKind.CHILD_TAKEN: _("A child may be taken away or sold"),
    DangerKind.OTHERS_LIFE: _("Somebody else's life is in danger"),
}
STEPS: Final[Mapping[TonightStep, _StrPromise]] = {
    TonightStep.NOT_ALONE: _("Somebody they trust stays with them tonight"),
    TonightStep.SAFE_BED: _("Another bed tonight, where nobody looks for them"),
    TonightStep.AMBULANCE: _("An ambulance, now"),
    TonightStep.DOCTOR: _("A doctor sees them today"),
    TonightStep.CALL_HER: _("Call them this evening, in the way that they asked for"),
    TonightStep.FETCH_CHILD: _("The child sleeps tonight with another adult, whom it trusts"),
    TonightStep.WARN_HOUSE: _("Tell the house where they sleep what to watch for"),
}


def line_of(danger: DangerRecord) -> str:
    """The one line that leaves the circle."""
    return f"{DANGERS[danger.danger]} → {STEPS[danger.step]}"
