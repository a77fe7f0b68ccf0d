"""Chapters of whoever manages a programme, and of the gate of stories that it may tell."""

from __future__ import annotations

from typing import Final

from amanjol.foundation.organisations.roles import RoleKey
from amanjol.site.handbook.book import Book, Chapter

STORIES: Final = Book(
    "stories",
    frozenset(),
    (
        Chapter(
            "gate",
            (
                "support:story", "support:story_text", "support:story_traits", "support:story_read",
                "support:story_lawyer", "support:story_known", "support:story_count", "support:story_approve",
                "support:story_open",
            ),
        ),
        Chapter("calling-back", (
            "support:published_stories", "support:recall_story", "support:story_recall", "support:story_copy",
            "support:story_copy_gone",
        )),
    ),
    "casework",
)  # fmt: skip
"""Nobody's own book: whoever publishes a story reads it then."""

OBSERVATIONS: Final = Book(
    "observations",
    frozenset(),
    (
        Chapter("write", ("observations:",)),
        Chapter("send", ("observations:observation", "observations:send")),
        Chapter("taking-back", ("observations:recall", "observations:throw_away")),
        Chapter("take-up", ("arrived_observations:",)),
        Chapter("partners", ("partner_warnings:", "arrived_warnings:")),
    ),
    "programme",
)
"""Nobody's own book: whoever hears a story for the third time reads it then."""

PROGRAMME: Final = Book(
    "programme",
    frozenset({RoleKey.PROGRAMME_MANAGER}),
    (
        Chapter("results", ("results:",)),
        Chapter("releases", ("releases:",)),
        Chapter("returns", ("partner_returns:returns",)),
        Chapter("recommendations", (
            "outreach:ledger", "outreach:new_recommendation", "outreach:recommendation",
            "outreach:change_recommendation", "outreach:answer", "outreach:days", "outreach:commit", "outreach:ask",
            "outreach:take_back", "outreach:show", "outreach:hide", "outreach:move", "outreach:report",
            "outreach:proof", "outreach:correct_commitment", "outreach:correct_report",
        )),
        Chapter("partners", (
            "outreach:partners", "outreach:new_partner", "outreach:partner", "outreach:change_partner", "outreach:word",
            "outreach:withdraw",
        )),
        Chapter("planner", (
            "outreach:planner", "outreach:begin_feed", "outreach:end_feed", "outreach:new_event", "outreach:event",
            "outreach:remove_event", "outreach:new_campaign", "outreach:campaign", "outreach:change_campaign",
        )),
        Chapter("reach", (
            "outreach:publications", "outreach:new_publication", "outreach:publication", "outreach:change_publication",
            "outreach:correct_count", "outreach:film_taken_down",
        )),
        Chapter("newsletter", ("newsletter:",)),
        Chapter("mailings", ("mailings:",)),
    ),
    "programme",
)  # fmt: skip
