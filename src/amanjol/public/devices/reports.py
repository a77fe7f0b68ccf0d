"""The shape of a report: how a device is, and batches of counts. Read here once, whole, before anything is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from amanjol.public.devices import reading
from amanjol.public.devices.kinds import BatchKind, What
from amanjol.public.guide.counted_signs import COUNTED

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from amanjol.public.devices.reading import Fields

MOST_BATCHES: Final = 50
MOST_ROWS: Final = 5000
MOST_FAULTS: Final = 20
MOST_AT_ONCE: Final = 100_000_000  # of one thing in one batch
MOST_CHECKS: Final = 100_000  # that one device can have seen in a month, and far more
LONGEST_SENTENCE: Final = 300
LONGEST_KEY: Final = 120
_CHANNEL = re.compile(r"[a-z0-9][a-z0-9-]{0,39}|")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?")
_SCREEN = re.compile(r"[a-z-]{0,20}")
_BATCH = re.compile("|".join(BatchKind.values))
_WHAT = re.compile("|".join(What.values))
_MONTH = re.compile(r"(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])")  # of a wrong clock too: it is placed later
_COUNTRY = re.compile(r"[a-z]{2}|general")
_SIGN = re.compile(r"[a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){0,9}")
# Pages about help, war recruitment and signs of exploitation: who reads them here is nobody's affair.
_NEVER_COUNTED = re.compile(
    r"(?:.*/)?help-and-contacts"
    r"|general/(?:when-you-call-for-help|war-recruiters|signs-of-exploitation|kept-passport)"
)


_PAGE = re.compile(r"[\w-]+(?:/[\w-]+){0,3}")  # a path, in any letters
_FILE = re.compile(r".+\.[A-Za-z0-9]{1,9}")
_NOTICE = re.compile(r"notice:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_RESULT = re.compile(r"raised|none")
_SHAPES: Final[dict[str, tuple[re.Pattern[str], ...]]] = {
    What.PAGE: (_PAGE,), What.CODE: (_PAGE,), What.CLIP: (_FILE,), What.CHECK: (_RESULT,), "": (_PAGE, _FILE, _NOTICE),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CountRow:
    """`what` is empty in proof of play, where `key` is the item."""

    language: str
    what: str
    key: str
    count: int

    @property
    def may_be_counted(self) -> bool:
        """A key that names nothing of a guide is nobody's to keep."""
        is_silent = self.what and _NEVER_COUNTED.fullmatch(self.key)
        return not is_silent and any(shape.fullmatch(self.key) for shape in _SHAPES[self.what])


@dataclass(frozen=True, slots=True)
class SignRow:
    """How often checks raised a sign in a month; `month` is its first day. At most `MOST_CHECKS`."""

    month: date
    country: str
    sign: str
    count: int

    @property
    def may_be_counted(self) -> bool:
        return self.sign in COUNTED and bool(_COUNTRY.fullmatch(self.country))


@dataclass(frozen=True, slots=True)
class Batch:
    """`signs` of a batch of signs, `rows` of every other."""

    id: UUID
    kind: BatchKind
    begins_at: datetime
    rows: tuple[CountRow, ...] = ()
    signs: tuple[SignRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """`status` holds values by the names of the device's columns."""

    status: dict[str, Any]
    batches: tuple[Batch, ...]
    carried_out: tuple[UUID, ...]


def read_report(body: bytes) -> Report:
    """Raises `reading.Malformed`."""
    fields = reading.read(body)
    return Report(
        status={"device_time": fields.moment("at"), **_status(fields.object("status"))},
        batches=tuple(_batch(batch) for batch in fields.objects("batches", MOST_BATCHES)),
        carried_out=tuple(fields.ids("carried_out", 50)),
    )


def _status(fields: Fields) -> dict[str, Any]:
    return {
        "pack": fields.number("pack", most=2**31 - 1),
        "channel": fields.word("channel", _CHANNEL),
        "published_at": fields.moment_or_none("published_at"),
        "program": fields.text("program", 40),
        "free_bytes": fields.number("free_bytes"),
        "total_bytes": fields.number("total_bytes"),
        "temperature": fields.degrees("temperature"),
        "is_stale": fields.truth("is_stale"),
        "last_success_at": fields.moment_or_none("last_success_at"),
        "failures": fields.number("failures", most=2**31 - 1),
        "outcome": fields.text("outcome", 40),
        "sentence": fields.text("sentence", LONGEST_SENTENCE),
        "clock_warning": fields.text("clock_warning", LONGEST_SENTENCE),
        "is_page_alive": fields.truth("is_page_alive"),
        "screen": fields.word("screen", _SCREEN),
        "faults": fields.texts("faults", MOST_FAULTS, LONGEST_SENTENCE),
    }


def _batch(fields: Fields) -> Batch:
    begins_at, ends_at = fields.moment("from"), fields.moment("to")
    if ends_at < begins_at:
        raise reading.Malformed("A batch ends before it begins.")
    kind = BatchKind(fields.word("kind", _BATCH))
    listed = fields.objects("rows", MOST_ROWS)
    if kind is BatchKind.SIGNS:
        return Batch(fields.id("id"), kind, begins_at, signs=tuple(map(_sign, listed)))
    read_row = _count if kind is BatchKind.COUNTS else _played
    return Batch(fields.id("id"), kind, begins_at, rows=tuple(map(read_row, listed)))


def _count(fields: Fields) -> CountRow:
    return CountRow(
        language=fields.word("language", _LANGUAGE),
        what=fields.word("what", _WHAT),
        key=_key(fields, "key"),
        count=fields.number("count", 1, MOST_AT_ONCE),
    )


def _played(fields: Fields) -> CountRow:
    return CountRow(
        language=fields.word("language", _LANGUAGE),
        what="",
        key=_key(fields, "item"),
        count=fields.number("count", 1, MOST_AT_ONCE),
    )


def _sign(fields: Fields) -> SignRow:
    return SignRow(
        month=date.fromisoformat(f"{fields.word('month', _MONTH)}-01"),
        country=fields.text("country", LONGEST_KEY),
        sign=fields.word("sign", _SIGN),
        count=min(fields.number("count", 1), MOST_CHECKS),
    )


def _key(fields: Fields, name: str) -> str:
    """A page's path, or the name of a file as an editor called it: in any letters."""
    key = fields.text(name, LONGEST_KEY)
    if not key or " " in key:
        raise reading.Malformed(f"{name} is empty or has spaces in it.")
    return key
