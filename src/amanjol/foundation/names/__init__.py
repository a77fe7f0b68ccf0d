"""Names and words across scripts: transliteration between them, and folding so that spellings meet.

Plain Python without Django. Nothing here stores anything: text comes in, text goes out.
"""
