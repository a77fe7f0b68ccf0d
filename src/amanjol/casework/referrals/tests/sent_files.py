"""A picture of a case that may go to the partner, and one that has come there; each made once a process."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.test import override_settings

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals.tests.test_referrals import MERJEN, agree, arrived, consent, said_yes, send
from amanjol.casework.referrals.tests.two_houses import create_two_houses, with_node_keys
from amanjol.casework.support.tests.file_pages import take_in
from amanjol.foundation.letters.delivery import fetching
from amanjol.foundation.organisations.tenant import name_session
from amanjol.site.tests.leftovers import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.tests.two_houses import TwoHouses
    from amanjol.casework.support.models import CaseFile

    type Sent = tuple[Case, CaseFile, str, str]
    type Scene = tuple[TwoHouses, Case, CaseFile, str, str]

NAMED: dict[str, Any] = {
    "purpose": "shelter", "how": "name", "fields_told": ["prs_FirstName-name"], "why_more": "To meet her",
}  # fmt: skip
CONTRACT = ["name", "happened", "doers", "wages"]


def ask_with_file(houses: TwoHouses, *, groups: list[str] | None = None) -> Sent:
    """A case with one picture, a yes of the partner, and a consent: the case, the file, both pages."""
    agree(houses)
    case = open_case(houses.dana, MERJEN)
    file = take_in(houses.dana, case)
    ours, theirs = said_yes(houses, case)
    consent(houses, case, groups=groups or CONTRACT)
    return case, file, ours, theirs


def chosen(file: CaseFile, sort: str = "contract", **other: str) -> dict[str, Any]:
    return NAMED | {f"file-{file.pk}": sort, "looked": "on"} | other


def fetch() -> int:
    """As the worker."""
    name_session("")
    return fetching.fetch()


def tell_with_file(houses: TwoHouses) -> Sent:
    """With the file, which has come."""
    case, file, ours, theirs = ask_with_file(houses)
    send(houses.dana, ours, "identity", chosen(file) | {"send": "yes"})
    assert arrived(houses.selbi) == theirs
    assert fetch() == 1
    return case, file, ours, theirs


def _made(make: Callable[[TwoHouses], Sent]) -> tuple[Path, Scene]:
    """With the folder in which keys and files lie: not to be changed."""
    root = Path(tempfile.mkdtemp(prefix="files-", dir=os.environ[FOLDER]))
    with override_settings(LETTERS_ROOT=root / "letters", SEALED_FILES_ROOT=root / "files"):
        houses = create_two_houses()
        with_node_keys()
        return root, (houses, *make(houses))


def create_asked() -> tuple[Path, Scene]:
    return _made(ask_with_file)


def create_told() -> tuple[Path, Scene]:
    return _made(tell_with_file)
