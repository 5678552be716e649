"""Every file that is given is read or named; what a text says of itself is taken, nothing is guessed."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from extract.errors import BadInput
from extract.gathering.files import MAX_BYTES, gather
from extract.model import Document

PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="{charset}"><title>Homes fall | Gazette</title>
<meta property="og:title" content="Homes fall in Jenin"><meta property="og:site_name" content="The Gazette">
{date}<link rel="canonical" href="https://gazette.example/homes"></head><body><nav>Menu: 17 offers</nav>
<article><h1>Homes fall in Jenin</h1>
<p>On Sunday the army destroyed 120 buildings in Jénin, the mayor told reporters in the city.</p>
<p>Some 15,000 people have fled the camp since January, he said in a statement that the city published later.</p>
</article><footer>Copyright 1999</footer></body></html>"""
DATED = '<meta property="article:published_time" content="2025-02-03T22:30:00+02:00">'


def documents(*paths: Path, published: str | None = None) -> list[Document]:
    """What was gathered, all of it documents."""
    found = list(gather(paths, published=published))
    assert all(isinstance(document, Document) for document in found), found
    return [document for document in found if isinstance(document, Document)]


def problem(*paths: Path) -> str:
    """The one thing that was wrong."""
    (found,) = gather(paths)
    assert isinstance(found, BadInput)
    assert "\n" not in str(found)
    return str(found)


def pdf_of(*pages: str, title: str = "") -> bytes:
    """A PDF with a line of text on each page."""
    kids = " ".join(f"{10 + 2 * i} 0 R" for i in range(len(pages)))
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        4: f"<< /Title ({title}) /CreationDate (D:20260101000000Z) >>",
    }
    for i, line in enumerate(pages):
        drawn = f"BT /F1 12 Tf 72 700 Td ({line}) Tj ET"
        objects[10 + 2 * i] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {11 + 2 * i} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects[11 + 2 * i] = f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream"
    body, places = "%PDF-1.4\n", {}
    for number, content in objects.items():
        places[number] = len(body)
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in places.items())
    trailer = f"trailer\n<< /Size 100 /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n{table}{trailer}".encode("latin-1")


def test_a_text_is_kept_exactly_as_given(tmp_path: Path) -> None:
    path = tmp_path / "2025-02-03_jenin.txt"
    content = "\ufeffHomes fall in Jenin\r\n\r\n-----\r\nSome 15,000 fled.\u2028\n"
    path.write_bytes(content.encode())
    assert documents(path) == [
        Document(id="2025-02-03_jenin", text=content, title="Homes fall in Jenin", published="2025-02-03")
    ]


@pytest.mark.parametrize(
    ("name", "option", "published"),
    [
        ("2025-02-03.txt", None, "2025-02-03"),
        ("2025-02-03_jenin.txt", "2024-01-01", "2024-01-01"),
        ("jenin-2025-02-03.txt", None, None),
        ("2025-02-031.txt", None, None),
        ("2025-02-30.txt", None, None),
        ("jenin.txt", "2024-01-01", "2024-01-01"),
    ],
)
def test_publication_day_of_a_text(tmp_path: Path, name: str, option: str | None, published: str | None) -> None:
    (tmp_path / name).write_text("Some 15,000 fled.")
    assert documents(tmp_path / name, published=option)[0].published == published


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Homes fall in Jenin\n\nText.", "Homes fall in Jenin"),
        ("\n\n  ‘We fled’: homes fall in Jenin?  \nText.", "‘We fled’: homes fall in Jenin?"),
        ("U.S. says 40 died in Gaza\nText.", "U.S. says 40 died in Gaza"),
        ("The army destroyed 120 homes.\nText.", None),
        ("“We fled,” she said.”\nText.", None),
        ("The army came. Homes fell\nText.", None),
        ("Homes fall in Jenin", None),
        ("Jenin\nText.", None),
        ("word " * 40 + "\nText.", None),
    ],
)
def test_a_first_line_is_a_title_only_if_it_looks_like_one(tmp_path: Path, text: str, title: str | None) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert documents(tmp_path / "a.txt")[0].title == title


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_page_gives_its_article_and_its_metadata(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "homes.html"
    path.write_bytes(PAGE.format(charset=charset, date=DATED).encode(charset))
    (page,) = documents(path, published="1999-01-01")
    assert (page.id, page.title, page.published) == ("homes", "Homes fall in Jenin", "2025-02-03")
    assert (page.publisher, page.url, page.language) == ("The Gazette", "https://gazette.example/homes", "en")
    assert "120 buildings in Jénin" in page.text
    assert "17 offers" not in page.text


def test_a_page_without_a_date_has_none_and_never_today(tmp_path: Path) -> None:
    path = tmp_path / "homes.html"
    path.write_text(PAGE.format(charset="utf-8", date=""), encoding="utf-8")
    assert documents(path)[0].published is None
    assert documents(path, published="2025-02-03")[0].published == "2025-02-03"


def test_a_pdf_gives_the_text_of_its_pages_and_not_the_day_it_was_made(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf_of("The army destroyed 120 homes.", "Some 15,000 fled.", title="Flash update"))
    (report,) = documents(path)
    assert report.text == "The army destroyed 120 homes.\n\nSome 15,000 fled."
    assert (report.id, report.title, report.published) == ("report", "Flash update", None)


def test_json_lines_carry_every_field(tmp_path: Path) -> None:
    record = {
        "id": "jenin",
        "title": "Homes fall",
        "text": "Some 15,000 fled.\r\n",
        "published": "2025-02-03T09:00:00Z",
        "publisher": "Gazette",
        "url": "https://gazette.example/homes",
        "unknown": [1],
    }
    (tmp_path / "news.jsonl").write_text(json.dumps(record) + "\n\n" + json.dumps({"text": "Two died."}), "utf-8")
    first, second = documents(tmp_path / "news.jsonl", published="2024-01-01")
    assert first == Document(
        id="jenin",
        title="Homes fall",
        text="Some 15,000 fled.\r\n",
        published="2025-02-03",
        publisher="Gazette",
        url="https://gazette.example/homes",
    )
    assert (second.text, second.published, len(second.id)) == ("Two died.", "2024-01-01", 16)


def test_a_folder_is_read_in_the_order_of_its_names_and_all_the_way_down(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Two died.")
    (tmp_path / "a" / "round").symlink_to(tmp_path)
    assert [document.id for document in documents(tmp_path)] == ["y", "z", "b"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\t\n", "the file is empty"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "binary data, not text (a zero byte at offset 8)"),
        ("arabic.txt", b"Two died in \xd1\xe3\xc7\xe3 today.", "not valid UTF-8 at byte offset 12"),
        ("windows.txt", "Two died.".encode("utf-16"), "UTF-16"),
        ("photo.png", b"\x89PNG", "files ending in .png are not read"),
        ("nothing", b"Two died.", "files ending in nothing are not read"),
        ("empty.html", b"", "the file is empty"),
        ("menu.html", b"<html><body><script>draw()</script></body></html>", "no article text"),
        ("odd.html", b"<html><meta charset=klingon><body>Text</body></html>", "unknown encoding 'klingon'"),
        ("bad.html", b"<html><body><p>Two died in \xff</p></body></html>", "not valid UTF-8 at byte offset 27"),
        ("empty.pdf", b"", "the file is empty"),
        ("broken.pdf", b"%PDF-1.4\nnothing of the sort", "a PDF that cannot be read"),
        ("scan.pdf", pdf_of(""), "a PDF without text"),
        ("empty.jsonl", b"", "the file is empty"),
        ("blank.jsonl", b"\n\n", "the file is empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert problem(path).startswith(f"{path}: ")
    assert says in problem(path)


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert problem(tmp_path / "gone") == f"{tmp_path / 'gone'}: no such file or folder; check the spelling"


@pytest.mark.skipif(sys.platform == "darwin", reason="its file systems take UTF-8 names only")
def test_a_file_whose_name_is_no_text_is_named(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/j\xe9nin.txt"))
    path.write_text("Two died.")
    assert "`file name` holds half a character" in problem(path)


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert "the folder is empty" in problem(tmp_path)


def test_a_text_above_the_limit_is_named_not_read(tmp_path: Path) -> None:
    path = tmp_path / "archive.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "50 MB; a document may have 20 MB" in problem(path)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"text": "Two died."', "broken JSON at column 21"),
        (b"Two died.", "broken JSON at column 1"),
        (b'["Two died."]', "a JSON object is needed, not list"),
        (b'{"id": "a"}', "`text` must be a string, not NoneType"),
        (b'{"text": 3}', "`text` must be a string, not int"),
        (b'{"text": " "}', "no text in it"),
        (b'{"text": "Two died.", "published": "May"}', "`published` must be a date as YYYY-MM-DD, not 'May'"),
        (b'{"text": "Two \\ud800 died."}', "lone surrogate"),
        (b'{"text": "Two died.", "title": "\\udfff"}', "`title` holds half a character"),
        (b'{"text": "Two\\u0000died."}', "binary data"),
        (b'{"text": "Two died.", "url": "a\\u0000"}', "`url` holds a zero character"),
        (b'{"text": "Two \xff died."}', "not valid UTF-8 at byte offset 36"),
        (b"[" * 100_000, "JSON that cannot be read"),
        (b'{"text": ' + b"9" * 5000 + b"}", "JSON that cannot be read"),
    ],
    ids=lambda case: str(case)[:40],
)
def test_a_broken_line_is_named_and_the_lines_beside_it_are_read(tmp_path: Path, line: bytes, says: str) -> None:
    path = tmp_path / "news.jsonl"
    good = b'{"text": "One died."}\n'
    path.write_bytes(good + line + b"\n" + good)
    before, broken, after = gather([path])
    assert isinstance(before, Document)
    assert isinstance(after, Document)
    assert isinstance(broken, BadInput)
    assert str(broken).startswith(f"{path}, line 2: ")
    assert says in str(broken)
    assert "\n" not in str(broken)


def test_a_line_above_the_limit_is_passed_over_without_holding_it(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "' + b"x" * (2 * MAX_BYTES + 100) + b'"}\n{"text": "One died."}\n')
    long, after = gather([path])
    assert "line 1: longer than 40 MB" in str(long)
    assert isinstance(after, Document)


def test_the_others_are_read_when_one_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two died.")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text("Two died.")
    kinds = [type(found) for found in gather([tmp_path, tmp_path / "gone", tmp_path / "a.txt"])]
    assert kinds == [Document, BadInput, Document, BadInput, Document]
