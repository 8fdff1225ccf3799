"""The size of things and the names of things."""

import ast
import re

from tests.architecture.conftest import PURE

VAGUE = {
    "utils",
    "util",
    "helpers",
    "helper",
    "services",
    "service",
    "manager",
    "managers",
    "common",
    "core",
    "misc",
}
LONGEST_FILE, LONGEST_FUNCTION = 400, 50


def length(node):
    return node.end_lineno - node.lineno + 1


def test_no_file_is_too_long_to_be_read_at_once(everything):
    assert [file.path for file in everything if len(file.text.splitlines()) > LONGEST_FILE] == []


def test_no_function_is_too_long_to_be_read_at_once(everything):
    long = [
        f"{file.path}: {f.name}"
        for file in everything
        for f in file.functions
        if length(f) > LONGEST_FUNCTION
    ]
    assert long == []


def test_nothing_has_a_name_that_says_nothing(everything):
    classes = [
        (file.path, node.name)
        for file in everything
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ClassDef)
    ]
    words = [(file.path, part) for file in everything for part in file.path.removesuffix(".py").split("/")]
    words += [(path, word) for path, name in classes for word in re.findall("[A-Z]+[a-z]*", name)]
    assert [(path, word) for path, word in words if VAGUE & {word.lower(), *word.lower().split("_")}] == []


def test_every_file_of_the_product_says_what_it_is_for(product):
    without = [file.path for file in product if file.tree.body and not ast.get_docstring(file.tree)]
    assert without == []


def test_no_error_is_swallowed_whole(product):
    broad = {"Exception", "BaseException"}
    caught = [
        f"{file.path}:{node.lineno}"
        for file in product
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or broad & {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)})
    ]
    assert caught == []


def test_pure_rooms_say_what_every_function_returns(product):
    silent = [
        f"{file.path}: {function.name}"
        for file in product
        if file.is_in(*PURE)
        for function in file.functions
        if function.returns is None
    ]
    assert silent == []


def test_nothing_is_left_to_be_done_later(everything):
    marks = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")) + r")\b")
    assert [file.path for file in everything if marks.search(file.text)] == []
