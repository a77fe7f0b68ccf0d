"""Refuses content files that cannot be loaded, are not canonical, lack a source, word or fact or differ by language.

And whatever readers carry that names an address for which one of them can be punished.
"""

import sys
from pathlib import Path

from amanjol.foundation.textfiles.problems import ContentError
from amanjol.public.guide.content_facts import fact_problems
from amanjol.public.guide.content_files import check_canonical, read_folder
from amanjol.public.guide.content_languages import language_problems
from amanjol.public.guide.content_standings import standing_problems
from amanjol.public.guide.number_forms import misspelt_numbers
from amanjol.public.packs.phrases import phrase_problems
from amanjol.public.warnings.catalogue import catalogue_problems

CONTENT = Path("content")
CARRIED = (Path("src/amanjol/public/packs/assets"), Path("src/amanjol/public/packs/pages"), Path("kiosk"))


def main() -> int:
    problems = [str(problem) for problem in check_canonical(CONTENT)]
    problems += map(str, fact_problems(CONTENT))
    problems += map(str, language_problems(CONTENT))
    problems += map(str, standing_problems(CONTENT, CARRIED))
    problems += phrase_problems(CONTENT / "interface")
    problems += map(str, catalogue_problems(CONTENT))
    documents = 0
    try:
        content = read_folder(CONTENT)
        documents = len(content.documents)
        problems += [str(problem) for problem in misspelt_numbers(CONTENT, content.contacts)]
    except ContentError as error:
        problems += str(error).splitlines()
    print("\n".join(dict.fromkeys(problems)) or f"{documents} documents, all canonical and sourced")  # noqa: T201  what a check has to say
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
