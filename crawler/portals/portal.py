"""A portal as data: what one file of the registry says about one government site."""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from crawler.portals.hosts import canonical_name, registrable_domain, web_host, within

Level = Literal["central", "province", "city", "county", "township"]
MIN_DELAY = 1.0

_FIRST_YEAR, _LAST_YEAR = 2008, 2100  # the regulation of 2007 came into force on 2008-05-01

RegionCode = Annotated[str, Field(pattern=r"^[0-9]{6}$")]
Year = Annotated[int, Field(ge=_FIRST_YEAR, le=_LAST_YEAR)]
Hour = Annotated[int, Field(ge=0, le=23)]


class Expect(BaseModel):
    """What a complete crawl of a portal finds, where known: agencies, and the first and last report year."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    agencies: int | None = Field(default=None, ge=0)
    years: tuple[Year, Year] | None = Field(default=None, strict=False)

    @field_validator("years")
    @classmethod
    def _in_order(cls, years: tuple[int, int] | None) -> tuple[int, int] | None:
        if years and years[0] > years[1]:
            raise ValueError("the first year must not be after the last")
        return years


class Budget(BaseModel):
    """What one run may cost a portal at most: requests, and megabytes (10⁶ bytes as sent) received. None: no limit."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    requests: int | None = Field(default=None, ge=2)  # robots.txt and a page
    megabytes: float | None = Field(default=None, gt=0, allow_inf_nan=False)


class Portal(BaseModel):
    """A portal file (contract section 4). Frozen; an unknown key or a malformed value is refused.

    `region` is a GB/T 2260 code, `000000` for the central government. `delay` is a floor in seconds between
    request starts on one host. `hours` are the hours of the day, by the clock of China, from the first to before the
    second, in which it may be asked (None: all). A home outside gov.cn is taken only if the validation context names
    its host in `allow_hosts`: someone made sure that it is the government's.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: str = Field(pattern=r"^[a-z0-9-]+$", max_length=64)
    name: str = Field(min_length=1)
    region: RegionCode
    level: Level
    home: str
    columns: tuple[str, ...] = Field(default=(), strict=False)
    hosts: tuple[str, ...] = Field(default=(), strict=False)
    family: str = "auto"
    render: bool = False
    delay: float = Field(default=1.5, ge=0, le=3600, allow_inf_nan=False)
    allow_http: bool = True
    tls: Literal["default", "legacy"] = "default"
    hours: tuple[Hour, Hour] | None = Field(default=None, strict=False)
    budget: Budget = Field(default_factory=Budget)
    expect: Expect = Field(default_factory=Expect)
    verified: date | None = None
    sample: bool = False

    @field_validator("home")
    @classmethod
    def _home_under_gov_cn(cls, home: str, info: ValidationInfo) -> str:
        host = web_host(home)
        if host is None:
            raise ValueError("must be an http(s) address with a host name, such as http://www.smx.gov.cn/")
        allowed = (info.context or {}).get("allow_hosts", ())
        if not within(host, "gov.cn") and host not in allowed:
            raise ValueError(f"{host} is not under gov.cn; if it is the government's, say --allow-host {host}")
        if registrable_domain(host) is None:
            raise ValueError(f"{host} names no portal; give the site's own host, such as www.gov.cn")
        return home

    @field_validator("columns")
    @classmethod
    def _web_addresses(cls, columns: tuple[str, ...]) -> tuple[str, ...]:
        for column in columns:
            if web_host(column) is None:
                raise ValueError(f"{column!r} is not an http(s) address with a host name")
        return columns

    @field_validator("hosts")
    @classmethod
    def _host_names(cls, hosts: tuple[str, ...]) -> tuple[str, ...]:
        names = []
        for host in hosts:
            name = canonical_name(host)
            if name is None:
                raise ValueError(f"{host!r} is not a bare host name, such as zwgk.smx.gov.cn")
            if registrable_domain(name) is None:
                raise ValueError(f"{host!r} is a public suffix: it would let in every site below it")
            names.append(name)
        return tuple(names)

    @field_validator("hours")
    @classmethod
    def _some_hours(cls, hours: tuple[int, int] | None) -> tuple[int, int] | None:
        if hours and hours[0] == hours[1]:
            raise ValueError(
                "the first hour and the one before which it ends are the same; leave hours out for all day"
            )
        return hours

    @field_validator("family")
    @classmethod
    def _known_family(cls, family: str) -> str:
        from crawler.families.choose import FAMILIES  # imports lxml

        if family != "auto" and family not in FAMILIES:
            raise ValueError(f"unknown family {family!r}; known: auto, {', '.join(FAMILIES)}")
        return family

    @model_validator(mode="after")
    def _delay_floor(self) -> "Portal":
        if self.delay < MIN_DELAY and not self.sample:
            raise ValueError(f"delay must be at least {MIN_DELAY:g} second (less only for a sample portal)")
        return self

    @cached_property
    def host(self) -> str:
        """The host of `home`, canonical."""
        host = web_host(self.home)
        assert host is not None
        return host

    @cached_property
    def domain(self) -> str:
        """The registrable domain of `home`; of the central portal www.gov.cn it is that host itself."""
        domain = registrable_domain(self.host)
        assert domain is not None
        return domain

    def owns(self, url: str) -> bool:
        """Whether the portal may be asked for this address: http(s), on its domain, a listed host, or below one."""
        host = web_host(url)
        return host is not None and any(within(host, name) for name in (self.domain, *self.hosts))
