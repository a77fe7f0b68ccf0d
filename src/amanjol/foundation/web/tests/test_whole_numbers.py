"""A sum as somebody types it: blanks between thousands go, and what could be read in two ways is refused."""

from __future__ import annotations

import pytest
from django import forms
from django.utils import translation

from amanjol.foundation.web.whole_numbers import WholeNumberField


class SumForm(forms.Form):
    amount = WholeNumberField(label="Сколько", min_value=1, max_value=10**9)


@pytest.mark.parametrize(
    "typed",
    [
        "12500", " 12500 ", "12 500", "012500", "012 500",
        "12\N{NO-BREAK SPACE}500", "12\N{NARROW NO-BREAK SPACE}500", "12\N{THIN SPACE}500",
    ],
)  # fmt: skip
def test_blanks_between_thousands_are_none_of_it(typed: str) -> None:
    form = SumForm({"amount": typed})
    assert form.is_valid()
    assert form.cleaned_data["amount"] == 12_500


@pytest.mark.parametrize(
    "typed",
    [
        "12 500,50", "12500,5", "12.500", "12.000", "12,000", "12'500", "1e5", "-5", "−5", "двадцать", "²", "１２",
        "12 500 50", "12500 50", "12 50", "1 2", "3000 400", "1250 0", "12  500", "12\t500", "12\x00",
        "\N{ARABIC-INDIC DIGIT ONE}\N{ARABIC-INDIC DIGIT TWO}", "\N{RIGHT-TO-LEFT MARK}12500",
        "12\N{ZERO WIDTH SPACE}500",
    ],
)  # fmt: skip
def test_what_could_be_another_sum_is_refused_and_stays_to_be_seen(typed: str) -> None:
    form = SumForm({"amount": typed})
    with translation.override("ru"):
        assert form.errors["amount"] == [
            "«Сколько»: напишите целое число, без запятой и точки, например 12\N{NO-BREAK SPACE}500."
        ]
        assert f'value="{typed.replace("'", "&#x27;")}"' in str(form)


@pytest.mark.parametrize("typed", ["0", "1 000 000 001", str(10**400), "9" * 5_000])
def test_none_and_too_much_are_refused(typed: str) -> None:
    assert len(SumForm({"amount": typed}).errors["amount"]) == 1


@pytest.mark.parametrize("typed", ["", " ", "\N{NO-BREAK SPACE}", "\N{IDEOGRAPHIC SPACE}\t"])
def test_blanks_alone_are_nothing(typed: str) -> None:
    assert SumForm({"amount": typed}).errors.as_data()["amount"][0].code == "required"
    assert WholeNumberField(required=False).clean(typed) is None


def test_no_browser_drops_a_comma_from_it() -> None:
    """A number field makes 12 500,50 into 1250050, without a word."""
    page = str(SumForm())
    assert 'type="text"' in page
    assert 'inputmode="numeric"' in page
