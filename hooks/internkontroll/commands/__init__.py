"""The commands of `ik`, one file each: what is asked for as parsed arguments -> an exit code.

A command imports the package when it is run, so that `ik --help` needs none of it.
"""

from __future__ import annotations

#: nothing is wrong; something in the register is (`fel`); the command could not do what was asked
OK, FOUND_ERRORS, COULD_NOT_RUN = 0, 1, 2
