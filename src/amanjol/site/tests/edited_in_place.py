"""A function's code put in the place of another's in a program that is loaded already, wherever the function is held.

For an edit within functions alone. What was worked out with the old code while the program was loaded stays.
"""

from __future__ import annotations

import ast
import gc
from types import CodeType, FunctionType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class NotInPlace(Exception):
    """The edit reaches beyond the code of functions: the program has to be loaded anew."""


def put_in_place(file: str, before: str, after: str) -> None:
    """`before` is the text of the module as it was loaded from `file`. NotInPlace."""
    if not is_within_functions(before, after):
        raise NotInPlace
    old, new = (compile(text, file, "exec", dont_inherit=True) for text in (before, after))
    codes = {was: now for was, now in _pairs(old, new) if was != now}
    functions = [held for held in gc.get_objects() if type(held) is FunctionType and _is_of(held, file)]
    edited = [function for function in functions if function.__code__ in codes]
    if not edited:
        raise NotInPlace
    for function in edited:
        try:
            function.__code__ = codes[function.__code__]
        except ValueError:  # it closes over others than before
            raise NotInPlace from None


def _is_of(function: FunctionType, file: str) -> bool:
    """Two functions of other files have the same code where they stand in the same line."""
    return function.__code__.co_filename == file


def is_within_functions(before: str, after: str) -> bool:
    """Whether both are the same but for what stands in functions."""
    return _outside(before) == _outside(after)


def _outside(text: str) -> str:
    module = ast.parse(text)
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.body = []
        elif isinstance(node, ast.Lambda):
            node.body = ast.Constant(None)
    return ast.dump(module)


def _pairs(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """Of everything within them that has the same place. Within a function that was edited only what is still alike."""
    inner = [[const for const in code.co_consts if isinstance(const, CodeType)] for code in (old, new)]
    if [code.co_name for code in inner[0]] != [code.co_name for code in inner[1]]:
        return
    for was, now in zip(*inner, strict=True):
        yield was, now
        yield from _pairs(was, now)
