"""The newsletter of a programme: an issue a quarter, in English and Russian, whose figures are quoted and never typed.

One person writes and hands over, another one approves. From one tree of plain values (`rendering/`) come the page that
everybody reads, the PDF, the e-mail, and what is posted by hand. See docs/newsletter.md.
"""
