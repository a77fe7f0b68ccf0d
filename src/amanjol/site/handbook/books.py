"""Which books there are, whose each is, which chapters it has and which pages lead to each.

A page is named as in the lists of addresses, `cases:person`; `wagtailadmin_pages:` stands for all pages of that room.
Legal aid has its own (`books_of_legal_aid`).
"""

from __future__ import annotations

from typing import Final

from amanjol.foundation.organisations.roles import RoleKey
from amanjol.site.handbook.book import Book, Chapter
from amanjol.site.handbook.books_of_legal_aid import ADVOCATE, LEGAL_AID
from amanjol.site.handbook.books_of_programme import OBSERVATIONS, PROGRAMME, STORIES


def _referrals(*acts: str) -> tuple[str, ...]:
    return tuple(f"referrals:{act}" for act in acts)


AGREEMENTS: Final = _referrals("agreements", "offer", "agreement", "answer", "end")
RETURN: Final = ("begin", "part", "leg", "stop", "take-up", "arrived", "tell", "take-over", "here", "report")
EVERYBODY: Final = Book(
    "everybody",
    frozenset(),
    (
        Chapter("sign-in"),
        Chapter("account", (
            "accounts:own_account", "accounts:change_passphrase", "accounts:end_session",
            "accounts:end_other_sessions", "organisations:members",
        )),
    ),
)  # fmt: skip

CIRCLES: Final = Book(
    "circles",
    frozenset({RoleKey.PSYCHOLOGIST, RoleKey.DOCTOR}),
    (
        Chapter("circles", (
            "organisations:circles", "organisations:begin_circle", "organisations:circle",
            "organisations:accept_circle", "organisations:leave_circle", "organisations:take_into_circle",
            "organisations:circle_sheets", "organisations:vouch_for_circle", "organisations:vouch_for_colleague",
        )),
        Chapter("clients", ("support:clients", "support:client", "support:answer_client", "support:compare_client")),
        Chapter("session", ("support:limit_heard", "support:new_session", "support:session")),
        Chapter("danger", ("support:pass_on",)),
    ),
    "casework",
)  # fmt: skip

CASE_WORKER: Final = Book(
    "case-worker",
    frozenset({RoleKey.CASE_WORKER, RoleKey.OBSERVER, RoleKey.LAWYER, RoleKey.LEGAL_AID_COORDINATOR}),
    (
        Chapter(
            "keys",
            (
                "accounts:unlock", "accounts:recovery_code", "accounts:check_recovery_code",
                "organisations:keys", "organisations:begin_keys", "organisations:compare_keys",
                "organisations:give_keys", "organisations:use_sheets", "letters:", *AGREEMENTS,
            ),
        ),
        Chapter("today", ("web:home", "cases:work", "cases:narrow", "cases:discreet", "cases:find")),
        Chapter(
            "new-case",
            (
                "cases:new", "cases:same", "cases:merge", "cases:unmerge", "intake:reports", "intake:read",
                "intake:case", "intake:decline", "intake:consultations", "intake:new_consultation",
                "intake:consultation", "intake:consultation_done", "intake:consultation_again",
                "intake:consultation_case", "intake:consultation_accompany", "cases:make_case", "complaints:",
                "cases:groups", "cases:new_group", "cases:group", "cases:add_to_group", "cases:group_facts",
                "cases:three_minutes", "cases:wages", "cases:claim",
            ),
        ),
        Chapter("safe-contact", ("cases:person", "cases:age", "cases:details", "cases:part", "cases:entry")),
        Chapter(
            "danger",
            (
                "cases:risk", "cases:safety", "support:threats", "support:threat_of_case", "support:threat",
                "support:answer_threat", "support:threat_went_on", "support:erase_threat",
            ),
        ),
        Chapter(
            "notes",
            (
                "cases:case", "cases:note", "cases:correct_note", "support:add_file", "support:take_file_away",
                "support:file_original", "support:file_copy", "support:stay_incident", "support:house_incident",
            ),
        ),
        Chapter(
            "tasks",
            (
                "cases:plan", "cases:write_task", "cases:task_done", "cases:change_task", "cases:task_again",
                "cases:assign", "cases:unassign", "support:conferences", "support:conference",
                "support:change_conference", "support:join_conference", "support:leave_conference",
                "support:decide_at_conference", "support:end_conference", "support:conference_copy",
                "support:conference_paper",
            ),
        ),
        Chapter(
            "talk",
            (
                "cases:talk", "cases:begin_talk", "cases:answer", "cases:back", "cases:stop_talk",
                "cases:resume_talk", "cases:talk_part", "cases:talk_order", "cases:end_advice",
                "cases:advice_plan", "cases:advice_risk", "cases:result", "cases:interpreter",
                "support:interpreters", "support:new_interpreter", "support:interpreter",
                "support:erase_interpreter", "support:interpreting", "support:book_interpreter",
                "support:end_interpreting",
            ),
        ),
        Chapter(
            "stages",
            (
                "cases:stage", "cases:justice", "cases:determine", "support:plan", "support:new_goal",
                "support:goal", "support:end_goal", "support:new_service", "support:service",
                "support:move_service", "support:together", "support:paper", "support:afterwards",
                "support:follow_up", "support:ask", "support:closing", "support:leaving_paper",
                "support:outcomes", "support:ask_outcomes", "support:asking", "support:wages_decision",
                "support:wages_came", "support:wages_payment", "support:houses", "support:new_house",
                "support:house", "support:change_house", "support:bed", "support:stay",
                "support:leave", "support:where", "support:done_since", "support:take_in",
                "support:give_back", "support:receipt", "support:client_of_case", "support:end_client",
                "support:take_up_danger",
            ),
        ),
        Chapter(
            "consent",
            (
                "cases:consents", "cases:withdraw", "cases:vital_care", "cases:answer_care",
                "cases:representative_asked", "cases:end_care",
            ),
        ),
        Chapter("together", ("cases:access", "cases:access_paper")),
        Chapter("restricted", ("cases:restrict", "cases:lift", "cases:emergency", "cases:seen")),
        Chapter("closing", ("cases:close", "cases:reopen")),
        Chapter(
            "never",
            (
                "cases:demand", "cases:change_demand", "cases:official_paper", "cases:printed_paper",
                "cases:for_lawyer", "cases:written", "cases:written_note", "cases:delete_note",
            ),
        ),
    ),
    "casework",
)  # fmt: skip

SUPERVISOR: Final = Book(
    "supervisor",
    frozenset({RoleKey.SUPERVISOR}),
    (
        Chapter("everybodys", ("cases:work", "cases:narrow", "support:quarter", "returns:", "partner_returns:")),
        Chapter("giving", ("cases:give", "cases:assign", "cases:unassign", "cases:desk")),
        Chapter("answering", ("cases:answer_opening",)),
        Chapter("restricted", ("cases:restrict", "cases:lift", "cases:seen")),
        Chapter("reviews", ("cases:reviews", "cases:review")),
        Chapter("erasing", ("cases:erase",)),
        Chapter("lists", ("cases:compare_list",)),
        Chapter(
            "keys",
            (
                "organisations:keys", "organisations:begin_keys", "organisations:begin_next_keys",
                "organisations:rewrap", "organisations:compare_keys", "organisations:give_keys",
                "organisations:sheets", "organisations:type_sheets_back", "organisations:use_sheets",
                "letters:", *AGREEMENTS,
            ),
        ),
        Chapter("journal", ("organisations:journal",)),
    ),
    "casework",
)  # fmt: skip

OFFICER: Final = Book(
    "officer",
    frozenset({RoleKey.OFFICER}),
    (
        Chapter("before", ("web:home",)),
        Chapter("report", ("intake:report",)),
        Chapter("comes-back", ("intake:sent", "intake:sending")),
        Chapter("afterwards"),
    ),
    "casework",
)

COURSES: Final = Book(
    "courses",
    frozenset(),
    (
        Chapter(
            "cohort",
            (
                "learning:cohorts", "learning:new_cohort", "learning:cohort", "learning:change_cohort",
                "learning:add_learner", "learning:change_learner", "learning:learner", "support:courses",
                "support:open_courses_again",
            ),
        ),
        Chapter(
            "lessons",
            (
                "learning:courses", "learning:course", "learning:lesson", "learning:handout", "learning:answers",
            ),
        ),
        Chapter(
            "work",
            (
                "learning:work", "learning:new_employer", "learning:employer", "learning:change_employer",
                "learning:check_employer", "learning:new_vacancy", "learning:vacancy",
                "learning:close_employer", "learning:reopen_employer", "learning:erase_employer",
                "learning:new_livelihood", "learning:livelihood", "learning:change_livelihood",
                "learning:place", "learning:placement_talk", "learning:end_placement", "learning:letter",
                "learning:business_plan", "learning:savings", "learning:new_grant", "learning:approve_grant",
                "learning:receipt", "learning:erase_livelihood", "support:begin_work",
            ),
        ),
        Chapter("day", ("learning:new_day", "learning:day")),
        Chapter("test", ("learning:sheet", "learning:followed_up", "learning:results")),
        Chapter("certificate", ("learning:certificate", "learning:issuer", "learning:checking_file")),
        Chapter("erasing-learners", ("learning:erase_learner", "learning:erase_cohort")),
    ),
    "casework",
)  # fmt: skip
"""Nobody's own book: whoever teaches reads it when a course begins."""

REFERRALS: Final = Book(
    "referrals",
    frozenset(),
    (
        Chapter("asking", _referrals("referrals", "ask", "ask-otherwise", "said")),
        Chapter("asked", _referrals("referral", "reply", "case", "arrival", "outcome", "step", "file", "take-file")),
        Chapter("danger", _referrals("danger", "second-word", "person-told")),
        Chapter("danger-asked", _referrals("call-back", "danger-answer", "danger-step")),
        Chapter("telling", _referrals("identity", "prepare", "paper", "card")),
        Chapter("return", _referrals("return", "return-off", *(f"return-{act}" for act in RETURN))),
        Chapter("taking-back", _referrals("take-back", "remains")),
        Chapter("register", _referrals("transfers", "transfers-file", "answers", "reminders")),
    ),
    "casework",
)  # fmt: skip
"""Nobody's own book: whoever refers somebody reads it before the first time."""

EDITOR: Final = Book(
    "editor",
    frozenset({RoleKey.EDITOR, RoleKey.REVIEWER, RoleKey.TRANSLATOR}),
    (
        Chapter("waits", ("web:home", "wagtailadmin_home", "guide_state", "guide_letters")),
        Chapter(
            "article",
            (
                "wagtailadmin_explore", "wagtailadmin_explore_root", "wagtailadmin_pages:", "wagtailimages:",
                "wagtaildocs:",
            ),
        ),
        Chapter("sources", ("wagtailsnippets_guide_source:",)),
        Chapter(
            "contacts",
            (
                "wagtailsnippets_directory_contact:", "guide_dialling", "guide_save_dialling",
                "guide_undo_dialling",
            ),
        ),
        Chapter(
            "second-person",
            (
                "guide_changes", "guide_compare", "guide_approve", "guide_decline", "guide_withdraw",
                "guide_approve_file",
            ),
        ),
        Chapter(
            "translations",
            (
                "guide_translations", "guide_translate", "guide_send_file", "guide_import",
                "guide_readers_preview", "guide_readers_send",
            ),
        ),
        Chapter(
            "law",
            (
                "guide_watching", "guide_save_look", "wagtailsnippets_guide_watchedpage:",
                "wagtailsnippets_guide_legalstanding:",
            ),
        ),
        Chapter("take-down", ("guide_take_down",)),
        Chapter(
            "warnings",
            (
                "warnings:board", "warnings:kinds", "warnings:new", "warnings:warning", "warnings:change",
                "warnings:remove", "warnings:approve", "warnings:send_back", "warnings:ask_more_days",
                "warnings:agree", "warnings:drop", "warnings:withdraw", "warnings:say_wrong",
                "warnings:go_on", "warnings:to_translate", "warnings:translate", "warnings:posts", "warnings:picture",
                "warnings:taken_down", "warnings:correct_copy",
            ),
        ),
    ),
    "public",
)  # fmt: skip

DEVICE_MANAGER: Final = Book(
    "device-manager",
    frozenset({RoleKey.DEVICE_MANAGER, RoleKey.PROGRAMME_MANAGER}),
    (
        Chapter("enrol", ("devices:enrol",)),
        Chapter(
            "settings",
            (
                "devices:change", "devices:groups", "devices:group", "devices:remove_group",
                "devices:place_languages",
            ),
        ),
        Chapter("alerts", ("web:home", "devices:board", "devices:device", "devices:wish")),
        Chapter(
            "screens",
            (
                "screens:board", "screens:shown", "screens:new_playlist", "screens:playlist",
                "screens:add_item", "screens:move_up", "screens:move_down", "screens:remove_item",
                "screens:set_seconds", "screens:preview_playlist", "screens:show", "screens:remove_playlist",
                "screens:plan", "screens:schedule", "screens:remove_schedule",
            ),
        ),
        Chapter(
            "notices",
            (
                "screens:new_notice", "screens:notice", "screens:preview_notice", "screens:send_notice",
                "screens:stop_notice", "screens:remove_notice",
            ),
        ),
        Chapter("counters", ("devices:counters",)),
        Chapter("strike-off", ("devices:strike_off",)),
    ),
    "public",
)  # fmt: skip

OPERATOR: Final = Book(
    "operator",
    frozenset({RoleKey.OPERATOR, RoleKey.ADMINISTRATOR}),
    (
        Chapter(
            "people",
            (
                "web:home",
                "organisations:members",
                "organisations:invite",
                "organisations:renew_invitation",
                "organisations:change_role",
                "organisations:remove",
            ),
        ),
        Chapter("journal", ("organisations:journal",)),
        Chapter("setup"),
        Chapter("doctor"),
        Chapter("backup"),
        Chapter("restore"),
        Chapter("updates"),
        Chapter("tell"),
    ),
)

BOOKS: Final = (
    EVERYBODY,
    CASE_WORKER,
    SUPERVISOR,
    CIRCLES,
    OFFICER,
    COURSES,
    STORIES,
    OBSERVATIONS,
    REFERRALS,
    ADVOCATE,
    LEGAL_AID,
    EDITOR,
    PROGRAMME,
    DEVICE_MANAGER,
    OPERATOR,
)
