"""The overview as one would write it in an afternoon: its questions, charts and table anew at
every rerun.

A script for `streamlit run`, to be measured against; it knows the release's tables and nothing
else of the project. Its numbers are not checked, its hedges are lost: it is not to be imitated.
"""

import os
from pathlib import Path

import duckdb
import plotly.express as px
import streamlit as st

releases = Path(os.environ["CHAMBER_DATA_DIR"]) / "releases"
name = (releases / "CURRENT").read_text(encoding="utf-8").strip()
connection = duckdb.connect(str(releases / name), read_only=True)
named = connection.execute(
    """
    SELECT o.*, r.name AS region_name, r.parent, i.name AS indicator_name, i.pillar,
        r.position, i.position AS place
    FROM observations AS o
    JOIN regions AS r ON r.code = o.region
    JOIN indicators AS i ON i.key = o.indicator
    WHERE o.status = 'actual' AND o.year IS NOT NULL
    ORDER BY i.position, r.position, o.year
    """
).df()
root = connection.execute("SELECT organisation FROM release").fetchall()[0][0]

st.title("总览")
years = sorted(named["year"].unique(), reverse=True)
year = st.sidebar.selectbox("年份", years, index=years.index(2022))
city = named[(named["region"] == root) & (named["year"] == year)]
for column, (_, row) in zip(st.columns(6), city.head(6).iterrows(), strict=False):
    column.metric(row["indicator_name"], f"{row['value']:,.0f}")

districts = named[(named["parent"] == root) & (named["indicator"] == "village_investment")]
now = districts[districts["year"] == year].sort_values("value")
st.plotly_chart(px.bar(now, x="value", y="region_name", orientation="h"), key="bars")
st.plotly_chart(px.scatter(now, x="region_name", y="value", size="value"), key="dots")
st.plotly_chart(px.line(districts, x="year", y="value", color="region_name"), key="lines")
st.dataframe(city[["pillar", "indicator_name", "value", "qualifier", "as_written"]])
