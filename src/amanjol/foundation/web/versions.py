"""A form of what stands there already: what changed while somebody wrote is shown beside what they typed.

The page carries keyed digests of the values that it showed, one a field. When the form comes back, the values of now
are compared with them: only fields that the form shows count, so a note on a case stops no plan for it. Whoever reads
the values of now for a form that was sent locks their row first, so that of two at once one sees what the other saved.

Also called: optimistic locking, lost update, edit conflict, ETag.
"""

from __future__ import annotations

import base64
import binascii
import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from amanjol.foundation.web.components import FieldOnPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.safestring import SafeString

_SALT: Final = "amanjol.web.versions"
_SALT_BYTES: Final = 8
_DIGEST_BYTES: Final = 8
_LONGEST: Final = 20_000  # signs: a thousand fields


@dataclass(frozen=True, slots=True)
class Version:
    """Digests of the values that a page showed, under a salt of the page's own."""

    form: str
    salt: bytes
    digests: frozenset[bytes]

    @classmethod
    def of(cls, form: str, values: Mapping[str, Any]) -> Version:
        salt = secrets.token_bytes(_SALT_BYTES)
        digests = frozenset(_digest(form, salt, name, value) for name, value in values.items())
        return cls(form, salt, digests)

    @classmethod
    def read(cls, form: str, written: str) -> Version:
        """What `__str__` wrote. Of anything else no value was shown, and so all of them have changed."""
        try:
            plain = base64.b64decode(written[:_LONGEST].encode(), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            plain = b""
        salt, digests = plain[:_SALT_BYTES], plain[_SALT_BYTES:]
        whole = range(0, len(digests) - _DIGEST_BYTES + 1, _DIGEST_BYTES)
        return cls(form, salt, frozenset(digests[start : start + _DIGEST_BYTES] for start in whole))

    def __str__(self) -> str:
        return base64.urlsafe_b64encode(self.salt + b"".join(sorted(self.digests))).decode()

    def has(self, name: str, value: Any) -> bool:
        """Whether the page showed this value in this field."""
        return _digest(self.form, self.salt, name, value) in self.digests


def _digest(form: str, salt: bytes, name: str, value: Any) -> bytes:
    written = json.dumps([salt.hex(), form, name, plain(value)])
    return salted_hmac(_SALT, written, algorithm="sha256").digest()[:_DIGEST_BYTES]


def plain(value: Any) -> str | list[Any]:
    """One spelling of a value, stored or typed: what is empty in any way is the same."""
    if isinstance(value, Enum):
        value = value.value
    if value is None or value is False or value in ("", [], ()):
        return ""
    if isinstance(value, set | frozenset):
        return sorted(str(plain(part)) for part in value)
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return _moment(value) if isinstance(value, date | time) else "\n".join(str(value).splitlines()).strip()


def _moment(value: date | time) -> str:
    """To the minute, by the clock of the node."""
    if isinstance(value, datetime):
        local = timezone.make_naive(value) if timezone.is_aware(value) else value
        return local.isoformat(timespec="minutes")
    return value.strftime("%H:%M") if isinstance(value, time) else value.isoformat()


def hidden_input(name: str, version: Version) -> SafeString:
    return format_html('<input type="hidden" name="{}" value="{}">', name, version)


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What stands in a field now that changed while somebody wrote. `is_touched`: they typed something else."""

    now: str
    is_touched: bool


class ShownField(FieldOnPage):
    """A field of a form that knows what it showed."""

    form: VersionedForm

    @property
    def data(self) -> Any:
        return self._present() if self.name in self.form.taken else super().data

    def value(self) -> Any:
        return self._present() if self.name in self.form.untouched else super().value()

    def _present(self) -> Any:
        return self.field.prepare_value(self.initial)

    @property
    def meanwhile(self) -> Meanwhile | None:
        if self.name not in self.form.changed:
            return None
        return Meanwhile(in_words(self.field, self.initial), self.name not in self.form.untouched)

    @property
    def take_name(self) -> str:
        """Of the box that takes what stands there now instead of what was typed."""
        return f"take-{self.html_name}"

    @property
    def aria_describedby(self) -> str | None:
        described: str | None = super().aria_describedby
        if self.name not in self.form.changed:
            return described
        return f"{described or ''} {self.auto_id}_meanwhile".strip()


class VersionedForm(forms.Form):
    """Give it the values of now as `initial` when it is sent, too; as `stored` where the page begins with others.

    What was changed meanwhile is in `changed`; `untouched` are those of them that the person had left alone, which then
    show the value of now. The form is not valid then, and carries the version of now: pressed again, it is saved.
    """

    bound_field_class = ShownField

    def __init__(self, *args: Any, stored: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._stored = stored or {}
        self.changed: set[str] = set()
        self.untouched: set[str] = set()

    @property
    def version_name(self) -> str:
        return self.add_prefix(f"seen-{type(self).__name__.lower()}")

    @property
    def seen_version(self) -> SafeString:
        """The hidden field. It stands in `web/form.html`; a page that writes out the fields itself adds it."""
        return hidden_input(self.version_name, self._version_of_now())

    @property
    def taken(self) -> set[str]:
        return {
            name for name in self.fields if self.is_bound and f"take-{self.add_prefix(name)}" in self.data
        }

    def full_clean(self) -> None:
        self.changed, self.untouched = set(), set()
        super().full_clean()
        if self.is_bound and self.version_name in self.data:
            self._compare(Version.read(type(self).__name__, self.data[self.version_name]))

    def _version_of_now(self) -> Version:
        return Version.of(type(self).__name__, {name: self._now(name) for name in self.fields})

    def _compare(self, seen: Version) -> None:
        for name in self.fields:
            now, typed = self._now(name), self._typed(name)
            if seen.has(name, now) or plain(typed) == plain(now):
                continue
            self.changed.add(name)
            if seen.has(name, typed):
                self.untouched.add(name)
        for name in self.changed - self.untouched:
            says = _("“%(label)s”: somebody changed this while you wrote. Choose which of the two holds.")
            self.add_error(name, says % {"label": self[name].label})
        if self.changed:
            says = _(
                "Nothing is saved yet: somebody changed what you see here. Look at it, then press again."
            )
            self.add_error(None, says)

    def _now(self, name: str) -> Any:
        field = self.fields[name]
        now = self._stored[name] if name in self._stored else self.get_initial_for_field(field, name)
        return _alike(field, now)

    def _typed(self, name: str) -> Any:
        """As the field understands it; as it was typed where it does not."""
        raw, field = self[name].data, self.fields[name]
        try:
            return _alike(field, field.clean(raw))
        except ValidationError:
            return raw


def _alike(field: forms.Field, value: Any) -> Any:
    """As `prepare_value` gives it for the page; boxes that are ticked have no order."""
    prepared = field.prepare_value(value)
    if isinstance(field, forms.MultipleChoiceField) and isinstance(prepared, list | tuple):
        return {str(plain(part)) for part in prepared}
    return prepared


def in_words(field: forms.Field, value: Any) -> str:
    """What stands in a field, for somebody to read; empty where nothing does."""
    if isinstance(field, forms.MultiValueField):
        field, value = field.fields[0], list(value or ())
    if isinstance(field, forms.BooleanField):
        return _("Yes") if value else _("No")
    if isinstance(field, forms.ChoiceField) and value not in (None, ""):
        words = dict(_flat(field.choices))
        parts = value if isinstance(value, list | tuple | set | frozenset) else [value]
        return ", ".join(str(words.get(str(plain(part)), part)) for part in parts)
    if isinstance(value, date):
        return date_format(value, "d.m.Y H:i" if isinstance(value, datetime) else "d.m.Y")
    return str(plain(value)) if not isinstance(value, list | tuple) else ", ".join(map(str, value))


def _flat(choices: Any) -> Iterable[tuple[str, Any]]:
    for value, words in choices:
        if isinstance(words, list | tuple):
            yield from _flat(words)
        else:
            yield str(plain(value)), words
