"""Getting words to people: exactly once, in order, within Slack's limits."""
