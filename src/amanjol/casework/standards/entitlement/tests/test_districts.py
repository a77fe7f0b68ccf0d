"""Files of districts: rows of advocates know them by their keys, so no two have the same."""

from __future__ import annotations

import pytest

from amanjol.casework.standards.entitlement.districts import DISTRICTS, districts_of
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.writing import write

TWO = """country: xx
says: Districts of a test.
checked: no-source
regions:
- key: north
  name: North region
  districts:
  - key: upper
    name: Upper
  - key: lower
    name: Lower
- key: south
  name: South region
  districts:
  - key: south
    name: South (town)
"""


def test_a_file_comes_back_as_it_was_written() -> None:
    assert write(read(TWO, "x.yaml", DISTRICTS).value, "x.yaml", DISTRICTS) == TWO
    assert districts_of("kg") is not None
    assert districts_of("ru") is None


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        (TWO.replace("- key: south\n  name: South r", "- key: north\n  name: South r"), 12, "region `north`"),
        (TWO.replace("  - key: south\n", "  - key: upper\n"), 15, "district `upper`"),
        (TWO.replace("  - key: lower\n", "  - key: upper\n"), 10, "district `upper`"),
    ],
)
def test_a_key_that_is_there_twice_is_told_with_its_line(text: str, line: int, sentence: str) -> None:
    with pytest.raises(ContentError) as refusal:
        read(text, "districts/xx.yaml", DISTRICTS)
    assert str(refusal.value).count("already on line") == 1
    assert f"districts/xx.yaml:{line}: the {sentence} is already on line" in str(refusal.value)
