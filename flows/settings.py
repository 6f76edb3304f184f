"""What the configuration says: how runs go, who is mailed, what currencies were worth.

`config/pipeline.toml`, `config/alerts.toml`, `config/rates.toml`. Sources are read by `flows.catalogue`,
baselines by `flows.baselines`, names and cues by `flows.language`.
"""

from __future__ import annotations

from decimal import Decimal
from email.utils import parseaddr
from typing import TYPE_CHECKING, Annotated, Literal, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, RootModel, field_validator, model_validator

from flows.cron import check_cron
from flows.errors import ConfigurationError
from flows.strict_toml import Table, read_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from flows.paths import Places

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def _mail_address(text: str) -> str:
    address = parseaddr(text)[1]
    local, at, host = address.rpartition("@")
    if not (local and at and host) or any(mark in text for mark in "\r\n"):
        raise ValueError("not a mail address: write name@host")
    return text


MailAddress = Annotated[str, AfterValidator(_mail_address)]
MailedCategory = Literal[
    "new_theft",
    "new_party",
    "withdrawn",
    "actor_refined",
    "actor_conflict",
    "stance_raised",
    "stance_lowered",
    "denied",
    "disputed",
    "amount_differs",
    "date_differs",
]
# shown by `claimwatch diff`, not mailed
CATEGORIES = frozenset({*get_args(MailedCategory), "restates", "retelling_differs", "not_seen"})


class ScheduleSettings(Table):
    """When `claimwatch serve` runs."""

    cron: str = "23 */6 * * *"
    timezone: str = "UTC"

    @field_validator("cron")
    @classmethod
    def _cron(cls, text: str) -> str:
        check_cron(text)
        return text

    @field_validator("timezone")
    @classmethod
    def _timezone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("not a time zone: write one such as Asia/Tokyo") from error
        return name


class FetchSettings(Table):
    """How politely and how patiently documents are fetched."""

    contact: str = ""
    timeout_seconds: float = Field(default=60, gt=0)
    max_megabytes: float = Field(default=30, gt=0)
    pause_seconds: float = Field(default=2, ge=0)
    hosts_at_once: int = Field(default=8, ge=1)
    requests_per_run: int = Field(default=3000, ge=1)
    attempts: int = Field(default=3, ge=1)


class ParseSettings(Table):
    """How many documents one task reads and one transaction takes, and what one PDF or HWP may take.

    `cluster`: where reparse and rebuild read; empty: here; `local:2`: a Dask cluster of two processes;
    `tcp://host:8786`: a Dask scheduler.
    """

    batch_size: int = Field(default=500, ge=1)
    commit_size: int = Field(default=5_000, ge=1)
    pdf_seconds: float = Field(default=120, gt=0)
    pdf_megabytes: int = Field(default=2048, ge=256)
    cluster: str = Field(default="", pattern=r"^(|local:[1-9]\d*|(tcp|tls|ucx)://\S+:\d+)$")


class QuerySettings(Table):
    """What a question on the published file may cost."""

    seconds: float = Field(default=60, gt=0)
    megabytes: int = Field(default=2048, ge=64)


class PipelineSettings(Table):
    """`pipeline.toml`."""

    schedule: ScheduleSettings = ScheduleSettings()
    fetch: FetchSettings = FetchSettings()
    parse: ParseSettings = ParseSettings()
    query: QuerySettings = QuerySettings()


class SmtpSettings(Table):
    """The mail server. `is_configured` is false where no host is named: then nothing is sent."""

    host: str = ""
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str = ""
    password_file: str = ""
    sender: MailAddress = "claimwatch <claimwatch@localhost>"
    ca_file: str = ""
    timeout_seconds: float = Field(default=30, gt=0)

    @property
    def is_configured(self) -> bool:
        """Whether there is a server to send through."""
        return bool(self.host)

    @model_validator(mode="after")
    def _no_open_line(self) -> SmtpSettings:
        if self.security == "none" and self.host and self.host not in _LOOPBACK:
            raise ValueError("mails leave this machine encrypted: security must be starttls or tls")
        return self


class RecipientSettings(Table):
    """Who is told. An empty list means everything; `reported`: also what is only reported of a party."""

    address: MailAddress
    categories: tuple[MailedCategory, ...] = ()
    parties: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    baselines: tuple[str, ...] = ()
    reported: bool = True
    maintenance: bool = True


class AlertSettings(Table):
    """`alerts.toml`. `folder` is where it lies: `password_file` and `ca_file` are relative to it."""

    smtp: SmtpSettings = SmtpSettings()
    recipient: tuple[RecipientSettings, ...] = ()

    @field_validator("recipient")
    @classmethod
    def _once(cls, recipients: tuple[RecipientSettings, ...]) -> tuple[RecipientSettings, ...]:
        addresses = [recipient.address for recipient in recipients]
        if twice := next((address for address in addresses if addresses.count(address) > 1), ""):
            raise ValueError(f"{twice} stands twice: one table a recipient")
        return recipients


class _Rates(RootModel[dict[str, dict[int, Annotated[Decimal, Field(gt=0)]]]]):
    """Currency → year → US dollars for one unit."""


def load_pipeline(places: Places) -> PipelineSettings:
    """`pipeline.toml`. ConfigurationError for anything unknown in it."""
    return read_model(PipelineSettings, places.config_file("pipeline.toml"))


def load_alerts(places: Places) -> AlertSettings:
    """`alerts.toml`."""
    return read_model(AlertSettings, places.config_file("alerts.toml"))


def load_rates(places: Places) -> Mapping[str, Mapping[int, Decimal]]:
    """`rates.toml`: currency → year → US dollars for one unit, rough yearly means."""
    return read_model(_Rates, places.config_file("rates.toml")).root


def read_password(settings: SmtpSettings, places: Places, environment: Mapping[str, str]) -> str:
    """Read the mail server's password from the environment or the file named; empty without a login."""
    if not settings.username:
        return ""
    if password := environment.get("CLAIMWATCH_SMTP_PASSWORD"):
        return password
    if not settings.password_file:
        raise ConfigurationError(
            "a login without a password",
            subject=str(places.config_file("alerts.toml")),
            place="key `smtp.username`",
            action="Set CLAIMWATCH_SMTP_PASSWORD or name a file in `smtp.password_file`.",
        )
    path = beside_alerts(settings.password_file, places)
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"the password cannot be read ({getattr(error, 'strerror', None) or 'not text'})",
            subject=str(path),
            action="Check `smtp.password_file` in alerts.toml and the file's permissions.",
        ) from error


def beside_alerts(name: str, places: Places) -> Path:
    """Locate a file that `alerts.toml` names, relative to that file."""
    return places.config_file("alerts.toml").parent / name
