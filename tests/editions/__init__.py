"""Tests of the editions: what the cache keeps and does not, and many documents at once."""
