"""What helpers noticed at their desk, on its way to who writes warnings: a few codes, and nobody behind them.

An unlocked member writes an observation and says who stands behind it, sealed; a gate names each reason why it does not
go; a second holder of the keys sends it, signed. Editors start a warning from it or put it aside
(docs/observations.md).
"""
