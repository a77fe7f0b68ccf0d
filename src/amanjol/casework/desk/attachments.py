"""What packages above add to a case: a sheet on its page, what they find, what goes when it is restricted or erased."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from amanjol.foundation.accounts.panels import Panel

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from uuid import UUID

    from django.db.models import Model, QuerySet

    from amanjol.casework.cases.items import Items
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord, PersonRecord
    from amanjol.casework.standards.stages.tracks import Stage
    from amanjol.foundation.journal.subjects import Subject
    from amanjol.foundation.organisations.keys.keyring import Keyring

__all__ = [
    "Hits",
    "OpenedCase",
    "Panel",
    "RestsOnCare",
    "Sheet",
    "Unwritten",
    "became_case",
    "care_began",
    "consents_changed",
    "delete_with",
    "erase",
    "erased_rows",
    "found",
    "leave_to",
    "let_go",
    "merging",
    "named",
    "open_to_all",
    "register_after_opening",
    "register_after_restricting",
    "register_at_becoming",
    "register_at_deleting",
    "register_at_erasing",
    "register_at_merging",
    "register_at_restricting",
    "register_care",
    "register_consents_changed",
    "register_emptied",
    "register_erasable",
    "register_finder",
    "register_naming",
    "register_sheet",
    "resting_on_care",
    "sheets_of",
    "urgent_sheets",
]


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case as its page has it: opened, and what the member may do. `may_write`: they work on it and it is open.

    `shared` holds what a room has opened of it for this page, so that two of its sheets open it once.
    """

    keyring: Keyring
    case: Case
    person: PersonRecord
    record: CaseRecord
    items: Items
    may_work: bool
    may_write: bool
    shared: dict[str, Any] = field(default_factory=dict)

    def once[Value](self, what: str, read: Callable[[], Value]) -> Value:
        """What `read` gave when it was asked for under this name first."""
        if what not in self.shared:
            self.shared[what] = read()
        value: Value = self.shared[what]
        return value


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A sheet that would be empty: its title, and the page where it is begun. All of them stand in one line."""

    title: str
    page: str


ABOVE_ALL: Final = 2
"""Sheets of a lower place stand above the whole page, in a section of their own: what cannot wait."""

type Sheet = Callable[[OpenedCase], Panel | Unwritten | None]
type Naming = Callable[[Stage, OpenedCase], Stage]


@dataclass(frozen=True, slots=True)
class RestsOnCare:
    """Something of a case that rests on its care of this `number`: what it is, and its page."""

    number: int
    title: str
    page: str


@dataclass(frozen=True, slots=True)
class Hits:
    """What another room found: a part of the page, and whom or what it shows by name."""

    panel: Panel
    subjects: tuple[Subject, ...]


_namings: list[Naming] = []
_finders: list[Callable[[Keyring, str], Hits | None]] = []
_sheets: list[tuple[int, Sheet, bool]] = []
_at_restricting: list[Callable[[Keyring, Case], list[str]]] = []
_after_restricting: list[Callable[[Keyring, Case, Collection[UUID]], None]] = []
_after_opening: list[Callable[[Keyring, Case], None]] = []
_at_merging: list[Callable[[Keyring, Case], None]] = []
_at_deleting: list[Callable[[Case], None]] = []
_at_erasing: dict[Callable[[Keyring, Case], list[UUID]], tuple[type[Model], ...]] = {}
_erasable: list[type[Model]] = []
_emptied: dict[Callable[[QuerySet[Any]], int], tuple[type[Model], ...]] = {}
_at_becoming: list[Callable[[Keyring, Case], None]] = []
_after_care_began: list[Callable[[Keyring, Case, int, frozenset[str]], None]] = []
_consents_changed: list[Callable[[Keyring, Case], None]] = []
_rests_on_care: list[Callable[[Keyring, Case], Iterable[RestsOnCare]]] = []


def register_sheet(place: int, show: Sheet, *, of_cases_alone: bool = False) -> None:
    """`show(opened)` is asked each time the page of a case is shown, for one that the member may read.

    Sheets stand in the order of their places. The template gives a heading and what stands below it; there its context
    is `panel`, and `opened` what `show` was given. What has nothing to show yet is `Unwritten` for who may write, else
    None, which shows nothing. `of_cases_alone`: an accompaniment, which stays a consultation, has no such sheet.
    """
    if (place, show, of_cases_alone) not in _sheets:
        _sheets.append((place, show, of_cases_alone))
        _sheets.sort(key=lambda sheet: sheet[0])


def urgent_sheets(opened: OpenedCase) -> list[Panel]:
    """What stands above all else. SealBroken."""
    sheets = [show(opened) for place, show in _sheets_for(opened) if place < ABOVE_ALL]
    return [sheet for sheet in sheets if isinstance(sheet, Panel)]


def sheets_of(opened: OpenedCase) -> tuple[list[Panel], list[Unwritten]]:
    """What is there, and what could be begun. SealBroken."""
    sheets = [show(opened) for place, show in _sheets_for(opened) if place >= ABOVE_ALL]
    panels = [sheet for sheet in sheets if isinstance(sheet, Panel)]
    return panels, [sheet for sheet in sheets if isinstance(sheet, Unwritten)]


def _sheets_for(opened: OpenedCase) -> list[tuple[int, Sheet]]:
    is_case = opened.record.accompanies is None
    return [(place, show) for place, show, of_cases_alone in _sheets if is_case or not of_cases_alone]


def register_naming(name: Naming) -> None:
    """`name(stage, opened)` says how the page of this case calls a stage of help; the stage itself, where as always."""
    if name not in _namings:
        _namings.append(name)


def named(stage: Stage, opened: OpenedCase) -> Stage:
    """The stage in the words that fit this case. SealBroken."""
    for name in _namings:
        stage = name(stage, opened)
    return stage


def register_consents_changed(do: Callable[[Keyring, Case], None]) -> None:
    """`do(keyring, case)` takes back what rested on a consent that stands no more, in the transaction of the change."""
    if do not in _consents_changed:
        _consents_changed.append(do)


def consents_changed(keyring: Keyring, case: Case) -> None:
    """SealBroken."""
    for do in _consents_changed:
        do(keyring, case)


def register_finder(find: Callable[[Keyring, str], Hits | None]) -> None:
    """`find(keyring, question)` looks among what is no person yet, whenever somebody looks for a person."""
    if find not in _finders:
        _finders.append(find)


def found(keyring: Keyring, question: str) -> list[Hits]:
    """What other rooms know under this. SealBroken."""
    return [hits for find in _finders if (hits := find(keyring, question)) is not None]


def register_at_restricting(do: Callable[[Keyring, Case], list[str]]) -> None:
    """`do(keyring, case)` deletes what every holder of the keys could still open, and gives its words.

    It runs in the transaction that restricts the case, whose notes the words become.
    """
    if do not in _at_restricting:
        _at_restricting.append(do)


def let_go(keyring: Keyring, case: Case) -> list[str]:
    """The words of what was deleted. SealBroken."""
    return [text for do in _at_restricting for text in do(keyring, case)]


def register_after_restricting(do: Callable[[Keyring, Case, Collection[UUID]], None]) -> None:
    """`do(keyring, case, members)` leaves what the case points at in other rooms to these members, named for work.

    It runs in the transaction that restricts the case, or names others for it, once the case has its new key.
    """
    if do not in _after_restricting:
        _after_restricting.append(do)


def leave_to(keyring: Keyring, case: Case, members: Collection[UUID]) -> None:
    """SealBroken."""
    for do in _after_restricting:
        do(keyring, case, members)


def register_after_opening(do: Callable[[Keyring, Case], None]) -> None:
    """As `register_after_restricting`, once the case is open again to all who hold the keys."""
    if do not in _after_opening:
        _after_opening.append(do)


def open_to_all(keyring: Keyring, case: Case) -> None:
    """SealBroken."""
    for do in _after_opening:
        do(keyring, case)


def register_at_merging(do: Callable[[Keyring, Case], None]) -> None:
    """`do(keyring, case)` ends what was decided about one person alone, in the transaction that makes two of them one.

    It runs for each case of both, before they hang on the first.
    """
    if do not in _at_merging:
        _at_merging.append(do)


def merging(keyring: Keyring, case: Case) -> None:
    """SealBroken."""
    for do in _at_merging:
        do(keyring, case)


def register_at_erasing(do: Callable[[Keyring, Case], list[UUID]], *models: type[Model]) -> None:
    """`do(keyring, case)` deletes what the case came from, and gives the ids of all that is or was there.

    It runs in the transaction that erases the case. After a restore, rows of `models` with these ids are deleted
    again; the keeper may write their tables anew.
    """
    _at_erasing[do] = models


def erase(keyring: Keyring, case: Case) -> list[UUID]:
    """The ids of what went, for the ledger."""
    return [pk for do in _at_erasing for pk in do(keyring, case)]


def register_erasable(*models: type[Model]) -> None:
    """What a package erases itself (`ledger`): after a restore rows with ids of the ledger are deleted again, of the
    first model first; the keeper may write their tables anew. A model whose rows go along with others is named last.
    """
    _erasable.extend(model for model in models if model not in _erasable)


def erased_rows() -> list[type[Model]]:
    """What other rooms keep under ids that may stand in the ledger."""
    return [*(model for models in _at_erasing.values() for model in models), *_erasable]


def register_emptied(empty: Callable[[QuerySet[Any]], int], *models: type[Model]) -> None:
    """What is emptied and not deleted, as a letter that was taken back, whose row says that it must not come again.

    After a restore `empty(ids)` is given those of the ledger, as the keeper, and gives how many rows held something;
    the keeper may write the tables of `models` anew.
    """
    _emptied[empty] = models


def empty_again(ids: QuerySet[Any]) -> int:
    return sum(empty(ids) for empty in _emptied)


def emptied_rows() -> list[type[Model]]:
    return [model for models in _emptied.values() for model in models]


def register_at_deleting(do: Callable[[Case], None]) -> None:
    """`do(case)` removes what of a case lies outside the database, or has it removed at the commit.

    It runs before the rows of the case go, in the transaction that erases it and in that which erases it anew after a
    restore: then there is no keyring, and the role is the keeper.
    """
    if do not in _at_deleting:
        _at_deleting.append(do)


def delete_with(case: Case) -> None:
    for do in _at_deleting:
        do(case)


def register_at_becoming(do: Callable[[Keyring, Case], None]) -> None:
    """`do(keyring, case)` runs in the transaction in which an accompaniment becomes a case."""
    if do not in _at_becoming:
        _at_becoming.append(do)


def became_case(keyring: Keyring, case: Case) -> None:
    """SealBroken."""
    for do in _at_becoming:
        do(keyring, case)


def register_care(
    after: Callable[[Keyring, Case, int, frozenset[str]], None],
    resting: Callable[[Keyring, Case], Iterable[RestsOnCare]],
) -> None:
    """`after(keyring, case, number, care)` runs in the transaction in which care that cannot wait begins; `care` says
    what it is, in the words of `vital_interest.Care`. `resting(keyring, case)` is asked where it is shown.
    """
    if after not in _after_care_began:
        _after_care_began.append(after)
        _rests_on_care.append(resting)


def care_began(keyring: Keyring, case: Case, number: int, care: frozenset[str]) -> None:
    """SealBroken."""
    for after in _after_care_began:
        after(keyring, case, number, care)


def resting_on_care(keyring: Keyring, case: Case) -> list[RestsOnCare]:
    """SealBroken."""
    return [entry for resting in _rests_on_care for entry in resting(keyring, case)]
