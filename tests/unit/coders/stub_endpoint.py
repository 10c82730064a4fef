"""A chat-completions endpoint on loopback that answers as a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

Reply = tuple[int, bytes]
Answerer = Callable[[dict[str, Any]], Reply]


def completion(content: str, prompt_tokens: int = 100, completion_tokens: int = 10) -> Reply:
    """A well-formed completion."""
    usage = {"prompt_tokens": prompt_tokens, "completion_tokens": completion_tokens}
    return 200, json.dumps({"choices": [{"message": {"content": content}}], "usage": usage}).encode()


class Stub:
    """Replies in turn from a list, the last one for ever; keeps what it was asked."""

    def __init__(self, *replies: Reply | Answerer) -> None:
        self.replies = list(replies)
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []

    def reply(self, request: dict[str, Any]) -> Reply:
        """The next reply."""
        self.requests.append(request)
        chosen = self.replies[min(len(self.requests), len(self.replies)) - 1]
        return chosen(request) if callable(chosen) else chosen


@contextmanager
def serve(stub: Stub) -> Iterator[str]:
    """The address of a server that runs while the block does."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            stub.headers.append(dict(self.headers.items()))
            status, payload = stub.reply(body)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
