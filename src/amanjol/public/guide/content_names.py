"""Names of the guide's content files, and what they say: kind, key and language of a document."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from amanjol.foundation.textfiles.languages import CODES
from amanjol.foundation.textfiles.problems import ContentError, quoted

if TYPE_CHECKING:
    from amanjol.public.guide.documents import Document, Kind

TOPICS = (
    "before-you-leave",
    "entering-and-registering",
    "working-legally",
    "your-rights",
    "duties-and-penalties",
    "health-care",
    "help-and-contacts",
    "money-and-coming-home",
)

NAME = re.compile(
    r"(?P<place>[a-z]{2}|general)/(?P<article>[a-z0-9]+(?:-[a-z0-9]+)*)\.(?P<language>[A-Za-z-]+)\.yaml"
)


def path_of(document: Document) -> str:
    """Where the document lies under `content/guide/`: `kr/health-care.uz.yaml`."""
    article = f"{document.key}/country" if document.kind == "country" else document.key
    return f"{article}.{document.language}.yaml"


def meaning_of(name: str) -> tuple[Kind, str, str]:
    """Kind, key and language out of a file's last folder and name. Raises `ContentError`."""
    match = NAME.fullmatch("/".join(PurePosixPath(name).parts[-2:]))
    if match is None:
        wanted = "kr/country.en.yaml, kr/health-care.uz.yaml or general/kept-passport.ru.yaml"
        raise ContentError(name, 1, f"is not named like {wanted}")
    place, article, language = match["place"], match["article"], match["language"]
    if language not in CODES:
        raise ContentError(name, 1, f"{quoted(language)} is no ISO 639-1 code of a language")
    if place == "general":
        return "general", f"general/{article}", language
    if article == "country":
        return "country", place, language
    if article not in TOPICS:
        raise ContentError(name, 1, f"{quoted(article)} is no topic: known are {', '.join(TOPICS)}")
    return "topic", f"{place}/{article}", language
