"""What is asked besides where a story is to be published: where it may stand, in which languages, with a picture."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.standards.people.consent_texts import packaged_texts
from amanjol.casework.standards.people.terms import Channel, Scope


class Groups(forms.MultipleChoiceField):
    """What is empty is nothing that was ticked."""

    def to_python(self, value: Any) -> list[str]:
        return [text for text in super().to_python(value) if text]


def _channels() -> list[tuple[str, str]]:
    language = get_language() or "en"
    return [(text.key, text.title.in_language(language)) for text in packaged_texts().channels]


def _tongues() -> list[tuple[str, str]]:
    return list(packaged_texts().read_in.items())


class StoryFields(forms.Form):
    channels = Groups(
        label=_("Where the story may stand"),
        choices=_channels,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    tongues = Groups(
        label=_("In which languages it may stand"),
        choices=_tongues,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    with_picture = forms.BooleanField(label=_("With a picture that the person has chosen"), required=False)

    def check_story(self, typed: dict[str, Any]) -> None:
        """What is asked to publish says where and until when, and asks for nothing else."""
        for name, is_wrong, sentence in (
            ("channels", not typed.get("channels"), _("Tick where the story may stand.")),
            ("tongues", not typed.get("tongues"), _("Tick in which languages it may stand.")),
            ("until", not typed.get("until"), _("A story is published until a day: choose it.")),
            ("counted", typed.get("counted"), _("Ask for figures apart from a story.")),
        ):
            if is_wrong and name not in self.errors:
                self.add_error(name, sentence)

    @property
    def scope(self) -> Scope:
        """Of a valid form."""
        typed = self.cleaned_data
        channels = tuple(channel for channel in Channel if channel in typed["channels"])
        tongues = tuple(code for code in packaged_texts().read_in if code in typed["tongues"])
        return Scope(channels, tongues, typed["with_picture"])
