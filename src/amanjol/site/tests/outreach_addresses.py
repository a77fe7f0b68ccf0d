"""Which role gets what at each address of outreach: for `address_table`."""

from __future__ import annotations

from typing import Final

OPEN, SIGN_IN, REFUSED, ABSENT = "open", "sign-in", "refused", "absent"
_RECOMMENDATION, _PARTNER = "recommendations/<uuid:pk>/", "partners/<uuid:pk>/"
_OF_MANAGERS: Final = (
    *(f"recommendations/{act}" for act in ("", "new/")),
    *(f"{_RECOMMENDATION}{act}" for act in ("", "change/", "answer/", "days/", "commitments/")),
    "commitments/<uuid:pk>/change/", "commitments/<uuid:pk>/move/", "commitments/<uuid:pk>/report/",
    "reports/<uuid:pk>/file/", "reports/<uuid:pk>/change/",
    *(f"partners/{act}" for act in ("", "new/")), *(f"{_PARTNER}{act}" for act in ("", "change/", "<str:country>/")),
    "planner/", "planner/events/new/", "planner/events/<uuid:pk>/", "planner/events/<uuid:pk>/remove/",
    "planner/campaigns/new/",
    "planner/campaigns/<uuid:pk>/", "planner/campaigns/<uuid:pk>/change/",
    *(f"publications/{act}" for act in ("", "new/", "<uuid:pk>/", "<uuid:pk>/change/", "counts/<uuid:pk>/change/")),
)  # fmt: skip
_SENT: Final = (
    *(f"{_RECOMMENDATION}{act}/" for act in ("ask", "take-back", "show", "hide")), f"{_PARTNER}<str:country>/withdraw/",
    "planner/calendar/begin/", "planner/calendar/end/", "publications/<uuid:pk>/taken-down/",
)  # fmt: skip
_OF_MANAGER: Final = (SIGN_IN, REFUSED, REFUSED, REFUSED)
OF_OUTREACH: Final[dict[str, tuple[str, str, str, str]]] = {
    **{f"programme/{route}": _OF_MANAGER for route in _OF_MANAGERS},
    **{f"POST programme/{route}": _OF_MANAGER for route in _SENT},
    "recommendations/": (OPEN, OPEN, OPEN, OPEN),  # everybody's
    "recommendations/logo/<uuid:pk>.png": (ABSENT, ABSENT, ABSENT, ABSENT),
    "recommendations/calendar/<str:secret>.ics": (ABSENT, ABSENT, ABSENT, ABSENT),  # for who knows the secret
    "recommendations/<slug:language>/": (ABSENT, ABSENT, ABSENT, ABSENT),  # in English and Russian, so far
    "recommendations/<slug:language>/<slug:country>/": (ABSENT, ABSENT, ABSENT, ABSENT),
}
