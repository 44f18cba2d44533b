"""Which tables and columns are of targets: 2025年目标任务分解表, 目标 beside 完成.

By the words of titles and headings alone. Reads no value.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.returns.cells import Cell
from etl.returns.folding import closed_up
from etl.returns.orientation import Line
from etl.returns.vocabulary import FORECAST

TITLE = 60  # characters of a title; what is longer is a note
FORESEEN = re.compile(r"预计|预测|预期|预估|预算")
DONE = re.compile(r"(?<!预计)(?<!预期)(?<!预测)(?<!计划)(?:完成|实际|落实|执行|实现)|实绩")
# 工作计划完成情况, 目标任务进展, 任务落实通报: a title that tells how it went.
REPORTED = re.compile(r"情况|进展|实施|通报|实绩|完成[率表]")
PROGRAMME = re.compile(r"[两三四五六七八九十]年(?:行动)?计划")  # the name of one: 三年行动计划
# A heading of nothing but targets. 计划投资额 is what a project will cost, and no target.
AIM = re.compile(
    r"(?:全年|年度|本年度?|当年)?(?:工作)?(?:目标|任务|计划){1,2}(?:总?数|值|量|额|完成数|指标)?"
)


def foretells(text: str) -> bool:
    """目标任务分解表, but not 目标任务完成情况 nor 目标任务进展情况, and no long note."""
    done = DONE.search(text) or (REPORTED.search(text) and not FORESEEN.search(text))
    return len(text) < TITLE and bool(FORECAST.search(PROGRAMME.sub("", text))) and not done


def aims(text: str) -> bool:
    """Whether what belongs to a title or heading are targets, and not what is foreseen."""
    return foretells(text) and not FORESEEN.search(text)


def with_aim(column: Line, headings: Sequence[Cell], *, aimed: bool) -> Line:
    """The column, and whether it is of targets: by its own headings, else as its table is."""
    texts = [closed_up(cell.shown) for cell in headings]
    headed = any(AIM.fullmatch(core) for core in column.cores)
    period = column.period
    if period is not None and period.forecast and column.when is not None:
        headed = headed or aims(column.when.shown)
    done = any(DONE.search(text) for text in texts)
    if not (headed or (aimed and not done)):
        return column
    if period is not None:
        period = replace(period, forecast=False)
    cores = tuple(core for core in column.cores if not AIM.fullmatch(core))
    return replace(column, aimed=True, period=period, cores=cores)
