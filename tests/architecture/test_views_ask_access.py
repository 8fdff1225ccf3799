"""Views ask `records.access` what a person may see and `records.actions` to change it; never a table."""

import ast

import pytest

from tests.architecture.conftest import source

TABLES = {"objects", "_default_manager", "_base_manager"}
WRITES = {"save", "delete", "bulk_create", "update_or_create", "get_or_create"}


def reached(file):
    """Every place where a file reaches for a table, or writes to a record by itself."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Attribute) and node.attr in TABLES:
            yield f"{file.path}:{node.lineno} .{node.attr}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            yield f"{file.path}:{node.lineno} .{node.func.attr}()"


def test_no_view_and_no_command_reaches_for_a_table(product):
    assert [place for file in product if file.is_in("web", "cli") for place in reached(file)] == []


def test_only_access_actions_and_audit_read_tables_in_the_records(product):
    allowed = (
        "runwell/records/access/",
        "runwell/records/audit.py",
        "runwell/records/models/account.py",
        "runwell/records/actions/",
    )
    found = [place for file in product if file.is_in("records") for place in reached(file)]
    assert [place for place in found if not place.startswith(allowed)] == []


@pytest.mark.parametrize(
    "wrong",
    ["VisitRequest.objects.all()", "request.user.delete()", "M._default_manager.get()", "form.save()"],
)
def test_reaching_for_a_table_is_found(tmp_path, wrong, monkeypatch):
    file = tmp_path / "view.py"
    file.write_text(wrong)
    monkeypatch.setattr("tests.architecture.conftest.ROOT", tmp_path)
    assert list(reached(source(file)))


def test_every_action_says_who_acts_and_takes_no_argument_by_position(product):
    wrong = [
        f"{file.path}: {function.name}"
        for file in product
        if file.is_in("records/actions")
        for function in file.tree.body
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("_")
        if function.args.args or not function.args.kwonlyargs or function.args.kwonlyargs[0].arg != "by"
    ]
    assert wrong == []


def test_every_action_is_one_transaction(product):
    wrong = [
        f"{file.path}: {function.name}"
        for file in product
        if file.is_in("records/actions")
        for function in file.tree.body
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("_")
        if "transaction.atomic" not in [ast.unparse(one) for one in function.decorator_list]
    ]
    assert wrong == []
