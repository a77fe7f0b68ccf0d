"""The comparison of lists of indicators with their sources, which two must sign before anybody is scored."""
