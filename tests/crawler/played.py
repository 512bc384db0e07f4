"""Sample portals played by the test server in place of their own."""

from urllib.parse import urlsplit

from tests.crawler.web import Asked, Reply, Web
from tests.portals.answers import Request
from tests.portals.sample_portal import SamplePortal


def web_of(*samples: SamplePortal) -> Web:
    """The portals' hosts."""
    sites = {site.host: site for sample in samples for site in sample.sites}

    def answer(asked: Asked) -> Reply:
        parts = urlsplit(asked.url)
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        answered = sites[parts.netloc].answer(Request(asked.method, parts.netloc, target, asked.headers, asked.body))
        return Reply(answered.status, answered.body, answered.headers, answered.content_type or "")

    return Web(otherwise=answer)
