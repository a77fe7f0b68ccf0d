"""Notices: what they say in which language, where, and until when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amanjol.public.guide.faults import punished_sentence
from amanjol.public.guide.queries import standings
from amanjol.public.packs.languages import written_languages
from amanjol.public.screens import showing
from amanjol.public.screens.forms.fields import WhereForm, offer
from amanjol.public.screens.kinds import LONGEST_NOTICE_DAYS, LONGEST_TEXT, LONGEST_TITLE
from amanjol.public.screens.places import zones_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.forms.boundfield import BoundField

    from amanjol.public.screens.models import Notice
    from amanjol.public.screens.places import Places

_MOMENT = "%Y-%m-%dT%H:%M"
_MOMENT_FIELD = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MOMENT)


def zone_for(places: Iterable[str]) -> ZoneInfo:
    """The clock that begin and end are typed by: that of the airports, of the node where there is none."""
    zones = zones_of(places)
    return ZoneInfo(zones.pop() if len(zones) == 1 else settings.TIME_ZONE)


class NoticeForm(WhereForm):
    begins = forms.DateTimeField(
        label=_("Begins"), required=False, input_formats=[_MOMENT], widget=_MOMENT_FIELD,
        help_text=_("By the clock of the airport. Left empty: at once."),
    )  # fmt: skip
    ends = forms.DateTimeField(
        label=_("Ends"), input_formats=[_MOMENT], widget=_MOMENT_FIELD,
        help_text=_("By itself, also where the network is cut. At most 7 days after it begins."),
    )  # fmt: skip
    page = forms.ChoiceField(
        label=_("Page of the guide"), required=False,
        help_text=_("Its square code stands beside the words, for the camera of a telephone."),
    )  # fmt: skip

    def __init__(self, *args: Any, where: Places, **kwargs: Any) -> None:
        super().__init__(*args, where=where, **kwargs)
        offer(self, {"page": [("", _("None")), *_pages()]})
        for code, _name in written_languages():
            self._add_language(code)
        self.order_fields(["places", "groups", "begins", "ends", "page"])

    @property
    def languages(self) -> list[tuple[str, str, BoundField, BoundField]]:
        """Code, name and the two fields of each language, for the template."""
        return [
            (code, name, self[f"title_{code}"], self[f"text_{code}"]) for code, name in written_languages()
        ]

    @property
    def other_fields(self) -> list[BoundField]:
        return [field for field in self if not field.name.startswith(("title_", "text_"))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if len(zones_of(cleaned.get("places", ()))) > 1:
            self.add_error("places", _("These airports have different clocks: make one notice for each."))
        self._clean_texts(cleaned)
        self._clean_times(cleaned)
        return cleaned

    def fill(self, notice: Notice) -> Notice:
        """With what was typed; not saved."""
        typed = self.cleaned_data
        notice.places, notice.groups = typed.get("places", []), typed.get("groups", [])
        notice.begins_at, notice.ends_at = typed["begins_at"], typed["ends_at"]
        notice.texts, notice.page = typed["texts"], typed["page"]
        return notice

    @classmethod
    def of(cls, notice: Notice, where: Places, sent: Any = None) -> NoticeForm:
        zone = zone_for(notice.places)
        initial: dict[str, Any] = {"places": notice.places, "groups": notice.groups, "page": notice.page}
        for name, moment in (("begins", notice.begins_at), ("ends", notice.ends_at)):
            initial[name] = moment.astimezone(zone).replace(tzinfo=None)  # shown as it is
        for code, text in notice.texts.items():
            initial |= {f"title_{code}": text["title"], f"text_{code}": text["text"]}
        return cls(sent, initial=initial, where=where, chosen=(notice.places, notice.groups))

    def _add_language(self, code: str) -> None:
        marks = {"lang": code, "autocomplete": "off"}
        self.fields[f"title_{code}"] = forms.CharField(
            label=pgettext_lazy("of a notice", "Title"),
            required=False,
            max_length=LONGEST_TITLE,
            widget=forms.TextInput(attrs=marks),
        )
        self.fields[f"text_{code}"] = forms.CharField(
            label=_("Text"), required=False, max_length=LONGEST_TEXT,
            widget=forms.Textarea(attrs={**marks, "rows": 3}),
        )  # fmt: skip

    def _clean_texts(self, cleaned: dict[str, Any]) -> None:
        texts = {}
        listed = standings()
        for code, _name in written_languages():
            title, text = cleaned.get(f"title_{code}", ""), cleaned.get(f"text_{code}", "")
            if match := listed.punished_in(f"{title}\n{text}"):
                self.add_error(f"text_{code}", punished_sentence(*match))
            if text and not title:
                self.add_error(f"title_{code}", _("Say in a few words what it is about."))
            if title:
                texts[code] = {"title": title, "text": " ".join(text.split())}
        if not texts and not self.errors:
            raise forms.ValidationError(_("Write it in one language at least."))
        cleaned["texts"] = texts

    def _clean_times(self, cleaned: dict[str, Any]) -> None:
        if "ends" not in cleaned or "begins" not in cleaned:
            return
        zone, now = zone_for(cleaned.get("places", ())), timezone.now()
        begins = _by_clock(cleaned["begins"], zone) if cleaned["begins"] else now
        ends = _by_clock(cleaned["ends"], zone)
        if ends <= max(begins, now):
            self.add_error("ends", _("It would have ended before it begins."))
        elif ends > begins + timedelta(days=LONGEST_NOTICE_DAYS):
            self.add_error("ends", _("That is more than 7 days. For longer, make a playlist."))
        cleaned["begins_at"], cleaned["ends_at"] = begins, ends


def _by_clock(typed: datetime, zone: ZoneInfo) -> datetime:
    """What was typed means the clock of the place, whatever zone Django took it for."""
    return typed.replace(tzinfo=zone).astimezone(UTC)


def _pages() -> list[tuple[str, str]]:
    pack = showing.current()
    pages = pack.facts["pages"]
    titles = {key: page.title for key in pages if (page := pack.find("page", key))}
    return [(key, titles[key]) for key in pages if key in titles]
