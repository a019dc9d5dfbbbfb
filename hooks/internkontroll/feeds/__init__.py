"""What programs subscribe to: calendars of what is due, and a feed of what has changed."""
