"""When advocates are on duty and when they are away: the coordinator keeps it, and who has an account their own.

    queries.available(organisation, at)     # advocates on duty then and not away, by the id of their row
    queries.away(organisation, at)          # who is not asked then, whatever their duty

Also called: roster, schedule, on-call.
"""
