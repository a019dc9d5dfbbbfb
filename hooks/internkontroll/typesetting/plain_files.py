"""Files that somebody else has named, opened so that a name can lead nowhere else.

Neither a symbolic link nor a device nor a named pipe is followed: the first could lead out of the register, and the
others could hold us for ever.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path


class NotPlainError(OSError):
    """The path is a link, a folder, a device or a pipe."""


class TooLargeError(OSError):
    """The file is larger than the caller allows."""


def plain_bytes(path: Path, largest: int) -> bytes:
    """The content of a plain file of at most `largest` bytes.

    Raises FileNotFoundError, NotPlainError, TooLargeError, and OSError for what else can be wrong.
    """
    # asked first, for systems without O_NOFOLLOW
    if path.is_symlink():
        raise NotPlainError(str(path))
    # without NONBLOCK a named pipe would hold us here
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise NotPlainError(str(path)) from error
    with os.fdopen(descriptor, "rb") as source:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            raise NotPlainError(str(path))
        # one more than allowed: the file may have grown since it was measured
        content = source.read(largest + 1) if state.st_size <= largest else b""
        if state.st_size > largest or len(content) > largest:
            raise TooLargeError(str(path))
        return content
