"""Survivors' data: everything in these rooms is protected. Order: referrals | legal_aid > cases > learning."""
