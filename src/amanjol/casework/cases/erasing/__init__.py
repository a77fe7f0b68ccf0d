"""The day of review: keeping a case, or erasing it for good; the erasure ledger."""
