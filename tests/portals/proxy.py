"""The server: a forward proxy on the loopback address that plays every sample host itself."""

import asyncio
import itertools
import signal
import socket
from collections.abc import Mapping
from dataclasses import replace

from tests.portals.answers import Answer, Request, text_answer
from tests.portals.request_log import RequestLog
from tests.portals.site import Site
from tests.portals.wire import WireError, take_request, write_answer

LOOPBACK = "127.0.0.1"


TUNNEL = Answer(200, content_type=None)
NO_TLS = text_answer(400, "this port speaks plain http")


class SampleProxy:
    """Answers for the hosts it has; any other host is a 502 in the log, CONNECT a 501.

    A tunnel is opened only to a site that speaks plain http on port 443.
    """

    def __init__(self, sites: Mapping[str, Site], log: RequestLog) -> None:
        self._sites = sites
        self._log = log
        self._connections = itertools.count(1)

    def connection(self) -> asyncio.Protocol:
        return _Connection(self, next(self._connections))

    def answer(self, request: Request, connection: int) -> Answer:
        answer = self._answer(request)
        self._log.add(replace(request, host=request.host.removesuffix(":443")), answer.status, connection)
        return answer

    def _answer(self, request: Request) -> Answer:
        if request.method == "CONNECT":
            site = self._sites.get(request.host.removesuffix(":443"))
            if site is not None and site.plain_on_443:
                return TUNNEL
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
        self._tunnelled = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        assert self._transport is not None
        self._buffer += data
        if self._tunnelled:
            self._transport.write(write_answer(NO_TLS, Request("GET", "", "")))
            self._transport.close()
            return
        try:
            while (request := take_request(self._buffer)) is not None:
                self._reply(request, self._transport)
        except WireError as error:
            refusal = text_answer(error.status, str(error))
            self._transport.write(write_answer(refusal, Request("GET", "", "")))
            self._transport.close()

    def _reply(self, request: Request, transport: asyncio.WriteTransport) -> None:
        answer = self._proxy.answer(request, self._number)
        self._tunnelled = answer is TUNNEL
        transport.write(write_answer(answer, request))
        if answer.breaks_off or "close" in request.headers.get("connection", "").lower():
            transport.close()


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
