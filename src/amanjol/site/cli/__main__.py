"""`python -m amanjol.site.cli`, where the installed command is not at hand."""

from amanjol.site.cli import main

main()
