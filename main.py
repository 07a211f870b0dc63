"""Opens the window; with the name of a command, runs the engine's command line instead."""

import sys


def main() -> int | None:
    """`main.py`, `main.py FILE.strata`: the window. `main.py train ...`: no window and no Qt."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0].lower().endswith(".strata"):
        from app.application import run

        return run(arguments[0] if arguments else None)
    from engine.cli import main as command_line

    return command_line()


if __name__ == "__main__":
    sys.exit(main())
