"""A report with its tables drawn, ready to be damaged, rearranged and written in a layout."""

from dataclasses import dataclass, replace

from tests.render.grid import Grid, Key, grids
from tests.render.sample_report import SampleReport

Tables = dict[str, tuple[Grid, ...]]
"""The tables by the section they stand in; a section may hold several."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A report and its tables as grids."""

    report: SampleReport
    tables: Tables

    @property
    def main(self) -> str:
        """The section of the table that damage is done to first: Table 3, or the only one there is."""
        return "requests" if "requests" in self.tables else next(iter(self.tables))

    def with_table(self, section: str, *parts: Grid) -> "Drawing":
        """The same with other tables in a section."""
        return replace(self, tables=self.tables | {section: parts})

    def texts(self) -> dict[Key, str]:
        """What is printed for each figure that is still there."""
        return {
            cell.key: cell.text
            for parts in self.tables.values()
            for grid in parts
            for row in grid
            for cell in row
            if cell.key is not None
        }


def draw(report: SampleReport, *, total_apart: bool = False) -> Drawing:
    """The report with one table in each of the three table sections."""
    drawn = grids(report, total_apart=total_apart)
    return Drawing(report, {section: (grid,) for section, grid in drawn.items()})
