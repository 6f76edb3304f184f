"""The catalogue: what ships is complete and sound; what is wrong in a file is named."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from flows.catalogue import AddressKind, Catalogue, Tier, load_catalogue
from flows.discover.lists import canonical, is_document_address
from flows.errors import ConfigurationError, UsageError
from parsers.claims.publisher import compiles
from tests.parsers.reading import shipped_lexicon

SHIPPED = Path(__file__).parents[3] / "config" / "sources"

GOOD = """
name = "Agency"
publisher = "us.agency"
language = "en"
tier = "official"
hosts = ["www.agency.example"]
stale_after_days = 30

[[address]]
kind = "feed"
url = "https://www.agency.example/feed.xml"
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(sorted(SHIPPED.glob("*.toml")))


def test_at_least_45_sources_ship_and_none_is_a_copy(catalogue: Catalogue) -> None:
    assert len(catalogue) >= 45
    addresses = Counter(address.url for source in catalogue for address in source.addresses)
    twice = {url for url, count in addresses.items() if count > 1}
    assert twice <= {"https://www.npa.go.jp/rss/index.xml"}  # one feed of two of the agency's lists


def test_all_countries_languages_and_tiers_are_there(catalogue: Catalogue) -> None:
    countries = {source.source_id.split("_", 1)[0] for source in catalogue}
    assert {"us", "jp", "kr", "gb", "au", "ca", "de", "eu", "in", "sg", "ae", "xx"} <= countries
    assert {"en", "ja", "ko"} <= {source.language for source in catalogue}
    assert {source.tier for source in catalogue} == set(Tier)
    assert {"xx_msmt", "xx_un_panel", "kr_policy_briefing", "jp_npsc_press"} <= set(catalogue.sources)


def test_every_source_says_what_is_unconfirmed(catalogue: Catalogue) -> None:
    assert not [source.source_id for source in catalogue if not source.unconfirmed]


def test_a_feed_has_a_listing_to_fall_back_on(catalogue: Catalogue) -> None:
    alone = {
        source.source_id
        for source in catalogue
        if {address.kind for address in source.addresses} == {AddressKind.FEED}
    }
    assert alone == {
        "xx_slowmist_blog",
        "xx_radiant_blog",
    }  # Medium's own pages hold no links without a script


def test_every_publisher_is_known_and_the_press_is_known_to_retell(catalogue: Catalogue) -> None:
    """Misspelt, an agency's words would be somebody else's, and a paper's retelling its own finding."""
    lexicon = shipped_lexicon()
    known = {name.partition(":")[2] for name in lexicon.names}
    strangers = {source.publisher for source in catalogue if source.tier is not Tier.PRESS} - known
    assert strangers == set()
    press = [source.publisher for source in catalogue if source.tier is Tier.PRESS]
    assert [publisher for publisher in press if not compiles(publisher, lexicon)] == []


# addresses that the world's documents really have, as they stand in public texts
@pytest.mark.parametrize(
    ("source_id", "url"),
    [
        ("us_ic3_psa", "https://www.ic3.gov/PSA/2025/PSA250226"),
        ("us_ic3_psa", "https://www.ic3.gov/psa/2024/psa240903"),
        (
            "us_fbi_press",
            "https://www.fbi.gov/news/press-releases/fbi-dc3-and-npa-identification-of-north-korean-actors",
        ),
        ("us_treasury_press", "https://home.treasury.gov/news/press-releases/jy1933"),
        ("us_treasury_press", "https://home.treasury.gov/news/press-releases/sb0302"),
        (
            "us_doj_news",
            "https://www.justice.gov/opa/pr/three-north-korean-military-hackers-indicted-wide-ranging-scheme",
        ),
        ("us_ofac_actions", "https://ofac.treasury.gov/recent-actions/20230823"),
        ("jp_npa_alert", "https://www.npa.go.jp/bureau/cyber/koho/caution/caution20241224.html"),
        ("jp_npa_alert", "https://www.npa.go.jp/bureau/cyber/pdf/20241224_caution.pdf"),
        ("jp_npsc_press", "https://www.npsc.go.jp/pressconf_2024/12_24.htm"),
        ("jp_fsa_news", "https://www.fsa.go.jp/news/r6/sonota/20250114/20250114.html"),
        ("jp_mofa_press", "https://www.mofa.go.jp/mofaj/press/release/pressit_000001_00544.html"),
        ("jp_nco_press", "https://www.cyber.go.jp/eng/pdf/Alert_TraderTraitor.pdf"),
        ("kr_mofa_press", "https://www.mofa.go.kr/www/brd/m_4080/view.do?seq=375817"),
        ("kr_fsc_press", "https://www.fsc.go.kr/no010101/83742"),
        (
            "eu_council_press",
            "https://www.consilium.europa.eu/en/press/press-releases/2024/05/13/some-title/",
        ),
        ("xx_un_panel", "https://undocs.org/S/2024/215"),
        ("xx_gtig_blog", "https://cloud.google.com/blog/topics/threat-intelligence/unc4899-crypto"),
        ("xx_chainalysis_blog", "https://www.chainalysis.com/blog/crypto-hacking-stolen-funds-2025/"),
        ("xx_trmlabs_blog", "https://www.trmlabs.com/resources/blog/the-bybit-hack"),
    ],
)
def test_known_documents_fit_their_source(catalogue: Catalogue, source_id: str, url: str) -> None:
    source = catalogue.sources[source_id]
    assert is_document_address(canonical(url, source), source)
    assert canonical(url, source) == url


def test_a_board_s_page_number_does_not_make_another_document(catalogue: Catalogue) -> None:
    source = catalogue.sources["kr_knpa_press"]
    listed = "https://www.police.go.kr/user/bbs/BD_selectBbs.do?q_currPage=3&q_bbscttSn=2024&q_bbsCode=1002"
    assert canonical(listed, source).endswith("?q_bbsCode=1002&q_bbscttSn=2024")


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        (("publisher = ", "publsher = "), "publsher", "unknown key"),
        (("stale_after_days = 30\n", ""), "stale_after_days", "missing"),
        (('tier = "official"', 'tier = "rumour"'), "tier", "official"),
        (('kind = "feed"', 'kind = "rss"'), "address[0].kind", "feed"),
        (("https://www.agency", "https://other.agency"), "", "`hosts` does not hold other.agency.example"),
        (("https://www.agency", "ftp://www.agency"), "address[0]", "https://"),
        (('url = "https://www.agency.example/feed.xml"', ""), "address[0].url", "missing"),
        (('kind = "feed"', 'kind = "api"'), "address[0]", "`items`"),
        (('kind = "feed"', 'kind = "dated"'), "address[0]", "{year}"),
        (('language = "en"', 'language = "english"'), "language", "pattern"),
        (
            ("[[address]]", '[documents]\nmatch = ["("]\n[[address]]'),
            "documents.match[0]",
            "regular expression",
        ),
        (("[[address]]", '[reading]\nmian = "main"\n[[address]]'), "reading.mian", "unknown key"),
        (("[[address]]", '[reading]\nparser = "x"\n[[address]]'), "reading.parser", "no such reader"),
        (('hosts = ["www', 'hosts = ["https://www'), "hosts[0]", "not a host"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(
    change: tuple[str, str], place: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "us_agency.toml"
    path.write_text(GOOD.replace(*change), "utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_catalogue([path])
    assert str(path) in str(caught.value)
    assert place in str(caught.value)
    assert said in str(caught.value)


def test_a_file_whose_name_is_no_id_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Agency feed.toml"
    path.write_text(GOOD, "utf-8")
    with pytest.raises(ConfigurationError, match="no source id"):
        load_catalogue([path])


def test_an_unknown_source_is_named(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match="us_nobody"):
        catalogue.pick(["us_ic3_psa", "us_nobody"])
    assert [one.source_id for one in catalogue.pick(["us_ic3_psa"])] == ["us_ic3_psa"]
    assert len(catalogue.pick([])) == len(catalogue)
