"""Fetching over http and https: only to addresses that are allowed, bounded in size, time and redirects."""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO, Final
from urllib.parse import SplitResult, urljoin, urlsplit

from deconfdb import __version__
from deconfdb.documents.limits import DEFAULT_LIMITS, Limits
from deconfdb.documents.model import RecordError

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_TRANSIENT: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class FetchError(RecordError):
    """An address could not be fetched; `is_transient` tells whether another try may help, `retry_after` when."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        url: str,
        is_transient: bool,
        retry_after: float | None = None,
        way_out: str = "",
    ) -> None:
        way_out = way_out or ("try again later" if is_transient else "check the address")
        super().__init__("fetch", code, message, place="url", value=url, way_out=way_out)
        self.is_transient = is_transient
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask next time whether a page has changed."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class FetchRules:
    """How to behave towards servers, and which addresses are out of bounds."""

    allows_private_addresses: bool = False
    """Loopback, private, link-local and reserved addresses: for a test server or an archive in the house."""
    timeout_seconds: float = 30.0
    """Of one step: connecting, or waiting for the next bytes."""
    max_seconds: float = 600.0
    """Of one fetch with all its redirects."""
    max_redirects: int = 5
    min_interval_seconds: float = 1.0
    """Between two requests to one host."""
    user_agent: str = f"deconfdb/{__version__} (research archive; news about military deconfliction)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: `stream` is None where the page has not changed since the validators were given."""

    url: str
    """After redirects."""
    stream: BinaryIO | None
    validators: Validators
    content_type: str | None = None


@dataclass(slots=True)
class Fetcher:
    """Fetches politely: it remembers when it last asked each host."""

    rules: FetchRules = field(default_factory=FetchRules)
    limits: Limits = DEFAULT_LIMITS
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str, validators: Validators = Validators()) -> Fetched:
        """Open a page; FetchError says why not, and whether to try again."""
        deadline = self.clock() + self.rules.max_seconds
        for _ in range(self.rules.max_redirects + 1):
            response, connection = self._request(url, validators)
            if response.status == 200:
                body = _BoundedBody(response, connection, self, deadline, url)
                given = Validators(response.headers.get("ETag"), response.headers.get("Last-Modified"))
                return Fetched(url, io.BufferedReader(body), given, response.headers.get("Content-Type"))
            response.close()
            connection.close()
            target = response.headers.get("Location")
            if response.status == 304:
                return Fetched(url, None, validators)
            if response.status not in _REDIRECTS or not target:
                raise _status_error(response, url)
            url = _redirected(url, target)
        raise FetchError(
            "too_many_redirects", f"more than {self.rules.max_redirects} redirects", url=url, is_transient=False
        )

    def _request(self, url: str, validators: Validators) -> tuple[http.client.HTTPResponse, http.client.HTTPConnection]:
        parts = _checked_url(url)
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        address = self._resolved(host, port, url)
        self._wait(host)
        connection: http.client.HTTPConnection
        if parts.scheme == "https":
            connection = _PinnedHttps(host, port, address, self.rules.timeout_seconds)
        else:
            connection = _PinnedHttp(host, port, address, self.rules.timeout_seconds)
        headers = {"User-Agent": self.rules.user_agent, "Accept": "*/*", "Accept-Encoding": "identity"}
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request("GET", target, headers=headers)
            return connection.getresponse(), connection
        except (OSError, http.client.HTTPException, ValueError) as error:
            connection.close()
            is_refused_certificate = isinstance(error, ssl.SSLCertVerificationError)
            raise FetchError(
                "tls_refused" if is_refused_certificate else "unreachable",
                f"no answer: {str(error) or type(error).__name__}",
                url=url,
                is_transient=not is_refused_certificate and not isinstance(error, ValueError),
            ) from error

    def _resolved(self, host: str, port: int, url: str) -> str:
        """The address to connect to: every one that the name stands for must be allowed, or none is used."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise FetchError("unknown_host", f"the host is not found: {error}", url=url, is_transient=True) from error
        addresses = [str(entry[4][0]) for entry in found]
        for address in addresses:
            if not self.rules.allows_private_addresses and not is_public(address):
                raise FetchError(
                    "address_refused",
                    f"{host} stands for {address}, which is not a public address",
                    url=url,
                    is_transient=False,
                    way_out="for an archive in the house, set allow_private_addresses of a source of ingest nightly",
                )
        return addresses[0]

    def _wait(self, host: str) -> None:
        due = self._last.get(host, float("-inf")) + self.rules.min_interval_seconds
        if (pause := due - self.clock()) > 0:
            self.sleep(pause)
        self._last[host] = self.clock()


def is_public(address: str) -> bool:
    """Whether an address is reachable for everybody; addresses that wrap an IPv4 one are judged by that one too."""
    try:
        ip: IpAddress = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner: list[IpAddress] = [ip]
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        wrapped += [ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)] if ip in _NAT64 else []
        inner = [each for each in wrapped if each is not None] or inner
    return all(each.is_global and not each.is_multicast and not each.is_unspecified for each in inner)


def _checked_url(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise FetchError("bad_url", f"no address: {error}", url=url, is_transient=False) from error
    if parts.scheme not in {"http", "https"}:
        message = f"only http and https are fetched, not {parts.scheme or 'this'}"
        raise FetchError("scheme_refused", message, url=url, is_transient=False)
    if not parts.hostname or parts.username or parts.password:
        message = "the address has no host" if not parts.hostname else "the address holds a login"
        raise FetchError("bad_url", message, url=f"{parts.scheme}://{parts.hostname or ''}", is_transient=False)
    if not url.isascii() or any(letter.isspace() for letter in url):
        raise FetchError("bad_url", "the address is not percent-encoded", url=url, is_transient=False)
    return parts


def _redirected(url: str, target: str) -> str:
    try:
        return urljoin(url, target)
    except ValueError as error:
        raise FetchError("bad_url", f"redirected to no address: {error}", url=target, is_transient=False) from error


def _status_error(response: http.client.HTTPResponse, url: str) -> FetchError:
    stated = response.headers.get("Retry-After", "")
    code = {404: "not_found", 410: "gone", 401: "not_allowed", 403: "not_allowed"}.get(response.status, "http_status")
    return FetchError(
        code,
        f"the server answered {response.status} {response.reason}",
        url=url,
        is_transient=response.status in _TRANSIENT,
        retry_after=float(stated) if stated.isdigit() else None,
    )


class _PinnedHttp(http.client.HTTPConnection):
    """Connects to the address that was checked: the name is not looked up again, where it could stand for another."""

    def __init__(self, host: str, port: int, address: str, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _PinnedHttps(http.client.HTTPSConnection):
    """The same over TLS; the certificate is that of the name."""

    def __init__(self, host: str, port: int, address: str, timeout: float) -> None:
        self._tls = ssl.create_default_context()
        super().__init__(host, port, timeout=timeout, context=self._tls)
        self._address = address

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)


class _BoundedBody(io.RawIOBase):
    """The body of an answer, read within the limits of size and time; a short one is noticed."""

    def __init__(
        self,
        response: http.client.HTTPResponse,
        connection: http.client.HTTPConnection,
        fetcher: Fetcher,
        deadline: float,
        url: str,
    ) -> None:
        stated = response.headers.get("Content-Length", "")
        self._response = response
        self._connection = connection
        self._fetcher = fetcher
        self._deadline = deadline
        self._url = url
        self._expected = int(stated) if stated.isdigit() and not response.chunked else None
        self._received = 0
        super().__init__()
        limit = fetcher.limits.max_file_bytes
        if self._expected is not None and self._expected > limit:
            self.close()
            raise FetchError("too_large", f"it is larger than {limit:,} bytes", url=url, is_transient=False)

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        """Hang up."""
        self._response.close()
        self._connection.close()
        super().close()

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read what there is; FetchError when it is too much, takes too long or breaks off."""
        if self._fetcher.clock() > self._deadline:
            seconds = self._fetcher.rules.max_seconds
            raise FetchError("too_slow", f"it took more than {seconds:g} s", url=self._url, is_transient=True)
        try:
            piece = self._response.read1(len(buffer))
        except (OSError, http.client.HTTPException) as error:
            message = f"the connection broke after {self._received:,} bytes: {str(error) or type(error).__name__}"
            raise FetchError("connection_broken", message, url=self._url, is_transient=True) from error
        self._received += len(piece)
        if self._received > self._fetcher.limits.max_file_bytes:
            limit = self._fetcher.limits.max_file_bytes
            raise FetchError("too_large", f"it is larger than {limit:,} bytes", url=self._url, is_transient=False)
        if not piece and self._expected is not None and self._received < self._expected:
            message = f"it breaks off: {self._received:,} of {self._expected:,} bytes"
            raise FetchError("truncated", message, url=self._url, is_transient=True)
        buffer[: len(piece)] = piece
        return len(piece)
