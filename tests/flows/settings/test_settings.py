"""Configuration that says something wrong ends in one line: file, key, next action."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from flows.baselines import load_baselines, read_baseline
from flows.errors import ConfigurationError
from flows.paths import Places, find_places
from flows.settings import PipelineSettings, load_alerts, load_pipeline, load_rates, read_password

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
