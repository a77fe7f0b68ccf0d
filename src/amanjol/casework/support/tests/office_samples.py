"""Word and Excel documents with marks in all that a copy must not have."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Final

import xlsxwriter

from amanjol.casework.support.files.contents import documents
from amanjol.casework.support.tests import file_samples as samples

PLACE, MAKER = (mark.decode() for mark in samples.MARKS)
EARLIER: Final = "Salary-nine-hundred"
"""Was deleted, and the deletion not yet accepted."""
WORDS: Final = ("Contract-of-Fictional", "inserted", "moved", "linked")
SHAPE: Final = (
    '<a:custGeom><a:pathLst><a:path w="9" h="9"><a:moveTo><a:pt x="0" y="0"/></a:moveTo>'
    '<a:lnTo><a:pt x="9" y="9"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>'
)
"""Drawn by hand: it moves to where it begins."""
STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES: Final = (
    f'xmlns:w="{samples.WORDS.decode()}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_BY: Final = f'w:id="1" w:author="{MAKER}" w:date="2026-11-01T00:00:00Z"'


def _run(text: str, properties: str = "") -> str:
    return f'<w:r w:rsidR="00{"A1"}">{properties}<w:t>{text}</w:t></w:r>'


def _document() -> bytes:
    before = f"<w:rPr><w:b/><w:rPrChange {_BY}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>"
    picture = (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="{PLACE}" descr="C:\\Users\\{MAKER}\\a.jpg"/><a:graphic>'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="{MAKER}.jpg" title="{PLACE}"/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="r1"/></pic:blipFill><pic:spPr>{SHAPE}</pic:spPr></pic:pic></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    inside = [
        f'<w:p w:rsidR="00B7" w14:paraId="{MAKER}"><w:pPr><w:rPr><w:ins {_BY}/></w:rPr></w:pPr>',
        f'<w:commentRangeStart w:id="0"/>{_run(WORDS[0], before)}<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
        f"<w:ins {_BY}>{_run(WORDS[1])}</w:ins>",
        f"<w:del {_BY}><w:r><w:delText>{EARLIER}</w:delText></w:r></w:del>",
        f"<w:moveFrom {_BY}>{_run(EARLIER)}</w:moveFrom><w:moveTo {_BY}>{_run(WORDS[2])}</w:moveTo>",
        f'<w:permStart w:id="3" w:ed="{MAKER}"/><w:permEnd w:id="3"/>',
        f'<w:hyperlink r:id="r3">{_run(WORDS[3])}</w:hyperlink>{picture}</w:p>',
        f"<w:tbl><w:tr><w:trPr><w:del {_BY}/></w:trPr><w:tc><w:p>{_run(EARLIER)}</w:p></w:tc></w:tr></w:tbl>",
        f"<!-- {PLACE} --><?{MAKER} here?>",
    ]  # fmt: skip
    return (
        f'<?xml version="1.0"?><w:document {_SPACES}><w:body>{"".join(inside)}</w:body></w:document>'.encode()
    )


def word(picture: bytes | None = None, ending: str = "jpg", space: bytes = samples.WORDS) -> bytes:
    """With a picture, a shape, changes that nobody has accepted, comments, properties, settings and a template."""
    said = f'<x xmlns="urn:fictional">{MAKER} {PLACE}</x>'.encode()
    settings = (
        f'<w:settings {_SPACES}><w:zoom w:percent="100"/><w:attachedTemplate r:id="r1"/>'
        f'<w:rsids><w:rsid w:val="{MAKER}"/></w:rsids><w:docVars><w:docVar w:name="x" w:val="{PLACE}"/></w:docVars>'
        "</w:settings>"
    )
    template = f"file:///C:\\Users\\{MAKER}\\Normal.dotm"
    parts: dict[str, bytes] = {
        "_rels/.rels": samples.references(
            ("officeDocument", "word/document.xml", ""), ("extended-properties", "docProps/app.xml", ""),
            ("metadata/core-properties", "docProps/core.xml", ""), ("customXml", "customXml/item1.xml", ""),
            ("metadata/thumbnail", "docProps/thumbnail.jpeg", ""), ("custom-properties", "docProps/custom.xml", ""),
        ),
        "word/document.xml": _document().replace(samples.WORDS, space),
        "word/_rels/document.xml.rels": samples.references(
            ("image", f"media/image1.{ending}", ""), ("settings", "settings.xml", ""),
            ("hyperlink", "https://fictional.example/", 'TargetMode="External"'), ("comments", "comments.xml", ""),
            ("people", "people.xml", ""), ("customXml", "/customXml/item1.xml", ""),
        ),
        "word/settings.xml": settings.encode(),
        "word/_rels/settings.xml.rels": samples.references(("attachedTemplate", template, 'TargetMode="External"')),
        f"word/media/image1.{ending}": picture or samples.jpeg(),
        "docProps/thumbnail.jpeg": samples.jpeg(),
    }  # fmt: skip
    parts |= dict.fromkeys(
        ("docProps/app.xml", "docProps/core.xml", "docProps/custom.xml", "customXml/item1.xml", "word/comments.xml",
         "word/people.xml", f"word/{MAKER}.xml"),
        said,
    )  # fmt: skip
    types = samples.TYPES % documents.WORD
    more = b"".join(
        b'<Override PartName="/%s" ContentType="application/xml"/>' % name.encode() for name in parts
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("[Content_Types].xml", types.replace(b"</Types>", more + b"</Types>"))
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2026, 11, 1, 0, 0, 0))
            entry.comment = PLACE.encode()
            archive.writestr(entry, content)
        archive.comment = MAKER.encode()
    return written.getvalue()


CELLS: Final = [["Обещали", 900], ["Дали", 200]]


def sheet() -> bytes:
    """As a program writes it: with properties, a comment, a picture and its description."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        book.set_properties(
            {"author": MAKER, "title": PLACE, "comments": PLACE, "created": datetime(2026, 11, 1, tzinfo=UTC)}
        )
        book.set_custom_property("Place", PLACE)
        page = book.add_worksheet("Деньги")
        for number, row in enumerate(CELLS):
            page.write_row(number, 0, row)
        page.write_comment("A1", f"{PLACE} {MAKER}", {"author": MAKER})
        page.insert_image(
            "D4", f"{MAKER}.jpg", {"image_data": io.BytesIO(samples.jpeg()), "description": PLACE}
        )
    return written.getvalue()


def with_reference(kind: str) -> bytes:
    """A document that refers to a part of this kind."""
    return samples.office(
        **{
            "word/_rels/document__xml__rels": samples.references((kind, "part.xml", "")),
            "word/part__xml": b"<x/>",
        }
    )


def leading_nowhere() -> bytes:
    """A document whose picture is not there."""
    return samples.office(
        **{"word/_rels/document__xml__rels": samples.references(("image", "media/none.png", ""))}
    )


def with_entities() -> bytes:
    declared = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    document = f'{declared}<w:document xmlns:w="{samples.WORDS.decode()}">&b;</w:document>'
    with zipfile.ZipFile(io.BytesIO(samples.office())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in (parts | {"word/document.xml": document.encode()}).items():
            archive.writestr(name, content)
    return written.getvalue()
