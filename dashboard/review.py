"""Review in place: confirm, correct a field, reject; who, when and why is kept, and every decision can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, ctx, html, no_update

from dashboard import ids
from dashboard.components import Child
from dashboard.filters import View
from dashboard.language import Language, language
from dashboard.phrases import count_phrase
from extract.errors import DisplacementError
from extract.model import ENUMS, Figure, Review
from extract.store.store import Store

CORRECTABLE = (
    *("value", "low", "high", "qualifier", "unit", "metric", "kind", "group", "place", "area", "as_of", "measure"),
    *("place_role", "since", "source", "source_type", "status"),
)
NUMBERS = frozenset({"value", "low", "high"})
MAX_NOTE = 2_000
DECISIONS = {
    ids.REVIEW_CONFIRM: Review.CONFIRMED,
    ids.REVIEW_REJECT: Review.REJECTED,
    ids.REVIEW_CORRECT: Review.CORRECTED,
    ids.REVIEW_UNDO: Review.UNREVIEWED,
}


def form(t: Language) -> Child:
    """The form under the evidence of a figure."""
    fields = [{"value": name, "label": t(name.replace("_", " "))} for name in CORRECTABLE]
    return html.Details(
        [
            html.Summary(t("Review this figure")),
            dmc.TextInput(
                id=ids.REVIEW_NAME, label=t("Your name"), size="xs", persistence=True, persistence_type="local"
            ),
            dmc.Textarea(id=ids.REVIEW_NOTE, label=t("Note"), size="xs", autosize=True, minRows=1, maxRows=4),
            html.Div(
                [
                    dmc.Select(id=ids.REVIEW_FIELD, label=t("Correct the field"), data=fields, size="xs", w=160),
                    dmc.TextInput(id=ids.REVIEW_VALUE, label=t("to"), size="xs", w=160),
                ],
                className="review-row",
            ),
            html.Div(
                [
                    html.Button(t("Confirm"), id=ids.REVIEW_CONFIRM, className="button", type="button", title="c"),
                    html.Button(
                        t("Correct"), id=ids.REVIEW_CORRECT, className="button plain", type="button", title="e"
                    ),
                    html.Button(t("Reject"), id=ids.REVIEW_REJECT, className="button plain", type="button", title="r"),
                    html.Button(t("Undo"), id=ids.REVIEW_UNDO, className="button plain", type="button"),
                ],
                className="review-row",
            ),
            html.P(id=ids.REVIEW_MESSAGE, className="note", role="status"),
        ],
        id=ids.REVIEW_FORM,
        className="review",
        open=True,
    )


def history(decisions: list[dict[str, Any]], t: Language) -> Child:
    """Every decision so far, the newest first."""
    if not decisions:
        return None
    items = []
    for decision in reversed(decisions):
        changed = ", ".join(f"{field} → {value}" for field, value in decision["corrected"].items())
        words = [t(decision["review"]), changed, decision["note"] or ""]
        when = str(decision["reviewed_at"])[:16].replace("T", " ")
        items.append(html.Li(f"{' · '.join(w for w in words if w)} ({decision['reviewer']}, {when} UTC)", dir="auto"))
    return html.Div([html.H3(t("Reviewed")), html.Ul(items)], className="review-history")


def corrected(field: Any, text: Any) -> dict[str, Any]:
    """The corrected field as the store takes it; an empty text takes the value away. Raises ValueError.

    >>> corrected("value", "40,000"), corrected("area", "Rafah"), corrected("source", "")
    ({'value': 40000.0}, {'area': 'Rafah'}, {'source': None})
    """
    if field not in CORRECTABLE:
        raise ValueError("choose the field to correct")
    words = str(text or "").strip()[:MAX_NOTE]
    if not words:
        return {field: None}
    if field in NUMBERS:
        try:
            return {field: float(words.replace(",", ""))}
        except ValueError:
            raise ValueError(f"`{field}` must be a number, not {words!r}") from None
    if field in ENUMS and words not in ENUMS[field]._value2member_map_:
        raise ValueError(f"`{field}` must be one of {', '.join(ENUMS[field])}, not {words!r}")
    return {field: words}


def register(
    app: Dash, store: Store, *, now: Callable[[], datetime], redraw: Callable[[Figure, Language], Child]
) -> None:
    """The four buttons decide on the figure that the address names; `redraw` shows it as it then is."""

    @app.callback(
        Output(ids.REVIEW_MESSAGE, "children"),
        Output(ids.EVIDENCE_FIGURE, "children"),
        Output(ids.REVIEWED, "data"),
        *(Input(button, "n_clicks") for button in DECISIONS),
        State(ids.REVIEW_NAME, "value"),
        State(ids.REVIEW_NOTE, "value"),
        State(ids.REVIEW_FIELD, "value"),
        State(ids.REVIEW_VALUE, "value"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def decide(*values: Any) -> Any:
        *clicks, name, note, field, value, search = values
        view = View.from_search(search)
        t = language(view.lang)
        decision = DECISIONS.get(str(ctx.triggered_id))
        if decision is None or view.figure is None or not any(clicks):
            return no_update, no_update, no_update
        by = " ".join(str(name or "").split())[:100]
        if not by:
            return t("Give your name: a review keeps who decided."), no_update, no_update
        try:
            changes = corrected(field, value) if decision is Review.CORRECTED else {}
            figure = store.review(
                view.figure,
                decision,
                by=by,
                at=now(),
                note=str(note or "").strip()[:MAX_NOTE] or None,
                corrected=changes,
            )
        except (ValueError, DisplacementError) as err:
            return t("Not saved: {reason}", reason=err), no_update, no_update
        done = t("Saved: {number} is {decision}.", number=count_phrase(figure.to_dict(), t), decision=t(decision.value))
        return done, redraw(figure, t), f"{figure.id} {figure.review} {now().isoformat()}"
