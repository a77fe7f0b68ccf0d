"""Zarina, who coordinates legal aid and holds the keys; two advocates who do not exist, and their file."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from xlsxwriter import Workbook

from amanjol.casework.legal_aid.models import Advocate
from amanjol.casework.legal_aid.register import queries
from amanjol.casework.legal_aid.register.records import Description, Sex
from amanjol.casework.standards.entitlement.rights import Proceeding
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate

TODAY: Final = timezone.localdate()
UNTIL: Final = TODAY + timedelta(days=300)
HEAD: Final = (
    "Номер", "ФИО", "Районы", "Языки", "Пол", "Лицензия до", "Приостановлена до", "Виды дел", "Мест", "Год", "Телефон",
    "Курсы",
)  # fmt: skip
AIGUL: Final = (
    "7-001", "Айгуль Небывалова", "Ош", "русский, ky", "ж", UNTIL.strftime("%d.%m.%Y"), "", "уголовные, гражданские", 6,
    TODAY.year, "через контору", "representing-a-victim",
)  # fmt: skip
BAKYT: Final = (
    "7-002", "Бакыт Примеров", "Алай", "ky", "м", UNTIL.isoformat(), "", "criminal", "4", TODAY.year, "", "",
)  # fmt: skip
FILE: Final = "/desk/advocates/file/"
LIST: Final = "/desk/advocates/"
DISTRICTS: Final = "/desk/advocates/districts/"
AS_WRITTEN: Final = Description(
    "7-001", "Айгуль Небывалова", ("Ош",), ("ky", "ru"), Sex.WOMAN, UNTIL, (Proceeding.CIVIL, Proceeding.CRIMINAL), 6,
    TODAY.year, reach="через контору", courses=("representing-a-victim",),
)  # fmt: skip


class Scene:
    def __init__(self, cases: CaseCast) -> None:
        self.cases = cases
        member = join("Zarina Chinar", cases.keys.cast.yyldyz, RoleKey.LEGAL_AID_COORDINATOR)
        self.zarina = unlocked(member.account)
        give(cases.keys.berk, member)
        accept(self.zarina)


def changed(row: tuple[Any, ...], **values: Any) -> tuple[Any, ...]:
    """Of a line the named cells, by their place in `HEAD`."""
    at = {f"c{number}": number for number in range(len(HEAD))}
    cells = list(row)
    for name, value in values.items():
        cells[at[name]] = value
    return tuple(cells)


def workbook(*rows: tuple[Any, ...]) -> bytes:
    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        days = book.add_format({"num_format": "dd.mm.yyyy"})
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, datetime(value.year, value.month, value.day), days)  # noqa: DTZ001  a cell has no zone
                else:
                    sheet.write(at, column, value)
    return written.getvalue()


def look(client: Client, *rows: tuple[Any, ...], data: bytes | None = None) -> HttpResponse:
    """Send a file to be looked at."""
    sent = SimpleUploadedFile("register.xlsx", workbook(*rows) if data is None else data)
    return client.post(FILE, {"file": sent})  # type: ignore[return-value]  # Django's test answer is one


def typed(answer: HttpResponse | Response) -> dict[str, str]:
    """What the second press sends."""
    fields = dict(re.findall(r'name="(lines|seen-plan)" value="([^"]*)"', answer.text))
    assert set(fields) == {"lines", "seen-plan"}
    return {name: unescape(value) for name, value in fields.items()}


def write(client: Client, *rows: tuple[Any, ...]) -> HttpResponse:
    return client.post(FILE, typed(look(client, *rows)))  # type: ignore[return-value]  # as above


def opened(client: Client) -> list[OpenedAdvocate]:
    return queries.opened(keyring_of(client), TODAY)


def stored(client: Client) -> list[str]:
    request_of(client)
    return sorted(
        repr([bytes(value) if isinstance(value, memoryview) else value for value in row])
        for row in Advocate.objects.values_list()
    )
