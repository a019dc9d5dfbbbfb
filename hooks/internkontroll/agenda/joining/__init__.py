"""Several PDF files become one that still is what every one of them says it is.

No library joins the structure trees of tagged files, so it is done here, object by object (pikepdf): tags,
bookmarks, layers and forms, with claims to PDF/UA and PDF/A only when every part makes them.

Foreign files are hostile. They are only ever opened in a process with limits on time and memory
(`process.py`), which imports nothing of the package but this folder, and nothing active of theirs comes
with them: no script, no action but a link, no embedded file.
"""
