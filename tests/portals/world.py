"""All sample portals together, and the folder that describes them."""

import ssl
from collections.abc import Mapping
from pathlib import Path

from tests.portals.bench_host import bench_host, bench_hosts
from tests.portals.blocked_city import blocked_city
from tests.portals.boda_county import boda_county
from tests.portals.denied_county import denied_county
from tests.portals.gbk_county import gbk_county
from tests.portals.gkmlpt_city import gkmlpt_city
from tests.portals.hebei_uuid import hebei_uuid
from tests.portals.ilist_county import ilist_county
from tests.portals.jpaas_ministry import jpaas_ministry
from tests.portals.jpage_city import jpage_city
from tests.portals.kaipu_county import kaipu_county
from tests.portals.legacy_tls_county import legacy_tls_county
from tests.portals.liferay_county import liferay_county
from tests.portals.lonsun_city import lonsun_city
from tests.portals.misbehaving import misbehaving_counties
from tests.portals.nested_city import nested_city
from tests.portals.openness_county import openness_county
from tests.portals.pager_county import pager_county
from tests.portals.parts_county import parts_county
from tests.portals.plain_county import plain_county
from tests.portals.querylist_province import querylist_province
from tests.portals.sample_portal import SamplePortal
from tests.portals.selector_county import selector_county
from tests.portals.shanghai_nw import shanghai_nw
from tests.portals.site import Site
from tests.portals.tls import server_contexts
from tests.portals.trs_city import trs_city
from tests.portals.truth import Truth
from tests.portals.twins_county import twins_county
from tests.portals.unnamed_county import unnamed_county
from tests.portals.was_province import was_province
from tests.portals.xxgk_city import xxgk_city

PORTALS_FOLDER = "portals"
TRUTH_FILE = "truth.json"
LOG_FILE = "requests.jsonl"
TLS_FOLDER = "tls"


ARTICLES_OF_MANY = 8
"""Articles of each of many hosts."""


def sample_world(bench: int = 0, many: int = 0) -> list[SamplePortal]:
    """Every portal; with `bench` also the host of that many articles, with `many` so many small hosts."""
    portals = [trs_city(), jpage_city(), plain_county(), denied_county(), blocked_city()]
    portals += [lonsun_city(), openness_county(), ilist_county(), hebei_uuid()]
    portals += [shanghai_nw(), selector_county(), liferay_county(), gbk_county()]
    portals += [xxgk_city(), jpaas_ministry(), was_province()]
    portals += [*misbehaving_counties(), nested_city()]
    portals += [
        gkmlpt_city(),
        boda_county(),
        kaipu_county(),
        querylist_province(),
        parts_county(),
        twins_county(),
        pager_county(),
        legacy_tls_county(),
        unnamed_county(),
    ]
    portals += [bench_host(bench)] if bench else []
    return portals + (bench_hosts(many, ARTICLES_OF_MANY) if many else [])


def sites_of(portals: list[SamplePortal]) -> dict[str, Site]:
    """Their hosts by name. Raises ValueError where two portals claim one."""
    sites = [site for portal in portals for site in portal.sites]
    by_host = {site.host: site for site in sites}
    if len(by_host) < len(sites):
        raise ValueError("two sample portals have a host of the same name")
    return by_host


def describe(portals: list[SamplePortal], folder: Path) -> None:
    """Write the portal files and the truth, in place of those of an earlier run."""
    portal_folder = folder / PORTALS_FOLDER
    portal_folder.mkdir(parents=True, exist_ok=True)
    for earlier in portal_folder.glob("sample-*.yml"):
        earlier.unlink()
    for portal in portals:
        portal.file.write(portal_folder)
    Truth(tuple(portal.truth for portal in portals)).write(folder / TRUTH_FILE)


def secure(sites: Mapping[str, Site], folder: Path) -> dict[str, ssl.SSLContext]:
    """What those hosts that speak https do it with, their keys and certificates written anew."""
    return server_contexts({host: site.tls for host, site in sites.items() if site.tls}, folder / TLS_FOLDER)
