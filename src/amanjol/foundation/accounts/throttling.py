"""How often somebody may try something, first of all to sign in. Counted in the database, for all processes."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from django.http import HttpRequest

WINDOW_SECONDS: Final = 60
PER_NAME: Final = 5
PER_ADDRESS: Final = 20

# One statement, so that two requests at once cannot both be the fifth. The row stays locked until the
# request ends: tries for one name wait for each other.
_COUNT = """
insert into accounts_tries as tries (name_hash, since, count) values (%s, statement_timestamp(), 1)
on conflict (name_hash) do update set
    since = case when tries.since < excluded.since - make_interval(secs => %s)
        then excluded.since else tries.since end,
    count = case when tries.since < excluded.since - make_interval(secs => %s)
        then 1 else tries.count + 1 end
returning count
"""


def count_try(request: HttpRequest, email: str) -> bool:
    """Count this try; False if it is one too many, for this name or from this address.

    Always name before address, so that no two requests wait for each other.
    """
    by_name = is_within(_name(email), at_most=PER_NAME)
    by_address = is_within(address_of(request), at_most=PER_ADDRESS)
    return by_name and by_address


def is_within(name: str, *, at_most: int, seconds: int = WINDOW_SECONDS) -> bool:
    """Count one try under this name, which other packages begin with their own; False if it is one too many."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [_hash(name), seconds, seconds])
        (count,) = cursor.fetchone()
    return int(count) <= at_most


def take_back(request: HttpRequest, email: str) -> None:
    """A try succeeded: it shall not count against the next person in the same office."""
    hashes = [_hash(_name(email)), _hash(address_of(request))]
    with connection.cursor() as cursor:
        cursor.execute(
            "update accounts_tries set count = count - 1 where name_hash = any(%s) and count > 0", [hashes]
        )


def forget() -> None:
    """Delete the counts of former days."""
    with connection.cursor() as cursor:
        cursor.execute("delete from accounts_tries where since < statement_timestamp() - interval '1 day'")


def _hash(name: str) -> str:
    return salted_hmac("amanjol.accounts.tries", name, algorithm="sha256").hexdigest()


def _name(email: str) -> str:
    return f"name {email}"


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
