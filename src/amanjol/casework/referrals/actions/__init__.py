"""Acts on a referral: asking, answering, telling who it is, going on, taking back. Each writes a letter and a copy."""
