"""The door to the network by itself: what is known when a request gets no answer."""

import asyncio
import datetime
import gzip
import ssl
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from connectors.shared.door import Door, Terms
from service.errors import BadSettings, Refused, Uncertain, Unreachable
from tests.contract.servers import Answer, say, serve, stay_silent

OK = "HTTP/1.1 200 OK\nContent-Length: 2"


async def ask(door: Door, url: str, method: str = "GET", *, writes: bool = False) -> bytes:
    try:
        return (await door.ask(method, url, {}, b"x" if writes else None, writes=writes)).body
    finally:
        await door.close()


async def test_an_answer_of_any_status_is_an_answer() -> None:
    async with serve(say("HTTP/1.1 503 Busy\nRetry-After: 4\nContent-Length: 2", b"{}")) as server:
        door = Door([server.url])
        answer = await door.ask("GET", server.url + "/x", {}, writes=False)
        await door.close()
    assert (answer.status, answer.headers["retry-after"], answer.body) == (503, "4", b"{}")


async def test_another_server_is_refused_before_connecting() -> None:
    async with serve(say(OK, b"{}")) as allowed, serve(say(OK, b"{}")) as other:
        for url in (other.url + "/x", allowed.url + ".example.com/", allowed.url, f"{allowed.url}@{other.url}/", ""):
            with pytest.raises(Refused):
                await ask(Door([allowed.url + "/some/path"]), url)
        assert (allowed.heads, other.heads) == ([], [])


@pytest.mark.parametrize("writes", [True, False])
async def test_a_refused_connection_is_unreachable(writes: bool) -> None:
    with pytest.raises(Unreachable):
        await ask(Door(["http://127.0.0.1:9"]), "http://127.0.0.1:9/", "POST", writes=writes)


@pytest.mark.parametrize(
    "answer",
    [
        say(""),
        say("HTTP/1.1 200 OK\nContent-Length: 10", b"short"),
        say("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", b"5\r\nab"),
        say("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 4", b"nope"),
        say("SMTP ready"),
        stay_silent,
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
async def test_a_write_without_a_whole_answer_is_uncertain_and_leaves_once(answer: Answer, method: str) -> None:
    async with serve(answer) as server:
        with pytest.raises(Uncertain):
            await ask(Door([server.url], Terms(total=0.2)), server.url + "/", method, writes=True)
        assert len(server.heads) == 1


async def test_a_read_without_an_answer_is_unreachable() -> None:
    async with serve(stay_silent) as server:
        with pytest.raises(Unreachable):
            await ask(Door([server.url], Terms(total=0.2)), server.url + "/")


async def test_packed_answers_are_unpacked_and_bounded() -> None:
    packed = gzip.compress(b"x" * 5_000_000)
    async with serve(say(f"HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: {len(packed)}", packed)) as server:
        assert len(await ask(Door([server.url]), server.url + "/")) == 5_000_000
        with pytest.raises(Unreachable):
            await ask(Door([server.url], Terms(longest=1_000_000)), server.url + "/")


async def test_cookies_are_not_kept() -> None:
    async with serve(say(OK + "\nSet-Cookie: a=b", b"{}")) as server:
        door = Door([server.url])
        for _ in range(2):
            await door.ask("GET", server.url + "/", {}, writes=False)
        await door.close()
        assert all("cookie" not in head.lower() for head in server.heads)


async def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serve(say(OK, b"{}")) as server, serve(say(OK, b"[]")) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        assert await ask(Door([server.url]), server.url + "/") == b"{}"


async def test_a_cancelled_request_stays_cancelled() -> None:
    async with serve(stay_silent) as server:
        door = Door([server.url])
        task = asyncio.create_task(door.ask("POST", server.url + "/", {}, writes=True))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await door.close()


async def test_a_certificate_that_nobody_vouches_for_is_not_accepted(tmp_path: Path) -> None:
    certificate, tls = make_tls(tmp_path)
    async with serve(say(OK, b"{}"), tls) as server:
        with pytest.raises(Unreachable):
            await ask(Door([server.url]), server.url + "/", "POST", writes=True)
        assert server.heads == []
        assert await ask(Door([server.url], Terms(ca_file=str(certificate))), server.url + "/") == b"{}"


def test_a_broken_ca_file_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pem"
    broken.write_text("not a certificate")
    for path in (broken, tmp_path / "missing.pem"):
        with pytest.raises(BadSettings, match="ca_file"):
            Door(["https://a.example"], Terms(ca_file=str(path)))


def make_tls(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for 127.0.0.1 that is its own authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "loopback.example")])
    now = datetime.datetime.now(datetime.UTC)
    loopback = x509.IPAddress(ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([loopback]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    cert_file, key_file = folder / "cert.pem", folder / "key.pem"
    cert_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(cert_file, key_file)
    return cert_file, tls
