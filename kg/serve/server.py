"""Runs the application under uvicorn."""

from pathlib import Path

import uvicorn

from kg.serve.app import LOOPBACK, make_app
from kg.serve.workers import Bounds


def run_server(out: Path, host: str, port: int, bounds: Bounds) -> None:
    """Serve until interrupted; on another address than loopback, to whatever name it is called by."""
    hosts = LOOPBACK if host in ("localhost", "127.0.0.1", "::1") else ("*",)
    uvicorn.run(make_app(out, bounds, hosts), host=host, port=port, log_level="warning", server_header=False)
