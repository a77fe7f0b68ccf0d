"""How long does it take to count what repeats in 10,000 cases of one organisation? Aim: 1 s.

Beside it the same count over the same documents in clear: in memory, same Python, no cipher and no query. Each case is
sealed as the desk seals it and has what is coded of a recruitment and an exploitation. Nothing of it is over HTTP.
"""

from __future__ import annotations

import statistics
import time
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from _ground import installation, keyring_of_demo, print_table
from names import fictional

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.programme.observations.repeats import Row

CASES = 10_000
ROUNDS = 7
LIMIT = 1.0  # seconds
AT_ONCE = 1_000
HOW = ("AtAPlaceOfBusiness", "ThroughFamily", "OnlineSocialMedia", "JobAdvertisement", "Acquaintance")


def fill(keyring: Keyring) -> None:
    """One person and case each, of the last 500 days, without the journal."""
    from django.utils import timezone

    from amanjol.casework.cases import records, sealing
    from amanjol.casework.cases.models import Case, Person
    from amanjol.foundation.seals.records import replace

    random, today = Random(17), timezone.localdate()
    organisation = keyring.member.organisation_id
    people, cases = [], []
    for number, name in enumerate(fictional(CASES)):
        person = Person(organisation_id=organisation)
        sealing.seal_new(person, records.PersonRecord((name,), 1950 + number % 60), keyring)
        begun = today - timedelta(random.randrange(500))
        case = Case(
            organisation_id=organisation, person=person, opened_month=begun.replace(day=1),
            retention_on=today + timedelta(1000),
        )  # fmt: skip
        record = replace(records.begin(begun), details=(_told(random), _happened(random)))
        sealing.seal_new(case, record, keyring)
        people.append(person)
        cases.append(case)
    Person.objects.bulk_create(people, AT_ONCE)
    Case.objects.bulk_create(cases, AT_ONCE)


def _told(random: Random) -> dict[str, Any]:
    return _detail(
        "recruitment", {"vic_MethodOfRecruitment": random.sample(HOW, 2), "vic_AgeWhenTrafficked": 23}
    )


def _happened(random: Random) -> dict[str, Any]:
    values = {"vic_TypeOfExploitation": ["ForcedLabour"], "vic_MethodsOfControl": random.sample(HOW, 3)}
    return _detail("exploitation", values)


def _detail(part: str, values: dict[str, Any]) -> dict[str, Any]:
    document = {"document": 1, "form": "adult", "section": "survivor", "values": values}
    return {"part": part, "entry": "", "document": document}


def main() -> None:
    with installation("casework", "--demo"), keyring_of_demo() as keyring:
        from django.utils import timezone

        from amanjol.programme.observations import repeats

        fill(keyring)
        today = timezone.localdate()
        sealed, clear = _ways(keyring)
        if sealed() != clear():
            raise SystemExit("The count over clear text says something else.")
        times: dict[str, list[float]] = {"sealed": [], "in clear": []}
        for _round in range(ROUNDS):
            times["sealed"].append(_clocked(sealed))
            times["in clear"].append(_clocked(clear))
        lines = len(repeats.repeats(keyring, today))
    rows = [
        [what, f"{min(of) * 1000:.0f}", f"{statistics.median(of) * 1000:.0f}"] for what, of in times.items()
    ]
    title = f"What repeats in {CASES:,} cases, {lines} lines (limit {LIMIT * 1000:.0f} ms)"
    print_table(title, ["milliseconds", f"quickest of {ROUNDS}", "median"], rows)
    if min(times["sealed"]) > LIMIT:
        raise SystemExit("Slower than the limit.")


def _ways(keyring: Keyring) -> tuple[Callable[[], list[Row]], Callable[[], list[Row]]]:
    """As the page counts; and over the same documents in clear, in memory."""
    from django.utils import timezone

    from amanjol.casework.cases import queries
    from amanjol.casework.desk import in_bulk
    from amanjol.foundation.seals import canonical
    from amanjol.programme.observations import repeats

    today = timezone.localdate()
    opened = in_bulk.opened_with_keys(queries.visible_to(keyring.member).filter(epoch__isnull=False), keyring)
    plain = [(row.points, canonical.to_bytes(row.data)) for row in opened]

    def clear() -> list[Row]:
        with in_bulk.uncollected():
            heard = [repeats.heard(points, canonical.from_bytes(document)) for points, document in plain]
            return repeats.count(heard, today)

    return lambda: repeats.repeats(keyring, today), clear


def _clocked(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
