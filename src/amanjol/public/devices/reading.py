"""Small typed readers for JSON that a device sent: everything of the right kind and size, or `Malformed`.

Also called: parser, validation.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, NoReturn
from uuid import UUID

if TYPE_CHECKING:
    import re

LARGEST: Final = 2**53 - 1  # what JSON can say exactly everywhere


class Malformed(Exception):
    """One sentence: what is missing or wrong in a message."""


@dataclass(frozen=True, slots=True)
class Fields:
    """An object of the message. Names that nobody asks for are ignored: programs may be newer than the node."""

    values: dict[str, Any]

    def text(self, name: str, at_most: int) -> str:
        """Printable and of at most so many characters; may be empty."""
        value = self.values.get(name)
        if not isinstance(value, str) or len(value) > at_most or not value.isprintable():
            raise Malformed(f"{name} must be a text of at most {at_most} characters in one line.")
        return value

    def word(self, name: str, shape: re.Pattern[str]) -> str:
        value = self.values.get(name)
        if not isinstance(value, str) or not shape.fullmatch(value):
            raise Malformed(f"{name} is missing or is not written as it should be.")
        return value

    def number(self, name: str, least: int = 0, most: int = LARGEST) -> int:
        value = self.values.get(name)
        if type(value) is not int or not least <= value <= most:
            raise Malformed(f"{name} must be a whole number from {least} to {most}.")
        return value

    def degrees(self, name: str) -> float | None:
        """Celsius; None for null."""
        value = self.values.get(name)
        if value is None:
            return None
        if type(value) not in (int, float) or not -100 <= value <= 200:
            raise Malformed(f"{name} must be a number of degrees, or null.")
        return float(value)

    def truth(self, name: str) -> bool:
        value = self.values.get(name)
        if type(value) is not bool:
            raise Malformed(f"{name} must be true or false.")
        return value

    def moment(self, name: str) -> datetime:
        value = self.values.get(name)
        try:
            moment = datetime.fromisoformat(value) if isinstance(value, str) and len(value) <= 40 else None
            if moment is not None and moment.tzinfo is not None:
                return moment.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise Malformed(f"{name} must be a time like 2026-11-25T10:00:00Z.") from error
        raise Malformed(f"{name} must be a time like 2026-11-25T10:00:00Z.")

    def moment_or_none(self, name: str) -> datetime | None:
        """None for null and for an empty text."""
        return self.moment(name) if self.values.get(name) not in (None, "") else None

    def objects(self, name: str, at_most: int) -> list[Fields]:
        return [Fields(_object(item, name)) for item in self._list(name, at_most)]

    def texts(self, name: str, at_most: int, longest: int) -> list[str]:
        return [Fields({name: item}).text(name, longest) for item in self._list(name, at_most)]

    def ids(self, name: str, at_most: int) -> list[UUID]:
        """An absent list is an empty one."""
        return [as_id(item, name) for item in self._list(name, at_most)] if name in self.values else []

    def id(self, name: str) -> UUID:
        return as_id(self.values.get(name), name)

    def object(self, name: str) -> Fields:
        return Fields(_object(self.values.get(name), name))

    def _list(self, name: str, at_most: int) -> list[Any]:
        value = self.values.get(name)
        if not isinstance(value, list) or len(value) > at_most:
            raise Malformed(f"{name} must be a list of at most {at_most}.")
        return value


def read(body: bytes) -> Fields:
    """The object that a body holds. Raises `Malformed`."""
    try:
        content = json.loads(
            body.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refuse, parse_float=_finite
        )
    except (ValueError, RecursionError) as error:
        raise Malformed("The message is no JSON.") from error
    return Fields(_object(content, "The message"))


def as_id(value: object, name: str) -> UUID:
    """In its one spelling: small letters with dashes. Raises `Malformed`."""
    try:
        uuid = UUID(value) if isinstance(value, str) else None
    except ValueError:
        uuid = None
    if uuid is None or str(uuid) != value:
        raise Malformed(f"{name} must hold an id.")
    return uuid


def _object(value: object, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Malformed(f"{name} must hold an object.")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a name twice")
    return fields


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number
