"""Referrals: passing somebody, with consent, to another organisation, here or in another country (docs/referrals.md).

Without an agreement (`agreements`) no identity goes anywhere. Letters carry it (`foundation/letters`); what a referral
is stands in `standards/referring`. `register` is what a supervisor answers for.
"""
