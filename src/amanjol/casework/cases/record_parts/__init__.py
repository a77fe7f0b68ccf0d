"""Parts of what is sealed of a case that have rules of their own: `records` and the subjects use them."""
