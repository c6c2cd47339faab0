"""A phone on loopback: a real web server that takes notices, or refuses them, or never answers."""

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self


@dataclass
class Phone:
    """What has come in, and how the server behaves."""

    heard: list[dict[str, str]] = field(default_factory=list)
    works: bool = True
    silent: bool = False

    def __enter__(self) -> Self:
        phone, self._over = self, threading.Event()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                words = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if phone.silent:
                    phone._over.wait(20)
                if phone.works:
                    phone.heard.append({"title": words["title"], "text": words["message"]})
                self.send_response(200 if phone.works else 500)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def way(self) -> str:
        """Its address as a way of notices."""
        return f"json://me:secret-word@localhost:{self._server.server_port}/"

    @property
    def titles(self) -> list[str]:
        """The first lines of all that came in."""
        return [one["title"] for one in self.heard]
