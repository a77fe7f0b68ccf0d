"""A mandate as the advocate who acts has it, and the deputy: with an account, without a key of the organisation.

`notes` are theirs alone. What is done in the mandate is written into its own row, whose key is sealed to them.
"""
