"""Which family reads a page: by the evidence on the page, in the order of likelihood of a wrong guess."""

from crawler.families.ah_openness import AhOpenness
from crawler.families.boda_vsb import BodaVsb
from crawler.families.family import Family, Page
from crawler.families.gd_gkmlpt import GdGkmlpt
from crawler.families.gd_nfcms import GdNfcms
from crawler.families.generic import Generic
from crawler.families.hanweb_jcms import HanwebJcms
from crawler.families.hanweb_jpaas import HanwebJpaas
from crawler.families.hanweb_xxgk import HanwebXxgk
from crawler.families.hebei_uuid import HebeiUuid
from crawler.families.ilist import IList
from crawler.families.jx_querylist import JxQuerylist
from crawler.families.kaipu_hexmon import KaipuHexmon
from crawler.families.liferay import Liferay
from crawler.families.lonsun import Lonsun
from crawler.families.plugin_pager import PluginPager
from crawler.families.query_selector import QuerySelector
from crawler.families.shanghai_nw import ShanghaiNw
from crawler.families.trs_tnum import TrsTnum
from crawler.families.trs_was import TrsWas
from crawler.families.trs_wcm import TrsWcm

GENERIC = Generic()
_BY_EVIDENCE: tuple[Family, ...] = (
    GdGkmlpt(),
    GdNfcms(),
    AhOpenness(),
    HanwebXxgk(),
    HanwebJcms(),
    HanwebJpaas(),
    Lonsun(),
    JxQuerylist(),
    PluginPager(),
    KaipuHexmon(),
    HebeiUuid(),
    IList(),
    TrsWas(),
    ShanghaiNw(),
    TrsTnum(),
    TrsWcm(),
    Liferay(),
    QuerySelector(),
    BodaVsb(),
    GENERIC,
)

_YEARS = ("nbyear=", "fbtime=", "deptcode=")
_READ_IN_ARTICLES = ("<select", "_config", *(f"{mark}{name}" for mark in "?&" for name in _YEARS))

FAMILIES: dict[str, Family] = {family.name: family for family in _BY_EVIDENCE}


def choose(page: Page, portal_family: str = "auto") -> Family:
    """The family to read a page with. `portal_family` is the `family` of the portal file.

    A portal's own family comes first where the page shows its evidence, then any other family that does
    (sites mix them); a page without evidence of any goes to the portal's own, else to the generic one.
    Raises KeyError for a family that is not in `FAMILIES`.
    """
    own = None if portal_family == "auto" else FAMILIES[portal_family]
    if own is not None and own.recognises(page):
        return own
    for family in _BY_EVIDENCE[:-1]:
        if family.recognises(page):
            return family
    return own or GENERIC


def reads_articles(page: Page) -> bool:
    """Whether a family may read more from an article page than its links: choices of a year, files of a script."""
    return any(mark in page.lowered for mark in _READ_IN_ARTICLES)
