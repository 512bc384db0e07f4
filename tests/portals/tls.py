"""https of made-up hosts: their keys and certificates, made anew at each start, and both sides of a connection."""

import ssl
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from ssl import TLSVersion

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

TRUSTED_FILE = "trusted.pem"

_WEAKEST = "@SECLEVEL=0"  # takes what OpenSSL refuses by itself: TLS 1.0 and 1.1, keys of 1,024 bits
_DAYS_BEFORE, _DAYS_LEFT = 60, 30


@dataclass(frozen=True, slots=True)
class Tls:
    """What a host speaks and shows: the range of versions, ciphers by OpenSSL's names, its key and its certificate.

    `rsa_bits` is the size of an RSA key (None: one on the curve P-256); `issued_for` another host that the certificate
    names in place of its own; `lapsed`: it ended yesterday.
    """

    versions: tuple[TLSVersion, TLSVersion] | None = None
    ciphers: str = "DEFAULT"
    rsa_bits: int | None = None
    issued_for: str | None = None
    lapsed: bool = False


def server_contexts(hosts: Mapping[str, Tls], folder: Path) -> dict[str, ssl.SSLContext]:
    """The server's side for each host. Writes their keys into `folder`, and `TRUSTED_FILE` with all their certificates.

    Each certificate vouches for itself: a client that is to believe them has that file as its trust roots, as OpenSSL
    takes it from the variable SSL_CERT_FILE.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contexts, trusted = {}, b""
    for host, tls in hosts.items():
        key = _key(tls)
        certificate = _certificate(host, tls, key).public_bytes(serialization.Encoding.PEM)
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        file = folder / f"{host}.pem"
        file.write_bytes(private + certificate)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        _weaken(context, tls.ciphers, tls.versions)
        context.load_cert_chain(file)
        contexts[host] = context
        trusted += certificate
    (folder / TRUSTED_FILE).write_bytes(trusted)
    return contexts


def old_client_context(trusted: Path) -> ssl.SSLContext:
    """The side of a client that speaks TLS 1.0 too and believes the certificates of a file."""
    context = ssl.create_default_context(cafile=trusted)
    _weaken(context, "DEFAULT", (TLSVersion.TLSv1, TLSVersion.MAXIMUM_SUPPORTED))
    return context


def _weaken(context: ssl.SSLContext, ciphers: str, versions: tuple[TLSVersion, TLSVersion] | None) -> None:
    context.set_ciphers(f"{ciphers}:{_WEAKEST}")
    if versions:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # that a version is old is the point
            context.minimum_version, context.maximum_version = versions


def _key(tls: Tls) -> rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey:
    if tls.rsa_bits is None:
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(65_537, tls.rsa_bits)


def _certificate(host: str, tls: Tls, key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=_DAYS_BEFORE))
        .not_valid_after(now + timedelta(days=-1 if tls.lapsed else _DAYS_LEFT))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(tls.issued_for or host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
