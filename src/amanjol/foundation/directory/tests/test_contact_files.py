"""The file of contacts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amanjol.foundation.directory.contact_files import ContactEntry, read_contacts, write_contacts
from amanjol.foundation.textfiles.problems import ContentError

NAME = "content/contacts.yaml"
PLAIN = ContactEntry(
    key="kr-eps-counselling",
    country="KR",
    number="1577-0071",
    service={"en": "Advice for foreign workers", "uz": "Chet ellik ishchilar uchun maslahat"},
    run_by={"en": "A counselling centre (state)"},
    operator="state",
    emergency=False,
    cost="unknown",
    asks_name="unknown",
    source="koreatimes-eps-counselling",
)
DIALLED = replace(
    PLAIN,
    key="kg-line",
    country="KG",
    number="+996 312 123456",
    emergency=True,
    languages="ky ru en",
    hours={"en": "9:00-22:00"},
    may_inform={"en": "Nobody: it is anonymous", "uz": "Hech kimga"},
    last_dialled_on="2026-11-01",
    last_dialled_by="Programme staff",
    answered=False,
)
PLAIN_TEXT = """\
- key: kr-eps-counselling
  country: KR
  number: 1577-0071
  service:
    en: Advice for foreign workers
    uz: Chet ellik ishchilar uchun maslahat
  run_by:
    en: A counselling centre (state)
  operator: state
  emergency: no
  cost: unknown
  asks_name: unknown
  source: koreatimes-eps-counselling
"""
DIALLED_TEXT = """\
- key: kg-line
  country: KG
  number: +996 312 123456
  service:
    en: Advice for foreign workers
    uz: Chet ellik ishchilar uchun maslahat
  run_by:
    en: A counselling centre (state)
  operator: state
  emergency: yes
  languages: ky ru en
  hours:
    en: 9:00-22:00
  cost: unknown
  asks_name: unknown
  may_inform:
    en: 'Nobody: it is anonymous'
    uz: Hech kimga
  last_dialled_on: 2026-11-01
  last_dialled_by: Programme staff
  answered: no
  source: koreatimes-eps-counselling
"""


def test_contacts_are_written_sorted_and_read_back() -> None:
    text = write_contacts([PLAIN, DIALLED])
    assert text == DIALLED_TEXT + PLAIN_TEXT
    assert read_contacts(text, NAME) == [DIALLED, PLAIN]


def test_no_contacts_are_an_empty_list() -> None:
    assert write_contacts([]) == "[]\n"
    assert read_contacts("[]\n", NAME) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("country: KR", "country: kr", f"{NAME}:2: country is `kr` but must be two capital letters"),
        (
            "number: 1577-0071",
            "number: call us",
            f"{NAME}:3: number is `call us` but must be a number as dialled",
        ),
        ("number: 1577-0071", "number: +0123456789", "number is `+0123456789`"),
        ("number: 1577-0071", "number: 1577--0071", "number is `1577--0071`"),
        ("number: 1577-0071", "number: ١٢٣", "but must be a number"),
        ("    uz: Chet", "    qq: Chet", f"{NAME}:6: service has `qq`, which is no ISO 639-1 code"),
        ("    uz: Chet ellik", "    uz: O'zbek", f"{NAME}:6: service (uz) has the apostrophe U+0027"),
        ("operator: state", "operator: police", "operator is `police` but must be state, ngo"),
        ("emergency: no", "emergency: false", "emergency is `false` but must be yes or no"),
        (
            "emergency: no\n",
            "emergency: no\n  languages: uzb\n",
            "languages has `uzb`, which is no ISO 639-1 code",
        ),
        (
            "asks_name: unknown\n",
            "asks_name: unknown\n  answered: yes\n",
            "belong together: give all or none",
        ),
        ("  cost: unknown\n", "", f"{NAME}:1: the file needs the key `cost`"),
        ("key: kr-eps-counselling", "key: Kr_EPS", "key is `Kr_EPS` but must be small letters"),
        ("source: koreatimes-eps-counselling", "source:", f"{NAME}:13: source is empty"),
    ],
)
def test_faults_are_told(old: str, new: str, expected: str) -> None:
    assert old in PLAIN_TEXT
    with pytest.raises(ContentError) as caught:
        read_contacts(PLAIN_TEXT.replace(old, new), NAME)
    assert expected in str(caught.value)


def test_the_same_key_twice_is_refused() -> None:
    with pytest.raises(ContentError, match="line 1") as caught:
        read_contacts(PLAIN_TEXT + PLAIN_TEXT, NAME)
    assert caught.value.line == 14
    with pytest.raises(ContentError, match="already used"):
        write_contacts([PLAIN, replace(PLAIN, number="112")])


def test_what_could_not_be_read_again_is_not_written() -> None:
    with pytest.raises(ContentError, match=r"contacts\.yaml:4: number must be one line"):
        write_contacts([replace(PLAIN, number="call\nus")])
    with pytest.raises(ContentError, match="no ISO 639-1 code"):
        write_contacts([replace(PLAIN, service={"qq": "a"})])
    with pytest.raises(ContentError, match="belong together"):
        write_contacts([replace(PLAIN, answered=True)])
