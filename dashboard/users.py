"""Who may read and who may review, where the dashboard listens to more than this machine.

A file beside the store holds a name, a role and a salted scrypt hash for each; passwords are kept nowhere.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from extract.errors import BadSetting

VARIABLE = "DISPLACEMENT_USERS"
SHORTEST = 10  # characters of a password
COST = {"n": 2**14, "r": 8, "p": 1}


class Role(StrEnum):
    """What a user may do: read everything, or also review figures and add texts."""

    READER = "reader"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """One user; `salt` and `digest` are hexadecimal."""

    name: str
    role: Role
    salt: str
    digest: str


def users_file(store: str, environ: Mapping[str, str]) -> Path:
    """Where the users of a store stand: DISPLACEMENT_USERS, else beside a store that is a file. Raises BadSetting.

    >>> users_file("/srv/figures.db", {}).name
    'figures.users.json'
    """
    if named := environ.get(VARIABLE):
        return Path(named).expanduser()
    place = store.removeprefix("sqlite:///")
    if "://" in place:
        raise BadSetting(f"the store is no file: name the file of its users in {VARIABLE}")
    return Path(place).with_suffix(".users.json")


def read_users(path: Path) -> dict[str, User]:
    """The users by name; none where there is no file. Raises BadSetting when it cannot be read."""
    if not path.is_file():
        return {}
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
        users = [User(**(record | {"role": Role(record["role"])})) for record in records]
    except (OSError, ValueError, TypeError, KeyError) as err:
        raise BadSetting(f"{path}: the users cannot be read: {err}; make them anew with `displacement user`") from err
    return {user.name: user for user in users}


def add_user(path: Path, name: str, password: str, role: Role) -> None:
    """Adds a user or gives one another password and role; raises BadSetting for a name or password that will not do."""
    if not name.isprintable() or not name.strip() or ":" in name or len(name) > 100:
        raise BadSetting(f"{name!r} cannot be a user's name: up to 100 characters without a colon")
    if len(password) < SHORTEST:
        raise BadSetting(f"a password needs at least {SHORTEST} characters")
    salt = secrets.token_hex(16)
    users = read_users(path) | {name: User(name=name, role=role, salt=salt, digest=digest_of(password, salt))}
    text = json.dumps([asdict(user) for user in users.values()], indent=1, ensure_ascii=False)
    part = path.with_name(path.name + ".part")
    part.touch(mode=0o600)
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def digest_of(password: str, salt: str) -> str:
    """The scrypt hash of a password."""
    return hashlib.scrypt(password.encode(), salt=bytes.fromhex(salt), **COST).hex()


class Door:
    """Lets users in by name and password; a right pair is remembered, by its hash, for as long as the server runs."""

    def __init__(self, users: Mapping[str, User]) -> None:
        self.users = users
        self.known: dict[str, User] = {}

    def user(self, name: str | None, password: str | None) -> User | None:
        """The user of a name and password, or None. An unknown name takes as long as a wrong password."""
        if name is None or password is None or len(password) > 1_000:
            return None
        key = hashlib.sha256(f"{len(name)}:{name}{password}".encode()).hexdigest()
        if key in self.known:
            return self.known[key]
        user = self.users.get(name)
        expected = user.digest if user else "00" * 64
        fits = hmac.compare_digest(digest_of(password, user.salt if user else "00" * 16), expected)
        if user is None or not fits:
            return None
        self.known[key] = user
        return user
