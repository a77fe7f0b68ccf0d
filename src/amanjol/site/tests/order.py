"""Which tests go to one process together, and which of these are begun first, so that nothing long ends last alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pytest

BROWSER: Final = "src/amanjol/site/tests/browser/"
DESK, GUIDE, NEIGHBOURS = "browser, desk", "browser, guide", "browser, neighbours"
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
BETWEEN_NODES: Final = {
    "test_agreement_of_two_nodes.py",
    "test_alarm_of_two_nodes.py",
    "test_referral_of_two_nodes.py",
}
"""Those that ask for the `neighbourhood`: its nodes are started once."""
FIRST: Final = (
    DESK,
    GUIDE,
    NEIGHBOURS,
    "src/amanjol/casework/cases/tests/test_hostile_input.py",
    "src/amanjol/public/packs/tests/test_offline.py",
    "src/amanjol/public/packs/tests/test_build_faults.py",
    "src/amanjol/site/tests/test_first_start.py",
    "src/amanjol/site/tests/test_neighbour.py",
    "src/amanjol/site/tests/test_canary.py",
    "src/amanjol/public/packs/tests/test_search.py",
    "src/amanjol/public/packs/tests/test_hostile_text.py",
    "src/amanjol/casework/cases/tests/test_finding_sheets.py",
    "src/amanjol/site/tests/test_case_kills.py",
    "src/amanjol/casework/learning/tests/test_hostile_input.py",
    "src/amanjol/casework/cases/tests/test_who_gets_in.py",
    "src/amanjol/casework/cases/tests/test_russian_pages.py",
    "src/amanjol/casework/learning/tests/test_who_gets_in.py",
    "src/amanjol/casework/learning/tests/test_russian_pages.py",
    "src/amanjol/casework/support/tests/test_session_doors.py",
    "src/amanjol/site/tests/test_addresses.py",
    "src/amanjol/public/guide/tests/test_bad_input.py",
    "src/amanjol/foundation/organisations/tests/test_forged_keys.py",
    "src/amanjol/casework/cases/tests/test_last_resort.py",
    "src/amanjol/casework/intake/tests/test_hostile_input.py",
    "src/amanjol/site/tests/test_doctor.py",
    "src/amanjol/casework/cases/tests/test_for_lawyer.py",
    "src/amanjol/site/tests/test_up.py",
    "src/amanjol/public/guide/tests/test_starter_content.py",
    "src/amanjol/public/guide/tests/test_content_round_trip.py",
    "src/amanjol/site/tests/test_forms_once.py",
    "src/amanjol/casework/cases/tests/test_once.py",
    "src/amanjol/public/packs/publishing/tests/test_web.py",
    "src/amanjol/casework/support/tests/test_hostile_followups.py",
    "src/amanjol/foundation/seals/tests/test_passphrases.py",
    "src/amanjol/site/tests/test_worker.py",
    "src/amanjol/foundation/organisations/tests/test_keys_again.py",
    "src/amanjol/site/tests/test_archive_erased.py",
    "kiosk/tests/test_forgery.py",
    "src/amanjol/casework/cases/tests/test_details_policy.py",
    "src/amanjol/site/tests/test_structure.py",
    "src/amanjol/site/tests/test_case_disk.py",
    "src/amanjol/public/packs/tests/test_building.py",
    "src/amanjol/casework/cases/tests/test_two_tabs.py",
    "src/amanjol/site/tests/test_neighbours.py",
    "src/amanjol/site/tests/test_leftovers.py",
    "src/amanjol/site/tests/test_archive.py",
    "src/amanjol/casework/support/tests/test_hostile_plans.py",
    "src/amanjol/casework/support/tests/test_sessions.py",
    "src/amanjol/public/packs/tests/test_standings.py",
    "src/amanjol/casework/cases/tests/test_ticking_pages.py",
    "src/amanjol/foundation/accounts/tests/test_locking_out.py",
    "src/amanjol/casework/cases/tests/test_merging.py",
    "src/amanjol/casework/cases/tests/test_talk_advice.py",
    "src/amanjol/casework/support/tests/test_conferences.py",
    "src/amanjol/site/tests/test_archive_files.py",
    "src/amanjol/public/devices/tests/test_malformed.py",
    "src/amanjol/casework/support/tests/test_russian_others.py",
    "src/amanjol/public/packs/tests/test_check_in_browser.py",
    "src/amanjol/casework/cases/tests/test_today.py",
    "src/amanjol/casework/cases/tests/test_lawyer_circles.py",
)
"""The longest, as measured (docs/benchmarks.md). What is not here takes seconds."""


def group_of(nodeid: str) -> str:
    """A file, so that its people are made once; of the browser's, all that share a node."""
    file = nodeid.partition("::")[0]
    if not file.startswith(BROWSER):
        return file
    name = file.removeprefix(BROWSER)
    if name in BETWEEN_NODES:
        return NEIGHBOURS
    return DESK if name in SIGNED_IN else GUIDE


def put_in_order(items: list[pytest.Item]) -> None:
    """The longest groups first, then those of most tests; within a group as it was."""
    tests = Counter(group_of(item.nodeid) for item in items)

    def place(item: pytest.Item) -> tuple[int, int, str]:
        group = group_of(item.nodeid)
        return (FIRST.index(group) if group in FIRST else len(FIRST), -tests[group], group)

    items.sort(key=place)
