#!/usr/bin/env bash
# Opens the window; where there is no display, shows the main job in the terminal instead.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
  exec .venv/bin/python main.py "$@"
fi
echo "There is no display here, so Strata shows its main job in the terminal."
echo "For the window: set DISPLAY, or run this on a desktop."
exec .venv/bin/python main.py demo
