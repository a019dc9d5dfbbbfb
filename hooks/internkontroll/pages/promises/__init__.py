"""Promises on the site: who has promised what to whom, and how it stands on the day when the page is read."""
