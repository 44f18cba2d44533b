"""A number that was worked out: one mark has one meaning."""

from dashboard.arithmetic import worked


def test_dots_under_a_quotient_say_sample_and_nothing_else() -> None:
    """Dots under 780.93 of published figures were read as 示例."""
    published = worked("780.93", "长沙市", [], name="a")
    sample = worked("759.36", "浏阳市", [], name="b", sample=True)
    assert ('class="worked"' in published, 'class="worked sample"' in sample) == (True, True)
