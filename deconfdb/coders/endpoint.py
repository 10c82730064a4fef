"""One chat-completions endpoint: bounded requests, retries, and counts of what they cost."""

from __future__ import annotations

import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from deconfdb.errors import DeconfdbError, TemporaryError, UsageError

URL_SETTING = "DECONFDB_LLM_URL"
MODEL_SETTING = "DECONFDB_LLM_MODEL"
KEY_SETTING = "DECONFDB_LLM_KEY"
ANSWER_LIMIT = 4_000_000
"""Bytes of an answer; a longer one is cut off by the peer's fault, not read by ours."""
RETRY_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})


class EndpointUnreachableError(TemporaryError):
    """The endpoint did not answer in time, or kept answering that it is busy."""


class EndpointRefusedError(DeconfdbError):
    """The endpoint refused the request; `status` is the HTTP status."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class EndpointSettings:
    """Where the model answers; `key` is a secret and never printed."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout_seconds: float = 120.0
    retries: int = 3
    backoff_seconds: float = 2.0

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> EndpointSettings:
        """Read the settings; UsageError says which one is missing."""
        url, model = environment.get(URL_SETTING, ""), environment.get(MODEL_SETTING, "")
        if not url or not model:
            missing = URL_SETTING if not url else MODEL_SETTING
            raise UsageError(
                f"the coder `llm` needs {missing}; set {URL_SETTING}, {MODEL_SETTING} and, if asked for, {KEY_SETTING}"
            )
        return cls(url.rstrip("/"), model, environment.get(KEY_SETTING, ""))

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
            raise UsageError(f"{URL_SETTING}={self.url}: expected an http or https address without a login in it")


@dataclass(slots=True)
class Usage:
    """What the requests cost so far."""

    requests: int = 0
    retries: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """An endpoint that moves is a setting to change, not a place to send articles and keys to."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class Endpoint:
    """Sends chats and returns the text of the answer."""

    def __init__(self, settings: EndpointSettings, sleep: Callable[[float], None] = time.sleep) -> None:
        self.settings = settings
        self.usage = Usage()
        self._sleep = sleep
        self._opener = urllib.request.build_opener(_NoRedirect)

    def chat(self, messages: list[dict[str, str]], response_format: Mapping[str, Any] | None) -> str:
        """One answer; EndpointRefusedError on a refusal, EndpointUnreachableError after all retries."""
        body: dict[str, Any] = {"model": self.settings.model, "messages": messages, "temperature": 0, "seed": 0}
        if response_format is not None:
            body["response_format"] = response_format
        payload = json.dumps(body).encode("utf-8")
        reason = ""
        for attempt in range(self.settings.retries + 1):
            if attempt:
                self.usage.retries += 1
                self._sleep(self.settings.backoff_seconds * 2 ** (attempt - 1))
            started = time.monotonic()
            try:
                return self._content(self._post(payload))
            except urllib.error.HTTPError as error:
                reason = f"HTTP {error.code}"
                detail = error.read(2000).decode("utf-8", "replace")
                error.close()
                if error.code not in RETRY_STATUS:
                    raise EndpointRefusedError(
                        error.code, f"{self.settings.url}: {reason}: {detail[:300]}; check address, model and key"
                    ) from None
            except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
                reason = str(getattr(error, "reason", error)) or type(error).__name__
            finally:
                self.usage.seconds += time.monotonic() - started
        raise EndpointUnreachableError(
            f"{self.settings.url}: no answer after {self.settings.retries + 1} attempts ({reason}); try again later, or raise the timeout"  # noqa: E501
        )

    def _post(self, payload: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.settings.key:
            headers["Authorization"] = f"Bearer {self.settings.key}"
        request = urllib.request.Request(f"{self.settings.url}/chat/completions", payload, headers, method="POST")  # noqa: S310
        self.usage.requests += 1
        with self._opener.open(request, timeout=self.settings.timeout_seconds) as response:
            raw: bytes = response.read(ANSWER_LIMIT + 1)
        if len(raw) > ANSWER_LIMIT:
            raise EndpointRefusedError(
                200, f"{self.settings.url}: an answer of more than {ANSWER_LIMIT} bytes; limit the model's output"
            )
        return raw

    def _content(self, raw: bytes) -> str:
        try:
            answer = json.loads(raw)
            content = answer["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError) as error:
            raise EndpointRefusedError(
                200, f"{self.settings.url}: not a chat completion; check that the address ends before /chat/completions"
            ) from error
        counts = answer.get("usage")
        if isinstance(counts, dict):
            for name in ("prompt_tokens", "completion_tokens"):
                if isinstance(counts.get(name), int):
                    setattr(self.usage, name, getattr(self.usage, name) + counts[name])
        return content if isinstance(content, str) else ""
