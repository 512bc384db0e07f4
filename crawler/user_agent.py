"""The name by which the crawl shows itself."""

from importlib.metadata import version


def user_agent(contact: str | None) -> str:
    """Who asks, and where an administrator reaches whoever runs the crawl."""
    name = f"nianbao/{version('nianbao')}"
    return f"{name} (+{contact})" if contact else name
