"""Whether a lawyer may act: who represented whom, held against the other side. Plain Python, without rows or keys.

Nothing here stores anything: names come in, hits go out.
"""
