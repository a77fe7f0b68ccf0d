"""What an advocate with an account has to do, on one page: `panels` is where other rooms add theirs.

    panels.register(30, offers)     # offers(work) gives a Panel, or None where there is nothing

Also called: dashboard, work list.
"""
