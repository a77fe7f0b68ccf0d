"""The gate through which the story of somebody who was helped goes to everybody, and how it is called back.

The programme imports `permits` alone: what may be published, and whether it still may.
"""
