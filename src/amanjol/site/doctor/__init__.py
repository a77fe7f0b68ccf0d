"""`amanjol doctor`: looks at an installation that runs, changes nothing, and says how to mend what is wrong.

`findings` is what a check says; `database`, `protection`, `machine` and `work` hold the checks, each a
function that yields findings; `examination` runs them all.
"""
