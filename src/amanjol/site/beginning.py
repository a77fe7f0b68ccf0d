"""The start of a process: what a program consists of is made once and stays.

Also called: garbage collection, boot, start-up.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def nothing_is_garbage() -> Iterator[None]:
    """Until it ends nothing is looked through for garbage, and later what was there by then is passed over.

    Thousands of modules are read within it: a tenth of that time went into looking through them again and again. A
    process begins once: later this does nothing.
    """
    if gc.get_freeze_count() or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
