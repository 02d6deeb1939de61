"""Lets ``python -m defense_tui`` be the same program as ``defense-tui``."""

import sys

from defense_tui.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
