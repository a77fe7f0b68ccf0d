"""A PDF written anew with what stands on its pages, and nothing that stands beside it.

What stays of catalogue, pages, pictures and drawings is a closed list, as of pictures; from everything else that they
reach, what is known to tell of somebody is taken away. Left out so: who wrote it and when, with what and under which
name (information, XMP, page pieces, identifiers), files inside, thumbnails, bookmarks, labels of pages, scripts and
what they do, links, structure and the words for who does not see, forms. Marks, notes and what was filled in are drawn
into the page as they look, without who made them and when. Pictures in JPEG lose what is beside them. All of it is
written anew from its first byte, so that nothing of an earlier version and nothing between two parts stays.

Run by `copier` alone. Format: ISO 32000; qpdf reads and writes it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from amanjol.casework.support.files.contents import pictures
from amanjol.casework.support.files.contents.reading import Refused, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_CATALOGUE: Final = frozenset({"/Type", "/Pages", "/Lang", "/OCProperties"})
_OF_NODE: Final = frozenset(
    {"/Type", "/Parent", "/Kids", "/Count", "/Resources", "/MediaBox", "/CropBox", "/Rotate"}
)
_OF_PAGE: Final = frozenset({
    "/Type", "/Parent", "/Resources", "/Contents", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox",
    "/Rotate", "/Group", "/UserUnit",
})  # fmt: skip
_OF_STREAM: Final = frozenset({"/Length", "/Filter", "/DecodeParms"})
_OF_DRAWING: Final = _OF_STREAM | {
    "/Type",
    "/Subtype",
    "/FormType",
    "/BBox",
    "/Matrix",
    "/Resources",
    "/Group",
    "/OC",
}
_OF_PICTURE: Final = _OF_STREAM | {
    "/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Intent", "/ImageMask", "/Mask",
    "/Decode", "/Interpolate", "/SMask", "/Matte", "/OC",
}  # fmt: skip
_OF_LAYERS: Final = frozenset({"/OCGs", "/D"})
_OF_LAYERS_SHOWN: Final = frozenset({"/BaseState", "/ON", "/OFF"})
_OF_LAYER: Final = frozenset({"/Type", "/Intent"})
_RESOURCES: Final = frozenset(
    {"/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font", "/ProcSet", "/Properties"}
)
_NOWHERE: Final = frozenset({
    "/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AF", "/EF", "/AA", "/JS", "/OPI", "/Ref", "/Alternates",
    "/StructParent", "/StructParents", "/Measure", "/PtData", "/Annots", "/Author", "/Creator", "/Producer",
    "/CreationDate", "/ModDate", "/Keywords", "/Private",
})  # fmt: skip
"""Of nothing that is drawn with, and told by some programs in any part."""
_LAYERS: Final = frozenset({Name.OCG, Name.OCMD})
_PACKED: Final = frozenset({
    Name.FlateDecode, Name.LZWDecode, Name.ASCII85Decode, Name.ASCIIHexDecode, Name.RunLengthDecode,
    Name.CCITTFaxDecode, Name.JBIG2Decode,
})  # fmt: skip
"""Ways of packing that hold nothing beside what they pack, or next to nothing."""


def copy(source: BinaryIO, target: BinaryIO) -> None:
    """Refused, pikepdf.PdfError and others, MemoryError: then there is no copy, whatever stands in `target`."""
    with pikepdf.open(source) as pdf:
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("screen")
        for key in {*pdf.trailer.keys()} - {"/Root", "/Size"}:
            del pdf.trailer[key]
        _keep(pdf.Root, _OF_CATALOGUE)
        _clean_layers(pdf.Root)
        for page in _nodes(pdf.Root.Pages):
            _keep(page, _OF_NODE if "/Kids" in page else _OF_PAGE)
        _Cleaning(pdf).clean(pdf.Root)
        pdf.get_warnings()  # forgets what was said while it was read and mended
        pdf.save(
            target, encryption=False, recompress_flate=True, fix_metadata_version=False, deterministic_id=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )  # fmt: skip
        if pdf.get_warnings():  # what cannot be unpacked was written as it came
            raise Refused(Why.NO_COPY)


def _keep(part: Any, keys: frozenset[str]) -> None:
    for key in {*part.keys()} - keys:
        del part[key]


def _nodes(root: Any) -> Iterator[Any]:
    """The tree of pages, each once."""
    waiting, seen = [root], pikepdf.ObjectSet()
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Dictionary) or not seen.add(node):
            continue
        yield node
        kids = node.get(Name.Kids)
        waiting += list(kids) if isinstance(kids, Array) else []


def _clean_layers(root: Any) -> None:
    """Which of them are shown stays, not what they are called and by what they were made."""
    layers = root.get(Name.OCProperties)
    if layers is None:
        return
    _keep(layers, _OF_LAYERS)
    if isinstance(standing := layers.get(Name.D), Dictionary):
        _keep(standing, _OF_LAYERS_SHOWN)


class _Cleaning:
    """Goes through everything that is reached from the pages, each part once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf, self._seen = pdf, pikepdf.ObjectSet()
        self._waiting: list[Any] = []

    def clean(self, root: Any) -> None:
        self._waiting.append(root)
        while self._waiting:
            part = self._waiting.pop()
            if not isinstance(part, Dictionary | Array | Stream) or not self._seen.add(part):
                continue
            if isinstance(part, Array):
                self._waiting += list(part)
            else:
                self._clean_part(part)

    def _clean_part(self, part: Any) -> None:
        if isinstance(part, Stream):
            self._clean_stream(part)
        elif part.get(Name.Type) == Name.OCG:
            _keep(part, _OF_LAYER)
            part[Name.Name] = pikepdf.String("-")  # a layer has to be called something
        _keep(part, frozenset(part.keys()) - _NOWHERE)
        for key in [*part.keys()]:
            if key == "/Resources" and isinstance(part[key], Dictionary):
                self._clean_resources(part[key])
            else:
                self._waiting.append(part[key])

    def _clean_resources(self, resources: Any) -> None:
        """Each is called as its maker chose: what it is called says nothing of what it is."""
        _keep(resources, _RESOURCES)
        for category in [*resources.keys()]:
            named = resources[category]
            if not isinstance(named, Dictionary):
                continue
            for name in [*named.keys()]:
                of = named[name]
                if category == "/Properties" and not (
                    isinstance(of, Dictionary) and of.get(Name.Type) in _LAYERS
                ):
                    named[name] = Dictionary()
                else:
                    self._waiting.append(of)

    def _clean_stream(self, stream: Any) -> None:
        if Name.F in stream:
            raise Refused(Why.FETCHES)
        kind = stream.get(Name.Subtype)
        if kind == Name.Image:
            _keep(stream, _OF_PICTURE)
        elif kind == Name.Form:
            _keep(stream, _OF_DRAWING)
        elif kind == Name.PS:
            raise Refused(Why.NO_COPY)
        packed = stream.get(Name.Filter, Array())
        ways = [*packed] if isinstance(packed, Array) else [packed]
        if Name.DCTDecode in ways[-1:]:
            self._clean_jpeg(stream, ways[:-1])
        elif not _PACKED.issuperset(ways):
            raise Refused(Why.NO_COPY)

    def _clean_jpeg(self, stream: Any, ways: list[Any]) -> None:
        """Refused where what is packed so is no JPEG."""
        content = stream.read_raw_bytes()
        if ways:
            packed = self._pdf.make_stream(content)
            packed.write(content, filter=Array(ways))
            content = packed.read_bytes(pikepdf.StreamDecodeLevel.generalized)
        parameters = _last(stream.get(Name.DecodeParms))
        colours: Any = parameters.get(Name.ColorTransform) if isinstance(parameters, Dictionary) else None
        picture = b"".join(pictures.jpeg(io.BytesIO(content)))
        stream.write(picture, filter=Name.DCTDecode)
        if isinstance(colours, int):
            stream[Name.DecodeParms] = Dictionary(ColorTransform=colours)


def _last(of: Any) -> Any:
    """Of a list, else itself."""
    return ([*of] or [None])[-1] if isinstance(of, Array) else of
