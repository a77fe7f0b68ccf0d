"""Mail to many who asked for it: lists with double opt-in, leaving by one press, and the worker that sends.

A subscriber is an address that said yes by its own mail, and nothing besides: no name, no count of opening, no picture
that tells who looked. The server can read addresses, since it sends while nobody is signed in; they lie sealed under
its own secret, which is in no database and no backup (docs/mailings.md).

Also called: newsletter list, mailing list, bulk mail.
"""
