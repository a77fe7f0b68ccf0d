"""Plots, and pictures for posts, drawn by a process of its own (`drawer.py`) from plain values.

`asking.py` is what other rooms call. A chart is written in Vega-Lite (`charts.py`), a picture for a post as SVG
(`posters.py`, and of a warning `notices.py`); letters become outlines of the house's font (`outlines.py`), so that
page, PDF and post show the same, and none of it is read as text a second time: what it says stands beside it in words.

Also called: data visualisation, chart rendering, social media card.
"""
