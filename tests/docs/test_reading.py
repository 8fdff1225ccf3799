"""The reader of the documents sees what is there: else the tests that use it could not fail."""

from tests.docs import reading

SAMPLE = """# A
Run `make run`, see [this](docs/x.md#part) and ![shot](a.png), not [that](https://example.org).

```
$ .venv/bin/runwell findings --json
make test
```

## Settings
| setting | meaning |
|---|---|
| `ONE` | first |
| `TWO` | second |

## After
`not here`
"""


def test_commands_are_found_in_prose_and_in_blocks():
    assert reading.commands(SAMPLE, "make") == {"run", "test"}
    assert reading.commands(SAMPLE, "runwell") == {"findings"}


def test_links_leave_out_other_hosts_and_anchors():
    assert reading.links(SAMPLE) == {"docs/x.md", "a.png"}


def test_a_section_ends_where_the_next_begins():
    assert reading.first_cells(reading.section(SAMPLE, "Settings")) == ["ONE", "TWO"]
    assert "not here" not in reading.section(SAMPLE, "Settings")


def test_code_is_read_from_prose_only():
    assert "make test" not in reading.code(SAMPLE)
    assert {"make run", "ONE", "not here"} <= reading.code(SAMPLE)
