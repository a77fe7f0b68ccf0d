"""The worker's part: each release that was brought is attacked beside every one that may have been read before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.tasks import task

from amanjol.foundation.organisations.queries import members_of, organisations
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.programme.releases import asking, queries, records
from amanjol.programme.releases.kinds import State
from amanjol.programme.releases.models import Release
from amanjol.programme.releases.signing import sign_and_save

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member

ATTACKS: Final = "attacks"  # a queue of its own: alarms and letters wait for no attack


@dataclass(frozen=True, slots=True)
class _Question:
    """Beside which releases it is attacked. `order` is None where one cannot be read."""

    beside: list[list[str | bool]]
    order: dict[str, Any] | None


@task(queue_name=ATTACKS)
def examine_release(organisation: str, release: str) -> bool:
    """Whether it withstood. Minutes are possible: no transaction is open meanwhile. One that is killed begins anew."""
    row = organisations().filter(pk=organisation).first()
    member = members_of(row).first() if row is not None else None
    if member is None:
        return False
    with acting_for(member):
        question = _question(release)
    if question is None:
        return False

    def progress(done: int, of_all: int) -> None:
        with acting_for(member):
            rows = Release.objects.filter(pk=release, state=State.EXAMINED)
            rows.update(done=done, of_all=of_all)

    findings = None if question.order is None else asking.examined(question.order, progress)
    with acting_for(member):
        return _answer(member, release, question, findings)


def _question(release: str) -> _Question | None:
    row = Release.objects.filter(pk=release, state=State.EXAMINED).first()
    if row is None:
        return None
    earlier = queries.earlier_of(row.organisation_id)
    beside = [release.mark for release in earlier]
    try:
        order = {"release": records.to_plain(queries.tables_of(row)), **_readings(earlier)}
    except queries.Unreadable:
        return _Question(beside, None)
    return _Question(beside, order)


def _readings(earlier: list[queries.Earlier]) -> dict[str, Any]:
    """Those that are signed; with each of the others; with all of them. Any may be what was read, and one that somebody
    planted may hide a true one from the attack. queries.Unreadable.
    """
    plain = [release.plain for release in earlier]
    signed = [place for place, release in enumerate(earlier) if release.is_believed]
    others = [
        place for place, release in enumerate(earlier) if not release.is_believed and plain[place] is not None
    ]
    readings = [signed, *(sorted([*signed, other]) for other in others)]
    if len(others) > 1:
        readings.append(sorted([*signed, *others]))
    return {"earlier": plain, "readings": readings}


def _answer(member: Member, release: str, question: _Question, findings: dict[str, Any] | None) -> bool:
    """Tables never change, and a row that is not signed is left alone."""
    rows = Release.objects.filter(pk=release, organisation=member.organisation_id, state=State.EXAMINED)
    row = rows.select_for_update(of=("self",)).first()
    if row is None or not queries.is_believed(row):
        return False
    answer = findings or {"told": [], "tied": []}
    row.verdict = {
        "beside": question.beside,
        "tied": [question.beside[place][0] for place in answer["tied"]],
        "told": answer["told"],
        "is_settled": findings is not None,
    }
    row.state = State.WAITING if findings is not None and not answer["told"] else State.HELD_BACK
    sign_and_save(row)
    return row.state == State.WAITING
