"""What every answer carries and every request must be: headers, a strict content policy, no cross-site writing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from dash import Dash
from flask import Flask, Response, abort, request

from dashboard import ids
from dashboard.users import Door, Role, User
from extract.errors import BadSetting

CALLBACKS = "/_dash-update-component"
WRITING = (ids.READ_ADD, ids.READ_FETCH, ids.REFRESH, ids.FEED_ADD)  # buttons that change the store or ask the web
MAX_BODY_BYTES = 2_000_000
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def content_policy(script_hashes: Sequence[str]) -> str:
    """Scripts of this server alone, no eval, no frame, nothing from anywhere else.

    Styles may stand in elements: the chart and table libraries set widths and colours that way.
    """
    scripts = " ".join(["'self'", *script_hashes])
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def protect(app: Dash, *, host: str, users: Mapping[str, User]) -> None:
    """Adds the headers, the limit of a body, and the refusal of other sites' and of malformed requests.

    With users, or on an address that others can reach, a name and password are asked for. Raises BadSetting when others
    can reach the address and there is no user.
    """
    if host not in LOOPBACK and not users:
        raise BadSetting(
            f"{host} can be reached by others, and nobody has a password: `displacement user add NAME` first, "
            "or listen on 127.0.0.1"
        )
    server: Flask = app.server
    server.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    policy = content_policy(app.csp_hashes())
    loopback_only = host in LOOPBACK

    @server.before_request
    def refuse_strangers() -> None:
        name = urlsplit(f"//{request.host}").hostname
        if loopback_only and name not in LOOPBACK:
            # A foreign name that resolves to this machine must not reach it through a reader's browser.
            abort(421, "this dashboard answers to localhost only")
        if request.method not in ("GET", "HEAD", "OPTIONS") and not same_origin():
            abort(403, "requests from other sites are refused")
        if request.path == CALLBACKS and request.method != "POST":
            abort(405)
        if request.path == CALLBACKS and not is_known_callback(app.callback_map):
            abort(400, "no such callback")

    ask_for_users(server, users)

    @server.after_request
    def add_headers(response: Response) -> Response:
        for header, value in HEADERS.items():
            response.headers.setdefault(header, value)
        response.headers["Content-Security-Policy"] = policy
        response.headers.pop("Server", None)
        return response


def ask_for_users(server: Flask, users: Mapping[str, User]) -> None:
    """Asks for a name and password where there are users, and lets only reviewers change the store."""
    door = Door(users)

    @server.before_request
    def ask_who() -> Response | None:
        if not users or request.path == "/health":
            return None
        given = request.authorization
        user = door.user(given.username, given.password) if given is not None and given.type == "basic" else None
        if user is None:
            return Response("a name and password are needed", 401, {"WWW-Authenticate": 'Basic realm="dashboard"'})
        if user.role is Role.READER and is_writing():
            return Response("readers cannot review, add or fetch", 403)
        return None


def is_writing() -> bool:
    """Whether the request is for a callback that can change the store or send this server to other sites."""
    if request.path != CALLBACKS or request.method != "POST":
        return False
    body = request.get_json(silent=True)
    inputs = body.get("inputs", []) if isinstance(body, dict) else []
    triggered = body.get("changedPropIds", []) if isinstance(body, dict) else []
    names = {one.get("id") for one in inputs if isinstance(one, dict) and isinstance(one.get("id"), str)}
    if ids.REVIEW_CONFIRM in names:
        return True
    return any(button in names and f"{button}.n_clicks" in map(str, triggered) for button in WRITING)


def is_known_callback(known: Mapping[str, Any]) -> bool:
    """Whether the request names a callback of this app and brings each of its inputs, whatever their values."""
    body = request.get_json(silent=True)
    if not isinstance(body, dict) or not isinstance(body.get("output"), str) or body["output"] not in known:
        return False
    callback = known[body["output"]]
    changed = body.get("changedPropIds")
    return (
        all(_are_named(body.get(part, []), callback[part]) for part in ("inputs", "state"))
        and isinstance(body.get("outputs"), dict | list | type(None))
        and isinstance(changed, list)
        and all(isinstance(name, str) for name in changed)
    )


def _are_named(given: Any, wanted: Sequence[Mapping[str, Any]]) -> bool:
    if not isinstance(given, list) or len(given) != len(wanted):
        return False
    return all(_is_named(one, need) for one, need in zip(given, wanted, strict=True))


def _is_named(one: Any, need: Mapping[str, Any]) -> bool:
    if str(need["id"]).startswith("{"):  # a pattern: as many components as the page has of it
        return isinstance(one, list) and all(isinstance(c, dict) and isinstance(c.get("id"), dict) for c in one)
    return isinstance(one, dict) and one.get("id") == need["id"] and one.get("property") == need["property"]


def same_origin() -> bool:
    """Whether the request comes from a page of this server, or from a program that sends no origin at all."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host
