"""Which role gets what at each address of mailings: for `address_table`."""

from __future__ import annotations

from typing import Final

OPEN, SIGN_IN, REFUSED, ABSENT = "open", "sign-in", "refused", "absent"
_LIST, _MAILING = "mailings/lists/<uuid:pk>/", "mailings/<uuid:pk>/"
_OF_MANAGERS: Final = (
    "mailings/", "mailings/new/", "mailings/lists/new/", *(f"{_LIST}{act}" for act in ("", "change/", "ask/")),
    *(f"{_MAILING}{act}" for act in ("", "change/", "withdraw/", "discard/", "shown/<slug:language>/")),
)  # fmt: skip
_SENT: Final = tuple(f"{_MAILING}{act}/" for act in ("approve", "stop", "go-on"))
_OF_MANAGER: Final = (SIGN_IN, REFUSED, REFUSED, REFUSED)
OF_MAILINGS: Final[dict[str, tuple[str, str, str, str]]] = {
    **{f"programme/{route}": _OF_MANAGER for route in _OF_MANAGERS},
    **{f"POST programme/{route}": _OF_MANAGER for route in _SENT},
    "lists/": (OPEN, OPEN, OPEN, OPEN),  # everybody's
    "lists/<slug:language>/": (ABSENT, ABSENT, ABSENT, ABSENT),  # in English and Russian, so far
    "lists/<slug:language>/<uuid:pk>/": (ABSENT, ABSENT, ABSENT, ABSENT),
    "lists/<slug:language>/confirm/<str:secret>/": (
        ABSENT,
        ABSENT,
        ABSENT,
        ABSENT,
    ),  # for who knows the secret
    "lists/<slug:language>/leave/<str:secret>/": (ABSENT, ABSENT, ABSENT, ABSENT),
}
