"""What the id of a party tells: a state as such, a body of one, or neither; and the state that is accused."""

from __future__ import annotations

import re

# the accused state: as an actor, as a party that answers, and the ministry that answers for it
DPRK = "dprk"
ACCUSED = "kp"
ACCUSED_MINISTRY = "kp.mofa"
# two letters as a state has, and none of those that accuse
NO_STATES = frozenset({ACCUSED, "un", "eu"})
_OF_STATE = re.compile(r"(?P<state>[a-z]{2})(?:\..+)?")


def is_state(party: str) -> bool:
    """`us`: a state as such, whose name is mostly a place. Bodies (`us.fbi`) and all others have longer ids."""
    return len(party) == len("us")


def is_body(party: str) -> bool:
    """`us.treasury`, `kr.knpa`: a body of a state, and not of the accused one."""
    return party.find(".") == len("us") and not is_accused(party)


def state_of(party: str) -> str:
    """`us` of `us` and `us.fbi`; empty for a firm and for those that belong to no one state (`five-eyes`, `msmt`)."""
    found = _OF_STATE.fullmatch(party)
    return found["state"] if found else ""


def is_accused(party: str) -> bool:
    """Whether a party is the accused state or one of its bodies. KPMG (`kpmg`) is not."""
    return party.split(".", 1)[0] == ACCUSED
