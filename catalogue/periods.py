"""Days and moments: the last day that words speak of, and what the clocks of Beijing show.

Pure; how a period is worded stands in `catalogue.wording`.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
"""No clock was put forward in China since 1991: a fixed distance, and no list of time zones."""
DAY = re.compile(r"(\d{4}-\d\d-\d\d)$")
YEAR = re.compile(r"(\d{4})年$")


def in_beijing(moment: datetime) -> datetime:
    """The moment on the clocks of Beijing. One without a zone is UTC, as releases keep it."""
    utc = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return utc.astimezone(BEIJING)


def last_day(words: str) -> date | None:
    """The day that the words of `period_in_words` end on; None for other words.

    2022年 ends on 31 December.
    """
    if day := DAY.search(words):
        return date.fromisoformat(day[1])
    year = YEAR.search(words)
    return None if year is None else date(int(year[1]), 12, 31)
