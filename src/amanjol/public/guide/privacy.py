"""What the guide's columns hold about people: who of the staff checked a source, which lawyer read an article.

Readers leave nothing.
"""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_PUBLIC = "public; as long as the guide"
_SHORT = "until it is saved, a day at most"
_OF_ACCOUNT = "as long as the account"
_PAGE = (
    "page_ptr", "summary", "translation_state", "look_again_on", "made_from", "follows", "body",
)  # fmt: skip
_FIELDS = {
    "GuideHome": ("page_ptr",),
    "CountryPage": (*_PAGE, "figures", "iso_code"),
    "TopicPage": _PAGE,
    "ArticlePage": (*_PAGE, "audience"),
    "SecondPersonTask": ("task_ptr", "groups"),
    "Source": (
        "key", "title", "publisher", "address", "year", "confidence", "needs_review", "as_of", "kind",
        "checked_on",
    ),
    "LegalStanding": (
        "key", "name", "hosts", "contacts", "country", "kind", "since", "exactness", "source", "needs_review",
    ),
}  # fmt: skip

COLUMNS = (
    *(
        Column(f"{model}.{field}", is_personal=False, kept=_PUBLIC, erased="with the page or source")
        for model, fields in _FIELDS.items()
        for field in fields
    ),
    *(
        Column(f"TranslatorFile.{field}", is_personal=False, kept=_SHORT, erased="on saving, or a day later")
        for field in ("id", "language", "sheet", "rows", "readings", "sent_at")
    ),
    *(
        Column(f"Proposal.{field}", is_personal=False, kept=_PUBLIC, erased="with the guide")
        for field in (
            "id", "kind", "key", "before", "values", "proposed_at", "outcome", "decided_at", "reason",
        )
    ),
    *(
        Column(f"Proposal.{field}", is_personal=True, kept=_PUBLIC, erased="the account it names is emptied")
        for field in ("proposed_by", "decided_by")
    ),
    *(
        Column(f"ApprovedFile.{field}", is_personal=field == "approved_by", kept=_PUBLIC, erased="with the guide")
        for field in ("id", "kind", "object_id", "sha256", "approved_by", "approved_at")
    ),
    *(
        Column(f"WatchedPage.{field}", is_personal=False, kept=_PUBLIC, erased="with the guide")
        for field in ("key", "country", "kind", "name", "address")
    ),
    *(
        Column(f"Look.{field}", is_personal=False, kept="as long as its page", erased="with its page")
        for field in ("id", "page", "looked_at", "finding", "words", "press")
    ),
    Column("Look.looked_by", is_personal=True, kept="as long as its page", erased="the account it names is emptied"),
    *(
        Column(f"NativeReading.{field}", is_personal=field == "read_by", kept=_PUBLIC, erased="with its page")
        for field in ("id", "page", "revision", "read_by", "read_on", "noted_at")
    ),
    *(
        Column(f"Letterbox.{field}", is_personal=True, kept=_OF_ACCOUNT, erased="with the account's row")
        for field in ("account", "is_wanted", "is_day_due", "tries", "not_before")
    ),
    *(
        Column(f"Told.{field}", is_personal=field == "account", kept="60 days", erased="the daily clearing")
        for field in ("id", "account", "about", "told_at")
    ),
    *(
        Column(f"{model}.lawyer_for", is_personal=True, kept=_PUBLIC, erased="overwritten by the next who reads it")
        for model in ("TopicPage", "ArticlePage")
    ),
    Column("TranslatorFile.sent_by", is_personal=True, kept=_SHORT, erased="on saving, or a day later"),
    Column("Source.checked_by", is_personal=True, kept=_PUBLIC, erased="overwritten by the next who checks"),
)  # fmt: skip
