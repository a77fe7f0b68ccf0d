"""Referrals: passing somebody, with consent, to another organisation, here or in another country (docs/referrals.md).

Built so far: `agreements`, without which no identity goes anywhere. Letters carry it (`foundation/letters`); what a
referral is stands in `standards/referring`.
"""
