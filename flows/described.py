"""What a source's description says, in words: for `claimwatch sources` and for the page of all sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.catalogue import Source


def ways(source: Source) -> tuple[str, ...]:
    """Say where its documents are listed, the best first: kind and address."""
    return tuple(f"{address.kind.value} {address.url}" for address in source.addresses)


def reading(source: Source) -> str:
    """Say how its pages are read, where that is not the generic way."""
    own = source.reading
    selectors = (("text", own.main), ("title", own.title), ("date", own.published_on))
    said = [f"{what} at `{selector}`" for what, selector in selectors if selector]
    said += [f"without `{selector}`" for selector in own.drop]
    said += [f"its own reader {own.parser}"] if own.parser else []
    said += [f"with what `{source.attachments}` attaches"] if source.attachments else []
    return ", ".join(said) or "the generic reader"


def expected(source: Source) -> str:
    """Say how many documents it must list, and for how long it may be silent."""
    least = "may list nothing" if source.may_be_empty else f"at least {source.at_least} listed"
    return f"{least}, silent for at most {source.stale_after_days} days"
