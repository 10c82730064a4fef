"""Fetching: allowed addresses only, bounded in size, time and redirects, polite, and asking whether anything changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from deconfdb.documents import fetching
from deconfdb.documents.fetching import Fetcher, FetchError, FetchRules, Validators, is_public
from deconfdb.documents.limits import Limits
from deconfdb.documents.model import Document, Rejection
from deconfdb.documents.reading import read_documents
from deconfdb.documents.sources import Input, Unchanged, open_inputs

OPEN = FetchRules(allows_private_addresses=True, min_interval_seconds=0, timeout_seconds=5)


@dataclass
class Site:
    """A server on the loopback address with answers by path."""

    port: int
    answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def serve(
        self, path: str, body: bytes = b"", status: int = 200, stated_length: int | None = None, **headers: str
    ) -> str:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(body) if stated_length is None else stated_length))
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer
        return self.url(path)


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.requests.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            served.answers[self.path](self)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield served
    server.shutdown()
    thread.join()
    server.server_close()


def fetch_whole(url: str, fetcher: Fetcher) -> bytes:
    answer = fetcher.fetch(url)
    assert answer.stream is not None
    with answer.stream:
        return answer.stream.read()


def refusal(url: str, fetcher: Fetcher) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch_whole(url, fetcher)
    return caught.value


def test_a_page_is_fetched_with_what_tells_the_next_time(site: Site) -> None:
    url = site.serve(
        "/a", b"text", ETag='"1"', Last_Modified="Thu, 08 Oct 2015 10:00:00 GMT", Content_Type="text/plain"
    )

    answer = Fetcher(OPEN).fetch(url)

    assert answer.stream is not None
    with answer.stream:
        assert answer.stream.read() == b"text"
    assert answer.validators == Validators('"1"', "Thu, 08 Oct 2015 10:00:00 GMT")
    assert (answer.url, answer.content_type) == (url, "text/plain")
    assert site.requests[0][1]["user-agent"].startswith("deconfdb/")


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    url = site.serve("/a", status=304)
    known = Validators('"1"', "Thu, 08 Oct 2015 10:00:00 GMT")

    (found,) = open_inputs([url], fetcher=Fetcher(OPEN), validators={url: known})

    assert found == Unchanged(url, known)
    assert site.requests[0][1]["if-none-match"] == '"1"'
    assert site.requests[0][1]["if-modified-since"] == known.last_modified


def test_redirects_are_followed_and_the_last_address_is_kept(site: Site) -> None:
    end = site.serve("/end", b"Officers met in Tel Aviv.")
    site.serve("/middle", status=307, Location=end)
    start = site.serve("/start", status=301, Location="/middle")

    (source,) = open_inputs([start], fetcher=Fetcher(OPEN))

    assert isinstance(source, Input)
    with source:
        (document,) = read_documents(source)
    assert isinstance(document, Document)
    assert (source.name, source.url, document.locator.file) == (start, end, start)


def test_a_circle_of_redirects_ends(site: Site) -> None:
    url = site.serve("/circle", status=302, Location="/circle")

    error = refusal(url, Fetcher(FetchRules(allows_private_addresses=True, min_interval_seconds=0, max_redirects=3)))

    assert (error.problem.code, error.is_transient, len(site.requests)) == ("too_many_redirects", False, 4)


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("file:///etc/passwd", "scheme_refused"),
        ("gopher://x.example/", "scheme_refused"),
        ("//user:pw@127.0.0.1/x", "bad_url"),
        ("http://[broken", "bad_url"),
    ],
)
def test_every_hop_is_checked(site: Site, location: str, code: str) -> None:
    url = site.serve("/start", status=302, Location=location)

    assert refusal(url, Fetcher(OPEN)).problem.code == code


def test_private_addresses_are_refused_unless_allowed(site: Site) -> None:
    url = site.serve("/a", b"text")

    error = refusal(url, Fetcher())

    assert (error.problem.code, error.is_transient, site.requests) == ("address_refused", False, [])


def test_a_redirect_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    url = site.serve("/start", status=302, Location="http://inside.example/secret")
    resolved = {"127.0.0.1": "127.0.0.1", "inside.example": "10.0.0.7"}
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(
        fetching.socket, "getaddrinfo", lambda host, port, *_, **__: [(2, 1, 6, "", (resolved[host], port))]
    )

    error = refusal(url, Fetcher(FetchRules(min_interval_seconds=0)))

    assert error.problem.code == "address_refused"
    assert "10.0.0.7" in error.problem.message


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("192.168.1.1", 80))]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_, **__: found)

    assert refusal("http://mixed.example/", Fetcher()).problem.code == "address_refused"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::1", False),
        ("no address", False),
    ],
)
def test_only_addresses_reachable_for_all_are_public(address: str, expected: bool) -> None:
    assert is_public(address) is expected


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://x.example/a", "scheme_refused"),
        ("file:///etc/passwd", "scheme_refused"),
        ("http:///nohost", "bad_url"),
        ("http://user:pw@x.example/", "bad_url"),
        ("http://x.example:99999/", "bad_url"),
        ("http://x.example/a b", "bad_url"),
        ("http://x.example/ş", "bad_url"),
        ("http://placeholder.invalid/", "unknown_host"),
    ],
)
def test_odd_addresses_are_refused_without_a_login_in_the_message(url: str, code: str) -> None:
    error = refusal(url, Fetcher(OPEN))

    assert error.problem.code == code
    assert "pw" not in str(error)


@pytest.mark.parametrize(
    ("status", "code", "is_transient"),
    [
        (404, "not_found", False),
        (410, "gone", False),
        (403, "not_allowed", False),
        (500, "http_status", True),
        (503, "http_status", True),
        (418, "http_status", False),
    ],
)
def test_an_error_status_says_whether_to_try_again(site: Site, status: int, code: str, is_transient: bool) -> None:
    url = site.serve("/a", status=status, Retry_After="120")

    error = refusal(url, Fetcher(OPEN))

    assert (error.problem.code, error.is_transient, error.retry_after) == (code, is_transient, 120.0)


def test_a_body_that_breaks_off_is_noticed(site: Site) -> None:
    url = site.serve("/a", b"half", stated_length=8)

    (source,) = open_inputs([url], fetcher=Fetcher(OPEN))
    assert isinstance(source, Input)
    with source:
        found = list(read_documents(source))

    assert [(each.code, each.is_transient) for each in found if isinstance(each, Rejection)] == [("truncated", True)]
    assert len(found) == 1


def test_a_body_over_the_limit_is_not_read(site: Site) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        with suppress(OSError):
            for _ in range(10_000):
                handler.wfile.write(b"x" * 10_000)

    site.answers["/endless"] = endless
    limits = Limits(max_file_bytes=50_000)

    assert refusal(site.serve("/big", b"x" * 60_000), Fetcher(OPEN, limits)).problem.code == "too_large"
    assert refusal(site.url("/endless"), Fetcher(OPEN, limits)).problem.code == "too_large"


def test_a_slow_server_is_left(site: Site) -> None:
    ticks = iter(range(0, 10_000, 400))

    error = refusal(site.serve("/a", b"text"), Fetcher(OPEN, clock=lambda: float(next(ticks))))
    silent = threading.Event()
    site.answers["/silent"] = lambda _: silent.wait(5) and None
    late = refusal(site.url("/silent"), Fetcher(FetchRules(allows_private_addresses=True, timeout_seconds=0.2)))
    silent.set()

    assert (error.problem.code, error.is_transient) == ("too_slow", True)
    assert (late.problem.code, late.is_transient) == ("unreachable", True)


def test_one_host_is_asked_at_the_stated_pace(site: Site) -> None:
    url = site.serve("/a", b"text")
    now = [0.0]
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        now[0] += seconds

    fetcher = Fetcher(
        FetchRules(allows_private_addresses=True, min_interval_seconds=2.0), clock=lambda: now[0], sleep=sleep
    )
    for _ in range(3):
        answer = fetcher.fetch(url)
        assert answer.stream is not None
        answer.stream.close()
        now[0] += 0.5

    assert pauses == [1.5, 1.5]


def test_a_refused_address_is_a_rejection_of_its_input() -> None:
    (found,) = open_inputs(["ftp://x.example/feed"])

    assert isinstance(found, Rejection)
    assert (found.stage, found.code, found.locator.file) == ("fetch", "scheme_refused", "ftp://x.example/feed")
    assert (found.is_transient, found.retry_after) == (False, None)


def test_a_busy_server_says_when_to_come_again(site: Site) -> None:
    url = site.serve("/a", status=429, Retry_After="30")

    (found,) = open_inputs([url], fetcher=Fetcher(OPEN))

    assert isinstance(found, Rejection)
    assert (found.code, found.is_transient, found.retry_after) == ("http_status", True, 30.0)


def test_a_page_knows_where_it_was_fetched(site: Site, fixtures: Any) -> None:
    page = (
        (fixtures / "page.html")
        .read_bytes()
        .replace(b'<link rel="canonical" href="https://www.placeholder-post.example', b'<link rel="canonical" href="')
    )
    url = site.serve("/2018/09/20/copy", page)

    (source,) = open_inputs([url], fetcher=Fetcher(OPEN))
    assert isinstance(source, Input)
    with source:
        (document,) = read_documents(source)

    assert isinstance(document, Document)
    assert (document.url, document.canonical_url) == (url, site.url("/2018/09/20/air-force-chief-moscow"))
