"""Which network addresses may be spoken to: public ones, and private networks that the sources file names."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from extract.errors import BadSetting

Network = IPv4Network | IPv6Network

# Public hosts have a global unicast address. Those that carry an IPv4 address inside can lead back into a private
# network, though `is_global` is true for some of them: 6to4, Teredo, NAT64, mapped and compatible addresses.
GLOBAL_UNICAST = IPv6Network("2000::/3")
EMBEDDING = (IPv6Network("2002::/16"), IPv6Network("2001::/32"))
RELAY = IPv4Network("192.88.99.0/24")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet.

    >>> [is_public(a) for a in ("198.41.0.4", "127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::")]
    [True, False, False, False, False]
    """
    ip = ip_address(address.partition("%")[0])
    if ip.is_multicast or not ip.is_global:
        return False
    if isinstance(ip, IPv4Address):
        return ip not in RELAY
    return ip in GLOBAL_UNICAST and not any(ip in network for network in EMBEDDING)


def is_allowed(address: str, private: Iterable[Network] = ()) -> bool:
    """Whether an IP address is public, or in one of the private networks that were named.

    >>> is_allowed("10.1.2.3", networks(["10.1.0.0/16"])), is_allowed("10.2.0.1", networks(["10.1.0.0/16"]))
    (True, False)
    """
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    return is_public(address) or any(ip.version == network.version and ip in network for network in private)


def networks(words: Iterable[str]) -> tuple[Network, ...]:
    """Networks as they are written, for example 10.1.0.0/16; raises BadSetting."""
    found = []
    for word in words:
        try:
            found.append(ip_network(word))
        except ValueError as err:
            raise BadSetting(f"{word!r} is not a network such as 10.1.0.0/16: {err}") from err
    return tuple(found)
