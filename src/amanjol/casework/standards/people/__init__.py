"""The forms of a person (adult, child, family, missing, deceased): their words, and who may consent for whom."""
