"""Configuration that says something wrong ends in one line: file, key, next action."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from flows.baselines import load_baselines, read_baseline
from flows.errors import ConfigurationError
from flows.paths import Places, find_places
from flows.run.setup import load_setup
from flows.settings import (
    PipelineSettings,
    ScheduleSettings,
    load_alerts,
    load_pipeline,
    load_rates,
    read_password,
)

CHECKOUT = Path(__file__).parents[3]
SHIPPED = CHECKOUT / "config"


def _places(tmp_path: Path, **files: str) -> Places:
    own = tmp_path / "own"
    own.mkdir(exist_ok=True)
    for stem, text in files.items():
        (own / f"{stem}.toml").write_text(text, encoding="utf-8")
    return Places((SHIPPED, own), tmp_path / "data")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[schedul]\n", r"pipeline\.toml, key `schedul`: unknown key\. Correct its spelling or remove it\."),
        ("[fetch]\nretries = 3\n", r"key `fetch\.retries`: unknown key"),
        ('[fetch]\npause_seconds = "long"\n', r"key `fetch\.pause_seconds`: .*number.*'long'"),
        ('[schedule]\ncron = "hourly"\n', r"key `schedule\.cron`: a cron line has five fields"),
        (
            '[schedule]\ncron = "99 * * * *"\n',
            r"key `schedule\.cron`: its minute cannot be '99': write 0 to 59",
        ),
        ('[schedule]\ntimezone = "Mars/Base"\n', r"key `schedule\.timezone`: not a time zone"),
        ("[fetch\n", r"pipeline\.toml: is not TOML: .*line 1.*Mend that line"),
        ("[a]\n[b]\n", r"key `a`: unknown key\. Correct its spelling or remove it \(1 more to mend"),
    ],
)
def test_a_fault_names_file_key_and_next_action(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said) as caught:
        load_pipeline(_places(tmp_path, pipeline=text))
    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value)


def test_what_is_shipped_says_the_defaults() -> None:
    """The comments in pipeline.toml promise it."""
    shipped = tomllib.loads((SHIPPED / "pipeline.toml").read_text(encoding="utf-8"))
    assert PipelineSettings.model_validate(shipped) == PipelineSettings()


def test_a_file_of_ones_own_replaces_the_shipped_one_and_the_rest_stays(tmp_path: Path) -> None:
    places = _places(tmp_path, pipeline='[fetch]\ncontact = "a@example.org"\n')
    assert load_pipeline(places).fetch.contact == "a@example.org"
    assert load_alerts(places).recipient[0].address == "analyst@localhost"


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    places = _places(tmp_path)
    (tmp_path / "own" / "pipeline.toml").write_bytes("# 설정\n".encode("cp949"))
    with pytest.raises(ConfigurationError, match=r"is not UTF-8.*Save it as UTF-8"):
        load_pipeline(places)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no such folder"):
        find_places(tmp_path / "nowhere", None, {})


def test_options_win_over_the_environment(tmp_path: Path) -> None:
    given = find_places(None, tmp_path / "a", {"CLAIMWATCH_DATA": str(tmp_path / "b")})
    assert given.data == tmp_path / "a"
    assert find_places(None, None, {"CLAIMWATCH_DATA": str(tmp_path / "b")}).data == tmp_path / "b"


def test_a_recipient_named_twice_is_a_fault(tmp_path: Path) -> None:
    text = '[[recipient]]\naddress = "a@example.org"\n' * 2
    with pytest.raises(ConfigurationError, match=r"a@example\.org stands twice"):
        load_alerts(_places(tmp_path, alerts=text))


def test_a_category_that_is_never_mailed_is_a_fault(tmp_path: Path) -> None:
    text = '[[recipient]]\naddress = "a@example.org"\ncategories = ["restates"]\n'
    with pytest.raises(ConfigurationError, match=r"recipient\[0\]\.categories\[0\]"):
        load_alerts(_places(tmp_path, alerts=text))


def test_the_password_comes_from_the_environment_or_a_file_and_never_from_the_settings(
    tmp_path: Path,
) -> None:
    text = '[smtp]\nhost = "mail.example.org"\nusername = "me"\npassword_file = "secret"\n'
    places = _places(tmp_path, alerts=text)
    smtp = load_alerts(places).smtp
    assert read_password(smtp, places, {"CLAIMWATCH_SMTP_PASSWORD": "env"}) == "env"
    with pytest.raises(ConfigurationError, match="the password cannot be read"):
        read_password(smtp, places, {})
    (tmp_path / "own" / "secret").write_text("of the file\n")
    assert read_password(smtp, places, {}) == "of the file"


def test_rates_are_decimals_by_currency_and_year() -> None:
    rates = load_rates(Places((SHIPPED,), Path("unused")))
    assert rates["JPY"][2024] == Decimal("0.0066")
    assert all(value > 0 for years in rates.values() for value in years.values())


def test_the_baseline_holds_thirteen_attributions() -> None:
    """The United States and Korea alone attribute WazirX and Radiant Capital."""
    baseline = read_baseline(SHIPPED / "baselines" / "2025-01-14.toml")
    held = {theft.victim: {one.party for one in theft.attributions} for theft in baseline.thefts}
    assert held == {
        "dmm-bitcoin": {"us", "jp", "kr"},
        "upbit": {"us", "jp", "kr"},
        "rain": {"us", "jp", "kr"},
        "wazirx": {"us", "kr"},
        "radiant-capital": {"us", "kr"},
    }
    assert sum(len(theft.attributions) for theft in baseline.thefts) == 13
    bases = {
        (theft.victim, one.basis) for theft in baseline.thefts for one in theft.attributions if one.basis
    }
    assert bases == {("wazirx", "industry_analysis"), ("radiant-capital", "industry_analysis")}


def test_an_imported_baseline_stands_beside_the_shipped_one(tmp_path: Path) -> None:
    places = _places(tmp_path)
    places.baselines.mkdir(parents=True)
    text = 'title = "t"\nissued_on = 2026-01-01\nparties = ["us"]\n'
    (places.baselines / "2026-01-01.toml").write_text(text)
    assert [one.baseline_id for one in load_baselines(places)] == ["2025-01-14", "2026-01-01"]

    (places.baselines / "2025-01-14.toml").write_text(text)
    with pytest.raises(ConfigurationError, match="Give the imported one another name"):
        load_baselines(places)


@pytest.mark.parametrize(
    "line",
    [
        "23 */6 * * *",
        "0 0 31 1,3 *",
        "*/5 8-18/2 * jan-mar mon-fri",
        "0 0 30 2 5",
        "5/10 * * * 7",
        "* * * * * */9",
    ],
)
def test_a_cron_line_that_can_be_is_taken(line: str) -> None:
    assert ScheduleSettings(cron=line).cron == line


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("* 24 * * *", "hour cannot be '24': write 0 to 23"),
        ("* * 0 * *", "day cannot be '0'"),
        ("* * * 13 *", "month cannot be '13'"),
        ("* * * * fry", "weekday cannot be 'fry'"),
        ("5-1 * * * *", "minute cannot be '5-1'"),
        ("*/0 * * * *", r"minute cannot be '\*/0'"),
        ("0 0 31 2,4 *", "no month that it names has a day 31"),
        ("0 0 L * *", "day cannot be 'l'"),
        ("@daily", "five fields"),
    ],
)
def test_a_cron_line_that_can_never_be_is_named(line: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ScheduleSettings(cron=line)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "alerst.toml",
            r"alerst\.toml: no file of the configuration is called that \(did you mean alerts\.toml",
        ),
        (
            "source/us_x.toml",
            r"source: no folder of the configuration is called that \(did you mean sources\?\)",
        ),
        ("language/partys.toml", r"partys\.toml: no file .*did you mean parties\.toml"),
        ("sources/us_x.tml", r"us_x\.tml: no file"),
    ],
)
def test_a_misnamed_file_of_ones_own_is_no_file_that_counts(tmp_path: Path, path: str, said: str) -> None:
    own = tmp_path / "own"
    (own / path).parent.mkdir(parents=True)
    (own / path).write_text("")
    with pytest.raises(ConfigurationError, match=said):
        find_places(own, tmp_path / "data", {})


def test_a_folder_of_ones_own_may_hold_what_is_new(tmp_path: Path) -> None:
    own = tmp_path / "own"
    for path in (
        "sources/xx_new.toml",
        "baselines/mine.toml",
        "language/cues_fr.toml",
        "ca.pem",
        "README.md",
        ".git/x",
    ):
        (own / path).parent.mkdir(parents=True, exist_ok=True)
        (own / path).write_text("")
    assert find_places(own, tmp_path / "data", {}).config[-1] == own


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ('parties = ["usa"]', r"key `recipient\[0\]\.parties`: no such id: `usa` \(did you mean"),
        ('parties = ["us.fbi"]', "mails are about what states say: write `us`"),
        ('actors = ["lazerus-group"]', r"did you mean lazarus-group"),
        ('victims = ["bibit"]', r"did you mean .*bybit"),
        ('baselines = ["2025-01-15"]', r"`2025-01-15` \(did you mean 2025-01-14\?\)"),
    ],
)
def test_a_wish_that_nothing_can_meet_is_named(tmp_path: Path, wish: str, said: str) -> None:
    places = _places(tmp_path, alerts=f'[[recipient]]\naddress = "a@b.example"\n{wish}\n')
    with pytest.raises(ConfigurationError, match=said) as caught:
        load_setup(places)
    assert "alerts.toml" in str(caught.value)


def test_wishes_for_what_is_known_and_for_a_victim_yet_unknown_are_taken(tmp_path: Path) -> None:
    wish = 'parties = ["us", "elliptic"]\nactors = ["dprk"]\nvictims = ["bybit", "qorvexium"]'
    places = _places(tmp_path, alerts=f'[[recipient]]\naddress = "a@b.example"\n{wish}\n')
    assert load_setup(places).recipients[0].victims == ("bybit", "qorvexium")
