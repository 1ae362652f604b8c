"""Own formulas: what is understood, what is refused and where, and what has no value."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import kpi
from smdesk.core.errors import InvalidInput
from smdesk.core.formula import Name, Number, Operation, names, never, parse, work_out

KNOWN = ("clicks", "views", "spend")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("clicks", 6),
        ("clicks / views × 100", 50),
        ("1 + clicks * 2", 13),
        ("(1 + clicks) · 2", 14),
        ("clicks − 2 − 1", 3),
        ("clicks ÷ 3 ÷ 2", 1),
        ("-clicks + 1,5", -4.5),
        ("CLICKS * 0.5", 3),
        ("clicks - -2", 8),
    ],
)
def test_it_reckons_as_on_paper(text: str, value: float) -> None:
    assert work_out(parse(text, KNOWN), {"clicks": 6, "views": 12, "spend": None}).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("", "formula_empty", None),
        ("clicks +", "formula_unfinished", 9),
        ("clicks + likes", "formula_unknown", 10),
        ("clicks views", "formula_unexpected", 8),
        ("clicks ** views", "formula_unexpected", 9),
        ("(clicks + (views)", "formula_unclosed", 1),
        ("clicks)", "formula_unexpected", 7),
        ("__import__('os')", "formula_unknown", 1),
        ("clicks; views", "formula_unexpected", 7),
        ("clicks[0]", "formula_unexpected", 7),
        ("2 * 3", "formula_constant", None),
        ("clicks / 0", "formula_by_zero", None),
        ("100 * clicks / (2 - 1 - 1)", "formula_by_zero", None),
        ("clicks / (views - views)", "formula_by_zero", None),
        ("1.2.3 * clicks", "formula_unexpected", 4),
        ("(" * 60 + "clicks" + ")" * 60, "formula_too_deep", 41),
        ("clicks+" * 100 + "clicks", "formula_too_long", None),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, code: str, position: int | None) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse(text, KNOWN)
    assert refused.value.code == code
    assert refused.value.facts["field"] == "formula"
    assert refused.value.facts.get("position") == position


def test_a_division_by_zero_and_a_measure_without_data_are_no_value_with_a_reason() -> None:
    rate = parse("clicks / (views - 4) * 100", KNOWN)
    assert work_out(rate, {"clicks": 6, "views": 4}).why == "zero_division"
    assert work_out(rate, {"clicks": 6, "views": None}).names == ("views",)
    assert work_out(rate, {"clicks": 6}).why == "no_data"
    assert work_out(parse("clicks * spend", KNOWN), {"clicks": 1e308, "spend": 1e308}).why == "too_large"


_NODES = st.recursive(
    st.sampled_from([*map(Name, KNOWN), Number(2.0), Number(0.0), Number(10.5)]),
    lambda inner: st.builds(Operation, st.sampled_from("+-*/"), inner, inner),
    max_leaves=12,
)


def _written(node: object) -> str:
    if isinstance(node, Operation):
        return f"({_written(node.left)} {node.sign} {_written(node.right)})"
    return node.name if isinstance(node, Name) else str(node.value)  # type: ignore[attr-defined]


@given(_NODES.filter(lambda node: bool(names(node)) and not never(node)), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_what_is_written_is_what_is_reckoned_and_never_infinite(node: Operation, clicks: float, views: float) -> None:
    values = {"clicks": clicks, "views": views, "spend": 0.0}
    worked = work_out(parse(_written(node), KNOWN), values)
    assert worked == work_out(node, values)
    assert worked.value is None or math.isfinite(worked.value)


@given(st.text(alphabet="clikvews+-*/() 0123.,×÷_", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        node = parse(text, KNOWN)
    except InvalidInput:
        return
    assert set(names(node)) <= set(KNOWN)


def test_every_entry_of_the_catalogue_names_measures_only_and_has_a_known_shape() -> None:
    for name, entry in kpi.catalogue().items():
        assert set(entry.needs) <= set(kpi.inputs()), name
        assert entry.nature in kpi.NATURES, name
        assert entry.unit in kpi.UNITS, name
        assert set(entry.sources) <= set(kpi.SOURCES), name
        assert entry.needs or entry.sources == ("hand",), name


def test_a_rate_of_a_span_is_the_ratio_of_its_sums() -> None:
    ctr = kpi.entry("ctr")
    assert ctr.gathers == "ratio"
    assert ctr.value({"clicks": 10 + 1, "views": 100 + 1000}).value == pytest.approx(1.0)


def test_an_own_formula_adds_up_unless_it_is_a_rate_or_a_standing_value() -> None:
    assert kpi.entry("formula", "comments + shares").gathers == "sum"
    assert kpi.entry("formula", "comments / reach").gathers == "ratio"
    assert kpi.entry("formula", "followers - 100").gathers == "last"
    assert kpi.entry("formula", "comments / 2").gathers == "sum"
    with pytest.raises(InvalidInput, match="unknown_kpi"):
        kpi.entry("magic")


def test_more_than_half_vanity_is_noticed() -> None:
    assert kpi.mostly_vanity(["vanity", "vanity", "business"])
    assert not kpi.mostly_vanity(["vanity", "business"])
    assert not kpi.mostly_vanity([])
