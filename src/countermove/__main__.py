"""``python -m countermove``."""

from countermove.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
