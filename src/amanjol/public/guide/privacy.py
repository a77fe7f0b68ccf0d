"""What the guide's columns hold about people: who of the staff checked a source. Readers leave nothing."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_PUBLIC = "public; as long as the guide"
_PAGE = ("page_ptr", "summary", "translation_state", "look_again_on", "body")
_FIELDS = {
    "GuideHome": ("page_ptr",),
    "CountryPage": (*_PAGE, "figures", "iso_code"),
    "TopicPage": _PAGE,
    "ArticlePage": _PAGE,
    "SecondPersonTask": ("task_ptr", "groups"),
    "Source": (
        "key", "title", "publisher", "address", "year", "confidence", "needs_review", "checked_on",
    ),
}  # fmt: skip

COLUMNS = (
    *(
        Column(f"{model}.{field}", is_personal=False, kept=_PUBLIC, erased="with the page or source")
        for model, fields in _FIELDS.items()
        for field in fields
    ),
    Column("Source.checked_by", is_personal=True, kept=_PUBLIC, erased="overwritten by the next who checks"),
)
