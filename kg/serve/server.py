"""Runs the application under uvicorn."""

import logging
import socket
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

import uvicorn

from kg.errors import KgError
from kg.serve.app import LOOPBACK, make_app
from kg.serve.workers import Bounds

_LOG = logging.getLogger("uvicorn.error")
_SECONDS_TO_END = 2  # for answers that are under way when the server is interrupted


def listen(host: str, port: int) -> socket.socket:
    """Open the address to serve on; KgError where it is taken, or none of this machine."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        if not host:
            raise KgError("Cannot serve on no host: name one (127.0.0.1 is this machine).")
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = str(error.strerror).partition(" (")[0]
        raise KgError(f"Cannot serve on {host}, port {port} ({reason}): name another.") from error


def address_of(listener: socket.socket) -> str:
    """Where browsers find what is served."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


class _Server(uvicorn.Server):
    """A server that logs what goes wrong while it serves; why it cannot start is said by who started it."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        _LOG.setLevel(logging.WARNING)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        _LOG.setLevel(logging.CRITICAL)
        await super().shutdown(sockets)


def run_server(out: Path, listener: socket.socket, bounds: Bounds) -> None:
    """Serve until interrupted; on another address than loopback, to whatever name it is called by.

    QueryError where the graph cannot be read.
    """
    host = listener.getsockname()[0]
    app = make_app(out, bounds, (*LOOPBACK, host) if ip_address(host).is_loopback else ("*",))
    config = uvicorn.Config(
        app, log_level="critical", server_header=False, timeout_graceful_shutdown=_SECONDS_TO_END
    )
    server = _Server(config)
    with suppress(KeyboardInterrupt, SystemExit):  # the latter where the application does not start
        server.run(sockets=[listener])
    if app.state.refused:
        raise app.state.refused
