"""Which tests go to one process together, and which of these are begun first, so that nothing long ends last alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pytest

BROWSER: Final = "src/amanjol/site/tests/browser/"
DESK, EDITORS, GUIDE, NEIGHBOURS, WARNINGS = (
    "browser, desk",
    "browser, editors",
    "browser, guide",
    "browser, neighbours",
    "browser, warnings",
)
AT_DESK: Final = {
    "test_day_at_desk.py",
    "test_desk_case.py",
    "test_double_press.py",
    "test_intake_desk.py",
    "test_keys_desk.py",
    "test_lost_and_doubled.py",
    "test_night_of_support.py",
    "test_plan_of_needs.py",
    "test_road_of_support.py",
    "test_sessions_desk.py",
    "test_support_looked_at.py",
    "test_who_sees_what.py",
}
"""Browser tests in which people work at the desk of a node of theirs."""
WRITING: Final = {
    "test_editors_week.py",
    "test_from_editor_to_phone.py",
    "test_quarter_of_a_programme.py",
    "test_recommendations.py",
    "test_released_tables.py",
    "test_road_of_a_device.py",
    "test_screens_desk.py",
}
"""Those in which others sign in and change what a node tells; what is left reads the guide of one."""
BETWEEN_NODES: Final = {
    "test_agreement_of_two_nodes.py",
    "test_alarm_of_two_nodes.py",
    "test_referral_of_two_nodes.py",
    "test_road_of_legal_aid.py",
}
"""Those that ask for the `neighbourhood`: its nodes are started once."""
WARNING: Final = {"test_observations.py", "test_partners_warning.py"}
"""Those that warn readers of a node of theirs, which has devices and a partner abroad."""
FIRST: Final = (
    GUIDE,
    DESK,
    EDITORS,
    NEIGHBOURS,
    WARNINGS,
    "src/amanjol/site/tests/test_structure.py",
    "src/amanjol/casework/cases/tests/test_hostile_input.py",
    "src/amanjol/public/packs/tests/test_build_faults.py",
    "src/amanjol/site/tests/test_addresses.py",
    "src/amanjol/site/tests/test_first_start.py",
    "src/amanjol/public/packs/tests/test_hostile_text.py",
    "src/amanjol/public/packs/tests/test_offline.py",
    "src/amanjol/site/tests/test_letter_kills.py",
    "src/amanjol/site/tests/test_form_without_token.py",
    "src/amanjol/public/packs/tests/test_search.py",
    "src/amanjol/site/tests/test_canary.py",
    "src/amanjol/site/tests/test_archive_erased.py",
    "src/amanjol/casework/learning/tests/test_hostile_input.py",
    "src/amanjol/casework/referrals/tests/test_disorder.py",
    "src/amanjol/site/tests/test_archive.py",
    "src/amanjol/programme/insights/tests/test_random_releases.py",
    "src/amanjol/casework/cases/tests/test_finding_sheets.py",
    "src/amanjol/casework/cases/tests/test_for_lawyer.py",
    "src/amanjol/casework/referrals/tests/test_returns.py",
    "src/amanjol/casework/intake/tests/test_hostile_input.py",
    "src/amanjol/casework/referrals/tests/test_taken_back.py",
    "src/amanjol/casework/referrals/tests/test_return_letters.py",
    "src/amanjol/site/tests/test_case_kills.py",
    "src/amanjol/site/tests/test_worker.py",
    "src/amanjol/casework/learning/tests/test_who_gets_in.py",
    "src/amanjol/casework/cases/tests/test_who_gets_in.py",
    "src/amanjol/site/tests/test_doctor.py",
    "src/amanjol/casework/cases/tests/test_last_resort.py",
    "src/amanjol/public/guide/tests/test_content_round_trip.py",
    "src/amanjol/site/tests/test_leftovers.py",
    "src/amanjol/site/tests/test_forms_versioned.py",
    "src/amanjol/casework/referrals/tests/test_referrals.py",
    "kiosk/tests/test_power.py",
    "src/amanjol/casework/legal_aid/tests/test_files_for_advocates.py",
    "src/amanjol/site/tests/test_case_disk.py",
    "src/amanjol/public/packs/publishing/tests/test_web.py",
    "src/amanjol/casework/cases/tests/test_once.py",
    "src/amanjol/site/tests/test_mailing_kills.py",
    "src/amanjol/foundation/letters/tests/test_slow_nodes.py",
    "src/amanjol/site/tests/test_up.py",
    "src/amanjol/public/packs/tests/test_building.py",
    "src/amanjol/casework/cases/tests/test_without_token.py",
    "src/amanjol/casework/support/tests/test_session_doors.py",
    "src/amanjol/casework/cases/tests/test_ticking_pages.py",
    "src/amanjol/site/tests/test_neighbour.py",
    "src/amanjol/public/packs/tests/test_standings.py",
    "src/amanjol/public/guide/tests/test_starter_content.py",
    "src/amanjol/casework/support/tests/test_story_gate.py",
    "src/amanjol/programme/insights/tests/test_publishing.py",
    "src/amanjol/programme/newsletter/tests/test_plots.py",
    "src/amanjol/casework/referrals/tests/test_referral_files.py",
    "src/amanjol/public/packs/tests/test_leaving.py",
    "src/amanjol/casework/referrals/tests/test_register.py",
    "src/amanjol/casework/cases/tests/test_two_tabs.py",
    "src/amanjol/casework/cases/tests/test_details_policy.py",
    "src/amanjol/casework/legal_aid/tests/test_files_outlived.py",
    "src/amanjol/site/tests/test_archive_files.py",
    "src/amanjol/casework/support/tests/test_participation.py",
    "src/amanjol/site/tests/test_warning_kills.py",
    "src/amanjol/public/packs/tests/test_check_in_browser.py",
    "src/amanjol/casework/cases/tests/test_case_pages.py",
    "kiosk/tests/test_keeping_up.py",
    "src/amanjol/public/packs/publishing/tests/test_buckets.py",
    "src/amanjol/casework/legal_aid/tests/test_register.py",
    "src/amanjol/programme/newsletter/tests/test_figures.py",
    "src/amanjol/casework/referrals/tests/test_return_taken_over.py",
    "src/amanjol/casework/referrals/tests/test_danger.py",
    "src/amanjol/site/tests/test_letter_file_kills.py",
    "src/amanjol/programme/newsletter/tests/test_counts.py",
    "src/amanjol/programme/newsletter/tests/test_mail.py",
    "src/amanjol/site/tests/test_more_of_the_world.py",
    "src/amanjol/casework/legal_aid/tests/test_turns_forged.py",
    "src/amanjol/casework/legal_aid/tests/test_what_if_page.py",
    "src/amanjol/site/tests/test_failover.py",
    "src/amanjol/casework/intake/tests/test_who_gets_in.py",
    "src/amanjol/casework/legal_aid/tests/test_needs.py",
    "src/amanjol/public/guide/tests/test_letters.py",
    "src/amanjol/casework/support/tests/test_hostile_followups.py",
    "src/amanjol/casework/legal_aid/tests/test_turns.py",
    "src/amanjol/foundation/seals/tests/test_passphrases.py",
    "src/amanjol/casework/legal_aid/tests/test_offers.py",
    "src/amanjol/casework/support/tests/test_conference_rows.py",
    "src/amanjol/programme/newsletter/tests/test_signing.py",
    "src/amanjol/site/tests/test_turn_kills.py",
    "src/amanjol/casework/support/tests/test_conferences.py",
    "src/amanjol/public/devices/tests/test_malformed.py",
    "src/amanjol/public/devices/tests/test_real_device.py",
    "src/amanjol/casework/support/tests/test_files.py",
    "src/amanjol/casework/cases/tests/test_russian_pages.py",
    "src/amanjol/casework/support/tests/test_sessions.py",
    "src/amanjol/programme/newsletter/tests/test_renditions.py",
)
"""The longest, as measured in a whole run of 30 November 2026 on four processes: 14 seconds of the clock or more."""


def group_of(nodeid: str) -> str:
    """A file, so that its people are made once; of the browser's, all that share a node."""
    file = nodeid.partition("::")[0]
    if not file.startswith(BROWSER):
        return file
    name = file.removeprefix(BROWSER)
    if name in BETWEEN_NODES:
        return NEIGHBOURS
    if name in WARNING:
        return WARNINGS
    if name in WRITING:
        return EDITORS
    return DESK if name in AT_DESK else GUIDE


def put_in_order(items: list[pytest.Item]) -> None:
    """The longest groups first, then those of most tests; within a group as it was."""
    tests = Counter(group_of(item.nodeid) for item in items)

    def place(item: pytest.Item) -> tuple[int, int, str]:
        group = group_of(item.nodeid)
        return (FIRST.index(group) if group in FIRST else len(FIRST), -tests[group], group)

    items.sort(key=place)
