"""The red thread of a record on its page: as a list by year, and as a picture of the same parts, each a link."""

from internkontroll.pages.thread.section import Thread, thread_of

__all__ = ["Thread", "thread_of"]
