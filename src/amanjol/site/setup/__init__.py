"""`amanjol setup`: brings a Debian machine to where guide, editor and desk run on it, and says what it did.

A list of small steps (`recipe`), each of which can tell whether it is so already and make it so (`steps`,
`postgresql`, `systemd`, `certificates`, `node`). So a second run changes nothing, a dry run tells the truth, and the
Debian package runs the same list.
"""
