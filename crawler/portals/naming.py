"""What a new portal is called by: the id made from its host, and the file it belongs in."""

from pathlib import Path

from crawler.portals.hosts import registrable_domain
from crawler.portals.portal import Portal
from crawler.portals.region import province_of


def identifier(host: str) -> str:
    """An id from a host: `smx` for www.smx.gov.cn, `smx-zwgk` for zwgk.smx.gov.cn, `www-gov` for www.gov.cn."""
    domain = registrable_domain(host) or host
    below = host.removesuffix(domain).removesuffix(".").removeprefix("www")
    labels = [domain.split(".")[0], *reversed(below.split("."))]
    if domain == host and host.count(".") == 2 and host.startswith("www."):
        labels.append(host.split(".")[1])
    return "-".join(label for label in labels if label).replace("_", "-").lower()[:64]


def file_of(portal: Portal, registry: Path) -> Path:
    """Where a registry keeps a portal: one folder for each province."""
    return registry / province_of(portal.region) / f"{portal.id}.yml"
