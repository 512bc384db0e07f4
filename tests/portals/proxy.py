"""The server: a forward proxy on the loopback address that plays every sample host itself."""

import asyncio
import itertools
import signal
import socket
from collections.abc import Mapping

from tests.portals.answers import Answer, Request, text_answer
from tests.portals.request_log import RequestLog
from tests.portals.site import Site
from tests.portals.wire import WireError, take_request, write_answer

LOOPBACK = "127.0.0.1"


class SampleProxy:
    """Answers for the hosts it has; any other host is a 502 in the log, CONNECT a 501."""

    def __init__(self, sites: Mapping[str, Site], log: RequestLog) -> None:
        self._sites = sites
        self._log = log
        self._connections = itertools.count(1)

    def connection(self) -> asyncio.Protocol:
        return _Connection(self, next(self._connections))

    def answer(self, request: Request, connection: int) -> bytes:
        answer = self._answer(request)
        self._log.add(request, answer.status, connection)
        return write_answer(answer, request)

    def _answer(self, request: Request) -> Answer:
        if request.method == "CONNECT":
            return text_answer(501, "no tunnels: the sample portals speak plain http")
        site = self._sites.get(request.host)
        if site is None:
            return text_answer(502, f"no sample portal has the host {request.host}")
        return site.answer(request)


class _Connection(asyncio.Protocol):
    """One client connection, kept alive until the client leaves or sends nonsense."""

    def __init__(self, proxy: SampleProxy, number: int) -> None:
        self._proxy = proxy
        self._number = number
        self._buffer = bytearray()
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        assert self._transport is not None
        self._buffer += data
        try:
            while (request := take_request(self._buffer)) is not None:
                self._transport.write(self._proxy.answer(request, self._number))
                if "close" in request.headers.get("connection", "").lower():
                    self._transport.close()
        except WireError as error:
            refusal = text_answer(error.status, str(error))
            self._transport.write(write_answer(refusal, Request("GET", "", "")))
            self._transport.close()


def listen(port: int) -> socket.socket:
    """A listening socket on the loopback address; raises OSError where the port is taken."""
    return socket.create_server((LOOPBACK, port), backlog=256)


async def serve(proxy: SampleProxy, listener: socket.socket) -> None:
    """Answer until SIGTERM or SIGINT."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    server = await loop.create_server(proxy.connection, sock=listener)
    try:
        await stop.wait()
    finally:
        server.close()
