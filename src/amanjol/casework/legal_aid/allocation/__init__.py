"""Which lawyer for which need: the best, proved, and why nobody can come (docs/legal-aid-allocation.md).

Plain Python without Django, rows or keys: plain facts come in, proposals go out. First as many needs as possible, the
most urgent first; then the least cost. `solving` plans many at once, `certifying` checks its claim and shares nothing
with it, `instant` serves one need now, `reasons` says why nobody comes, `what_if` what would help. `policy` turns what
is known of needs and lawyers into conditions and costs, which are data.
"""
