"""The words of a consent: whole in each language, composed of what was chosen, with a drawing beside each line."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from amanjol.casework.standards.people import consent_texts
from amanjol.casework.standards.people.consent_texts import (
    CONSENT_TEXTS,
    CYRILLIC,
    Asked,
    ReadOut,
    in_language,
    packaged_texts,
)
from amanjol.casework.standards.people.forms import DATA
from amanjol.casework.standards.people.given import BESIDES, OUTWARD, ConsentFor
from amanjol.casework.standards.people.terms import (
    US,
    Channel,
    FieldGroup,
    Recipient,
    RecipientKind,
    Scope,
    digest_of,
)
from amanjol.foundation.seals.records import replace
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read

TEXTS = packaged_texts()
LANGUAGES = list(TEXTS.read_in)
DRAWINGS = Path(consent_texts.__file__).parents[2] / "cases" / "static" / "cases" / "consents"
SHELTER = Recipient(RecipientKind.OUTSIDE, "Kök Deňiz", country="TR")
STORY = Scope(tuple(Channel), ("ru", "ky"))
FILE = (DATA / "consent_texts.yaml").read_text()


def asked(purpose: ConsentFor = ConsentFor.SHARING, **other: object) -> Asked:
    goes_out = purpose in OUTWARD
    values = {
        "purpose": purpose, "recipient": SHELTER if goes_out else US,
        "groups": (FieldGroup.NAME, FieldGroup.WAGES) if goes_out else (),
        "countries": ("TM", "TR") if goes_out else ("TM",), "home": "TM", "until": None, "is_of_child": False,
        "scope": STORY if purpose is ConsentFor.PUBLISHED else None,
    }  # fmt: skip
    return Asked(**values | other)  # type: ignore[arg-type]  # as a page makes them


def words(of: Asked, language: str = "en") -> ReadOut:
    return TEXTS.read_out(of, language, lambda code, tongue: f"{code} {tongue}")


def test_there_are_seven_languages() -> None:
    assert LANGUAGES == ["en", "ru", "uz", CYRILLIC, "kk", "ky", "tk"]


def test_nobody_has_read_a_translation_and_that_is_said() -> None:
    assert [language for language in LANGUAGES if TEXTS.is_read(language)] == ["en"]
    assert {TEXTS.reader(language) for language in LANGUAGES} == {""}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_line_is_of_another_language(language: str) -> None:
    for purpose, is_of_child, until in product(ConsentFor, (False, True), (None, date(2027, 5, 1))):
        there = words(asked(purpose, is_of_child=is_of_child, until=until), language).said
        english = words(asked(purpose, is_of_child=is_of_child, until=until)).said
        assert len(there) == len(english)
        assert not set(there) & set(english)
        assert not any(re.search(r"[{}]", line) for line in there)
        latin = {"uz", "tk"}
        letters = (
            "".join(there)
            .replace("Kök Deňiz", "")
            .replace(f"TM {language}", "")
            .replace(f"TR {language}", "")
        )
        if language not in latin and language != CYRILLIC:
            assert not re.search("[A-Za-z]", letters), letters


def test_uzbek_in_cyrillic_is_derived_and_names_stay_as_they_are() -> None:
    lines = words(asked(), CYRILLIC).said
    assert "Биз айтамиз: Kök Deňiz" in lines[2]
    assert words(asked(), "uz").said[2].startswith("Biz aytamiz: Kök Deňiz")
    assert not re.search("[A-Za-z]", "".join(lines[5:8]))


def test_what_was_chosen_is_what_is_said() -> None:
    said = " ".join(words(asked(until=date(2027, 5, 1))).said)
    for text in ("Kök Deňiz (TR en)", "Your name", "What you earned", "TM en, TR en", "01.05.2027"):
        assert text in said
    assert "Your health" not in said
    assert TEXTS.open_end.en not in said
    assert TEXTS.open_end.en in words(asked()).said
    assert "It stays in this country: TM en." in words(asked(countries=("TM",))).said
    assert "It may go to these countries: TR en." in words(asked(countries=("TR",))).said


@pytest.mark.parametrize("purpose", list(ConsentFor))
def test_each_says_that_it_can_be_taken_back_what_cannot_and_that_help_never_depends_on_it(
    purpose: ConsentFor,
) -> None:
    for language in LANGUAGES:
        said = words(asked(purpose), language).said
        for sentence in (
            TEXTS.decide,
            TEXTS.take_back,
            TEXTS.purpose(purpose).stays,
            TEXTS.help,
            TEXTS.question,
        ):
            assert in_language(sentence, language) in said
        is_demanded = in_language(TEXTS.demanded, language) in said
        assert is_demanded is (purpose is not ConsentFor.COUNTED)
        assert (in_language(TEXTS.us, language) in said) is (
            purpose not in OUTWARD and purpose not in BESIDES
        )
        assert (in_language(TEXTS.unseen, language) in said) is (purpose is ConsentFor.COUNTED)


def test_of_a_story_the_words_say_where_it_may_stand_and_what_nobody_can_call_back() -> None:
    until, few = date(2029, 5, 1), Scope((Channel.WEB, Channel.SOCIAL), ("en", CYRILLIC), with_picture=True)
    said = " ".join(words(asked(ConsentFor.PUBLISHED, until=until, scope=few)).said)
    for text in (
        TEXTS.channel(Channel.WEB).says.en,
        TEXTS.channel(Channel.SOCIAL).says.en,
        "English, Ўзбекча",
        TEXTS.with_picture.en,
        TEXTS.read_first.en,
        "Printed paper, mails that were sent, and what others copied cannot be called back.",
        "01.05.2029",
        TEXTS.demanded.en,
    ):
        assert text in said
    for text in (TEXTS.channel(Channel.MAIL).says.en, TEXTS.no_picture.en, TEXTS.us.en, "Русский"):
        assert text not in said
    terms = words(asked(ConsentFor.PUBLISHED, until=until, scope=few)).terms(
        asked(ConsentFor.PUBLISHED, until=until, scope=few)
    )
    assert terms.scope == few


def test_of_a_child_the_words_say_so() -> None:
    assert TEXTS.of_child.en in words(asked(is_of_child=True)).said
    assert TEXTS.of_child.en not in words(asked()).said


def test_another_word_another_day_another_language_is_another_digest() -> None:
    one_day = words(asked())
    terms = one_day.terms(asked(), "Айджемал", "")
    assert terms.digest == digest_of(one_day.edition, "en", one_day.said)
    others = (
        words(asked(), "tk"), words(asked(countries=("TM",))), words(asked(groups=(FieldGroup.NAME,))),
        words(asked(recipient=replace(SHELTER, name="Kok Deniz"))), words(asked(until=date(2027, 1, 1))),
        ReadOut(date(2026, 1, 1), one_day.language, one_day.lines),
    )  # fmt: skip
    assert len({terms.digest, *(other.digest for other in others)}) == 1 + len(others)
    with pytest.raises(ValueError, match="not the words"):
        replace(terms, said=(*terms.said[:-1], "Да"))


def test_each_line_has_a_drawing_that_says_what_it_shows() -> None:
    keys = {picture.key for picture in TEXTS.pictures}
    assert {path.stem for path in DRAWINGS.glob("*.svg")} == keys
    for purpose in ConsentFor:
        lines = words(
            asked(purpose, is_of_child=True, groups=tuple(FieldGroup) if purpose in OUTWARD else ())
        ).lines
        assert {line.picture for line in lines} <= keys
        assert len({line.picture for line in lines}) == len(lines)
    for key in keys:
        drawing = ET.parse(DRAWINGS / f"{key}.svg").getroot()  # noqa: S314  our own file
        title = drawing.find("{http://www.w3.org/2000/svg}title")
        assert title is not None
        assert title.text == TEXTS.shows(key).en


@pytest.mark.parametrize(
    ("of", "other", "says"),
    [
        ("What we ask you", "What we want of you", "lacks `What we want of you`"),
        ("  tk: nobody\n", "", "who has read `tk`"),
        ("- key: doers\n", "- key: helpers\n", "`groups` has to name"),
        ("- key: talk\n", "- key: speech\n", "`purposes` has to name"),
        ("- key: mail\n  title", "- key: post\n  title", "`channels` has to name"),
        ("- key: ask\n  shows", "- key: asks\n  shows", "look at `ask`"),
        ("- key: ask\n  shows", "- key: decide\n  shows", "look at"),
    ],
)
def test_a_file_that_would_leave_something_unsaid_is_refused(of: str, other: str, says: str) -> None:
    assert of in FILE
    with pytest.raises(ContentError, match=says):
        read(FILE.replace(of, other, 1), "consent_texts.yaml", CONSENT_TEXTS)


def test_a_language_that_it_is_not_read_out_in_is_refused() -> None:
    with pytest.raises(KeyError):
        words(asked(), "de")
