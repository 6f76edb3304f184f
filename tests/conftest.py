"""What holds for all tests."""

import pytest


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Bytes are called by their argument: packed ones hold the second in which they were packed.

    Each process of a run makes them anew, and a test of two names cannot be shared out.
    """
    del config
    return argname if isinstance(val, bytes) else None
