"""The registers as data: every record once, described once, as CSV, Excel and JSON.

The site's lists are made from the same description (`columns.py`), so that a page, a download and the page that
filters can never tell three different things.
"""
