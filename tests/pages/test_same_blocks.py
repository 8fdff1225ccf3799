"""A mended block is the block that it was; what is new or gone is neither."""

from runwell.pages.same_blocks import with_ids_of


def paragraph(words, **more):
    return {"type": "paragraph", "value": f"<p>{words}</p>", **more}


OLD = [
    {"type": "heading", "value": {"level": "2", "text": "Causes of hip pain"}, "id": "a"},
    paragraph("It can be caused by weak muscles in the lower back.", id="b"),
    {
        "type": "bullets",
        "value": [
            {"type": "item", "value": "A sore tendon", "id": "x"},
            {"type": "item", "value": "A bone", "id": "y"},
        ],
        "id": "c",
    },
    paragraph("Call us today for more.", id="d"),
]


def ids(new):
    return [one.get("id") for one in with_ids_of(OLD, new)]


def test_what_was_mended_keeps_its_id_and_what_is_new_gets_none():
    assert ids(
        [
            paragraph("Do not wait if you cannot stand on the leg."),
            {"type": "heading", "value": {"level": "2", "text": "Causes of your hip pain"}},
            paragraph("Weak muscles in the lower back can cause it."),
            {"type": "bullets", "value": ["A sore tendon", "A <b>bone</b> that hurts"]},
        ]
    ) == [None, "a", "b", "c"]


def test_blocks_of_another_kind_or_another_order_are_others():
    assert ids([{"type": "heading", "value": {"level": "3", "text": "Call us today for more."}}]) == [None]
    swapped = ids([paragraph("Call us today for more."), paragraph("It can be caused by weak muscles.")])
    assert len([one for one in swapped if one]) == 1


def test_no_id_is_given_twice():
    same = [paragraph("Call us today for more."), paragraph("Call us today for more.")]
    assert sorted(ids(same), key=str) == [None, "d"]


def test_nothing_before_and_nothing_after():
    assert with_ids_of([], [paragraph("")]) == [paragraph("")]
    assert ids([]) == []
