"""The addresses of stories, which all let in whoever works on cases."""

from __future__ import annotations

_OF_CASE = ("", "text/", "traits/", "read/", "lawyer/", "known/")
_ACTS = ("count/", "approve/", "open/", "recall/", "copy/", "copy/<uuid:copy>/gone/")
OF_STORIES = (
    *(f"desk/cases/<uuid:pk>/story/{end}" for end in _OF_CASE),
    *(f"POST desk/cases/<uuid:pk>/story/{end}" for end in _ACTS),
    "desk/stories/",
    "POST desk/stories/<uuid:permit>/recall/",
)
