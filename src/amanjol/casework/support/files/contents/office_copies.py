"""A Word or Excel document written anew with what one reads in it, and nothing that stands beside it.

Which parts stay is a closed list, by how they are referred to from the document: a part that is on neither list, and a
picture that is no JPEG, PNG or WebP, make that there is no copy. Left out: properties (who wrote it, for whom, when,
with what), thumbnail, comments and who made them, glossaries, printers, what is embedded, templates, signatures. What
was changed and not yet accepted is accepted: deleted words go, and who inserted the others and when. Numbers by which a
program knows sittings and paragraphs again go, names and descriptions of pictures (often the path of a file), who may
edit what, the folder in which a workbook lay. Pictures lose what is beside them.

Run by `copier` alone. Format: ISO/IEC 29500 (Office Open XML).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Final
from urllib.parse import unquote

from lxml import etree

from amanjol.casework.support.files.contents import office_words as words
from amanjol.casework.support.files.contents import pictures
from amanjol.casework.support.files.contents.reading import Refused, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPES: Final = "[Content_Types].xml"
_REFERENCES: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_REFERRING: Final = frozenset({
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
})  # fmt: skip
"""Namespaces of attributes that name a reference of their part; the second is that of the strict form."""
_MADE: Final = (1980, 1, 1, 0, 0, 0)
_XML: Final = (".xml", ".rels", ".vml")


@dataclass(frozen=True, slots=True)
class _Reference:
    """From one part to another, or outside where `target` is empty."""

    key: str
    kind: str
    target: str
    element: Any


def copy(source: BinaryIO, target: BinaryIO) -> None:
    """Refused, and whatever lxml and zipfile raise: then there is no copy, whatever stands in `target`."""
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        parts = _Package(archive).parts()
        for name in (_TYPES, *sorted(parts.keys() - {_TYPES})):
            written.writestr(_entry(name), parts[name])


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MADE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


class _Package:
    """What is reached from the document, each part once, in clear."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive, self._names = archive, {*archive.namelist()}
        self._parts: dict[str, bytes] = {}
        self._waiting = [""]

    def parts(self) -> dict[str, bytes]:
        while self._waiting:
            name = self._waiting.pop()
            if name not in self._parts:
                self._take(name)
        self._parts.pop("", None)
        self._parts[_TYPES] = self._types()
        return self._parts

    def _take(self, name: str) -> None:
        gone = self._follow(name)
        if not name:
            self._parts[name] = b""
        elif name.casefold().endswith(_XML):
            tree = _read(self._archive.read(name))
            _clean(tree, gone)
            self._parts[name] = _write(tree)
        else:
            self._parts[name] = _picture(self._archive.read(name))

    def _follow(self, name: str) -> set[str]:
        """Its references, of which those that stay are written. Gives the keys of those that go."""
        folder, _, base = name.rpartition("/")
        listed = posixpath.join(folder, "_rels", f"{base}.rels")
        if listed not in self._names:
            return set()
        tree, gone = _read(self._archive.read(listed)), set()
        for reference in _references(tree, folder):
            if reference.kind in words.GOES:
                gone.add(reference.key)
                reference.element.getparent().remove(reference.element)
            elif reference.kind in words.STAYS and reference.target in self._names:
                self._waiting.append(reference.target)
            elif reference.kind != words.LINK:
                raise Refused(Why.NO_COPY)
        self._parts[listed] = _write(tree)
        return gone

    def _types(self) -> bytes:
        tree = _read(self._archive.read(_TYPES))
        endings = {name.rpartition(".")[2].casefold() for name in self._parts}
        for entry in [*tree]:
            named, ending = entry.get("PartName"), entry.get("Extension", "")
            if (
                named.lstrip("/") not in self._parts
                if named is not None
                else ending.casefold() not in endings
            ):
                tree.remove(entry)
        return _write(tree)


def _references(tree: Any, folder: str) -> Iterator[_Reference]:
    for element in [*tree.iter(_REFERENCES)]:
        kind = element.get("Type", "").rpartition("/")[2]
        target = unquote(element.get("Target", ""))
        outside = element.get("TargetMode", "").casefold() == "external"
        within = (
            target.lstrip("/")
            if target.startswith("/")
            else posixpath.normpath(posixpath.join(folder, target))
        )
        yield _Reference(element.get("Id", ""), kind, "" if outside else within, element)


def _read(content: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    tree = etree.parse(io.BytesIO(content), parser)
    if tree.docinfo.doctype:
        raise Refused(Why.NO_COPY)
    return tree.getroot()


def _write(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _picture(content: bytes) -> bytes:
    read = {pictures.JPEG: pictures.jpeg, pictures.PNG: pictures.png}
    for head, copied in read.items():
        if content.startswith(head):
            return b"".join(copied(io.BytesIO(content)))
    if pictures.is_webp(content[:16]):
        return b"".join(pictures.webp(io.BytesIO(content)))
    raise Refused(Why.NO_COPY)


def _clean(root: Any, gone: set[str]) -> None:
    if etree.QName(root).localname == words.SETTINGS:
        for element in [*root]:
            if etree.QName(element).localname not in words.SETTINGS_STAY:
                root.remove(element)
    for element in [*root.iter(etree.Element)]:
        if element is root or element.getparent() is not None:
            _clean_element(element, gone)


def _clean_element(element: Any, gone: set[str]) -> None:
    name, is_of_word = etree.QName(element).localname, etree.QName(element).namespace in words.WORDPROCESSING
    if name in words.NOT_SETTLED:
        raise Refused(Why.NO_COPY)
    referring = {
        at for at in element.attrib if etree.QName(at).namespace in _REFERRING and element.get(at) in gone
    }
    if (
        name in words.ELEMENTS_GO
        or (is_of_word and (name in words.DELETED or name.endswith("Change")))
        or (referring and name not in words.REFERRING_STAY)
    ):
        _remove(_row_of(element) if name == "del" else element)
        return
    if is_of_word and name in words.ACCEPTED:
        _unwrap(element)
        return
    for at in [*element.attrib]:
        if at in referring or _goes(etree.QName(at)):
            del element.attrib[at]
    if name in words.NAMED:
        element.attrib.pop("descr", None)
        element.set("name", f"Object {element.get('id')}")


def _goes(at: Any) -> bool:
    """An attribute that tells of a sitting, a paragraph or a person."""
    return (
        at.localname in words.ATTRIBUTES_GO
        or at.localname.startswith("rsid")
        or "/revision" in (at.namespace or "")
    )


def _row_of(deleted: Any) -> Any:
    """The row of a table that was deleted as a whole, else what was."""
    parent = deleted.getparent()
    return parent.getparent() if etree.QName(parent).localname == "trPr" else deleted


def _remove(element: Any) -> None:
    """What follows it in the same text stays."""
    _keep_tail(element, element.tail)
    element.getparent().remove(element)


def _unwrap(element: Any) -> None:
    """What is inside stands in its place."""
    parent, at = element.getparent(), element.getparent().index(element)
    _keep_tail(element, element.tail)
    parent[at : at + 1] = [*element]


def _keep_tail(element: Any, tail: str | None) -> None:
    before, parent = element.getprevious(), element.getparent()
    if not tail:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
