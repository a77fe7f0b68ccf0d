"""Interpreters of an organisation: languages, sex, where, confidentiality signed until a day.

And when one is used in a case, after it was asked whether they come from the same village, family or community.
"""
