"""Which tests go to one process together, and which of these are begun first, so that nothing long ends last alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pytest

BROWSER: Final = "src/amanjol/site/tests/browser/"
DESK, GUIDE = "browser, desk", "browser, guide"
SIGNED_IN: Final = {
    "test_day_at_desk.py",
    "test_desk_case.py",
    "test_double_press.py",
    "test_editors_week.py",
    "test_from_editor_to_phone.py",
    "test_intake_desk.py",
    "test_keys_desk.py",
    "test_lost_and_doubled.py",
    "test_night_of_support.py",
    "test_road_of_a_device.py",
    "test_road_of_support.py",
    "test_screens_desk.py",
    "test_sessions_desk.py",
    "test_who_sees_what.py",
}
"""Browser tests in which people sign in and change the node; the others read its guide. Half of the work each."""
FIRST: Final = (
    DESK,
    GUIDE,
    "src/amanjol/casework/cases/tests/test_hostile_input.py",
    "src/amanjol/site/tests/test_addresses.py",
    "src/amanjol/site/tests/test_archive.py",
    "src/amanjol/public/guide/tests/test_starter_content.py",
    "src/amanjol/site/tests/test_archive_erased.py",
    "src/amanjol/public/packs/tests/test_hostile_text.py",
    "src/amanjol/public/packs/tests/test_build_faults.py",
    "src/amanjol/site/tests/test_case_kills.py",
    "src/amanjol/casework/cases/tests/test_who_gets_in.py",
    "src/amanjol/casework/cases/tests/test_details_policy.py",
    "src/amanjol/casework/intake/tests/test_hostile_input.py",
    "src/amanjol/site/tests/test_canary.py",
    "src/amanjol/site/tests/test_postgres_17.py",
    "src/amanjol/site/tests/test_case_disk.py",
    "src/amanjol/site/tests/test_failover.py",
    "src/amanjol/site/tests/test_worker.py",
    "src/amanjol/site/tests/test_leftovers.py",
    "src/amanjol/site/tests/test_up.py",
    "src/amanjol/site/tests/test_first_start.py",
    "src/amanjol/public/packs/tests/test_offline.py",
    "src/amanjol/public/packs/tests/test_leaving.py",
    "src/amanjol/public/packs/publishing/tests/test_folder_crashes.py",
    "src/amanjol/public/devices/tests/test_malformed.py",
    "src/amanjol/public/guide/tests/test_side_by_side.py",
    "src/amanjol/public/guide/tests/test_spreadsheet.py",
    "src/amanjol/site/tests/test_archive_damage.py",
)
"""The longest, as measured (docs/benchmarks.md). What is not here takes seconds."""


def group_of(nodeid: str) -> str:
    """A file, so that its people are made once; of the browser's, all that share a node."""
    file = nodeid.partition("::")[0]
    if not file.startswith(BROWSER):
        return file
    return DESK if file.removeprefix(BROWSER) in SIGNED_IN else GUIDE


def put_in_order(items: list[pytest.Item]) -> None:
    """The longest groups first, then those of most tests; within a group as it was."""
    tests = Counter(group_of(item.nodeid) for item in items)

    def place(item: pytest.Item) -> tuple[int, int, str]:
        group = group_of(item.nodeid)
        return (FIRST.index(group) if group in FIRST else len(FIRST), -tests[group], group)

    items.sort(key=place)
