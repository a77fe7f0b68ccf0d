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
_OPEN_TO_RECEIVERS: Final = ("sign-in", "open", "refused", "refused")
OF_RETURNS: Final[dict[str, tuple[str, str, str, str]]] = {
    "desk/return/": ("sign-in", "refused", "refused", "refused"),  # a supervisor's
    "desk/return/hand-in/": ("sign-in", "refused", "refused", "refused"),
    **{
        f"programme/returns/{end}": _OPEN_TO_RECEIVERS
        for end in ("", "<uuid:pk>/", "<uuid:pk>/take-over/", "<uuid:pk>/send-back/")
    },
    **{f"POST programme/returns/<uuid:pk>/{end}/": _OPEN_TO_RECEIVERS for end in ("opened", "approved")},
}
_OBSERVES, _TAKES_UP = ("sign-in", "open", "refused", "refused"), ("sign-in", "refused", "absent", "refused")
OF_OBSERVATIONS: Final[dict[str, tuple[str, str, str, str]]] = {
    "desk/observations/": _OBSERVES,
    "desk/observations/new/": _OBSERVES,
    "desk/observations/repeats/": _OBSERVES,
    **{
        f"desk/observations/<uuid:pk>/{end}": _OBSERVES
        for end in ("", "change/", "people/", "people/<uuid:other>/")
    },
    **{f"POST desk/observations/<uuid:pk>/{act}/": _OBSERVES for act in ("send", "recall", "throw-away")},
    "cms/warnings/observations/<uuid:pk>/": _TAKES_UP,
    "POST cms/warnings/observations/<uuid:pk>/take-up/": ("sign-in", "refused", "open", "refused"),
    "POST cms/warnings/observations/<uuid:pk>/put-aside/": _TAKES_UP,
    "desk/warnings/": _OBSERVES,
    **{f"POST desk/warnings/<uuid:pk>/{act}/": _OBSERVES for act in ("tell", "tell-end")},
    "cms/warnings/partners/<uuid:pk>/": _TAKES_UP,
    **{f"POST cms/warnings/partners/<uuid:pk>/{act}/": _TAKES_UP for act in ("take-over", "put-aside")},
}
_OF_RELEASES: Final = (
    "",
    "new/",
    "<uuid:pk>/",
    "<uuid:pk>/tables.xlsx",
    "<uuid:pk>/iati/",
    "<uuid:pk>/iati.xml",
    "<uuid:pk>/discard/",
    "<uuid:pk>/withdraw/",
)
OF_MANAGER: Final = (
    *(f"programme/{end}" for end in _OF_RESULTS),
    *(f"POST programme/{end}" for end in _POSTS),
    *(f"programme/releases/{end}" for end in _OF_RELEASES),
    *(f"POST programme/releases/<uuid:pk>/{act}/" for act in ("approve", "attack")),
)
