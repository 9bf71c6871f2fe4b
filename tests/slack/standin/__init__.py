"""A stand-in for Slack's servers: Web API and Socket Mode gateway over loopback.

The only stand-in of the project. It knows nothing of qabot; it is as strict as Slack.
"""

from standin.server import Standin, running_standin

__all__ = ["Standin", "running_standin"]
