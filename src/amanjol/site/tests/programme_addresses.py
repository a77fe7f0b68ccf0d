"""Addresses of who manages a programme, for `address_table`."""

from __future__ import annotations

from typing import Final

_OF_RESULTS: Final = (
    "", "new/", "<uuid:pk>/", "<uuid:pk>/change/", "<uuid:pk>/results/new/", "results/<uuid:pk>/change/",
    "results/<uuid:pk>/indicators/new/", "indicators/<uuid:pk>/", "indicators/<uuid:pk>/change/",
    "<uuid:pk>/periods/new/", "periods/<uuid:pk>/answer/", "indicators/<uuid:pk>/periods/<uuid:other>/target/",
    "indicators/<uuid:pk>/periods/<uuid:other>/figure/", "facts/<uuid:pk>/correct/", "figures/<uuid:pk>/send-back/",
)  # fmt: skip
_POSTS: Final = ("periods/<uuid:pk>/lock/", "figures/<uuid:pk>/approve/")
OF_MANAGER: Final = (
    *(f"programme/{end}" for end in _OF_RESULTS),
    *(f"POST programme/{end}" for end in _POSTS),
)
