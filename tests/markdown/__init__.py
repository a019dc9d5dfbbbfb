"""The three readers of a record's body must read it alike."""
