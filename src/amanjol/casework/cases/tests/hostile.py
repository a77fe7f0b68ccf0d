"""1,000 texts that wish harm, the same in every run, and what a form makes of them without a server or a row.

Each form of casework meets all of them; some of what it took and some of what it refused is then sent to its page.
"""

from __future__ import annotations

import random
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.db import transaction
from django.forms.forms import DeclarativeFieldsMetaclass
from django.http import QueryDict

from amanjol.casework.desk.fields import Text
from amanjol.foundation.seals import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from django import forms
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    type Typed = dict[str, str]
    type Door = Callable[[QueryDict], Any]
    """What a page makes of what was sent, or None where it refuses."""

SEED: Final = 20261126
COUNT: Final = 1000
SENT: Final = 5  # of what a form takes, and as many of what it refuses
FORM: Final = "application/x-www-form-urlencoded"
MARKUP: Final = "<script>alert(1)</script>"
LARGE: Final = 10_240
SHORT: Final = (
    "\0", "\u202e", "\u200f\u200e", "\u2066", "\ud800", "\udfff", "\ufeff", "\ufffe", "\x1b[31m", "\x7f", "\x85",
    "\u2028", "\r\n", "\t", " ", "\u00a0", "e\u0301", "\u0301", "\u0344", "\ufb2c", "\u1100\u1161", "\ufdfa",
    "\u0301" * 300, "👩‍👩‍👧", "🏳️‍🌈", "\U0010ffff", MARKUP, "</textarea>", '"><img src=x>',
    "{{ 7|add:7 }}", "{% now %}", "%s%(code)s%", "{0.__class__}", "'; drop table cases_case; --", "&lt;&#0;",
    "Роза", "ъ", "ı", "İ", "ß", "ǅ", "1994", "١٩٩٤", "²", "½", "+993 65 123456", "٩٩٣٦٥١٢٣٤٥٦", "A 1234567",
    "2026-11-26", "0001-01-01", "9999-12-31", "-1", "1e9",
)  # fmt: skip
PIECES: Final = (*SHORT, "x" * LARGE, "ж" * LARGE, "\u0301" * LARGE)
_LETTERS: Final = (range(0x20, 0x7F), range(0xA0, 0x600), range(0x10000), range(0x110000))


def _texts() -> tuple[str, ...]:
    chance = random.Random(SEED)  # noqa: S311  which texts, no secret
    made = dict.fromkeys(PIECES)
    while len(made) < COUNT:
        made.setdefault(_text(chance))
    return tuple(made)


def _text(chance: random.Random) -> str:
    """Most often a few pieces, else letters of anywhere, surrogates among them; sometimes only long."""
    way = chance.random()
    if way < 0.5:
        return "".join(chance.choices(SHORT, k=chance.randint(2, 4)))
    if way < 0.95:
        return "".join(chr(chance.choice(chance.choice(_LETTERS))) for _ in range(chance.randint(1, 40)))
    return "ы" * chance.randint(1, LARGE)


TEXTS: Final = _texts()


def inputs(good: Typed) -> Iterator[Typed]:
    """Each text in a field, the fields in turn, in half of them one or two more; the rest as somebody fills it in."""
    chance = random.Random(SEED)  # noqa: S311  which fields, no secret
    names = sorted(good)
    for at, text in enumerate(TEXTS):
        others = chance.sample(names, k=min(len(names), chance.choice((0, 0, 1, 2))))
        yield good | {name: chance.choice(TEXTS) for name in others} | {names[at % len(names)]: text}


def as_bytes(typed: Typed) -> bytes:
    """As a browser that wishes harm sends it: also what is no UTF-8."""
    return urlencode(typed, encoding="utf-8", errors="surrogatepass").encode("ascii")


def send(client: Client, where: str, typed: Typed) -> Response:
    return client.generic("POST", where, as_bytes(typed), content_type=FORM)


@contextmanager
def undone() -> Iterator[None]:
    """Each input meets the same rows."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def forms_filled_in() -> Iterator[list[Callable[[QueryDict], forms.Form]]]:
    """How each page fills in its form meanwhile: with all that the page gives it, and other things sent."""
    made: list[Callable[[QueryDict], forms.Form]] = []

    def noted(kind: type, *given: Any, **named: Any) -> Any:
        if given and isinstance(given[0], QueryDict):
            made.append(lambda post: type.__call__(kind, post, *given[1:], **named))
        return type.__call__(kind, *given, **named)

    DeclarativeFieldsMetaclass.__call__ = noted  # type: ignore[assignment, method-assign]  # `type` has it
    try:
        yield made
    finally:
        del DeclarativeFieldsMetaclass.__call__


def form_of(client: Client, where: str, good: Typed) -> Callable[[QueryDict], forms.Form]:
    """The one form that this page fills in with what is sent, as the page makes it."""
    with undone(), forms_filled_in() as made:
        send(client, where, good)
    assert len(made) == 1, f"{where} fills in {len(made)} forms"
    return made[0]


def door_of(form: Callable[[QueryDict], forms.Form]) -> Door:
    """The form, where it is valid. It says in words why not, and its texts are such as a seal takes."""

    def door(post: QueryDict) -> forms.Form | None:
        filled = form(post)
        if not filled.is_valid():
            assert all(str(sentence) for sentences in filled.errors.values() for sentence in sentences)
            assert filled.errors
            return None
        texts = {
            name: filled.cleaned_data[name] for name, of in filled.fields.items() if isinstance(of, Text)
        }
        texts = {name: list(text) if isinstance(text, tuple) else text for name, text in texts.items()}
        assert canonical.from_bytes(canonical.to_bytes(texts)) == texts
        return filled

    return door


def completed(good: Typed, form: Callable[[QueryDict], forms.Form]) -> Typed:
    """With every other field that the form has, empty."""
    return dict.fromkeys(form(QueryDict()).fields, "") | good


@dataclass
class Met:
    """What was typed and what the page made of it; and what it refused."""

    good: Typed
    taken: list[tuple[Typed, Any]] = field(default_factory=list)
    refused: list[Typed] = field(default_factory=list)

    @property
    def sent_and_taken(self) -> list[Typed]:
        return _some(self.good, [typed for typed, _ in self.taken])

    @property
    def sent_and_refused(self) -> list[Typed]:
        return _some(self.good, self.refused)


def received(typed: Typed) -> QueryDict:
    """What the page is given when this is sent."""
    post = QueryDict(mutable=True)
    for name, text in typed.items():
        post[name] = _received(text)
    post._mutable = False
    return post


@cache
def _received(text: str) -> str:
    """The bytes, read by Django: of one text that is the same in every field and form."""
    return QueryDict(as_bytes({"text": text}))["text"]


def meet(door: Door, good: Typed) -> Met:
    """All 1,000 of them at this door, which lets the good in."""
    assert door(received(good)) is not None, "what is good is refused"
    met = Met(good)
    for typed in inputs(good):
        made = door(received(typed))
        if made is None:
            met.refused.append(typed)
        else:
            met.taken.append((typed, made))
    assert len(met.taken) + len(met.refused) == COUNT
    return met


def _some(good: Typed, typed: Sequence[Typed]) -> list[Typed]:
    """The same in every run; with markup first, then so that every field has once something that harms."""
    left, untried = random.Random(SEED).sample(typed, len(typed)), set(good)  # noqa: S311  which, no secret
    chosen: list[Typed] = []
    while left and len(chosen) < SENT:
        best = max(left, key=lambda one: _worth(one, good, untried, is_first=not chosen))
        left.remove(best)
        untried -= _harming(best, good)
        chosen.append(best)
    return chosen


def _worth(typed: Typed, good: Typed, untried: set[str], *, is_first: bool) -> tuple[bool, int]:
    harming = _harming(typed, good)
    return is_first and any(MARKUP in typed[name] for name in harming), len(harming & untried)


def _harming(typed: Typed, good: Mapping[str, str]) -> set[str]:
    return {name for name, text in typed.items() if good[name] != text}


DIRECTION = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
MARKS = "\u061c\u200e\u200f"


def arrived(text: str) -> str:
    """What is kept: bytes that are no UTF-8 replaced, without marks of direction and blanks, in one normal form."""
    seen = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").strip()
    kept = "".join(
        sign for sign in seen if unicodedata.bidirectional(sign) not in DIRECTION and sign not in MARKS
    )
    return unicodedata.normalize("NFC", kept.strip())
