"""Settings: read once, by the composition root, from ``QABOT_*`` and ``.env``.

Every setting has a default, a description and one name, for example
``QABOT_ANSWER__THRESHOLD``. A name that does not exist is an error.
"""

from __future__ import annotations

from qabot.settings.load import load_settings
from qabot.settings.names import env_example, list_settings
from qabot.settings.sections import Settings
from qabot.settings.slack import SlackSettings

__all__ = [
    "Settings",
    "SlackSettings",
    "env_example",
    "list_settings",
    "load_settings",
]
