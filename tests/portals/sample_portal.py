"""A whole sample portal: its file, its hosts, and the truth about it."""

from dataclasses import dataclass

from tests.portals.portal_file import PortalFile
from tests.portals.site import Site
from tests.portals.truth import PortalTruth


@dataclass(frozen=True, slots=True)
class SamplePortal:
    """One portal as the server plays it."""

    file: PortalFile
    sites: tuple[Site, ...]
    truth: PortalTruth
