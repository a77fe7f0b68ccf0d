"""Which role gets what at each address of warnings: for `address_table`."""

from __future__ import annotations

from typing import Final

OPEN, SIGN_IN, REFUSED, ABSENT = "open", "sign-in", "refused", "absent"
_OF_ROWS: Final = (
    "new/<slug:key>/", "<uuid:pk>/", "<uuid:pk>/change/", "<uuid:pk>/wrong/", "<uuid:pk>/translate/",
    "<uuid:pk>/posts/", "<uuid:pk>/posts/<slug:language>.png", "copies/<uuid:pk>/taken-down/",
    "copies/<uuid:pk>/correct/",
)  # fmt: skip
_ACTS: Final = ("at-once", "remove", "more-days", "more-days/drop", "withdraw")
_OF_SECOND_PERSON: Final = ("approve", "send-back", "more-days/agree")
OF_WARNINGS: Final[dict[str, tuple[str, str, str, str]]] = {
    "cms/warnings/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/warnings/to-translate/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/warnings/new/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    **{f"cms/warnings/{rest}": (SIGN_IN, REFUSED, ABSENT, REFUSED) for rest in _OF_ROWS},
    **{f"POST cms/warnings/<uuid:pk>/{act}/": (SIGN_IN, REFUSED, ABSENT, REFUSED) for act in _ACTS},
    **{
        f"POST cms/warnings/<uuid:pk>/{act}/": (SIGN_IN, REFUSED, REFUSED, REFUSED)
        for act in _OF_SECOND_PERSON
    },
}
