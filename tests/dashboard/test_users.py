"""Nobody reaches the dashboard from elsewhere without a password, and readers change nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.users import Role, add_user, read_users, users_file
from extract.cli import main
from extract.config import Settings
from extract.errors import BadSetting
from extract.store.store import Store

PASSWORD = "correct horse battery"


@pytest.fixture
def guarded(tmp_path: Path) -> FlaskClient:
    """A dashboard that others can reach, with a reader and a reviewer."""
    path = tmp_path / "figures.db"
    Store.open(path).close()
    add_user(users_file(str(path), {}), "rana", PASSWORD, Role.READER)
    add_user(users_file(str(path), {}), "ana", PASSWORD + "!", Role.REVIEWER)
    client: FlaskClient = create_app(Settings(store=str(path), host="0.0.0.0"), environ={}).server.test_client()
    return client


def deciding() -> dict[str, Any]:
    buttons = ["review-confirm", "review-reject", "review-correct", "review-undo"]
    states = ["review-name", "review-note", "review-field", "review-value"]
    return {
        "output": "..review-message.children...evidence-figure.children...reviewed.data..",
        "outputs": [
            {"id": "review-message", "property": "children"},
            {"id": "evidence-figure", "property": "children"},
            {"id": "reviewed", "property": "data"},
        ],
        "inputs": [{"id": b, "property": "n_clicks", "value": 1} for b in buttons],
        "state": [
            *({"id": s, "property": "value", "value": "Ana"} for s in states),
            {"id": "url", "property": "search", "value": "?figure=0000"},
        ],
        "changedPropIds": ["review-confirm.n_clicks"],
    }


def test_without_users_no_other_machine_is_served(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="displacement user add"):
        create_app(Settings(store=str(tmp_path / "figures.db"), host="0.0.0.0"), environ={})


@pytest.mark.parametrize(
    ("auth", "status"),
    [
        (None, 401),
        (("rana", "wrong password"), 401),
        (("nobody", PASSWORD), 401),
        (("rana", ""), 401),
        (("rana", PASSWORD), 200),
        (("ana", PASSWORD + "!"), 200),
    ],
)
def test_a_name_and_password_are_asked_for(guarded: FlaskClient, auth: Any, status: int) -> None:
    for _ in range(2):  # the second time from memory
        answer = guarded.get("/api/figures.json", auth=auth)
        assert answer.status_code == status
    assert ("WWW-Authenticate" in answer.headers) == (status == 401)
    assert "Content-Security-Policy" in answer.headers


def test_health_needs_no_password(guarded: FlaskClient) -> None:
    assert guarded.get("/health").status_code == 200


@pytest.mark.parametrize(("auth", "status"), [(("rana", PASSWORD), 403), (("ana", PASSWORD + "!"), 200), (None, 401)])
def test_only_a_reviewer_decides(guarded: FlaskClient, auth: Any, status: int) -> None:
    assert guarded.post("/_dash-update-component", json=deciding(), auth=auth).status_code == status


def test_no_password_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "figures.users.json"
    add_user(path, "ana", PASSWORD, Role.REVIEWER)
    assert PASSWORD not in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0
    assert read_users(path)["ana"].role is Role.REVIEWER


@pytest.mark.parametrize(
    ("name", "password", "why"),
    [("ana", "short", "at least 10"), ("a:b", PASSWORD, "without a colon"), (" ", PASSWORD, "cannot be a user's name")],
)
def test_a_user_that_will_not_do_says_why(tmp_path: Path, name: str, password: str, why: str) -> None:
    with pytest.raises(BadSetting, match=why):
        add_user(tmp_path / "users.json", name, password, Role.READER)


def test_a_broken_file_is_no_open_door(tmp_path: Path) -> None:
    path = tmp_path / "figures.users.json"
    path.write_text('[{"name": "ana"}]', encoding="utf-8")
    with pytest.raises(BadSetting, match="cannot be read"):
        create_app(Settings(store=str(tmp_path / "figures.db")), environ={})


def test_a_store_elsewhere_names_its_users() -> None:
    with pytest.raises(BadSetting, match="DISPLACEMENT_USERS"):
        users_file("postgresql://host/db", {})
    assert users_file("postgresql://host/db", {"DISPLACEMENT_USERS": "/srv/users.json"}) == Path("/srv/users.json")


def test_the_command_adds_a_user(tmp_path: Path) -> None:
    store = tmp_path / "figures.db"
    asked = ["user", "add", "ana", "--role", "reviewer", "--store", str(store)]
    result = CliRunner().invoke(main, asked, input=f"{PASSWORD}\n{PASSWORD}\n")
    assert result.exit_code == 0, result.output
    assert set(read_users(tmp_path / "figures.users.json")) == {"ana"}
