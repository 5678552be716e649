"""What watches tell, sent on: to a JSON Lines file beside the store, to a webhook, by e-mail."""

from __future__ import annotations

import json
import smtplib
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote, urlsplit

from extract.errors import BadSetting, DisplacementError
from extract.gathering.fetch import Fetcher
from extract.sources import Watch
from extract.store.ledger import moment
from extract.store.runs import Alert

SMTP_VARIABLE = "DISPLACEMENT_SMTP"
TIMEOUT_S = 20.0


def send(alert: Alert, watch: Watch, *, fetcher: Fetcher, environ: Mapping[str, str]) -> str | None:
    """Sends an alert where its watch asks for; returns what did not work."""
    failed = []
    if watch.webhook:
        try:
            fetcher.post(watch.webhook, json.dumps(record_of(alert)).encode())
        except DisplacementError as err:
            failed.append(str(err))
    if watch.email:
        try:
            mail(alert, watch.email, server=environ.get(SMTP_VARIABLE))
        except (DisplacementError, OSError, smtplib.SMTPException) as err:
            failed.append(f"e-mail to {watch.email}: {err}")
    return "; ".join(failed) or None


def record_of(alert: Alert) -> dict[str, str]:
    """An alert as JSON; `text` is the key that chat servers show."""
    return {"watch": alert.watch, "text": f"{alert.watch}: {alert.told}", "told": alert.told, "at": moment(alert.at)}


def append(alert: Alert, file: Path) -> str | None:
    """Adds an alert to a JSON Lines file; returns what did not work."""
    try:
        with file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(record_of(alert), ensure_ascii=False) + "\n")
    except OSError as err:
        return f"{file} cannot be written: {err.strerror or err}"
    return None


def mail(alert: Alert, to: str, *, server: str | None) -> None:
    """Sends an alert by SMTP, over TLS where the server offers it; raises BadSetting, OSError or SMTPException."""
    parts = urlsplit(server or "")
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise BadSetting(f"{SMTP_VARIABLE} must be like smtp://user:password@mail.example.org:587")
    message = EmailMessage()
    message["Subject"] = f"displacement-dashboard: {alert.watch}"
    message["From"] = message["To"] = to
    message.set_content(f"{alert.told}\n\n{moment(alert.at)}\n")
    secure = parts.scheme == "smtps"
    port = parts.port or (465 if secure else 587)
    trust = ssl.create_default_context()
    if secure:
        post: smtplib.SMTP = smtplib.SMTP_SSL(parts.hostname, port, timeout=TIMEOUT_S, context=trust)
    else:
        post = smtplib.SMTP(parts.hostname, port, timeout=TIMEOUT_S)
    with post:
        post.ehlo()
        if not secure and post.has_extn("starttls"):
            post.starttls(context=trust)
            post.ehlo()
        if parts.username:
            post.login(unquote(parts.username), unquote(parts.password or ""))
        post.send_message(message)
