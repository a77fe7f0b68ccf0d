"""Pages that lead to no chapter of the handbook."""

from __future__ import annotations

from typing import Final

# Pages of staff that lead to no chapter: they show nothing of their own, or are for who is not signed in yet.
WITHOUT_CHAPTER: Final = frozenset(
    {
        "accounts:lock", "accounts:sign_in", "accounts:sign_out", "accounts:still_here", "accounts:welcome",
        "accounts:welcome_link", "web:choose_language", "handbook:book", "handbook:books",
        # what a device says, files, frames of a preview
        "devices:enrolment", "devices:enrolment_state", "devices:report", "devices:screenshot",
        "devices:screenshot_sent",
        # a stranger's
        "complaint:any", "complaint:places", "complaint:answer", "complaint:first", "complaint:write",
        "complaint:paper", "recommendations:any", "recommendations:all", "recommendations:country",
        "recommendations:logo", "recommendations:feed", "lists:any", "lists:all", "lists:subscribe", "lists:confirm",
        "lists:leave", "open_newsletter:any", "open_newsletter:all", "open_newsletter:issue", "open_newsletter:paper",
        "guide_export", "guide_media", "guide_readers_export", "screens:notice_player",
        "screens:playlist_player", "wagtaildocs_serve",
        # what other nodes ask for
        "between_nodes:deliver", "between_nodes:deliver_many", "between_nodes:again", "between_nodes:organisations",
        "between_nodes:pieces", "between_nodes:received",
    }
)  # fmt: skip
