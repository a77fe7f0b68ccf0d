"""What keeps a page from being stored, and where on the page each fault is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amanjol.public.guide import documents as d
from amanjol.public.guide.content_files import ContentError, write_document
from amanjol.public.guide.sourcing import unsourced
from amanjol.public.guide.translation.checks import faults_of
from amanjol.public.guide.translation.labels import field_label, kind_label
from amanjol.public.guide.translation.texts import KIND_OF, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.public.guide.standings import Standings
    from amanjol.public.guide.translation.texts import TextPlace

_MUST_BE_CHOSEN = {
    d.ContactRef: {"contact": gettext_lazy("Choose the contact, or take the block away.")},
    d.Change: {
        "since": gettext_lazy("Write the day since when the rule holds, or on which the plan was tabled."),
        "state": gettext_lazy("Say whether it is in force, still to begin, or only a plan."),
    },
    d.Poster: {"file": gettext_lazy("Choose the picture, or take the block away.")},
    d.Video: {
        "file": gettext_lazy("Choose the clip, or take the block away."),
        "captions": gettext_lazy("Choose the captions of the clip."),
    },
    d.Phrases: {"language": gettext_lazy("Say which language the sentences are in.")},
}
"""What is chosen and not written: a block, its fields, and what is said where one is empty."""

_LONGEST_HEADING = 40  # characters of it that stand in a sentence


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `path` is a field of the page or a place as in `translation.texts`, a block without a field too.

    `where` names it for people, nothing for a field of the page, beside which its sentence stands.
    """

    path: str
    where: str
    sentence: str


def faults_in(document: d.Document) -> list[Fault]:
    """Every fault of the texts and what was not chosen; where there is none, what else no content file could hold, and
    lacking sources.
    """
    return (
        [*_of_texts(document), *_unchosen(document)]
        or list(_of_shape(document))
        or [
            Fault(f"blocks.{at}", _block(document, at), _("Has no source: choose one in the block."))
            for at in unsourced(document)
        ]
    )


def punished_addresses_in(document: d.Document, standings: Standings) -> list[Fault]:
    """Texts that name an address for which a reader can be punished: no pack would be made with one."""
    return [
        Fault(place.path, _where(document, place), punished_sentence(*match))
        for place in places_of(document)
        if (match := standings.punished_in(place.text))
    ]


def punished_sentence(host: str, standing: d.Standing) -> str:
    return _(
        "Names %(host)s: a reader can be punished for it (%(country)s). Name the publisher and the day in words."
    ) % {"host": host, "country": standing.country}


def _of_texts(document: d.Document) -> Iterator[Fault]:
    for place in places_of(document):
        sentences = faults_of(place, place.text, document.language) if place.text else ()
        for sentence in sentences:
            yield Fault(place.path, _where(document, place), sentence)
        if place.required and not place.text:
            yield Fault(place.path, _where(document, place), _("Write something here."))


def _unchosen(document: d.Document) -> Iterator[Fault]:
    for at, figure in enumerate(document.figures):
        if not figure.source:
            yield Fault(f"figures.{at}.source", _figure(document, at), _("Choose the source."))
    for at, block in enumerate(document.blocks):
        for name, sentence in _MUST_BE_CHOSEN.get(type(block), {}).items():
            if not getattr(block, name):
                inside = "" if isinstance(block, d.ContactRef) else f".{name}"  # a contact is its own field
                yield Fault(f"blocks.{at}{inside}", _block(document, at), str(sentence))


def _of_shape(document: d.Document) -> Iterator[Fault]:
    """Tries the parts one by one when the whole cannot be written."""
    if not _refused(document):
        return
    empty = {"look_again_on": "", "figures": (), "lawyer_for": ()}
    plain = replace(document, title="x", summary="x", blocks=(d.Text("x"),), **empty)  # type: ignore[arg-type]  # each fits its field
    if problem := _refused(plain):
        yield Fault("slug", "", _cannot(problem))
        return
    for field in ("title", "summary"):
        if problem := _refused(replace(plain, **{field: getattr(document, field)})):
            yield Fault(field, "", _cannot(problem))
    if problem := _refused(replace(plain, lawyer_for=document.lawyer_for)):
        yield Fault("lawyer_for", "", _cannot(problem))
    for at, figure in enumerate(document.figures):
        if problem := _refused(replace(plain, figures=(figure,))):
            yield Fault(f"figures.{at}", _figure(document, at), _cannot(problem))
    for at, block in enumerate(document.blocks):
        if problem := _refused(replace(plain, blocks=(block,))):
            yield Fault(f"blocks.{at}", _block(document, at), _cannot(problem))


def _refused(document: d.Document) -> str:
    try:
        write_document(document)
    except ContentError as error:
        return error.problem
    return ""


def _cannot(problem: str) -> str:
    return _("It cannot be kept like this: %(problem)s.") % {"problem": problem}


def _where(document: d.Document, place: TextPlace) -> str:
    if not place.kind:
        return ""
    group, at, *inside = place.path.split(".")
    named = _block(document, int(at)) if group == "blocks" else _figure(document, int(at))
    field = field_label(place)
    numbers = [int(part) + 1 for part in inside if part.isdigit()]
    if numbers:
        field = _("%(field)s %(number)s") % {"field": field, "number": ".".join(map(str, numbers))}
    return _("%(block)s, %(field)s") % {"block": named, "field": field}


def _block(document: d.Document, at: int) -> str:
    """Its number counted from 1, its kind and its first words: `Block 3 (Steps “Before you sign”)`."""
    block = document.blocks[at]
    kind = kind_label(KIND_OF[type(block)])
    head = _head(document, f"blocks.{at}.")
    what = _("%(kind)s “%(head)s”") % {"kind": kind, "head": head} if head else kind
    return _("Block %(number)s (%(what)s)") % {"number": at + 1, "what": what}


def _figure(document: d.Document, at: int) -> str:
    figure = document.figures[at].figure[:_LONGEST_HEADING]
    return _("Key figure %(number)s “%(figure)s”") % {"number": at + 1, "figure": figure}


def _head(document: d.Document, path: str) -> str:
    texts = (place.text for place in places_of(document) if place.path.startswith(path) and place.text)
    first = " ".join(next(texts, "").split())
    return first if len(first) <= _LONGEST_HEADING else f"{first[:_LONGEST_HEADING]}…"
