"""Other people's texts where a library would obey them: Plotly's tags and links."""

from __future__ import annotations

import html
from typing import Any
from urllib.parse import urlsplit


def plain(text: Any) -> str:
    """A text that Plotly shows letter by letter: no tag of it is obeyed.

    >>> plain('<a href="http://example.org">R&B</a>')
    '&lt;a href="http://example.org"&gt;R&amp;B&lt;/a&gt;'
    """
    return html.escape("" if text is None else str(text), quote=False)


def web_address(url: Any) -> str | None:
    """The address if it is one of a web page, else None: no script, file or data address becomes a link.

    >>> web_address("javascript:alert(1)"), web_address("https://example.org/a")
    (None, 'https://example.org/a')
    """
    if not isinstance(url, str) or len(url) > 2_000 or any(not c.isprintable() or c in "\\ " for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
