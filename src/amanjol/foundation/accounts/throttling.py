"""How often somebody may try something, first of all to sign in. Counted in the database, for all processes.

Also called: rate limit, brute force.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.utils.crypto import salted_hmac

from amanjol.foundation.accounts.session_store import hash_key
from amanjol.foundation.web.transactions import keep_so_far

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

WINDOW_SECONDS: Final = 60
PER_NAME_AND_ADDRESS: Final = 5
PER_ADDRESS: Final = 20
PER_NAME: Final = 60  # from all addresses together; few would let anybody keep a person out
PER_SESSION: Final = 5

# One statement, so that two requests at once cannot both be the fifth.
_COUNT = """
insert into accounts_tries as tries (name_hash, since, count) values (%s, statement_timestamp(), %s)
on conflict (name_hash) do update set
    since = case when tries.since < excluded.since - make_interval(secs => %s)
        then excluded.since else tries.since end,
    count = case when tries.since < excluded.since - make_interval(secs => %s)
        then excluded.count else tries.count + excluded.count end
returning count
"""


def count_sign_in(request: HttpRequest, email: str) -> bool:
    """Count this try and keep the count; False if it is one too many, from this address or for this name.

    Who has too many from an address is not counted for the name: nobody else shall suffer from them.
    """
    here, address, name = _names(request, email)
    by_both = is_within(here, at_most=PER_NAME_AND_ADDRESS)
    keep_so_far()  # each at once, so that no two requests wait for each other and none while Argon2id runs
    by_address = is_within(address, at_most=PER_ADDRESS)
    keep_so_far()
    if not (by_both and by_address):
        return False
    by_name = is_within(name, at_most=PER_NAME)
    keep_so_far()
    return by_name


def count_in_session(request: HttpRequest) -> bool:
    """Count a try of somebody who is signed in, in this browser; False if it is one too many.

    By the session alone: nobody outside can use up these.
    """
    is_allowed = is_within(_session(request), at_most=PER_SESSION)
    keep_so_far()
    return is_allowed


def is_within(name: str, *, at_most: int, seconds: int = WINDOW_SECONDS, tries: int = 1) -> bool:
    """Count one try under this name, which other packages begin with their own; False if it is one too many."""
    return count(name, seconds=seconds, tries=tries) <= at_most


def count(name: str, *, seconds: int = WINDOW_SECONDS, tries: int = 1) -> int:
    """Count one try under this name; which one it is since the first, at most `seconds` ago (a day at most)."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [_hash(name), tries, seconds, seconds])
        (number,) = cursor.fetchone()
    return int(number)


def take_back(name: str) -> None:
    """What was counted did not happen."""
    _take_back([name])


def take_back_sign_in(request: HttpRequest, email: str) -> None:
    """A try succeeded: it shall not count against the next person in the same office."""
    _take_back(_names(request, email))


def take_back_in_session(request: HttpRequest) -> None:
    _take_back([_session(request)])


def _take_back(names: Iterable[str]) -> None:
    """In the order of their hashes, so that no two requests wait for each other."""
    with connection.cursor() as cursor:
        for name_hash in sorted(_hash(name) for name in names):
            cursor.execute(
                "update accounts_tries set count = count - 1 where name_hash = %s and count > 0", [name_hash]
            )


def forget() -> None:
    """Delete the counts of former days."""
    with connection.cursor() as cursor:
        cursor.execute("delete from accounts_tries where since < statement_timestamp() - interval '1 day'")


def _hash(name: str) -> str:
    return salted_hmac("amanjol.accounts.tries", name, algorithm="sha256").hexdigest()


def _names(request: HttpRequest, email: str) -> tuple[str, str, str]:
    """Of this name from this address, of the address, of the name."""
    address = address_of(request)
    return f"name {email} {address}", address, f"name {email}"


def _session(request: HttpRequest) -> str:
    return f"session {hash_key(request.session.session_key or '')}"


def address_of(request: HttpRequest) -> str:
    """The name of who asks. IPv6 by /64: one household has that many addresses."""
    text = request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(text)
    except ValueError:  # a Unix socket has none
        return "address unknown"
    if isinstance(address, ipaddress.IPv6Address):
        mapped = address.ipv4_mapped
        network = ipaddress.ip_network((address, 64), strict=False)
        return f"address {mapped or network}"
    return f"address {address}"
