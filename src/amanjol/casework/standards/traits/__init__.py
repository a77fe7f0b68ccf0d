"""What in a story tells of whom it is: years, ages, places, trades, relatives, sums, marriages; found by rules.

In English and Russian, each with words that say less. Plain Python, no Django, nothing learnt from anybody's text.
"""
