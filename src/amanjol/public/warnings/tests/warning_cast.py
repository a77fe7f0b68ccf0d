"""Two editors and two reviewers, all fictional, and a warning as they write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.public.warnings import actions, queries
from amanjol.public.warnings.models import PublicWarning

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


@dataclass(frozen=True)
class WarningCast:
    """Lola and Dilnoza write, Timur and Bahar approve; Ogul translates, Berk is a case worker."""

    lola: Member
    dilnoza: Member
    timur: Member
    bahar: Member
    ogul: Member
    berk: Member


def create_warning_cast() -> WarningCast:
    guide = organisations.create_organisation(name="Safe Road", kind=OrganisationKind.INTERNATIONAL, by=None)
    other = organisations.create_organisation(name="Yyldyz", kind=OrganisationKind.NGO, by=None)
    return WarningCast(
        lola=join("Lola Chinar", guide, RoleKey.EDITOR),
        dilnoza=join("Dilnoza Chinar", guide, RoleKey.EDITOR),
        timur=join("Timur Chinar", guide, RoleKey.REVIEWER),
        bahar=join("Bahar Terek", other, RoleKey.REVIEWER),
        ogul=join("Ogul Terek", other, RoleKey.TRANSLATOR),
        berk=join("Berk Terek", other, RoleKey.CASE_WORKER),
    )


FIELDS: dict[str, Any] = {
    "kind": "false-agency", "sureness": "several", "country": "TR", "region": "tr-antalya", "trade": "hotel",
    "channel": "telegram", "month": "2026-10", "advice": ["check-firm", "stop-and-ask"], "days": 14,
}  # fmt: skip
TEXTS = {"ru": "Обещают место в отеле и просят прислать паспорт.", "uz": "Mehmonxonada ish vaʼda qilishadi."}

LEADING_AWAY = (
    "Звоните +998 90 123-45-67",
    "8–900–123–45–67",
    "8/900/123/45/67",
    "8·900·123·45·67",
    "8\u200b900\u200b1\u200b2\u200b3",
    "８９００１２３",
    "⑨⓪⓪①②③",
    "9 - 0 - 0 - 1 - 2",
    "Пишите: t.me/example",
    "T . me/example",
    "ｔ．ｍｅ／example",
    "t.\u200bme/example",
    "http://example.org",
)
"""Free text with a number to call or a link, as somebody may try to get it past us."""


def written(by: Member, **changes: Any) -> PublicWarning:
    """One that waits."""
    row = PublicWarning(**(FIELDS | {"texts": TEXTS} | changes))
    actions.write(warning=row, by=by)
    return row


def approved(by: Member, second: Member, **changes: Any) -> PublicWarning:
    """One that stands."""
    row = written(by, **changes)
    if any(rows.filter(pk=row.pk).exists() for rows in (queries.with_translators(), queries.with_desks())):
        actions.go_on(pk=row.pk, words="Сегодня вечером самолёт.", by=by)
    actions.approve(pk=row.pk, seen=actions.as_seen(row), by=second)
    row.refresh_from_db()
    return row
