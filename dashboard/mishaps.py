"""What the reader sees when a page fails: a sentence, not a traceback; the log has the rest."""

import logging

import streamlit as st

from catalogue import CatalogueError
from warehouse.releases import ReleaseError

LOG = logging.getLogger(__name__)


def explain(error: Exception) -> bool:
    """Say in Chinese what happened and what to do. True: nothing else is shown."""
    LOG.error("a page failed", exc_info=error)
    if isinstance(error, CatalogueError | ReleaseError):
        st.error(f"{error}", title="目录或数据版本有误，请改正后刷新")
    else:
        st.error(
            "数据没有受影响。请刷新页面；若仍出现，请把网址和时间告诉维护人员，日志中有详情。",
            title="本页出错了",
        )
    return True
