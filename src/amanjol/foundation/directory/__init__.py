"""Who offers which help where, and the numbers people call.

A listed provider is not an organisation: the latter has members here. This package owns the contacts that
the guide shows: one number, corrected once.
"""
