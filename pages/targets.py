"""目标完成: what was aimed at against what was done, at the end and within the time."""

from decimal import Decimal

import streamlit as st

from catalogue.wording import plain
from dashboard import (
    blocks,
    cards,
    downloads,
    lights,
    notes,
    scope,
    store,
    targets,
    theme_blocks,
    ways_out,
)
from exports import summaries, views
from warehouse import queries
from warehouse.comparison import records

here = scope.current()
meanings = store.meanings()
table = store.ask(queries.targets, sample=here.sample)
rows = records(table)

sentence = store.drawn(summaries.targets_sentence, table, meanings)
marks = here.marks(None, targets.latest(rows), sample=targets.counted(rows))
blocks.first(cards.title(sentence, marks))
blocks.first(store.drawn(lights.panel, table, meanings))
blocks.first(store.drawn(targets.held, table, meanings))
here.controls.draw()
st.html(store.drawn(targets.waiting, table, meanings))
st.html(notes.source_line(targets.cited(rows)))
if not any(row["own"] for row in rows):
    why = f"{here.region.name}及区县没有目标数：放入年度工作要点或规划，重新构建后即可对照。"
    st.html(ways_out.way_out(why, []))
limits = meanings.thresholds
st.html(
    notes.note(
        f"期末达到目标的{limits.final.reached}%为已完成，{limits.final.near}%以上为接近；期中看完成率减时间进度："
        f"不低于{limits.running.reached}个百分点为达到序时，不低于{plain(Decimal(limits.running.near))}为略慢。"
        "年末数期中只看当年的增量。标准写在目录的目标文件里，可以改。"
    )
)
theme_blocks.meanings([row["item"] for row in rows])
downloads.row(views.VIEWS["targets"], sample=here.sample)
