"""The gate of an observation: each reason why it does not go, in a sentence. It has no switch.

What it asks of was looked up by `looking`; nothing here opens a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.support.stories.gate import Refusal
from amanjol.foundation.names.matching import SAME_FROM, Matcher
from amanjol.programme.observations.kinds import ENOUGH, MONTHS_BACK, Answer, Asked, Known
from amanjol.programme.observations.separate import count_apart

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from amanjol.programme.observations.records import Behind, ObservationRecord
    from amanjol.programme.observations.separate import Teller

CHANGE, PEOPLE, PERSON = "observations:change", "observations:people", "observations:answers"
"""Names of the addresses where a refusal is mended."""


@dataclass(frozen=True, slots=True)
class OfPerson:
    """Who stands behind it, as their file is today. `code` calls their case.

    `teller` is None where the organisation has no such person any more, or they are restricted.
    `under_way`: the last day on which something began before an authority or with a lawyer, None where nothing runs.
    """

    behind: Behind
    code: str
    teller: Teller | None = None
    is_restricted: bool = False
    has_consent: bool = False
    under_way: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """`regions` are those of the closed list with their country. `by` is whoever would send it."""

    today: date
    record: ObservationRecord
    people: tuple[OfPerson, ...]
    taken_out: tuple[OfPerson, ...]
    kinds: Collection[str]
    countries: Collection[str]
    regions: Mapping[str, str]
    holders: Collection[str]
    by: str
    signs: bool
    is_older: bool


def refusals(facts: Facts) -> list[Refusal]:
    """Empty where it may go. All of them, so that nobody mends one and meets the next."""
    return [refusal for check in _CHECKS for refusal in check(facts)]


def _codes(facts: Facts) -> Iterator[Refusal]:
    codes = facts.record.codes
    is_listed = codes.kind in facts.kinds and codes.country in facts.countries
    if not is_listed or (codes.region and facts.regions.get(codes.region) != codes.country):
        yield Refusal("not-listed", _("Kind or place stand on no list any more. Choose again."), CHANGE)
    if not _months_before(facts.today) <= codes.month <= f"{facts.today:%Y-%m}":
        yield Refusal("month", _("The month is to come, or more than a year past."), CHANGE)
    named = codes.written
    if named and any(_sounds_like(named, person.teller.names) for person in facts.people if person.teller):
        yield Refusal("firm", _("The firm or an address is called like somebody who told it."), CHANGE)


def _older(facts: Facts) -> Iterator[Refusal]:
    if facts.is_older:
        yield Refusal("older", _("An older copy was put back. Tell the operator first."))
    if facts.record.sent is not None:
        yield Refusal("sent", _("It was sent already."))


def _source(facts: Facts) -> Iterator[Refusal]:
    if facts.record.codes.known is not Known.PUBLIC:
        return
    if facts.record.people:
        yield Refusal(
            "people-and-source", _("Behind a public source stands nobody: take the people out."), PEOPLE
        )
    if facts.record.inside is Answer.OPEN:
        yield Refusal(
            "inside-open",
            _("Is somebody still inside, or an operation running? Nobody has answered."),
            CHANGE,
        )
    elif facts.record.inside is Answer.YES:
        yield Refusal("inside", _("Somebody is still inside, or an operation is running: it waits."), CHANGE)


def _enough(facts: Facts) -> Iterator[Refusal]:
    if facts.record.codes.known is not Known.HELPED:
        return
    apart = count_apart([person.teller for person in facts.people if person.teller is not None])
    if apart < ENOUGH:
        yield Refusal(
            "few",
            _(
                "Fewer than three people stand behind it. A family, a group, or somebody who was written down twice"
                " counts once. Or name a public source."
            ),
            PEOPLE,
        )


def _people(facts: Facts) -> Iterator[Refusal]:
    for person in facts.people:
        if person.is_restricted or person.teller is None:
            yield Refusal(
                "restricted", _("Restricted, or not here any more: take them out."), PEOPLE, person.code
            )
            continue
        yield from _person(facts, person)


def _taken_out(facts: Facts) -> Iterator[Refusal]:
    """A no is about what the codes say, not about who is counted."""
    digest = facts.record.codes.digest
    if facts.record.codes.known is not Known.HELPED:
        return
    for person in facts.taken_out:
        behind = person.behind
        if behind.lawyer_says_no or (behind.says_no and behind.about == digest):
            yield Refusal(
                "taken-out",
                _(
                    "Somebody was taken out after a no. It stops it still: put them in again, and another holder asks"
                    " anew."
                ),
                PEOPLE,
                person.code,
            )
    if digest in facts.record.stopped:
        yield Refusal(
            "stopped", _("A no stands about these very words, of somebody who is here no more."), CHANGE
        )


def _person(facts: Facts, person: OfPerson) -> Iterator[Refusal]:
    behind = person.behind
    if not person.has_consent:
        yield Refusal(
            "no-consent", _("No consent to be counted in warnings is in force."), PERSON, person.code
        )
    answers = {behind.could_know, behind.inside}
    if behind.about != facts.record.codes.digest or Answer.OPEN in answers or behind.asked is Asked.OPEN:
        yield Refusal("open", _("Not everything is answered about these very words."), PERSON, person.code)
    if behind.could_know is Answer.YES:
        yield Refusal(
            "could-know",
            _("Family, neighbours or recruiter could know that it came from this person."),
            PERSON,
            person.code,
        )
    if behind.inside is Answer.YES:
        yield Refusal(
            "inside",
            _("Somebody is still inside, or an operation is running: it waits."),
            PERSON,
            person.code,
        )
    if behind.asked is Asked.REFUSED:
        yield Refusal("said-no", _("The person said no."), PERSON, person.code)
    yield from _lawyer(facts, person)


def _lawyer(facts: Facts, person: OfPerson) -> Iterator[Refusal]:
    word = person.behind.lawyer
    is_about_this = person.behind.about == facts.record.codes.digest
    if person.behind.lawyer_says_no:
        yield Refusal("lawyer-no", _("The lawyer says no."), PERSON, person.code)
    elif person.under_way is not None and (word is None or word.on < person.under_way or not is_about_this):
        yield Refusal(
            "proceedings",
            _("A lawyer, an authority or a court is at work: the lawyer’s word is missing."),
            PERSON,
            person.code,
        )


def _second(facts: Facts) -> Iterator[Refusal]:
    if facts.by in facts.record.writers or facts.by not in facts.holders:
        yield Refusal("second", _("Another holder of the keys, who wrote none of it, sends it."))
    if not facts.signs:
        yield Refusal(
            "no-key",
            _(
                "Nothing can be signed here yet: a supervisor begins the signing key of the organisation, and the"
                " operator that of the node."
            ),
        )


_CHECKS: Final = (_older, _codes, _source, _enough, _people, _taken_out, _second)


def _months_before(today: date) -> str:
    months = today.year * 12 + today.month - 1 - MONTHS_BACK
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _sounds_like(text: str, names: Collection[str]) -> bool:
    matcher = Matcher()
    return any(matcher.compare(part, name).score >= SAME_FROM for part in _in_twos(text) for name in names)


def _in_twos(text: str) -> list[str]:
    """The whole, each word, and each two that stand beside each other: a name between others is found, too."""
    words = text.split()
    return [text, *words, *(" ".join(two) for two in pairwise(words))]
