"""The page everything is compared with: one line of text.

A script for `streamlit run`; it knows nothing of the project.
"""

import streamlit as st

st.text("空白页")
