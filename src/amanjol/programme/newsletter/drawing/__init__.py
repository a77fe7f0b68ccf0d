"""Plots and pictures of an issue, drawn by a process of its own (`drawer.py`) from plain values.

`asking.py` is what the rest of the room calls. A chart is written in Vega-Lite (`charts.py`); its letters become
outlines of the house's font (`outlines.py`), so that page, PDF and post show the same picture, and none of it is read
as text a second time: what it says stands beside it in a table.

Also called: data visualisation, chart rendering.
"""
