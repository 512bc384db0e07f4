"""The portal files of the sample portals, in the format the crawler reads."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PortalFile:
    """What a sample portal's file says; the delay stays at the default, `--delay` shortens it behind a proxy."""

    id: str
    name: str
    region: str
    level: str
    home: str
    agencies: int | None = None
    years: tuple[int, int] | None = None
    hosts: tuple[str, ...] = ()
    tls: str = "default"
    allow_http: bool = True

    def write(self, folder: Path) -> None:
        lines = [
            f"id: {self.id}",
            f"name: {self.name}",
            f'region: "{self.region}"',
            f"level: {self.level}",
            f"home: {self.home}",
            "family: auto",
            f"tls: {self.tls}",
            f"allow_http: {str(self.allow_http).lower()}",
            "sample: true",
        ]
        if self.hosts:
            lines.append(f"hosts: [{', '.join(self.hosts)}]")
        if self.agencies is not None and self.years is not None:
            lines.append(f"expect: {{agencies: {self.agencies}, years: [{self.years[0]}, {self.years[1]}]}}")
        (folder / f"{self.id}.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
