"""From one tree of plain values each rendition: page, paper, e-mail, plain text. Without a row and without a query.

Every rendition says the same words in the same order (`words.py`, and the test that compares them).
"""
