"""The chapters on legal aid: of an advocate with an account, and of whoever looks for a lawyer."""

from __future__ import annotations

from typing import Final

from amanjol.foundation.organisations.roles import RoleKey
from amanjol.site.handbook.book import Book, Chapter

OF_OFFERS: Final = (
    "lawyer_of_need", "ask_next", "ask_advocate", "know_advocate", "called", "offer", "tell_names", "accept_offer",
    "erase_client", "decline_offer", "let_offer_pass", "end_offer", "other_side", "change_side", "erase_side", "look",
    "clients", "clients_file",
)  # fmt: skip
OF_MANDATES: Final = (
    "mandates", "narrow_mandates", "begin_mandate", "begin_mandate_of_offer", "mandate", "erase_mandate",
    *(f"mandate_{act}" for act in ("step", "hearing", "sum", "contact", "extend", "hand-over", "close")),
    *(f"mandate_{act}_item" for act in ("step", "hearing", "sum", "answer", "made")),
)  # fmt: skip


def _legal_aid(*pages: str) -> tuple[str, ...]:
    return tuple(f"legal_aid:{page}" for page in pages)


FILE: Final = ("give_lawyer_file", "take_lawyer_file_back")
OWN_ACTS: Final = (
    "own_mandate", "own_file", "own_mandate_step", "own_mandate_hearing", "own_mandate_sum", "own_mandate_contact",
    *(f"own_mandate_{act}_item" for act in ("step", "hearing", "sum", "answer", "made")),
)  # fmt: skip
SWAPS: Final = ("ask_swap", "take_swap", "decline_swap", "withdraw_swap")

ADVOCATE: Final = Book(
    "advocate",
    frozenset({RoleKey.ADVOCATE}),
    (
        Chapter("begin"),
        Chapter("my-work", _legal_aid("my_work")),
        Chapter(
            "offers",
            _legal_aid(
                "compare_coordinator", "own_offer", "might_accept", "no_conflict", "decline_own_offer"
            ),
        ),
        Chapter("called"),
        Chapter("mandates", _legal_aid(*OWN_ACTS)),
        Chapter("notes", _legal_aid("own_notes", "own_note", "erase_own_note")),
        Chapter("duty", _legal_aid("plan_own_duty", "own_away", "own_back", "not_now", "take_own_duty_away", *SWAPS)),
    ),
    "casework",
)  # fmt: skip

OF_PLANS: Final = (
    "plans", "make_plan", "plan", "what_if", "trainings", "plan_csv", "plan_json", "erase_plan"
)  # fmt: skip
LEGAL_AID: Final = Book(
    "legal-aid",
    frozenset(),
    (
        Chapter("right", _legal_aid("right", "ask_right")),
        Chapter("need", _legal_aid("raise_need", "sent_need", "change_need", "withdraw_need", *FILE)),
        Chapter("coordinator"),
        Chapter("needs", _legal_aid("needs", "need", "need_progress", "erase_need")),
        Chapter("offers", _legal_aid(*OF_OFFERS)),
        Chapter("plans", _legal_aid(*OF_PLANS)),
        Chapter("roads", _legal_aid("roads", "roads_file", "way", "take_way_away")),
        Chapter("register", _legal_aid("advocates", "advocate_districts", "advocate_file", "erase_advocate")),
        Chapter("accounts", _legal_aid("advocate_account", "invite_advocate", "end_advocate_account")),
        Chapter("duty", _legal_aid("rota", "plan_duty", "away", "duty", "back_from_away", "take_duty_away")),
        Chapter("mandates", _legal_aid(*OF_MANDATES)),
    ),
    "casework",
)  # fmt: skip
"""Nobody's own book: whoever looks for a lawyer reads it before the first time."""
