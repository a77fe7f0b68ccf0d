"""Addresses of legal aid, for `address_table`: those of whoever coordinates, and those of whoever works on a case."""

from __future__ import annotations

from typing import Final

OF_MANDATE: Final = ("", "step/", "hearing/", "sum/", "contact/", "extend/", "hand-over/", "close/", "erase/")
OF_OWN_MANDATE: Final = ("", "step/", "hearing/", "sum/", "contact/", "file/", "notes/", "notes/<int:item>/")
ITEMS: Final = tuple(f"{act}/<int:item>/" for act in ("step", "hearing", "sum", "answer", "made"))
OF_COORDINATOR: Final = (
    *(f"desk/advocates/{end}" for end in ("", "districts/", "file/", "<uuid:pk>/erase/")),
    "desk/advocates/<uuid:pk>/clients/",
    "desk/advocates/<uuid:pk>/clients/file/",
    "desk/advocates/<uuid:pk>/clients/<uuid:client>/erase/",
    *(f"desk/needs/<uuid:pk>/{end}/" for end in ("lawyer", "other-side", "other-side/<uuid:side>")),
    *(f"desk/needs/<uuid:pk>/{end}/<uuid:advocate>/" for end in ("look", "ask")),
    "desk/needs/<uuid:pk>/other-side/<uuid:side>/erase/",
    *(f"desk/offers/<uuid:pk>/{end}" for end in ("", "mandate/")),
    *(
        f"POST desk/offers/<uuid:pk>/{act}/"
        for act in ("names", "accept", "decline", "pass", "end", "called")
    ),
    "POST desk/needs/<uuid:pk>/ask-next/",
    "POST desk/needs/<uuid:pk>/know/<uuid:advocate>/",
    "desk/my-work/offers/<uuid:pk>/",
    "desk/my-work/who-asks/",
    *(f"POST desk/my-work/offers/<uuid:pk>/{act}/" for act in ("might", "no-conflict", "decline")),
    *(f"desk/needs/{end}" for end in ("", "<uuid:pk>/", "<uuid:pk>/erase/")),
    "POST desk/needs/<uuid:pk>/progress/",
    "desk/plans/",
    *(f"desk/plans/<uuid:pk>/{end}" for end in ("", "what-if/", "needs.csv", "plan.json", "erase/")),
    *(f"POST desk/plans/{end}" for end in ("make/", "<uuid:pk>/trainings/")),
    *(f"desk/roads/{end}" for end in ("", "file/", "<slug:key>/")),
    "POST desk/roads/<slug:key>/take-away/",
    *(f"desk/mandates/{end}" for end in ("", "narrow/", "new/")),
    *(f"desk/mandates/<uuid:pk>/{end}" for end in (*OF_MANDATE, *ITEMS)),
    *(f"desk/advocates/<uuid:pk>/account/{end}" for end in ("", "invite/", "end/")),
    *(f"desk/rota/{end}" for end in ("", "plan/", "away/", "<uuid:pk>/")),
    "POST desk/rota/away/<uuid:pk>/back/",
    "POST desk/rota/<uuid:pk>/take-away/",
    *(f"desk/my-work/{end}" for end in ("", "plan/", "away/", "duty/<uuid:pk>/ask/")),
    *(f"POST desk/my-work/swaps/<uuid:pk>/{act}/" for act in ("take", "decline", "withdraw")),
    *(f"desk/my-work/mandates/<uuid:pk>/{end}" for end in (*OF_OWN_MANDATE, *ITEMS)),
    "desk/my-work/mandates/<uuid:pk>/notes/<int:item>/erase/",
    *(
        f"POST desk/my-work/{end}"
        for end in ("not-now/", "away/<uuid:pk>/back/", "duty/<uuid:pk>/take-away/")
    ),
)
OF_CASES: Final = (
    *(f"desk/cases/<uuid:pk>/{end}" for end in ("right/", "right/ask/", "need/")),
    *(f"desk/lawyers-asked/<uuid:pk>/{end}" for end in ("", "change/", "withdraw/", "file/")),
    "POST desk/lawyers-asked/<uuid:pk>/file/take-back/",
)
