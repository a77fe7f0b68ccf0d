"""Fields and codes of a case by HTCDS 2.0 (IOM, CC BY 4.0), and documents made of them, ready to be sealed.

Codes are exported as the standard writes them; only labels are translated. What the standard lacks and we need
is marked as an extension. IOM endorses neither this product nor who uses it.
"""
