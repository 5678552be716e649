"""Tables of a TOML file, each key with the line on which it stands, so that a mistake can be named."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from extract.errors import BadSetting

HEADER = re.compile(r"\s*\[\[?\s*(\w+)\s*\]\]?\s*(?:#.*)?$")
TYPE_WORDS = {
    str: "a text in quotes",
    bool: "true or false",
    list: "a list of texts",
    float: "a number",
    int: "a whole number",
}


class Lines:
    """Where things stand in a file, for messages."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()

    def line_of(self, table: str, number: int, key: str) -> int:
        """The line of a key in the number-th table of a name, else the line of the table's header."""
        header, seen = 0, -1
        for i, line in enumerate(self.lines, 1):
            if found := HEADER.match(line):
                if seen == number and header:
                    break
                if found.group(1) == table:
                    seen += 1
                    header = i if seen == number else 0
            elif header and re.match(rf"\s*{re.escape(key)}\s*=", line):
                return i
        return header or 1

    def problem(self, table: str, number: int, key: str, what: str) -> BadSetting:
        """The error of a key."""
        where = f"{self.path}, line {self.line_of(table, number, key)}: [{table}]"
        return BadSetting(f"{where} `{key}`: {what}" if key else f"{where}: {what}")


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """Text and content of a file; raises BadSetting."""
    try:
        text = path.read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except OSError as err:
        raise BadSetting(f"{path}: cannot be read: {err.strerror}") from err
    except ValueError as err:  # broken TOML and bytes that are no text
        raise BadSetting(f"{path}: {err}") from err


def tables(content: Mapping[str, Any], name: str, lines: Lines, problems: list[BadSetting]) -> list[dict[str, Any]]:
    """The tables of a name; anything else under that name is a problem."""
    found = content.get(name, [])
    if isinstance(found, list) and all(isinstance(record, dict) for record in found):
        return found
    problems.append(lines.problem(name, 0, "", f"write it as [[{name}]]"))
    return []


def check_keys(record: Mapping[str, Any], keys: Mapping[str, type], lines: Lines, table: str, number: int) -> None:
    """Raises BadSetting for an unknown key or a value of the wrong type."""
    for key, value in record.items():
        if key not in keys:
            near = difflib.get_close_matches(key, keys, 1)
            hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(keys)}"
            raise lines.problem(table, number, key, f"unknown key; {hint}")
        kind = keys[key]
        fits = isinstance(value, (int, float) if kind is float else kind) and (
            kind is bool or not isinstance(value, bool)
        )
        if kind is list:
            fits = fits and all(isinstance(word, str) and word.strip() for word in value)
        if not fits or value == "" or (kind in (int, float) and value < 0):
            raise lines.problem(table, number, key, f"must be {TYPE_WORDS[kind]}, not {value!r}")
