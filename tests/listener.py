"""Somebody who listens on loopback: whoever is asked for anything there is told on."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from threading import Thread


@contextmanager
def listening(answer: bytes = b"") -> Iterator[tuple[str, list[bytes]]]:
    """Give an address and what has been asked there: the first bytes of each call, until the end.

    Who calls gets the bytes of `answer`.
    """
    calls: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=_note, args=(server, calls, answer), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/", calls
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join()


def _note(server: socket.socket, calls: list[bytes], answer: bytes) -> None:
    """Note who calls, and answer."""
    with suppress(OSError):  # it is shut down
        while True:
            with closing(server.accept()[0]) as caller:
                calls.append(b"")
                caller.settimeout(1)
                with suppress(OSError):
                    calls[-1] = caller.recv(200)
                    caller.sendall(answer)
                    caller.shutdown(socket.SHUT_WR)
                    while caller.recv(2**16):
                        pass  # what is left unread would reset the connection
