"""Which rows belong to which portal, whatever the order in which groups come."""

import pyarrow as pa

from pipelines.flows.covering import _by_portal


def test_each_portal_has_its_own_rows_and_no_others() -> None:
    """With some sixty portals the groups no longer came in the order of the table."""
    portals = [f"portal-{number:03d}" for number in range(120) for _ in range(number % 17 + 1)]
    shuffled = portals[::2] + portals[1::2]
    slices = _by_portal(pa.table({"portal": shuffled}))
    assert {portal: rows["portal"].to_pylist() for portal, rows in slices.items()} == {
        portal: [portal] * portals.count(portal) for portal in set(portals)
    }
