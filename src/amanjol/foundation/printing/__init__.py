"""Makes PDFs, and is the one room that does: a document of plain values becomes the bytes of a PDF/UA-1.

A caller builds a `Document` (`documents.py`), a `Certificate` (`certificates.py`) or a `Card` (`cards.py`) with all
its words, and `press.pdf_of` gives the bytes: tagged for screen readers, set in the fonts of `fonts/` alone, the same
for the same document. What a person typed travels as data and is never read as markup. A letter that no font here holds
is an error that names it. Plain Python without Django; nothing is stored, nothing is fetched.

Also called: typesetting, report generation, Typst.
"""
