"""Names and words across scripts: transliteration, folding for search, and whether two names are one person's.

Plain Python without Django. Nothing here stores anything: text comes in, text goes out, and what a `Matcher` or
a `NameSearch` remembers goes with it.
"""
