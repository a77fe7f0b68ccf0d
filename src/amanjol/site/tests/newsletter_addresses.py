"""Which role gets what at each address of the newsletter, and at all of the programme: for `address_table`."""

from __future__ import annotations

from typing import Final

from amanjol.site.tests.mailing_addresses import OF_MAILINGS
from amanjol.site.tests.outreach_addresses import OF_OUTREACH
from amanjol.site.tests.programme_addresses import OF_MANAGER

OPEN, SIGN_IN, REFUSED, ABSENT = "open", "sign-in", "refused", "absent"
_ISSUE = "newsletter/<uuid:pk>/"
_OF_MANAGERS: Final = (
    "newsletter/", "newsletter/new/", "newsletter/blocks/<uuid:pk>/change/", "newsletter/blocks/<uuid:pk>/remove/",
    "newsletter/postings/<uuid:pk>/deleted/",
    *(
        f"{_ISSUE}{act}"
        for act in (
            "", "change/", "preview/<slug:language>/", "paper/<slug:language>/", "blocks/<slug:kind>/", "send-back/",
            "withdraw/", "counts/", "posts/", "posts/<slug:language>/<int:number>.png", "mail/",
            "mail/<slug:language>/",
        )
    ),
)  # fmt: skip
_SENT: Final = (
    *(f"{_ISSUE}{act}" for act in ("figures/", "hand-over/", "take-back/", "approve/", "publish/")),
    "newsletter/figures/<uuid:pk>/remove/", "newsletter/blocks/<uuid:pk>/move/<slug:where>/",
)  # fmt: skip
_OF_MANAGER: Final = (SIGN_IN, REFUSED, REFUSED, REFUSED)
OF_NEWSLETTER: Final[dict[str, tuple[str, str, str, str]]] = {
    **{f"programme/{route}": _OF_MANAGER for route in _OF_MANAGERS},
    **{f"POST programme/{route}": _OF_MANAGER for route in _SENT},
    "newsletter/": (OPEN, OPEN, OPEN, OPEN),  # everybody's
    "newsletter/<slug:language>/": (ABSENT, ABSENT, ABSENT, ABSENT),  # in English and Russian, so far
    "newsletter/<slug:language>/<uuid:pk>/": (ABSENT, ABSENT, ABSENT, ABSENT),
    "newsletter/<slug:language>/<uuid:pk>/paper.pdf": (ABSENT, ABSENT, ABSENT, ABSENT),
}
OF_PROGRAMME: Final[dict[str, tuple[str, str, str, str]]] = {
    **OF_MAILINGS,
    **OF_NEWSLETTER,
    **OF_OUTREACH,
    **dict.fromkeys(OF_MANAGER, _OF_MANAGER),
}
