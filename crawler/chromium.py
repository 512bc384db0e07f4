"""The system's Chromium, for portals whose lists a script draws (extra `js`)."""

import importlib.util
import shutil

_NAMES = ("chromium", "chromium-browser", "google-chrome")


def missing() -> str | None:
    """What is not there of that a browser needs, and how to get it; None where all is."""
    if importlib.util.find_spec("scrapy_playwright") is None:
        return "the extra js is not installed: pip install 'nianbao[js]'"
    return None if chromium() else f"no {', '.join(_NAMES)} on the path: install the system's Chromium"


def chromium() -> str | None:
    """The system's Chromium; None where there is none."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)
