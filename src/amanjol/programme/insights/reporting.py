"""What is written beside the tables of a release, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amanjol.programme.insights.auditing.witnesses import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.programme.insights.auditing.system import Ties
    from amanjol.programme.insights.publishing import Publication
    from amanjol.programme.insights.release_files import Release


def audit_record(publication: Publication, earlier: Sequence[str]) -> dict[str, Any]:
    """What goes into `release.json` of the attack; `earlier` are the names of the releases that it was held against."""
    return {
        "attack": {
            "gap": GAP,
            "rounds": publication.rounds,
            "ways": publication.ways,
            "earlier": [
                {"release": name, **_relation(publication.ties, place, len(earlier))}
                for place, name in enumerate(earlier)
            ],
            "told_before": publication.told_before,
        }
    }


def _relation(ties: Ties, place: int, newest: int) -> dict[str, Any]:
    tie = next((tie for tie in ties.get(newest, ()) if tie.earlier == place), None)
    if tie is not None:
        return {"read_as": "the same people" if tie.same else "the same people and others"}
    followed = {tie.earlier for of_place in ties.values() for tie in of_place}
    return {"read_as": "followed by another release" if place in followed else "other people"}


def report(publication: Publication, earlier: Sequence[str]) -> str:
    """In Markdown, for who reads the tables."""
    release = publication.release
    lines = [
        "# About these tables",
        "",
        f"- Each number counts people and is rounded to the nearest multiple of {release.base} by itself.",
        "  So rows do not always add up to their total, and are not meant to.",
        f"- No number from 1 to {release.threshold - 1} is shown. Some larger ones are hidden, too, where they would",
        "  tell a small one. A row without a number is hidden; a row that is not there counts nobody.",
        "- `*` is a total: everybody, whatever stands in that column.",
        "- Before their release the tables were attacked: for each hidden number two ways were shown in which people",
        f"  can be counted so that everything shown fits, and that number differs by {GAP} or more.",
    ]
    if release.money is not None:
        lines += [
            f"- Sums are in {release.money.currency}, each rounded to the nearest multiple of {release.money.base:,}.",
            "  A sum is hidden where its count is, where one person has half of it, and where it would tell of one.",
        ]
    if release.harms:
        lines.append(
            "- Where nearly all of a group had one harm in common, what was done to them is not told apart: "
            f"{', '.join(sorted(release.harms))}."
        )
    if earlier:
        lines.append(f"- The attack knew the earlier releases, too: {', '.join(earlier)}.")
    if publication.told_before:
        lines.append(
            f"- {publication.told_before} hidden numbers of earlier releases were told by those releases themselves."
        )
    sums = release.money is not None
    lines += ["", f"| table | broken down by | rows | hidden |{' sums hidden |' if sums else ''}"]
    lines.append(f"|---|---|---:|---:|{'---:|' if sums else ''}")
    lines += [_row(release, place) for place in range(len(release.tables))]
    return "\n".join(lines) + "\n"


def _row(release: Release, place: int) -> str:
    table = release.tables[place]
    hidden = sum(number is None for number in table.counts.values())
    row = f"| {table.name} | {', '.join(table.dimensions)} | {len(table.counts)} | {hidden} |"
    return row if table.sums is None else f"{row} {sum(number is None for number in table.sums.values())} |"
