"""The program: it can be told to end from its first moment on, before it loads anything that takes time."""

from __future__ import annotations

from assistant import ending


def main() -> None:
    """Run a command. Exits as `assistant.cli` says."""
    try:
        with ending.heeded():
            from assistant import cli

            cli.main()
    finally:
        ending.heed_no_more()


if __name__ == "__main__":
    main()
