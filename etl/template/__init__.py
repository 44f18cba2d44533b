"""The blank return (空白报表): what the districts are asked for a year, as workbooks to fill in.

`asking` says what is asked, `drawing` and `cover` draw it, `writing` makes files of it. Knows
the catalogue and last year's values; reading a return back stands in `etl.returns`.
"""
