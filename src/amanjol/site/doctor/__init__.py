"""`amanjol doctor`: looks at an installation that runs, changes nothing, and says how to mend what is wrong.

`findings` is what a check says; `database`, `protection`, `machine`, `work`, `signing`, `running`, `backups` and
`neighbours` hold the checks, each a function that gives findings; `examination` runs them all, `letter` mails
what is wrong.
"""
