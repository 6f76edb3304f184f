"""`make demo`: one whole run over the bundled archive instead of the network, in `build/demo`.

The pages are reconstructions for demonstration; see samples/README.md.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parent.parent
_DATA = _CHECKOUT / "build" / "demo"


def main() -> int:
    """Empty the demo's data folder, run, and say how to go on. Returns the run's exit code."""
    if _DATA.exists():
        shutil.rmtree(_DATA)
    folders = ["--config", "samples/config", "--data", "build/demo"]
    command = [*folders, "run", "--replay", "samples/archive.warc.gz"]
    _say(f"claimwatch {' '.join(command)}\n")
    program = Path(sys.executable).with_name("claimwatch")
    done = subprocess.run([program, *command], cwd=_CHECKOUT, check=False)  # noqa: S603 - our own command
    _say("\nThe pages above are reconstructions, replayed from samples/archive.warc.gz. What the run left:")
    _say("  .venv/bin/claimwatch --data build/demo diff")
    _say('  .venv/bin/claimwatch --data build/demo sql "SELECT victim, party, stance, quote FROM claims"')
    _say("To run on the live sources, with a contact that the sites may write to:")
    _say("  mkdir my-config && printf '[fetch]\\ncontact = \"you@example.org\"\\n' > my-config/pipeline.toml")
    _say("  .venv/bin/claimwatch --config my-config run")
    return done.returncode


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
