"""A warning as readers get it, one language at a time, made of the document that devices get: for who looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from amanjol.foundation.names import uzbek
from amanjol.public.guide import queries as guide
from amanjol.public.packs import aloud
from amanjol.public.packs.editions import CYRILLIC_UZBEK, in_menu_order, text_in, with_cyrillic
from amanjol.public.packs.languages import written_languages
from amanjol.public.packs.publishing.actions import sounds_are_to_come
from amanjol.public.warnings import queries, speech
from amanjol.public.warnings.document import document_of
from amanjol.public.warnings.kinds import ORIGINAL
from amanjol.public.warnings.models import CopyCorrection, PublicWarning, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide.documents import Source
    from amanjol.public.warnings.models import Copy, Dropped


@dataclass(frozen=True, slots=True)
class ReaderCard:
    """What somebody reads: `lines` are pairs of label and value; `name` is the language's own."""

    language: str
    tag: str
    name: str
    title: str
    says: str
    lines: list[tuple[str, str]]
    advice: list[str]
    text: str
    call: str
    dialled: str
    labels: Mapping[str, str]
    sure: str
    is_unread: bool


def cards_of(warning: PublicWarning) -> list[ReaderCard]:
    """Every language at once, in the order of the reader's menu."""
    document = document_of([warning])
    return [_card(document, code) for code in in_menu_order(document["languages"])]


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """Names of languages: in which readers hear it, in which its sound is being made, and in which there is none."""

    made: str
    coming: str
    without: str


def read_aloud(warning: PublicWarning) -> ReadAloud | None:
    """None of one that readers do not get."""
    if warning.stage not in {Stage.STANDING, Stage.WRONG}:
        return None
    document = document_of([warning])
    voices = {code: voice for (_warning, code), voice in speech.to_hear(document).items()}
    shelf, are_coming = aloud.shelf(), sounds_are_to_come()
    said: dict[str, list[str]] = {"made": [], "coming": [], "without": []}
    for code in in_menu_order(document["languages"]):
        voice = voices.get(code)
        is_made = voice is not None and shelf.find(voice) is not None
        said["made" if is_made else "coming" if voice and are_coming else "without"].append(name_of(code))
    return ReadAloud(**{state: ", ".join(names) for state, names in said.items()})


@dataclass(frozen=True, slots=True)
class Checks:
    """What the second person looks at first: what people alone wrote or chose; the rest is of the catalogue."""

    source: Source | None
    texts: list[tuple[str, str]]
    lacking: str
    call: str
    dialled: str
    until: date


def checks_of(warning: PublicWarning, cards: list[ReaderCard]) -> Checks:
    """Texts by the name of their language; whom to call in the language of the page."""
    language = get_language() or "en"
    own = next((card for card in cards if card.language == language), cards[0])
    written = written_languages()
    lacking = [name for code, name in written if code not in warning.texts] if warning.texts else []
    return Checks(
        source=guide.sources().get(warning.source) if warning.source else None,
        texts=[(name, warning.texts[code]) for code, name in written if code in warning.texts],
        lacking=", ".join(lacking),
        call=own.call,
        dialled=own.dialled,
        until=warning.would_end_on(),
    )


def reader_languages() -> list[tuple[str, str]]:
    """Code and own name of each, in the order of the reader's menu."""
    written = dict(written_languages())
    return [(code, name_of(code)) for code in in_menu_order(with_cyrillic(written))]


def name_of(code: str) -> str:
    """What a language calls itself."""
    name = str(dict(settings.LANGUAGES).get(code.partition("-")[0], code))
    return uzbek.to_cyrillic(name) if code == CYRILLIC_UZBEK else name


def title_of(warning: PublicWarning) -> str:
    """Its kind in the language of the page."""
    kind = queries.catalogue().kinds.get(warning.kind)
    return text_in(kind.title, get_language() or "en") if kind else warning.kind


def place_of(warning: PublicWarning) -> str:
    """Region and country in the language of the page; empty where neither was chosen."""
    catalogue, language = queries.catalogue(), get_language() or "en"
    pieces = (catalogue.regions.get(warning.region), catalogue.countries.get(warning.country))
    return ", ".join(text_in(piece.says, language) for piece in pieces if piece)


def copies_shown(copies: QuerySet[Copy], member: Member) -> list[dict[str, Any]]:
    """For `copies.html`. Of those of other organisations neither where they are nor who takes them down."""
    own = set(queries.own_copies(copies, member).values_list("pk", flat=True))
    return [
        {
            "copy": copy,
            "is_own": copy.pk in own,
            "where": dict(zip(("name", "link"), queries.where_is(copy), strict=True)),
            "earlier": _earlier(copy),
            "title": title_of(copy.warning),
            "language": name_of(copy.language),
            "has_to_go": copy.taken_down_on is None
            and not copy.says_end
            and copy.warning.stage is not Stage.STANDING,
        }
        for copy in copies.prefetch_related("corrections")
    ]


def _earlier(copy: Copy) -> list[dict[str, Any]]:
    """What was typed before, the oldest first, each with when it was corrected."""
    said: list[Copy | CopyCorrection] = [copy, *copy.corrections.all()]
    return [
        {"name": before.name, "link": before.link, "corrected_at": after.corrected_at}
        for before, after in pairwise(said)
        if isinstance(after, CopyCorrection)
    ]


def desk_rows(warnings: Iterable[PublicWarning]) -> list[dict[str, Any]]:
    """What to say when people call, in the language of the page. `until`: no earlier does it come out."""
    language = get_language() or "en"
    now = timezone.now()
    return [
        {
            "row": row,
            "card": next((card for card in cards if card.language == language), cards[0]),
            "title": title_of(row),
            "place": place_of(row),
            "stage": row.stage,
            "until": row.desks_until
            if row.desks_until and row.desks_until > now and not row.at_once_by_id
            else None,
        }
        for row in warnings
        if (cards := cards_of(row))
    ]


def dropped_rows(dropped: Iterable[Dropped]) -> list[dict[str, Any]]:
    like = [PublicWarning(kind=row.kind, country=row.country, region=row.region) for row in dropped]
    return [
        {"title": title_of(warning), "place": place_of(warning), "at": row.dropped_at}
        for row, warning in zip(dropped, like, strict=True)
    ]


def _card(document: Mapping[str, Any], code: str) -> ReaderCard:
    [part] = document["warnings"]
    own = document["languages"][code]
    words, names = own["words"], own["names"]
    title, says = own["kinds"].get(part["kind"], (part["kind"], ""))
    lines = [(words[label], names[value]) for label, value in part.get("lines", ())]
    if source := part.get("source"):
        lines.append((words["source"], source))
    lines.append((words["until"], names[part["until"]]))
    contact = document["contacts"].get(part.get("contact"))
    return ReaderCard(
        language=code,
        tag="uz-Cyrl" if code == CYRILLIC_UZBEK else code,
        name=name_of(code),
        title=title,
        says=says,
        lines=lines,
        advice=[own["advice"][key] for key in part.get("advice", ())],
        text=part.get("texts", {}).get(code, ""),
        call=f"{contact['number']} · {own['services'][part['contact']]}" if contact else "",
        dialled=(
            f"{words['dialled']}: {names[contact['dialled']]}" if contact["dialled"] else words["not-dialled"]
        )
        if contact
        else "",
        labels=words,
        sure=words[f"sure-{part['sure']}"],
        is_unread=code.partition("-")[0] not in {ORIGINAL, *part.get("read", ())},
    )
