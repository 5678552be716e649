"""`displacement copies`: which documents are nearly the same text."""

from __future__ import annotations

import click

from extract.commands.options import filled, store_option


@click.command()
@click.argument("document", nargs=-1)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1), help="At most so many families.")
@store_option
def copies(document: tuple[str, ...], limit: int, store: str | None) -> None:
    """List syndicated copies and later editions of one article; with DOCUMENT (an id) only those of its family.

    A refresh compares a thousand of what is new, this command all of it: two texts are copies that share 70 % of
    their runs of five words. They are linked, not deleted. The per cent beside a document tell how much of its nearest
    copy it shares.

    \b
    Examples:
      displacement copies
      displacement copies partner-reports/2025/02/jenin.pdf
    """
    from extract.copies import link_copies
    from extract.store.copies import families
    from extract.store.store import Store

    with Store.open(filled(store)) as opened:
        link_copies(opened)
        found = families(opened)
    if document:
        found = [family for family in found if any(copy.id in document for copy in family)]
    for family in found[:limit]:
        click.echo(f"{len(family)} documents:")
        for copy in family:
            said = f"{copy.published or 'no date':10}  {copy.publisher or 'no publisher'}"
            click.echo(f"  {copy.similarity:4.0%}  {said:40}  {copy.id}")
    if not found:
        click.echo("No copies.")
    elif len(found) > limit:
        click.echo(f"and {len(found) - limit} families more")
