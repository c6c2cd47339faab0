"""Which applications are registered in this world? One for a person's own machine and one for a website, twice."""

from connectors.sandbox.grants import Client


def _redirects(provider: str) -> tuple[str, ...]:
    homes = ("http://127.0.0.1:8000", "http://localhost:8000", "https://app.example.org")
    return tuple(f"{home}/connect/{provider}" for home in homes)


DESKTOP = Client("desktop-client.apps.provider.example", "desktop-client-secret", True)
WEB = Client("web-client.apps.provider.example", "web-client-secret", False, _redirects("google"))

OUTLOOK_PUBLIC = Client("3b8c1f52-6f0e-4a7d-9c55-0d9c7a1e4b01", "", True)
OUTLOOK_WEB = Client("7d41a9e0-2c36-4f8b-8a1d-5e6b3f90c702", "outlook-web-client-secret", False, _redirects("outlook"))
