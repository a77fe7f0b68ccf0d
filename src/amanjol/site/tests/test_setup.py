"""`amanjol setup` on a machine in a folder: what it writes, that a second run changes nothing, what it refuses.

The whole of it, with Debian's packages, is `make deb-test`.
"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Any

import click
import pytest

from amanjol.site.cli import setup as command
from amanjol.site.setup import recipe
from amanjol.site.setup.answers import Answers, check, questions, read_answers
from amanjol.site.setup.certificates import Given
from amanjol.site.setup.machine import SetupFailed
from amanjol.site.setup.node import KEEPER
from amanjol.site.setup.postgresql import find_cluster
from amanjol.site.setup.steps import Packages, Variables
from amanjol.site.setup.systemd import Service
from amanjol.site.tests.pretended_machine import SAID, Pretended, set_up, write_certificate

if TYPE_CHECKING:
    from pathlib import Path


def files_of(root: Path) -> dict[str, Any]:
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_mode) for path in root.rglob("*")}


QUESTIONS = (
    ("dpkg-query", "--show"),
    ("nginx", "-t"),
    ("systemctl", "show"),
    (KEEPER, "manage", "migrate", "--check"),
)


def is_question(words: tuple[str, ...]) -> bool:
    """Whether that program, with these arguments, changes nothing of a machine."""
    if words[0] == "psql":
        return words[-2] == "-c" and words[-1].startswith("select ")
    return any(words[: len(question)] == question for question in QUESTIONS)


def test_a_dry_run_says_everything_and_changes_nothing(
    machine: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(machine.root)
    set_up(machine, dry_run=True, operator_email="first@example.org")
    assert files_of(machine.root) == before
    assert [words for words in machine.ran if not is_question(words)] == []
    assert {words[0] for words in machine.ran} >= {"dpkg-query", "psql"}, "else nothing was asked either"
    said = capsys.readouterr().out
    for what in ("user amanjol-keeper", recipe.SITE, "database and its three roles", "an invitation for"):
        assert f"to do: {what}" in said, what
    assert "left out, since systemd does not run there: amanjol-web.service" in said
    assert "done" not in said


def test_a_second_run_changes_nothing(machine: Any, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(machine, operator_email="first@example.org")
    assert "/account/welcome/once/" in capsys.readouterr().out
    before, ran = files_of(machine.root), len(machine.ran)
    set_up(machine)
    assert files_of(machine.root) == before
    assert [words for words in machine.ran[ran:] if not is_question(words)] == []
    assert not [line for line in capsys.readouterr().out.splitlines() if line.startswith(("to do", "done"))]


def test_what_is_written_is_right(machine: Any) -> None:
    hba = machine.path("/etc/postgresql/17/main/pg_hba.conf")
    set_up(machine, operator_email="first@example.org")
    first, *rest = hba.read_text(encoding="ascii").splitlines()
    assert first.split() == [
        "local",
        "amanjol",
        "amanjol_app,amanjol_owner,amanjol_keeper",
        "peer",
        "map=amanjol",
    ]
    assert rest == ["local all all peer"]
    site = machine.path(recipe.SITE).read_text(encoding="utf-8")
    assert "example;" not in site
    assert "/etc/letsencrypt" not in site
    assert "ssl_certificate /etc/ssl/amanjol/desk.example.org/fullchain.pem;" in site
    assert not machine.path("/etc/nginx/sites-enabled/default").exists()
    key = machine.path("/etc/amanjol/secret-key")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert len(key.read_text(encoding="ascii").strip()) > 80
    environment = machine.path(recipe.ENVIRONMENT).read_text(encoding="utf-8").splitlines()
    assert "AMANJOL_DESK_ORIGIN=https://desk.example.org" in environment
    assert "DATABASE_URL=postgresql://amanjol_app@/amanjol?host=/run/postgresql" in environment
    assert machine.owners[machine.path(recipe.BACKUPS)] == ("amanjol-keeper", "amanjol-keeper")
    assert not [
        line for line in machine.path("/etc/amanjol/setup.toml").read_text().splitlines() if "first@" in line
    ]


def test_what_an_administrator_added_stays(machine: Any) -> None:
    set_up(machine)
    file = machine.path(recipe.ENVIRONMENT)
    file.write_text(file.read_text(encoding="utf-8") + "AMANJOL_MAIL_HOST=mail.example\n", encoding="utf-8")
    machine.path(recipe.SITE).write_text("# mine\n", encoding="ascii")
    set_up(machine)
    assert "AMANJOL_MAIL_HOST=mail.example" in file.read_text(encoding="utf-8")
    assert machine.path(recipe.SITE + ".before").read_text(encoding="ascii") == "# mine\n"


def test_nginx_writes_nothing(machine: Any) -> None:
    signed = machine.path(recipe.DATA) / "signing" / "root" / "1.root.json"
    signed.parent.mkdir(parents=True)
    signed.touch()
    signed.chmod(0o664)
    signed.parent.chmod(0o775)
    set_up(machine)
    assert stat.S_IMODE(signed.stat().st_mode) == 0o644
    assert stat.S_IMODE(signed.parent.stat().st_mode) == 0o755


def test_what_a_backup_brings_back_belongs_to_the_web_server(
    machine: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = recipe.Backup(tmp_path / "night.amanjol", tmp_path / "secret")
    backup.archive.write_bytes(b"sealed")
    for _run in range(2):
        answers = check(SAID)
        command._follow(machine, list(recipe.steps(machine, answers, backup)), dry_run=False, yes=True)
    for name in ("media", "media/picture.jpg"):
        assert machine.owners[machine.path(recipe.DATA) / name] == ("amanjol", "amanjol")
    assert capsys.readouterr().out.count("done: the backup brought back") == 1
    assert len([words for words in machine.ran if "restore" in words]) == 1
    assert not [words for words in machine.ran if "invite" in words]


def test_what_was_done_and_is_not_so_is_told(machine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pretended, "_keeper", lambda _self, _words: None)
    with pytest.raises(SetupFailed, match="not so all the same: tables of this version"):
        set_up(machine)
    assert not machine.path(recipe.SITE).exists()


def test_taken_away_is_what_runs_and_not_what_people_put_in(machine: Any) -> None:
    set_up(machine)
    gone = recipe.take_away(machine)
    assert recipe.SITE in gone
    assert not [path for path in gone if machine.path(path).exists()]
    for path in (recipe.DATA, recipe.BACKUPS, "/etc/amanjol/secret-key", "/etc/amanjol/setup.toml"):
        assert machine.path(path).exists(), path
    assert recipe.take_away(machine) == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"guide": ""}, "Nobody has said: guide"),
        ({"desk": "https://desk.example.org"}, "write it like desk.example.org"),
        ({"desk": "guide.example.org"}, "three different names"),
        ({"country": "Uzbekistan"}, "two letters"),
        ({"node": 'a "b"'}, "node holds a quotation mark"),
        ({"time_zone": "Asia/Nowhere"}, "no time zone 'Asia/Nowhere'"),
        ({"planes": "cases"}, "There is no plane 'cases'"),
    ],
)
def test_answers_that_cannot_be_meant(said: dict[str, str], reason: str) -> None:
    with pytest.raises(SetupFailed, match=reason):
        check(SAID | said)


def test_answers_are_kept_and_asked_only_once(tmp_path: Path) -> None:
    answers = check(SAID | {"operator_email": "first@example.org", "backup_key": "/root/key"})
    file = tmp_path / "setup.toml"
    file.write_text(answers.text(), encoding="utf-8")
    assert check(read_answers(file)) == check(SAID)
    assert [name for name, _question, _proposed in questions({"guide": "guide.example.org"})] == [
        "editor", "desk", "country", "node",
    ]  # fmt: skip
    assert questions({"guide": "guide.example.org"})[0][2] == "editor.example.org"
    file.write_text("guide = 1\n", encoding="utf-8")
    with pytest.raises(SetupFailed, match="is no text"):
        read_answers(file)
    file.write_text("guide\n", encoding="utf-8")
    with pytest.raises(SetupFailed, match="not written as it should be"):
        read_answers(file)


def test_who_runs_it_is_asked_for_what_no_file_says(machine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = {
        "guide": "guide.example.org",
        "Country": "UZ",
        "this node": "Safe Road",
        "E-mail": "first@example.org",
    }
    asked: list[str] = []

    def prompt(question: str, default: str | None = None) -> str:
        asked.append(question)
        return default or next(text for part, text in typed.items() if part in question)

    monkeypatch.setattr(click, "prompt", prompt)
    answers = command._answers(machine, None, {}, yes=False, restores=False)
    assert (answers.editor, answers.desk) == ("editor.example.org", "desk.example.org")
    assert answers.operator_email == "first@example.org"
    assert len(asked) == 6
    assert command._answers(machine, None, {}, yes=False, restores=True).operator_email == ""
    assert len(asked) == 11, "a backup brings its people along"
    with pytest.raises(SetupFailed, match="Nobody has said: guide, editor, desk, country, node"):
        command._answers(machine, None, {}, yes=True, restores=False)
    assert len(asked) == 11


def test_certificates_that_no_browser_takes(machine: Any) -> None:
    folder = machine.path("/etc/ssl/amanjol/desk.example.org")
    step = Given("desk.example.org", "/etc/ssl/amanjol")
    assert step.is_so(machine)
    for how, reason in (
        ({"days": -1}, "that ended on"),
        ({"other_key": True}, "a key that is not the certificate's"),
        ({"name": "elsewhere.example.org"}, "not of desk.example.org"),
    ):
        write_certificate(folder, **({"name": "desk.example.org"} | how))
        with pytest.raises(SetupFailed, match=reason):
            step.make_so(machine)
    (folder / "privkey.pem").unlink()
    with pytest.raises(SetupFailed, match=r"lacks fullchain\.pem or privkey\.pem"):
        step.make_so(machine)


def test_the_newest_cluster_that_does(machine: Any) -> None:
    for version, port in ((15, 5434), (18, 5433)):
        folder = machine.path(f"/etc/postgresql/{version}/main")
        folder.mkdir(parents=True)
        (folder / "postgresql.conf").write_text(f"#port = 1\nport = {port}\t# theirs\n", encoding="ascii")
    cluster = find_cluster(machine)
    assert cluster is not None
    assert (cluster.version, cluster.name, cluster.port) == (18, "main", 5433)
    set_up(machine)
    assert "&port=5433\n" in machine.path("/etc/amanjol/keeper.env").read_text(encoding="utf-8")


def test_without_the_program_nothing_begins(machine: Any) -> None:
    machine.path(recipe.PROGRAM).unlink()
    with pytest.raises(SetupFailed, match="The program is not in /opt/amanjol"):
        set_up(machine)


def test_every_unit_of_ours_is_laid_where_systemd_looks(machine: Any) -> None:
    set_up(machine)
    for name in recipe.unit_names():
        assert machine.path(f"{recipe.UNITS}/{name}").read_text() == (recipe.DEPLOY / name).read_text()
    steps = list(recipe.steps(machine, check(SAID)))
    services = {step.unit for step in steps if isinstance(step, Service)}
    assert {"amanjol-web.service", "amanjol-worker.service", "nginx.service"} <= services
    assert "amanjol-backup.timer" not in services
    machine.path(recipe.BACKUP_KEY).touch()
    steps = list(recipe.steps(machine, check(SAID)))
    assert "amanjol-backup.timer" in {step.unit for step in steps if isinstance(step, Service)}


def test_only_root_sets_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(click.ClickException, match="Only root"):
        command.setup.main(["--dry-run"], standalone_mode=False)


def test_lines_of_others_stay_as_they_are(machine: Any) -> None:
    step = Variables("/etc/amanjol/x.env", lambda _machine: {"A": "1", "B": "2"}, "# say\n#A=0\nA=0\n")
    machine.path("/etc/amanjol").mkdir()
    step.make_so(machine)
    assert machine.path("/etc/amanjol/x.env").read_text() == "# say\n#A=0\nA=1\nB=2\n"
    assert step.is_so(machine)


def test_packages_are_asked_for_once(machine: Any) -> None:
    step = Packages(("nginx",), lambda _machine: False)
    assert not step.is_so(machine)
    step.make_so(machine)
    assert machine.ran[-1][-2:] == ("nginx", "postgresql")
    assert Packages(("nginx",), lambda _machine: True).is_so(machine)


def test_answers_need_names() -> None:
    assert Answers(**SAID).names == {part: SAID[part] for part in ("guide", "editor", "desk")}
