"""The Slack app: listeners, blocks, state, and the pool of processes that answer.

``build_app`` (app.py) joins the parts; ``serve`` (runtime.py) runs them.
"""
