"""The server: a forward proxy on the loopback address that plays every sample host itself."""

import asyncio
import itertools
import signal
import socket
import ssl
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

    A tunnel is opened only to a site that speaks https, with its context of `secure`, or plain http on port 443.
    """

    def __init__(self, sites: Mapping[str, Site], log: RequestLog, secure: Mapping[str, ssl.SSLContext]) -> None:
        self._sites = sites
        self._log = log
        self._secure = secure
        self._connections = itertools.count(1)

    def connection(self) -> asyncio.Protocol:
        return _Connection(self, next(self._connections))

    def answer(self, request: Request, connection: int) -> Answer:
        answer = self._answer(request)
        self._log.add(replace(request, host=request.host.removesuffix(":443")), answer.status, connection)
        return answer

    def secure(self, host: str) -> ssl.SSLContext | None:
        """What a host speaks TLS with at the end of a tunnel; None where it does not."""
        return self._secure.get(host)

    def _answer(self, request: Request) -> Answer:
        if request.method == "CONNECT":
            site = self._sites.get(request.host.removesuffix(":443"))
            if site is not None and (site.tls or site.plain_on_443):
                return TUNNEL
            return text_answer(501, "no tunnel: this sample portal speaks plain http")
        site = self._sites.get(request.host)
        if site is None or (site.tls and request.scheme == "http"):
            return text_answer(502, f"no sample portal has the host {request.host} for {request.scheme}")
        return site.answer(request)


class _Connection(asyncio.Protocol):
    """One client connection, kept alive until the client leaves or sends nonsense.

    After CONNECT the rest of it is with the host at the tunnel's end; while TLS is agreed on there is no transport.
    """

    def __init__(self, proxy: SampleProxy, number: int) -> None:
        self._proxy = proxy
        self._number = number
        self._buffer = bytearray()
        self._transport: asyncio.Transport | None = None
        self._tunnel: str | None = None
        self._agreeing: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        if self._tunnel is not None and self._proxy.secure(self._tunnel) is None:
            self._refuse(NO_TLS)
            return
        self._buffer += data
        self._reply_all()

    def _reply_all(self) -> None:
        """Answer every whole request that has arrived."""
        try:
            while self._transport is not None and (request := take_request(self._buffer, self._tunnel)) is not None:
                self._reply(request, self._transport)
        except WireError as error:
            self._refuse(text_answer(error.status, str(error)))

    def _reply(self, request: Request, transport: asyncio.Transport) -> None:
        answer = self._proxy.answer(request, self._number)
        transport.write(write_answer(answer, request))
        if answer is TUNNEL:
            self._enter(request.host.removesuffix(":443"), transport)
        elif answer.breaks_off or "close" in request.headers.get("connection", "").lower():
            transport.close()

    def _enter(self, host: str, transport: asyncio.Transport) -> None:
        """Go on with the host at the tunnel's end."""
        self._tunnel = host
        if context := self._proxy.secure(host):
            transport.pause_reading()  # until TLS takes over
            self._transport = None
            self._agreeing = asyncio.get_running_loop().create_task(self._agree(transport, context))

    async def _agree(self, transport: asyncio.Transport, context: ssl.SSLContext) -> None:
        """Agree on TLS; a client that does not like what it sees leaves."""
        try:
            self._transport = await asyncio.get_running_loop().start_tls(transport, self, context, server_side=True)
        except OSError:
            return
        self._reply_all()

    def _refuse(self, answer: Answer) -> None:
        assert self._transport is not None
        self._transport.write(write_answer(answer, Request("GET", "", "")))
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
