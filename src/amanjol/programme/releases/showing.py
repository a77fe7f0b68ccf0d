"""Releases as pages show them: what is told in plain words, and the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from amanjol.programme.insights.release_files import EVERY
from amanjol.programme.releases.kinds import State
from amanjol.programme.releases.records import told_from_plain
from amanjol.programme.results.words import number, title_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amanjol.programme.insights.examining import Told
    from amanjol.programme.insights.release_files import Release as Tables
    from amanjol.programme.insights.release_files import ReleasedTable
    from amanjol.programme.releases.models import Release

BADGES: Final = {
    State.EXAMINED: "", State.HELD_BACK: "alarm", State.WAITING: "waiting", State.APPROVED: "good",
    State.WITHDRAWN: "alarm",
}  # fmt: skip
MOST_ROWS: Final = 300
"""Of a table on a page; all of them stand in the spreadsheet."""
MOST_TOLD: Final = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A release in a list."""

    row: Release
    title: str
    badge: str
    is_believed: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `rows` are codes in words, the count and, of money, the sum; `left` more stand in no row here."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    left: int


def line_of(row: Release, *, is_believed: bool) -> Line:
    return Line(row, title_shown(row, is_believed=is_believed), BADGES[State(row.state)], is_believed)


def title_shown(row: Release, *, is_believed: bool) -> str:
    """Of one that is not signed a code: its title is a claim of whoever wrote it."""
    return title_of(row) if is_believed else _code_of(str(row.pk))


def _code_of(pk: str) -> str:
    return _("Release %s") % pk[:8]


def told_of(row: Release, titles: Mapping[str, str]) -> tuple[list[str], int]:
    """A sentence for each count that would be told, and how many more there are. `titles` of earlier releases."""
    beside = [
        titles.get(pk, "") if is_believed else _code_of(pk)
        for pk, _digest, is_believed in row.verdict.get("beside", ())
    ]
    findings = [told_from_plain(plain) for plain in row.verdict.get("told", ())]
    says = [_said(finding, beside) for finding in findings[:MOST_TOLD]]
    return says, len(findings) - len(says)


def new_words(tables: Tables, last: Tables) -> list[str]:
    """A sentence for each column, and for the codes of each column, that the last release does not have."""
    before = _codes_of(last)
    says = []
    for column, codes in sorted(_codes_of(tables).items()):
        if column not in before:
            says.append(_("Column %s") % column)
        elif new := sorted(codes - before[column]):
            codes_new = ", ".join(code_shown(code) for code in new[:MOST_TOLD])
            says.append(f"{column}: {codes_new}")
    return says


def _codes_of(tables: Tables) -> dict[str, set[str]]:
    codes: dict[str, set[str]] = {}
    for table in tables.tables:
        for place, column in enumerate(table.dimensions):
            codes.setdefault(column, set()).update(row[place] for row in table.counts)
    return codes


def tables_shown(tables: Tables) -> list[Table]:
    currency = "" if tables.money is None else tables.money.currency
    return [_table(table, currency) for table in tables.tables]


def _table(table: ReleasedTable, currency: str) -> Table:
    columns = [
        *table.dimensions,
        pgettext("a column", "Count"),
        *([_("Sum, %s") % currency] if currency else []),
    ]
    rows = sorted(table.counts.items())
    lines = [
        [
            *(code_shown(code) for code in codes),
            _number(count),
            *([_number((table.sums or {})[codes])] if currency else []),
        ]
        for codes, count in rows[:MOST_ROWS]
    ]
    return Table(table.name, columns, lines, max(0, len(rows) - MOST_ROWS))


def code_shown(code: str) -> str:
    return _("all") if code == EVERY else code or _("(empty)")


def _number(value: int | None) -> str:
    return _("not shown") if value is None else number(value)


def _said(finding: Told, beside: Sequence[str]) -> str:
    who = ", ".join(f"{column} {code_shown(code)}" for column, code in finding.who) or _("everybody")
    of_earlier = beside[finding.release - 1] if finding.release <= len(beside) else ""
    where = _("%(who)s (of “%(release)s”)") % {"who": who, "release": of_earlier} if of_earlier else who
    if finding.least is None or finding.most is None:
        return _("%(who)s: whether it is told was not settled, which counts as told.") % {"who": where}
    return _of_kind(finding, finding.least, finding.most) % {
        "who": where, "least": number(finding.least), "most": number(finding.most),
    }  # fmt: skip


def _of_kind(finding: Told, least: int, most: int) -> str:
    if finding.what == "harm":
        return _("%(who)s: it would be told that the same was done to nearly all of a group.")
    if finding.what == "sum":
        return _("%(who)s: the sum that is not shown would be told, from %(least)s to %(most)s.")
    if finding.what == "step" and least == most:
        says = ngettext(
            "%(who)s: it would be told that exactly %(least)s person came since an earlier release.",
            "%(who)s: it would be told that exactly %(least)s people came since an earlier release.",
            least,
        )
    elif finding.what == "step":
        says = _("%(who)s: it would be told that %(least)s to %(most)s people came since an earlier release.")
    elif least == most:
        says = ngettext(
            "%(who)s: the count that is not shown would be told. It is %(least)s person.",
            "%(who)s: the count that is not shown would be told. It is %(least)s people.",
            least,
        )
    else:
        says = _("%(who)s: the count that is not shown would be told, from %(least)s to %(most)s people.")
    return says
