"""What is inside the seal of an advocate."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Meta

from amanjol.casework.desk.sealed_rows import BoundRecord
from amanjol.casework.standards.entitlement.rights import Proceeding
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

if TYPE_CHECKING:
    from collections.abc import Mapping


class Sex(StrEnum):
    WOMAN = "woman"
    MAN = "man"


class Description(DataRecord, frozen=True):
    """What a line of the register says. Days are the last ones.

    `number` is that of the register; `districts` are keys of the country's list, `languages` codes of CLDR, `courses`
    keys of our courses. `places` is how many cases they take in the year `year`.
    """

    number: str
    name: str
    districts: tuple[str, ...]
    languages: tuple[str, ...]
    sex: Sex
    licence_until: date
    proceedings: tuple[Proceeding, ...]
    places: int
    year: int
    office: str = ""
    reach: str = ""
    suspended_until: date | None = None
    courses: tuple[str, ...] = ()

    def can_act(self, today: date) -> bool:
        """Whether the licence holds, and is not suspended."""
        is_suspended = self.suspended_until is not None and today <= self.suspended_until
        return today <= self.licence_until and not is_suspended

    def places_in(self, year: int) -> int:
        """None known for another year is none."""
        return self.places if self.year == year else 0


class Written(TimedRecord, frozen=True):
    """What was said from `at` on, by the account `by`."""

    at: Moment
    by: str
    says: Description


class AccountOf(TimedRecord, frozen=True):
    """From `at` on the account `account` is theirs, or none where it is empty; so said the account `by`."""

    at: Moment
    by: str
    account: str


class AdvocateRecord(BoundRecord, frozen=True):
    """As it was written, the oldest first: the newest holds. So with the accounts that were theirs."""

    versions: Annotated[tuple[Written, ...], Meta(min_length=1)]
    accounts: tuple[AccountOf, ...] = ()

    @property
    def beside(self) -> Mapping[str, Any]:
        return {"number": self.now.number}

    @property
    def account(self) -> str:
        """The id of their account, or nothing. Only this says whose it is: a row in clear may be anybody's word."""
        return self.accounts[-1].account if self.accounts else ""

    @property
    def now(self) -> Description:
        return self.versions[-1].says

    @property
    def acts(self) -> int:
        """How many entries the journal has of it."""
        return len(self.versions) + len(self.accounts)
