"""The window, or a terminal command."""

from __future__ import annotations

import multiprocessing
import os
import sys

from desktop_translator.cli.options import parser


def main() -> int:
    """Run the program; return its exit status."""
    multiprocessing.freeze_support()
    options = parser().parse_args()
    if options.command is not None:
        from desktop_translator.cli.main import run_command

        return run_command(options)
    reason = "No display was found"
    if _has_display():
        try:
            from desktop_translator.app import run_window
        except ImportError as error:  # a system library that Qt needs
            reason = f"The window cannot open here ({error})"
        else:
            return run_window(options)
    from desktop_translator.cli.main import run_without_display

    return run_without_display(options, reason)


def _has_display() -> bool:
    """Tell whether a window can open: always, but on a Unix without a display server."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))


if __name__ == "__main__":
    sys.exit(main())
