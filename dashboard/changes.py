"""A change on the year as markup: its arrow, its words, and the colour of the rule in force.

Answers in, markup out. The markup says both what the change is judged to be and which way an
amount went; which of the two is coloured is said by the sentence of `rule`, through the style
sheet (`styles/changes.css`), so that one piece of markup serves both rules.
"""

from catalogue import Indicator
from catalogue.changes import Change, Direction
from catalogue.wording import ARROWS, change_in_words, percent_in_words
from dashboard.markup import text

JUDGED, MARKET = "judgement", "market"
RULES = {JUDGED: "绿向好、红向差", MARKET: "红涨绿跌"}
"""The rules by which a change is coloured: key to name."""
HELP = "“红涨绿跌”只用于数量；比率和名次仍以绿为向好、红为向差；不分好坏的指标不着色。"
SAID = {
    JUDGED: "升降颜色：绿向好、红向差",
    MARKET: "升降颜色：数量红涨绿跌，比率、名次绿向好、红向差",
}


def rule(name: str) -> str:
    """The sentence that says which rule is in force, and by its class puts it in force."""
    return f'<span class="rule {name}">{SAID[name]}</span>'


def way(direction: Direction, indicator: Indicator) -> str:
    """The class of what an amount did, `rise` or `fall`; nothing where no colour is due."""
    if indicator.kind not in ("stock", "flow") or indicator.polarity == "neutral":
        return ""
    return {"up": "rise", "down": "fall"}.get(direction, "")


def change_with_judgement(changed: Change, indicator: Indicator) -> str:
    """The change in words; coloured only where the indicator has a polarity.

    Nothing where the year itself has no number: that stands above it already.
    """
    if changed.amount is None and changed.reason == "本年无数":
        return ""
    if changed.direction not in ("up", "down"):
        return f"<span>{text(change_in_words(changed, indicator))}</span>"
    return _moved(changed, indicator, change_in_words(changed, indicator, arrow=False))


def short_change(changed: Change, indicator: Indicator) -> str:
    """▲ 较上年增加6.4% where there is a percentage, else the whole words; nothing without one."""
    if changed.amount is None:
        return ""
    if changed.percent is None or changed.direction not in ("up", "down"):
        return change_with_judgement(changed, indicator)
    about = "" if changed.amount.qualifier == "exact" else "约"
    went = "增加" if changed.direction == "up" else "减少"
    return _moved(changed, indicator, f"较上年{went}{percent_in_words(changed.percent, about)}")


def coloured(changed: Change, indicator: Indicator) -> bool:
    """Whether a colour is due: it went one way, and one way is better."""
    return changed.direction in ("up", "down") and indicator.polarity != "neutral"


def _moved(changed: Change, indicator: Indicator, words: str) -> str:
    moved = way(changed.direction, indicator)
    whole = f' class="{moved}"' if moved else ""
    return f"<span{whole}>{_arrow(changed, indicator)} {text(words)}</span>"


def _arrow(changed: Change, indicator: Indicator) -> str:
    """The direction as a mark; its colour is the judgement. A better place points upwards."""
    up = (changed.direction == "up") != (indicator.kind == "rank")
    mark = ARROWS["up" if up else "down"]
    if not coloured(changed, indicator):
        return f"<span>{mark}</span>"
    good = (changed.direction == "up") == (indicator.polarity == "higher")
    return f'<span class="{"good" if good else "bad"}">{mark}</span>'
