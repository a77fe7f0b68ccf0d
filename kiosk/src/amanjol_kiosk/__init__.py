"""The program on an Amanjol device. It owns the device's data folder and nothing of the node.

`sync` fetches signed packs and switches to them, `serve` shows the current one on this machine,
`status` says how the device is. No Django, no database, nothing about the people in front of it.
"""

__version__ = "0.2.0"  # as in pyproject.toml; asking the installation for it would slow every start
