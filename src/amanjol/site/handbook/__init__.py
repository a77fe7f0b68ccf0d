"""The handbook of each role at `/help/`: what to press, what happens, what not to do and why.

The words lie in `texts/<book>.<language>.md`, which a person can correct (docs/handbook.md); which chapters a book has,
and which pages lead to each, in `books.py`. A plane that is off has no book.
"""
