"""A referral: passing somebody, with consent, to another organisation, here or in another country.

Its states and who may set them, in whatever order letters come; the bodies of its letters; what of a person goes along
for which purpose; what is looked at by both sides before somebody returns. No row, no key, no address.
"""
