"""PDF files with marks in all that a copy must not have, and some that wish harm."""

from __future__ import annotations

import io
import re
import zlib
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from amanjol.casework.support.tests import file_samples as samples

PLACE, MAKER = (mark.decode() for mark in samples.MARKS)
EARLIER: Final = "Salary-nine-hundred"
"""Stands in an earlier version of the page, and in none that one sees."""
WORDS: Final = "Contract-of-Fictional"
NOTED: Final = "Looked-at-by-hand"
"""Stands in a note that is drawn on the page."""


def page_of(pdf: pikepdf.Pdf, content: str) -> pikepdf.Page:
    page = pdf.add_blank_page(page_size=(300, 200))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj.Resources = Dictionary(Font=Dictionary(Metadata=font), XObject=Dictionary())
    page.obj.Contents = pdf.make_stream(content.encode())
    return page


def written(pdf: pikepdf.Pdf) -> bytes:
    """Nothing packed, so that whatever stands in it is found."""
    target = io.BytesIO()
    pdf.save(
        target, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )  # fmt: skip
    return target.getvalue()


def unpacked(content: bytes) -> bytes:
    """As `written`, of a copy."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        target = io.BytesIO()
        pdf.save(
            target, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )  # fmt: skip
    return target.getvalue()


def jpeg_in(pdf: pikepdf.Pdf, content: bytes) -> pikepdf.Stream:
    """With marks in the picture, and in the part that holds it."""
    picture = pdf.make_stream(
        content, Type=Name.XObject, Subtype=Name.Image, Width=60, Height=40, ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8, Metadata=pdf.make_stream(PLACE.encode()), OPI=Dictionary(F=String(MAKER)),
    )  # fmt: skip
    picture[Name.Filter] = Name.DCTDecode
    return picture


def _note(pdf: pikepdf.Pdf) -> Dictionary:
    looks = pdf.make_stream(
        f"BT /Metadata 10 Tf 2 5 Td ({NOTED}) Tj ET".encode(), Type=Name.XObject, Subtype=Name.Form,
        BBox=Array([0, 0, 120, 20]), Resources=pdf.pages[0].obj.Resources, PieceInfo=Dictionary(By=String(MAKER)),
        LastModified=String(PLACE),
    )  # fmt: skip
    return Dictionary(
        Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([10, 10, 130, 30]), T=String(MAKER), Contents=String(PLACE),
        CreationDate=String(PLACE), M=String(PLACE), F=4, AP=Dictionary(N=looks),
    )  # fmt: skip


def marked() -> bytes:
    """One page with words, a picture and a note; around them all that a program puts beside a page."""
    pdf = pikepdf.new()
    page = page_of(
        pdf,
        f"/OC /Layer BDC BT /Metadata 12 Tf 10 150 Td ({WORDS}) Tj ET EMC "
        "/Span /About BDC q 60 0 0 40 10 80 cm /A Do Q EMC",
    )
    pdf.docinfo[Name.Author], pdf.docinfo[Name.Title] = String(MAKER), String(PLACE)
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = [MAKER]
    pdf.attachments["before.txt"] = pikepdf.AttachedFileSpec(pdf, PLACE.encode(), filename=f"{MAKER}.txt")
    layer = pdf.make_indirect(
        Dictionary(
            Type=Name.OCG, Name=String(MAKER), Usage=Dictionary(CreatorInfo=Dictionary(Creator=String(PLACE)))
        )
    )
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(Name=String(MAKER), Creator=String(PLACE), ON=Array([layer]))
    )
    page.obj.Resources.XObject[Name.A] = jpeg_in(pdf, samples.jpeg())
    page.obj.Resources.Properties = Dictionary(Layer=layer, About=Dictionary(Author=String(MAKER)))
    page.obj.Thumb = pdf.make_stream(PLACE.encode(), Width=1, Height=1)
    page.obj.PieceInfo = Dictionary(Program=Dictionary(LastModified=String(PLACE), Private=String(MAKER)))
    page.obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String(MAKER)))
    page.obj.Annots = Array([
        pdf.make_indirect(_note(pdf)),
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Border=Array([0, 0, 0]),
                   A=Dictionary(S=Name.URI, URI=String(f"https://fictional.example/{PLACE}"))),
    ])  # fmt: skip
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(PLACE))]))
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{MAKER}')"))
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Dictionary(S=Name.Figure, Alt=String(PLACE)))
    )
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(MAKER, 0))
    pdf.trailer[Name("/DocChecksum")] = String(PLACE)
    return written(pdf)


def written_over() -> bytes:
    """A page whose words were other ones before: the newest version stands behind the first, as programs save."""
    pdf = pikepdf.new()
    page = page_of(pdf, f"BT /Metadata 12 Tf 10 150 Td ({EARLIER}) Tj ET")
    first = written(pdf)
    with pikepdf.open(io.BytesIO(first)) as opened:
        number = opened.pages[0].obj.Contents.objgen[0]
        size, root = int(opened.trailer.Size), opened.Root.objgen[0]
    del page
    newer = f"BT /Metadata 12 Tf 10 150 Td ({WORDS}) Tj ET".encode()
    start = re.findall(rb"startxref\s+(\d+)", first)[-1]
    at = len(first)
    part = b"%d 0 obj\n<</Length %d>>stream\n%s\nendstream\nendobj\n" % (number, len(newer), newer)
    return (
        first + part + b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
        + b"trailer\n<</Size %d/Root %d 0 R/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start, at + len(part))
    )  # fmt: skip


def encrypted() -> bytes:
    """Nobody opens it without its passphrase."""
    pdf = pikepdf.new()
    page_of(pdf, "BT ET")
    target = io.BytesIO()
    pdf.save(target, encryption=pikepdf.Encryption(owner="fictional", user="fictional"))
    return target.getvalue()


def fetching() -> bytes:
    """A part of its page lies elsewhere."""
    pdf = pikepdf.new()
    page = page_of(pdf, "BT ET")
    page.obj.Contents[Name.F] = String("https://fictional.example/page")
    return written(pdf)


def with_picture(content: bytes) -> bytes:
    pdf = pikepdf.new()
    page = page_of(pdf, "q 60 0 0 40 10 80 cm /A Do Q")
    page.obj.Resources.XObject[Name.A] = jpeg_in(pdf, content)
    return written(pdf)


def exploding(megabytes: int) -> bytes:
    """A page that unpacks to so much, by two ways of packing one upon the other."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    part = packer.compress(bytes(1024 * 1024)) + packer.flush(zlib.Z_FULL_FLUSH)
    adler = ((megabytes * 1024 * 1024) % 65_521 << 16) | 1
    packed = b"\x78\x9c" + part * megabytes + b"\x03\0" + adler.to_bytes(4)
    pdf = pikepdf.new()
    page = page_of(pdf, "BT ET")
    page.obj.Contents.write(zlib.compress(packed), filter=Array([Name.FlateDecode, Name.FlateDecode]))
    return written(pdf)


def swallowing() -> bytes:
    """Asks for a row of four gigabytes."""
    pdf = pikepdf.new()
    page = page_of(pdf, "BT ET")
    page.obj.Contents.write(
        zlib.compress(bytes(9_999)), filter=Name.FlateDecode,
        decode_parms=Dictionary(Predictor=12, Columns=2**30, Colors=4, BitsPerComponent=8),
    )  # fmt: skip
    return written(pdf)


def nested(depth: int = 200_000) -> bytes:
    pdf = pikepdf.new()
    page_of(pdf, "BT ET").obj.Group = Dictionary(S=Name.Transparency)
    return written(pdf).replace(b"/Transparency", b"[" * depth + b"]" * depth)


def going_round() -> bytes:
    """Its tree of pages comes back to its root."""
    pdf = pikepdf.new()
    page_of(pdf, "BT ET")
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    return written(pdf)
