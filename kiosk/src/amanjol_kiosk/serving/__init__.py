"""The local web server of the device: the guide's files, and what the page on this machine asks of it.

Owns the table of the current pack, answering from it, the local API below `/device/`, the maintenance page,
and the page that is shown while there is no pack yet. Imports nothing that only `sync` needs: the whole
process stays below 50 MiB.
"""
