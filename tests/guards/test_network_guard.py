"""The guard of `tests/conftest.py` itself."""

import socket

import pytest


def test_a_foreign_address_is_refused() -> None:
    with socket.socket() as sock, pytest.raises(RuntimeError, match="only loopback"):
        sock.connect(("192.0.2.1", 80))


def test_a_foreign_name_is_not_looked_up() -> None:
    with pytest.raises(RuntimeError, match="only loopback"):
        socket.getaddrinfo("www.example.gov.cn", 80)
