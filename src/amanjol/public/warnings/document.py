"""The document `warnings`, which is signed with the packs: what stands, and of what readers are told that it was wrong.

    {"version": 1,
     "languages": {"ru": {"kinds": {"false-agency": ["Title", "What happens."]}, "advice": {"stop-and-ask": "…"},
                          "names": {"RU": "Россия", "2026-11": "…", "2026-12-13": "…"}, "words": {"until": "…"},
                          "services": {"kr-police": "…"}}},
     "contacts": {"kr-police": {"number": "112", "link": "tel:112", "dialled": "2026-11-20"}},
     "warnings": [{"id": "…", "kind": "false-agency", "article": "general/recruiter-licence", "lines": [["country",
                   "RU"], …], "advice": ["stop-and-ask"], "sure": "report", "source": "A publisher", "contact":
                   "kr-police", "texts": {"ru": "…"}, "until": "2026-12-12", "wrong": true, "read": ["ru"]}]}

Every piece stands once, however many warnings are made of it, and what is empty is left out. Days are ISO; the last one
ends by the clock of the device. Of one that was `wrong` the `texts` say what is right. `read` are the translations of
which a native speaker has read every piece.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from amanjol.foundation.directory import numbers
from amanjol.foundation.directory import queries as directory
from amanjol.foundation.names import uzbek
from amanjol.public.guide import queries as guide
from amanjol.public.guide.standings import PUNISHED
from amanjol.public.packs import aloud, beside
from amanjol.public.packs.dates import written_day, written_month
from amanjol.public.packs.editions import CYRILLIC_UZBEK, text_in
from amanjol.public.warnings import queries, speech
from amanjol.public.warnings.models import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from amanjol.foundation.directory.models import Contact
    from amanjol.public.guide.standings import Standings
    from amanjol.public.packs.voices import WantedVoice
    from amanjol.public.warnings.catalogue import Catalogue, Piece, Region
    from amanjol.public.warnings.models import PublicWarning

VERSION: Final = 1
_PLACES: Final = ("country", "region", "trade", "channel", "month")  # in the order in which they are read
_DAY = timedelta(days=1)  # no clock on earth is further behind


def warnings_document() -> dict[str, Any]:
    """Those that stand on any day that is still somewhere on earth, the newest first, then those that were wrong."""
    day = timezone.now().date() - _DAY  # not the node's day: devices are anywhere
    return document_of([*queries.standing(day), *queries.said_to_be_wrong(day)])


def to_hear() -> dict[str, WantedVoice]:
    """What readers are told, read aloud, by language and warning: see `packs.aloud`."""
    voices = speech.to_hear(warnings_document())
    return {f"{code}/{warning}.mp3": voice for (warning, code), voice in voices.items()}


def for_telephones() -> dict[str, Any]:
    """A small file for each language of the guide, empty ones too, and one of all for screens: see `packs.beside`.

    With them goes the sound that is there: in a telephone's file a warning names its own, and says how many bytes.
    """
    document = warnings_document()
    voices = speech.to_hear(document)
    by_voice = {voice: aloud.sound_of(voice) for voice in dict.fromkeys(voices.values())}
    sounds = {place: sound for place, voice in voices.items() if (sound := by_voice[voice])}
    languages = {code for kind in queries.catalogue().kinds.values() for code in kind.title}
    codes = sorted(languages | ({CYRILLIC_UZBEK} if "uz" in languages else set()))
    own = {f"warnings/{code}.json": in_language(document, code, sounds) for code in codes}
    heard = {beside.sound_name(sound): sound.content for sound in sounds.values()}
    return own | {f"warnings/{beside.EVERY_LANGUAGE}.json": document} | heard


def document_of(warnings: Iterable[PublicWarning]) -> dict[str, Any]:
    """Without free text that names an address for which a reader can be punished, and numbers that are held back."""
    listed, catalogue = list(warnings), queries.catalogue()
    standings = guide.standings()
    wanted = {warning.contact for warning in listed}
    contacts = {
        key: contact
        for key, contact in directory.all_contacts().items()
        if key in wanted and may_be_shown(contact, standings)
    }
    parts = [_part(warning, catalogue, contacts, standings) for warning in listed]
    return {
        "version": VERSION,
        "languages": _languages(parts, catalogue, contacts) if parts else {},
        "contacts": {key: _contact(contact) for key, contact in sorted(contacts.items())},
        "warnings": parts,
    }


def may_be_shown(contact: Contact, standings: Standings) -> bool:
    """Neither held back nor of a body for which a reader can be punished."""
    bodies = standings.of_contact(contact.key)
    return not contact.is_held_back and not any(body.kind in PUNISHED for body in bodies)


def in_language(
    document: Mapping[str, Any], language: str, sounds: Mapping[tuple[str, str], aloud.Sound] | None = None
) -> dict[str, Any]:
    """What one reader needs of it: one language of the pieces, each free text where it has it, and sound by name."""
    return {
        **document,
        "languages": {code: words for code, words in document["languages"].items() if code == language},
        "warnings": [
            warning
            | {
                "texts": {code: text for code, text in warning.get("texts", {}).items() if code == language},
                "written_in": sorted(warning.get("texts", {})),
            }
            | _sound(sounds, warning["id"], language)
            for warning in document["warnings"]
        ],
    }


def _sound(
    sounds: Mapping[tuple[str, str], aloud.Sound] | None, warning: str, language: str
) -> dict[str, Any]:
    sound = (sounds or {}).get((warning, language))
    return {"sound": [sound.name, len(sound.content)]} if sound else {}


def _part(
    warning: PublicWarning, catalogue: Catalogue, contacts: Mapping[str, Contact], standings: Standings
) -> dict[str, Any]:
    is_wrong = warning.stage is Stage.WRONG
    texts = warning.right_texts if is_wrong else warning.texts
    clean = {code: text for code, text in texts.items() if not standings.punished_in(text)}
    source = guide.sources().get(warning.source) if warning.source else None
    part = {
        "id": str(warning.pk),
        "kind": warning.kind,
        "article": catalogue.kinds[warning.kind].article if warning.kind in catalogue.kinds else "",
        "lines": [[name, value] for name in _PLACES if (value := getattr(warning, name))],
        "advice": [] if is_wrong else [key for key in warning.advice if key in catalogue.advice],
        "sure": warning.sureness,
        "source": source.publisher if source else "",
        "contact": warning.contact if warning.contact in contacts and not is_wrong else "",
        "texts": _in_all_scripts(clean),
        "until": _last_day(warning).isoformat(),
        "wrong": is_wrong,
        "read": _read_in(warning, catalogue),
    }
    return {name: value for name, value in part.items() if value}


def _read_in(warning: PublicWarning, catalogue: Catalogue) -> list[str]:
    """The translations of which a native speaker has read every piece; readers of the others are told."""
    pieces = [catalogue.kinds.get(warning.kind), *(catalogue.advice.get(key) for key in warning.advice)]
    read = [set(piece.read_by) if piece else set() for piece in pieces]
    return sorted(set.intersection(*read))


def _last_day(warning: PublicWarning) -> date:
    """Of one that waits, as if it were approved today."""
    return warning.wrong_until or warning.ends_on or warning.would_end_on()


def _languages(
    parts: list[dict[str, Any]], catalogue: Catalogue, contacts: Mapping[str, Contact]
) -> dict[str, Any]:
    """Every piece that a part names, by language; Uzbek in Cyrillic letters is written by us, as everywhere."""
    codes = {code for kind in catalogue.kinds.values() for code in kind.title}
    codes |= {CYRILLIC_UZBEK} if "uz" in codes else set()
    kinds = sorted({part["kind"] for part in parts} & catalogue.kinds.keys())
    advice = sorted({key for part in parts for key in part.get("advice", ())})
    names = sorted({line for part in parts for line in map(tuple, part.get("lines", ()))})
    days = {part["until"] for part in parts}
    words = _words(parts, contacts)
    days |= {contact.last_dialled_on.isoformat() for contact in contacts.values() if contact.last_dialled_on}
    return {
        code: {
            "kinds": {
                key: [text_in(catalogue.kinds[key].title, code), text_in(catalogue.kinds[key].says, code)]
                for key in kinds
            },
            "advice": {key: text_in(catalogue.advice[key].says, code) for key in advice},
            "names": {value: _name(place, value, catalogue, code) for place, value in names}
            | {day: written_day(day, code) for day in sorted(days)},
            "services": {key: text_in(contact.service, code) for key, contact in sorted(contacts.items())},
            "words": {key: text_in(catalogue.words[key].says, code) for key in words},
        }
        for code in sorted(codes)
    }


def _words(parts: list[dict[str, Any]], contacts: Mapping[str, Contact]) -> list[str]:
    """The words around those parts, and no others."""
    words = {"do", "more", "other-languages", "unread", "until", "warning"}
    words |= {f"sure-{part['sure']}" for part in parts} | {
        place for part in parts for place, _ in part.get("lines", ())
    }
    words |= {"call", "dialled", "not-dialled"} if contacts else set()
    words |= {"source"} if any("source" in part for part in parts) else set()
    return sorted(words | ({"wrong"} if any("wrong" in part for part in parts) else set()))


def _name(place: str, value: str, catalogue: Catalogue, language: str) -> str:
    """What a reader calls the country, region, trade, channel or month."""
    if place == "month":
        return written_month(value, language)
    lists: dict[str, Mapping[str, Piece | Region]] = {
        "country": catalogue.countries, "region": catalogue.regions, "trade": catalogue.trades,
        "channel": catalogue.channels,
    }  # fmt: skip
    piece = lists[place].get(value)
    return text_in(piece.says, language) if piece else value


def _contact(contact: Contact) -> dict[str, str]:
    """`dialled` is the day on which somebody's call was answered; empty where nobody's was."""
    is_answered = contact.answered and contact.last_dialled_on
    return {
        "number": numbers.as_read(contact.number, contact.country),
        "link": numbers.as_link(contact.number),
        "dialled": contact.last_dialled_on.isoformat() if is_answered and contact.last_dialled_on else "",
    }


def _in_all_scripts(texts: Mapping[str, str]) -> dict[str, str]:
    return {**texts, CYRILLIC_UZBEK: uzbek.to_cyrillic(texts["uz"])} if "uz" in texts else dict(texts)
