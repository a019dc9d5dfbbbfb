"""All files in one, to send or to put on a file share: the same bytes whenever and wherever it is packed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

#: an ordinary file that anybody may read
_PERMISSIONS = 0o100644 << 16
_UNIX = 3
#: a zip knows no earlier year
_FIRST_YEAR = 1980


def archive(files: Mapping[str, bytes], day: date, folder: str) -> bytes:
    """The files in a zip, in the order given, in one folder, all of one day.

    They are stored as they are: PDF and Word files are compressed already, and no version of a
    compressing library has a say in the bytes.
    """
    buffer = io.BytesIO()
    stamp = (max(day.year, _FIRST_YEAR), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packed:
        for name, content in files.items():
            info = zipfile.ZipInfo(f"{folder}/{name}", stamp)
            info.external_attr, info.create_system = _PERMISSIONS, _UNIX
            packed.writestr(info, content)
    return buffer.getvalue()
