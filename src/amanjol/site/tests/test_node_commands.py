"""`amanjol node …`: as two people of this node type it, and what is refused."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from amanjol.foundation.accounts.tests.people import PASSPHRASE, unlocked
from amanjol.foundation.journal.actions import record
from amanjol.foundation.letters import card_files, node_folder, trusting
from amanjol.foundation.letters.tests.letters_cast import FAR, Partner
from amanjol.foundation.letters.tests.node_cast import card_of_node, far_node
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import create_cast, join
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.letters import cards
from amanjol.foundation.seals.letters.cards import NodeCard
from amanjol.site.cli import node as command

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.foundation.letters.node_folder import NodeFolder
    from amanjol.foundation.organisations.tests.cast import Cast

pytestmark = pytest.mark.django_db
ADDRESS = "https://desk.example.org"


@pytest.fixture
def people(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """A node with an administrator (Ayna) and an operator (Oraz), who have signed in and have keys of their own."""
    settings.LETTERS_ROOT = tmp_path / "letters"
    monkeypatch.setattr(command, "set_up_django", lambda: None)
    actions.create_node(country="TM", name="Somewhere", is_demo=False)
    cast = create_cast()
    oraz = join("Oraz Chinar", cast.yyldyz, RoleKey.OPERATOR)
    for member in (cast.ayna, oraz, cast.berk):
        unlocked(member.account)
    return cast


@pytest.fixture
def far(tmp_path: Path) -> NodeFolder:
    return far_node(tmp_path / "far", FAR)


def run(*words: str | Path, typed: str = "") -> Result:
    return CliRunner().invoke(command.node, [str(word) for word in words], input=typed)


def said(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.output


def refusal(result: Result) -> str:
    """The one sentence of a command that must fail."""
    assert result.exit_code != 0, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.output.splitlines()[-1]


def here() -> NodeFolder:
    return trusting.folder_of_this_node()[0]


def card_file(tmp_path: Path, data: bytes, name: str = "far.card") -> Path:
    file = tmp_path / name
    file.write_text(card_files.write(data))
    return file


def by(who: str, words: str, passphrase: str = PASSPHRASE) -> str:
    """What somebody types."""
    return f"{who}@example.org\n{passphrase}\n{words}\n"


def words_of(data: bytes) -> str:
    return cards.words_of(cards.read(data))


def own() -> NodeCard:
    card = cards.read(here().own_card() or b"")
    assert isinstance(card, NodeCard)
    return card


@pytest.fixture
def verbs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written into the node's own chain, which no session reads."""
    written: list[str] = []

    def recording(**entry: Any) -> None:
        assert entry["organisation"] is None
        record(**entry)
        written.append(entry["verb"])

    monkeypatch.setattr(trusting, "record", recording)
    return written


def test_init_makes_keys_for_this_user_alone_and_a_card(
    people: Cast, tmp_path: Path, verbs: list[str]
) -> None:
    assert "Card 1" in said(run("init", "--address", ADDRESS))
    card = own()
    assert (card.serial, card.name, card.country, card.address) == (1, "Somewhere", "TM", ADDRESS)
    assert card.earlier_key is None
    keys = tmp_path / "letters/keys"
    assert {stat.S_IMODE(path.stat().st_mode) for path in keys.iterdir()} == {0o600}
    assert stat.S_IMODE(keys.stat().st_mode) == 0o700
    assert "This node has keys" in refusal(run("init", "--address", ADDRESS))
    assert own() == card
    assert verbs == ["node.keys-begun", "node.card-written"]


def test_a_later_card_has_the_next_number_and_new_keys_are_signed_by_the_earlier(people: Cast) -> None:
    run("init", "--sticks-only")
    first = own()
    assert first.address == ""
    said(run("card", "--address", "http://10.0.0.1:8443"))
    second = own()
    assert (second.serial, second.signing_key, second.address) == (
        2,
        first.signing_key,
        "http://10.0.0.1:8443",
    )
    said(run("init", "--new-keys", "--address", ADDRESS))
    third = own()
    assert (third.serial, third.earlier_key) == (3, first.signing_key)
    assert cards.follows(third, second)
    assert first.receipt_key in {pair.public for pair in here().receipt_keys().values()}
    said(run("card", "--address", ADDRESS))
    assert (own().serial, own().earlier_key) == (4, None)


def test_keys_whose_card_was_never_written_still_follow(people: Cast) -> None:
    run("init", "--address", ADDRESS)
    before = own()
    here().begin()
    said(run("card", "--address", ADDRESS))
    assert own().earlier_key == before.signing_key


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--address", "desk.example.org"),
        ("--address", "https://desk.example.org/letters/"),
        ("--address", "https://user@desk.example.org"),
        ("--address", ADDRESS, "--sticks-only"),
    ],
)
def test_a_wrong_address_is_refused_and_nothing_is_made(people: Cast, options: tuple[str, ...]) -> None:
    assert refusal(run("init", *options)).startswith("Error: ")
    assert here().own_card() is None
    with pytest.raises(node_folder.NoKeys):
        here().keys()


def test_before_a_node_is_set_up_each_command_says_so(
    tmp_path: Path, settings: Any, far: NodeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "set_up_django", lambda: None)
    settings.LETTERS_ROOT = tmp_path / "letters"
    file = card_file(tmp_path, card_of_node(far))
    for words in (("init", "--address", ADDRESS), ("card",), ("trust", file), ("revoke", FAR), ("list",)):
        assert "no node yet" in refusal(run(*words))
    actions.create_node(country="TM", name="Somewhere", is_demo=False)
    assert "no card yet" in refusal(run("card"))
    assert "No node is believed" in said(run("list"))


def test_the_card_as_a_file_a_line_and_a_square(people: Cast, tmp_path: Path) -> None:
    run("init", "--address", ADDRESS)
    output = said(run("card", "--out", tmp_path / "own.card", "--qr", tmp_path / "own.svg"))
    assert cards.words_of(own()) in output
    assert cards.read(card_files.read((tmp_path / "own.card").read_bytes())) == own()
    assert (tmp_path / "own.svg").read_text().startswith("<?xml")
    line = said(run("card", "--line")).strip()
    assert cards.read_pin(line) == cards.pin_of(own())
    assert "No such file" in refusal(run("card", "--out", tmp_path / "nowhere/own.card"))


def test_two_people_who_heard_the_words_make_a_node_believed(
    people: Cast, far: NodeFolder, tmp_path: Path, verbs: list[str]
) -> None:
    data = card_of_node(far, "https://far.example.org")
    file, words = card_file(tmp_path, data), words_of(data)
    output = said(run("trust", file, typed=by("ayna", words)))
    assert "Compared by one" in output
    assert "Far Node, KZ" in output
    assert here().believed() == {}
    assert "somebody else has to" in refusal(run("trust", file, typed=by("ayna", words)))
    assert here().believed() == {}
    assert "waiting" in said(run("list"))
    assert "Compared by two" in said(run("trust", file, typed=by("oraz", words.upper())))
    assert here().believed() == {FAR: cards.read(data)}
    assert words in said(run("list"))
    assert here().waiting() == {}
    compared = here().compared_by(FAR)
    assert compared is not None
    assert len(set(compared.accounts)) == 2
    assert verbs == ["node.compared"] * 2


def test_the_words_are_not_shown_before_they_are_typed(people: Cast, far: NodeFolder, tmp_path: Path) -> None:
    data = card_of_node(far)
    output = run("trust", card_file(tmp_path, data), typed=by("ayna", "yes")).output
    assert "not six words" in output
    assert not any(word in output for word in words_of(data).split())


def test_other_words_a_wrong_passphrase_and_other_roles_are_refused(
    people: Cast, far: NodeFolder, tmp_path: Path
) -> None:
    data = card_of_node(far)
    file, words = card_file(tmp_path, data), words_of(data)
    other = words_of(card_of_node(far_node(tmp_path / "other", FAR)))
    for typed, why in (
        (by("ayna", other), "has other words"),
        (by("ayna", words, "another long passphrase of mine"), "do not belong together"),
        (by("nobody", words), "do not belong together"),
        (by("berk", words), "Only operators and administrators"),
        (by("esen", words), "do not belong together"),  # has never signed in: no key of their own
        ("", "Aborted"),
    ):
        assert why in refusal(run("trust", file, typed=typed)), typed
    assert here().believed() == {}
    assert here().waiting() == {}


def test_too_many_tries_are_refused_although_the_passphrase_is_right(
    people: Cast, far: NodeFolder, tmp_path: Path
) -> None:
    data = card_of_node(far)
    file = card_file(tmp_path, data)
    for _ in range(trusting.TRIES):
        run("trust", file, typed=by("ayna", words_of(data), "another long passphrase of mine"))
    assert "Too many tries" in refusal(run("trust", file, typed=by("ayna", words_of(data))))


def _believed(far: NodeFolder, tmp_path: Path, **says: Any) -> bytes:
    data = card_of_node(far, **says)
    file = card_file(tmp_path, data)
    for who in ("ayna", "oraz"):
        said(run("trust", file, typed=by(who, words_of(data))))
    return data


def test_a_later_card_of_the_same_key_needs_nobody_and_an_older_one_is_refused(
    people: Cast, far: NodeFolder, tmp_path: Path
) -> None:
    _believed(far, tmp_path, serial=5)
    later = card_of_node(far, "https://new.example.org", serial=6)
    assert "takes the place" in said(run("trust", card_file(tmp_path, later)))
    assert here().believed()[FAR].address == "https://new.example.org"
    for serial in (4, 5, 6):
        assert "not newer" in refusal(run("trust", card_file(tmp_path, card_of_node(far, serial=serial))))
    assert here().believed()[FAR].serial == 6
    assert here().compared_by(FAR) is not None


def test_a_changed_key_is_signed_by_the_earlier_and_two_compare_again(
    people: Cast, far: NodeFolder, tmp_path: Path
) -> None:
    first = cards.read(_believed(far, tmp_path))
    before = far.keys().signing
    after = far.begin()
    assert isinstance(first, NodeCard)
    says = {"earlier_key": before.public, "signing_key": after.signing.public}
    card = NodeCard(**{name: getattr(first, name) for name in first.__struct_fields__} | says | {"serial": 2})
    signed = cards.write(card, after.signing, before)
    unsigned = card_of_node(far, serial=2)
    assert "not signed with the one that is believed" in refusal(run("trust", card_file(tmp_path, unsigned)))
    file = card_file(tmp_path, signed)
    output = said(run("trust", file, typed=by("ayna", words_of(signed))))
    assert "ITS KEY IS ANOTHER" in output
    assert here().believed()[FAR] == first
    said(run("trust", file, typed=by("oraz", words_of(signed))))
    assert here().believed()[FAR] == card


def test_a_first_comparison_of_one_key_does_not_count_for_another(
    people: Cast, far: NodeFolder, tmp_path: Path
) -> None:
    data, planted = card_of_node(far), card_of_node(far_node(tmp_path / "other", FAR))
    said(run("trust", card_file(tmp_path, data), typed=by("ayna", words_of(data))))
    output = said(run("trust", card_file(tmp_path, planted), typed=by("oraz", words_of(planted))))
    assert "Compared by one" in output
    assert here().believed() == {}


def test_revoking_ends_it_and_no_older_card_comes_back(
    people: Cast, far: NodeFolder, tmp_path: Path, verbs: list[str]
) -> None:
    _believed(far, tmp_path, serial=3)
    assert "not believed any more" in said(run("revoke", FAR))
    assert here().believed() == {}
    assert "which was revoked" in refusal(run("trust", card_file(tmp_path, card_of_node(far, serial=3))))
    _believed(far, tmp_path, serial=4)
    assert here().believed()[FAR].serial == 4
    for name in ("rubbish", "../own", "", FAR.replace("1", "2")):
        assert "is not believed" in refusal(run("revoke", name))
    assert "node.revoked" in verbs


def test_revoking_takes_back_what_one_person_compared(people: Cast, far: NodeFolder, tmp_path: Path) -> None:
    data = card_of_node(far)
    said(run("trust", card_file(tmp_path, data), typed=by("ayna", words_of(data))))
    said(run("revoke", FAR))
    output = said(run("trust", card_file(tmp_path, data), typed=by("oraz", words_of(data))))
    assert "Compared by one" in output


def test_what_is_no_card_of_another_node_is_refused(people: Cast, far: NodeFolder, tmp_path: Path) -> None:
    run("init", "--address", ADDRESS)
    organisation = Partner(Organisation(FAR, "00000000-0000-4000-8000-0000000000aa"), "Tau Panasy").card()
    data = card_of_node(far)
    for content in (
        b"",
        b"rubbish",
        b"\xff" * 100,
        b"A" * 100_000,
        data[:-1],
        data[:-1] + bytes([data[-1] ^ 1]),
    ):
        (tmp_path / "rubbish.card").write_bytes(content)
        assert "is no card" in refusal(run("trust", tmp_path / "rubbish.card"))
    assert "card of an organisation" in refusal(run("trust", card_file(tmp_path, organisation)))
    assert "of this node itself" in refusal(run("trust", card_file(tmp_path, here().own_card() or b"")))
    assert "does not exist" in refusal(run("trust", tmp_path / "nothing.card"))


def test_each_command_explains_itself() -> None:
    for words in ((), ("init",), ("card",), ("trust",), ("revoke",), ("list",)):
        output = said(run(*words, "--help"))
        assert output.startswith("Usage: ")
