"""Which parts, elements and attributes of Word and Excel documents stay in a copy, and which go."""

from __future__ import annotations

from typing import Final

LINK: Final = "hyperlink"
"""A reference that stays and is not followed."""
STAYS: Final = frozenset({
    "officeDocument", "styles", "numbering", "theme", "header", "footer", "footnotes", "endnotes", "settings",
    "fontTable", "image", "chart", "worksheet", "chartsheet", "sharedStrings", "drawing", "table",
})  # fmt: skip
"""Kinds of references that are followed."""
GOES: Final = frozenset({
    "core-properties", "extended-properties", "custom-properties", "thumbnail", "comments",
    "commentsExtended", "commentsIds", "commentsExtensible", "people", "person", "threadedComment", "customXml",
    "printerSettings", "webSettings", "stylesWithEffects", "glossaryDocument", "attachedTemplate",
    "keyMapCustomizations", "calcChain", "vmlDrawing", "package", "oleObject", "font", "origin", "chartStyle",
    "chartColorStyle", "classificationlabels", "revisionHeaders", "usernames", "customProperty",
    "documenttasks",
})  # fmt: skip
"""Kinds that are left out, with what refers to them."""
SETTINGS: Final = "settings"
SETTINGS_STAY: Final = frozenset({
    "zoom", "mirrorMargins", "evenAndOddHeaders", "gutterAtTop", "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone",
    "doNotHyphenateCaps", "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing", "characterSpacingControl",
    "footnotePr", "endnotePr", "compat", "mathPr", "clrSchemeMapping", "decimalSymbol", "listSeparator",
    "noPunctuationKerning", "displayBackgroundShape",
})  # fmt: skip
ELEMENTS_GO: Final = frozenset({
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
    "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
    "customXmlMoveToRangeEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef",
    "permStart", "permEnd", "proofErr", "dataBinding", "alias", "tag", "creationId", "fileSharing", "fileVersion",
    "absPath", "revisionPtr", "customWorkbookViews", "customSheetViews", "fileRecoveryPr", "webPublishing",
    "protectedRanges", "scenarios", "legacyDrawing", "legacyDrawingHF",
})  # fmt: skip
"""Each by its name alone."""
WORDPROCESSING: Final = frozenset({
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
})  # fmt: skip
"""The second is that of the strict form. What was changed and not yet accepted is so in these alone: a shape begins
with a `moveTo`, too. All that ends in `Change` is what something was like before.
"""
DELETED: Final = frozenset({"del", "moveFrom"})
ACCEPTED: Final = frozenset({"ins", "moveTo"})
NOT_SETTLED: Final = frozenset({"cellDel", "cellMerge", "altChunk", "subDoc", "ddeLink", "oleLink"})
"""Of what is so, nobody can say what one sees."""
REFERRING_STAY: Final = frozenset({"pageSetup", "hyperlink"})
"""They say more than where they refer to."""
ATTRIBUTES_GO: Final = frozenset({
    "paraId", "textId", "author", "initials", "date", "userId", "providerId", "codeName", "alt", "spid", "gfxdata",
    "title", "lastEdited", "lowestEdited", "rupBuild", "comment", "description", "statusBar", "uid",
})  # fmt: skip
NAMED: Final = frozenset({"docPr", "cNvPr"})
"""Pictures and shapes, whose name and description are often the path of a file."""
