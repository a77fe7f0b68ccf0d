"""The words of the access list on paper: all of them in every language, and not one that gives the person away."""

from __future__ import annotations

import re

import pytest

from amanjol.casework.standards.papers.access import (
    ACCESS_PAPER,
    DATA,
    in_language,
    packaged_paper,
)
from amanjol.foundation.names.uzbek import to_latin
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read

TEXT = (DATA / "access.yaml").read_text()
LANGUAGES = packaged_paper().printed_in
GIVES_AWAY = re.compile(
    r"traffick|victim|exploit|slav|polic|court|crime|shelter|danger|risk|stage|talk|justice"
    r"|торгов|жертв|эксплуат|рабств|полиц|суд\b|преступ|приют|опасн|риск"
    r"|savdo|jabrlan|qurbon|ekspluat|politsiya|jinoyat|boshpana|xavf"
    r"|сауда|құрбан|қанау|полиция|қылмыс|баспана|қауіп"
    r"|соода|жабыр|курман|кылмыш|баш калка|коркунуч"
    r"|söwda|pida|ekspluat|polisiýa|jenaýat|gaçybatalga|howp",
    re.IGNORECASE,
)


def all_words() -> list[str]:
    paper = packaged_paper()
    words = [paper.title, paper.keep, paper.once, paper.name, paper.when, paper.who, paper.what]
    words += [role.says for role in paper.roles]
    words += [sentence.says for sentence in paper.sentences]
    return [in_language(word, language) for word in words for language in LANGUAGES]


def test_it_is_printed_in_seven_languages() -> None:
    assert LANGUAGES == {
        "en": "English", "ru": "Русский", "uz": "Oʻzbekcha", "uz-cyrl": "Ўзбекча", "kk": "Қазақша",
        "ky": "Кыргызча", "tk": "Türkmençe",
    }  # fmt: skip
    assert [packaged_paper().is_read(code) for code in LANGUAGES] == [True, True] + [False] * 5
    assert len(set(all_words())) > 7 * 20


def test_no_word_gives_the_person_away() -> None:
    assert [text for text in all_words() if GIVES_AWAY.search(text)] == []
    assert GIVES_AWAY.search("a victim of trafficking")


def test_sentences_differ_within_a_language() -> None:
    for language in LANGUAGES:
        texts = [in_language(sentence.says, language) for sentence in packaged_paper().sentences]
        assert len(set(texts)) == len(texts)


def test_uzbek_in_cyrillic_is_derived_and_turns_back() -> None:
    paper = packaged_paper()
    assert in_language(paper.title, "uz-cyrl") == "Қоғозларимни ким кўрди"
    for sentence in paper.sentences:
        assert to_latin(in_language(sentence.says, "uz-cyrl")) == in_language(sentence.says, "uz")


@pytest.mark.parametrize(
    ("now", "then", "problem"),
    [
        ("name: Name\n", "name: The name\n", "the catalogue of `kk` lacks `The name`"),
        ("  ky: Кыргызча\n", "  ky: Кыргызча\n  tg: Тоҷикӣ\n", "the catalogue of `tg` lacks `Who looked at"),
        ("title: Who looked at my papers\n", "", "needs the key `title`"),
        ("  ky: drafted\n", "", "`translations` does not say whether a native speaker has read `ky`"),
        ("- key: begun\n", "- key: read\n", "sentence `read` stands in the file twice"),
        ("- key: written\n", "- key: other\n", "`sentences` needs `written`"),
        ("  - supervisor\n", "  - lawyer\n", "role `lawyer` stands in the file twice"),
        ("  - other\n", "  - officer\n", "`roles` needs `other`"),
    ],
)
def test_a_file_that_lacks_something_is_refused(now: str, then: str, problem: str) -> None:
    assert TEXT.count(now) == 1
    with pytest.raises(ContentError, match=re.escape(problem)):
        read(TEXT.replace(now, then), "access.yaml", ACCESS_PAPER)
