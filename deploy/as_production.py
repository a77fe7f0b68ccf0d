"""Runs mypy or a Django command with the settings of a production node, without needing one."""

import os
import subprocess
import sys

PRODUCTION = {
    "DATABASE_URL": "postgresql://amanjol_app@localhost/amanjol",
    "AMANJOL_SECRET_KEY": "only-for-checks-" * 5,
    "AMANJOL_DATA": "/nonexistent",
    "AMANJOL_GUIDE_ORIGIN": "https://guide.example",
    "AMANJOL_EDITOR_ORIGIN": "https://editor.example",
    "AMANJOL_DESK_ORIGIN": "https://desk.example",
    "DJANGO_SETTINGS_MODULE": "amanjol.site.settings",
}
COMMANDS = {"mypy": ["mypy"], "django": ["django"]}

if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    command = [sys.executable, "-m", *COMMANDS[name], *arguments]
    sys.exit(subprocess.run(command, env={**os.environ, **PRODUCTION}, check=False).returncode)
