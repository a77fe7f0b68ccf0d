"""Every form: a mistake names its field and is heard first, nothing is cut, what must be filled in says so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation
from django.utils.translation import gettext_lazy as _

STATIC = Path(__file__).parents[1] / "static/web"
GROUNDS = ("sand", "paper", "sky", "amber-soft", "green-soft", "rose-soft", "night")


class VisitForm(forms.Form):
    name = forms.CharField(
        label="Name", max_length=20, error_messages={"required": "Write how they are called."}
    )
    place = forms.CharField(label="Place", max_length=20)
    story = forms.CharField(label="Story", max_length=10_000, required=False, widget=forms.Textarea)
    on = forms.DateField(label="Day", required=False)
    year = forms.IntegerField(label="Year", required=False, max_value=2026)
    way = forms.ChoiceField(
        label="Way", choices=[("bus", "Bus"), ("train", "Train")], widget=forms.RadioSelect
    )
    agreed = forms.BooleanField(label="Agreed")
    secret = forms.CharField(widget=forms.HiddenInput, max_length=5, required=False)

    def clean_year(self) -> int | None:
        if self.cleaned_data["year"] == 1:
            raise forms.ValidationError(_("That is no year of birth."))
        year: int | None = self.cleaned_data["year"]
        return year


GOOD = {"name": "Ayna", "place": "Mary", "way": "bus", "agreed": "on"}


def _page(typed: dict[str, str] | None, language: str = "en", **also: Any) -> str:
    template = Template("{% load web_forms %}<title>{% mistake_first %}Visit</title>{{ form }}")
    with translation.override(language):
        return template.render(Context({"form": VisitForm(typed), **also}))


@pytest.mark.parametrize(
    ("typed", "language", "sentence"),
    [
        ({"name": ""}, "en", "Write how they are called."),
        ({"place": ""}, "en", "Fill in “Place”."),
        ({"place": ""}, "ru", "Заполните: «Place»."),
        ({"way": ""}, "en", "Choose an answer: “Way”."),
        ({"way": "mule"}, "en", "“Way”: choose something that is offered."),
        ({"agreed": ""}, "en", "Tick “Agreed”."),
        ({"on": "soon"}, "en", "“Day”: there is no such day."),
        ({"year": "soon"}, "en", "“Year”: write it in figures."),
        ({"year": "2027"}, "en", "“Year”: 2026 at most."),
        ({"year": "2027"}, "ru", "«Year»: не больше 2026."),
        ({"year": "1"}, "en", "That is no year of birth."),
        ({"story": "ы" * 20_000}, "en", "“Story” is too long: 20,000 signs, and there is room for 10,000."),
        ({"story": "ы" * 20_000}, "ru", "«Story»: слишком длинно, знаков 20\xa0000, а помещается 10\xa0000."),
        ({"place": "ы" * 21}, "en", "“Place” is too long: 21 signs, and there is room for 20."),
    ],
)
def test_a_mistake_names_its_field_at_the_top_and_beside_it(
    typed: dict[str, str], language: str, sentence: str
) -> None:
    page = _page(GOOD | typed, language)
    [summary] = re.findall(r'<div class="notice error error-summary".*?</div>', page, re.DOTALL)
    [field] = typed
    target = "id_way_0" if field == "way" else f"id_{field}"
    assert f'<li><a href="#{target}">{sentence}' in summary
    assert f'id="{target}"' in page
    assert page.count(sentence) == 2
    assert page.index("error-summary") < page.index('class="field')
    assert 'role="alert" tabindex="-1" autofocus' in summary
    beside = re.search(rf'<ul class="errorlist" id="id_{field}_error">.*?</ul>', page, re.DOTALL)
    assert beside
    assert sentence in beside[0]


def test_the_title_begins_with_the_mistake_and_only_then() -> None:
    assert "<title>Visit</title>" in _page(None)
    assert "<title>Visit</title>" in _page(GOOD)
    assert "<title>Error: Visit</title>" in _page({})
    assert "<title>Ошибка: Visit</title>" in _page({}, "ru")
    assert "<title>Error: Visit</title>" in _page(None, note_form=VisitForm({}))


def test_the_title_opens_nothing_that_is_read_only_when_needed() -> None:
    from django.utils.functional import SimpleLazyObject  # noqa: PLC0415  for this test

    read: list[int] = []
    _page(None, later=SimpleLazyObject(lambda: read.append(1)))
    assert read == []


def test_nothing_is_cut_and_all_of_it_comes_back() -> None:
    page = _page(GOOD | {"story": "ы" * 20_000, "place": "я" * 300})
    assert "maxlength" not in page
    assert 'data-longest="10000"' in page
    assert "ы" * 20_000 in page
    assert "я" * 300 in page


def test_what_must_be_filled_in_says_so_unless_everything_must() -> None:
    marked = re.findall(r"(\w+) <span\s+class=\"must\"( aria-hidden=\"true\")?>required</span>", _page(None))
    assert [label for label, _hidden in marked] == ["Name", "Place", "Way", "Agreed"]
    assert all(hidden for _label, hidden in marked)  # these say it to a screen reader themselves

    class Both(forms.Form):
        email = forms.CharField()
        code = forms.CharField()

    assert "must" not in str(Both())


def test_the_summary_has_the_focus_and_no_field_takes_it() -> None:
    class Lone(forms.Form):
        code = forms.CharField(widget=forms.TextInput(attrs={"autofocus": True}))

    assert str(Lone()).count("autofocus") == 1
    assert str(Lone({})).count("autofocus") == 1
    assert "<input" not in str(Lone({})).split("autofocus", 1)[0]


def test_the_ring_of_the_focus_is_seen_on_every_ground() -> None:
    tokens = dict(
        re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", (STATIC / "tokens.css").read_text(encoding="utf-8"))
    )
    for ground in GROUNDS:
        assert _contrast(tokens["focus"], tokens[ground]) >= 3, ground
    rings = re.findall(
        r":focus-visible \{ outline: 3px solid ([^;]+);", (STATIC / "staff.css").read_text("utf-8")
    )
    assert rings == ["var(--focus)", "var(--focus)"]


def _contrast(first: str, second: str) -> float:
    """WCAG 2.2, 1.4.11."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
