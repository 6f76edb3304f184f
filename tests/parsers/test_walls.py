"""Walls are recognised whatever their status; a text about walls is none."""

from __future__ import annotations

import tomllib

import pytest

from parsers.walls import Wall, WallKind, WallRules, build_rules, recognise
from tests.places import CHECKOUT, CORPUS

LONG = "<p>" + "The agency describes how the theft was carried out and by whom. " * 60 + "</p>"


@pytest.fixture(scope="module")
def rules() -> WallRules:
    return build_rules(**tomllib.loads((CHECKOUT / "config" / "walls.toml").read_text("utf-8")))


def kind(wall: Wall | None) -> WallKind | None:
    return wall.kind if wall else None


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<html><body><script src='/x?bm-verify=A'></script></body></html>", WallKind.CHALLENGE),
        ("<title>Just a moment...</title><div id='cf'></div>", WallKind.CHALLENGE),
        ("<p>Please enable JS and disable any ad blocker</p>", WallKind.CHALLENGE),
        ("<script>window._cf_chl_opt={}</script><p>example.org</p>", WallKind.CHALLENGE),
        ("<title>アクセス確認</title><p>お客様がロボットではないことを確認しています", WallKind.CHALLENGE),
        (
            "<h1>Access Denied</h1><p>You don't have permission to access this on this server.",
            WallKind.BLOCKED,
        ),
        ("<title>Request Rejected</title>The requested URL was rejected.", WallKind.BLOCKED),
        ("<h1>403 Forbidden</h1><hr>nginx", WallKind.BLOCKED),
        ("<title>안내</title><p>비정상적인 접근입니다. 관리자에게 문의하십시오.</p>", WallKind.BLOCKED),
        ("<title>Account Suspended</title><a href='/cgi-sys/suspendedpage.cgi'>x</a>", WallKind.SUSPENDED),
        ("<h2>This site has been suspended.</h2>", WallKind.SUSPENDED),
        ("<title>Website maintenance</title>", WallKind.MAINTENANCE),
        ("<h1>We'll be back soon!</h1>", WallKind.MAINTENANCE),
        (
            "<title>庁</title><p>ただいまシステムメンテナンスのため、ご利用いただけません。",
            WallKind.MAINTENANCE,
        ),
        ("<title>시스템 점검 안내</title>", WallKind.MAINTENANCE),
        ("<title>404 - Page Not Found | FBI</title>", WallKind.MISSING),
        ("<title>Agency</title><h1>Page not found</h1>" + LONG, WallKind.MISSING),
        (
            "<title>ページが見つかりません：警察庁</title><p>お探しのページは削除されました。",
            WallKind.MISSING,
        ),
        ("<title>경찰청</title><p>존재하지 않는 게시물입니다.</p>", WallKind.MISSING),
        ("<title>Sign in</title><form><input type=password></form>", WallKind.LOGIN),
        ("<title>로그인 | 포털</title><form><input name=p type='password'></form>" + LONG, WallKind.LOGIN),
        ('<p>Members</p><form><input type="password"></form>', WallKind.LOGIN),
        ("<p>Website is suspended due to non-payment", WallKind.SUSPENDED),
        ("<title>お知らせ</title><p>このアカウントは凍結されています。", WallKind.SUSPENDED),
        ("<title>안내</title><p>사용이 중지된 계정입니다.", WallKind.SUSPENDED),
        ("<title>트래픽 초과</title><p>일일 트래픽을 초과하였습니다", WallKind.SUSPENDED),
        ("<h1>The domain example.org is for sale</h1>", WallKind.SUSPENDED),
        ("<title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>", WallKind.MAINTENANCE),
        ("<title>안내</title><p>현재 시스템 점검 중입니다.", WallKind.MAINTENANCE),
        ("<title>お知らせ</title><p>現在、システムメンテナンス中です。", WallKind.MAINTENANCE),
        ("<title>Oops! That page can’t be found.</title>", WallKind.MISSING),
        ("<h1>ご指定のページは存在しないか、移動した可能性があります</h1>" + LONG, WallKind.MISSING),
        ("<title>오류</title><p>요청하신 페이지가 존재하지 않습니다.", WallKind.MISSING),
        ("<title>에러</title><p>잘못된 접근입니다.", WallKind.BLOCKED),
        ("<script>alert('존재하지 않는 게시물입니다.');history.back();</script>", WallKind.MISSING),
        ("<title>x</title><script>alert('로그인'); location.href='/login.do'</script>", WallKind.CHALLENGE),
        ('<meta http-equiv="refresh" content="0; url=/check">', WallKind.CHALLENGE),
    ],
)
def test_walls(rules: WallRules, html: str, wanted: WallKind) -> None:
    wall = recognise(html.encode(), rules, content_type="text/html; charset=utf-8")
    assert kind(wall) is wanted
    assert wall is not None
    assert wall.evidence
    assert wall.action.endswith(".")


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp"])
def test_walls_in_old_encodings(rules: WallRules, encoding: str) -> None:
    html = f'<meta charset="{encoding}"><title>ページが見つかりません</title>'
    assert kind(recognise(html.encode(encoding), rules)) is WallKind.MISSING


@pytest.mark.parametrize(
    "html",
    [
        f"<title>DPRK actors used login pages</title><h1>Access denied? How they got in</h1>{LONG}",
        f"<title>Account suspended: a mixer's end</title>{LONG}<p>This account has been suspended.",
        f"<title>Notice</title><script>g-recaptcha</script>{LONG}",
        f"<title>Notice</title><header><form><input type=password></form></header>{LONG}",
        f"<title>404 million dollars stolen from exchange</title>{LONG}",
        f"<title>Theft of $404 million</title><h1>Forbidden fruit: the 403 day hunt</h1>{LONG}",
        "<title>IC3 alert</title><p>The FBI says that DPRK actors took 41 million dollars from Stake.</p>",
        "<title>Notice</title><!-- Page not found --><script>'<title>Just a moment'</script><p>Text.",
        f"<title>サイトのメンテナンス中の攻撃</title>{LONG}",
        f"<title>Notice</title><p>Please sign in to comment</p>{LONG}",
        "<title>お知らせ</title><p>当社のサーバーに不正なアクセスがあり、暗号資産が流出しました。",
        "<title>공지</title><p>비정상 출금이 확인되어 입출금 서비스가 일시 중단되었습니다.",
        "<title>Notice</title><p>The thief's account was suspended by the exchange on 3 March 2025.",
        "<title>Notice</title><p>A short text that says enough.<script>window.location = '/more'</script>",
    ],
)
def test_documents_are_no_walls(rules: WallRules, html: str) -> None:
    assert recognise(html.encode(), rules, content_type="text/html") is None


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Access Denied\n", WallKind.BLOCKED),
        ("This account has been suspended.", WallKind.SUSPENDED),
        ("현재 시스템 점검 중입니다.", WallKind.MAINTENANCE),
        ("The FBI says that the Lazarus Group took 41 million dollars from Stake.", None),
        ("User-agent: *\nDisallow: /private\n", None),
    ],
)
def test_a_line_of_plain_text_can_be_a_wall(rules: WallRules, line: str, wanted: WallKind | None) -> None:
    assert kind(recognise(line.encode(), rules, content_type="text/plain; charset=utf-8")) is wanted


@pytest.mark.parametrize(
    "opening", ["<", "<script ", "<script>", "<!--", "<title", "<title>", "<h1>", "<input ", "<input type="]
)
def test_a_page_of_nothing_but_openings_is_judged_as_soon_as_any(rules: WallRules, opening: str) -> None:
    """It is judged between other requests: where each opening was looked for to the end, that took minutes."""
    html = "<html>" + opening * (390_000 // len(opening))
    assert recognise(html.encode(), rules, content_type="text/html") is None


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 Access denied",
        b"<?xml version='1.0'?><rss>Just a moment</rss>",
        b'{"title": "Page not found"}',
        b"",
    ],
)
def test_only_pages_can_be_walls(rules: WallRules, content: bytes) -> None:
    assert recognise(content, rules, content_type="application/octet-stream") is None


@pytest.mark.parametrize(
    ("asked", "got", "wanted"),
    [
        ("https://a.example/news/1", "https://a.example/", WallKind.MISSING),
        ("https://a.example/news/1", "https://a.example/index.html", WallKind.MISSING),
        ("https://a.example/ko/news/1", "https://a.example/ko/", WallKind.MISSING),
        ("https://a.example/news/1", "https://a.example/login?next=/news/1", WallKind.LOGIN),
        ("https://a.example/news/1", "https://b.example/sso/start", WallKind.LOGIN),
        ("https://a.example/news/2025/some-theft", "https://a.example/news/", WallKind.MISSING),
        ("https://a.example/press-releases/1", "https://a.example/press-releases", WallKind.MISSING),
        ("https://a.example/b/view.do?seq=1", "https://a.example/b/list.do?page=1", WallKind.MISSING),
        ("https://a.example/b/BD_view.do?seq=1", "https://a.example/b/BD_selectBbsList.do", WallKind.MISSING),
        ("https://a.example/news/2025/1.htm", "https://a.example/news/index.html", WallKind.MISSING),
        ("https://a.example/psa/42/print", "https://a.example/psa/42", None),
        ("https://a.example/blog/how-they-stole-it/amp", "https://a.example/blog/how-they-stole-it", None),
        ("https://a.example/b/list.do", "https://a.example/b/list.do?page=1", None),
        ("https://a.example/news", "https://a.example/news/", None),
        ("https://a.example/feed/index.xml", "https://a.example/rss/index.xml", None),
        ("https://a.example/news/1", "https://a.example/news/1/", None),
        ("https://a.example/news/1", "https://www.a.example/2025/news/1", None),
        ("https://a.example/", "https://a.example/en/", None),
        ("https://a.example/feed", "https://a.example/feed/", None),
        ("https://a.example/login-guide", "https://a.example/login", None),
    ],
)
def test_where_a_redirect_leads_can_be_the_wall(
    rules: WallRules, asked: str, got: str, wanted: WallKind | None
) -> None:
    html = f"<title>Agency</title>{LONG}".encode()
    assert kind(recognise(html, rules, url=asked, final_url=got)) is wanted


def test_no_document_of_the_development_corpus_is_taken_for_a_wall(rules: WallRules) -> None:
    if not CORPUS.is_dir():
        pytest.skip("the development corpus lies beside the checkout only where it is developed")
    pages = sorted(CORPUS.glob("*.html"))
    assert len(pages) > 20
    assert [
        page.name for page in pages if recognise(page.read_bytes(), rules, content_type="text/html")
    ] == []


def test_no_page_of_the_demo_is_taken_for_a_wall(rules: WallRules) -> None:
    pages = sorted((CHECKOUT / "samples" / "pages").glob("*.html"))
    assert len(pages) > 5
    assert [
        page.name for page in pages if recognise(page.read_bytes(), rules, content_type="text/html")
    ] == []


def test_rules_that_cannot_be_rules_are_refused() -> None:
    with pytest.raises(ValueError, match="rumour"):
        build_rules({"rumour": ["x"]}, {}, {})
    with pytest.raises(ValueError, match="no pattern"):
        build_rules({}, {"login": ["("]}, {})


def test_other_rules_have_another_fingerprint() -> None:
    one = build_rules({"login": ["x"]}, {}, {})
    assert one.fingerprint != build_rules({"login": ["y"]}, {}, {}).fingerprint
    assert one.fingerprint == build_rules({"login": ["x"]}, {}, {}).fingerprint
