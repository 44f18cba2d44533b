"""What each theme's page reads out of its answers: its sentence, its charts, their insights.

One module a page. Asks through `store`; the blocks themselves are `dashboard.theme_blocks`.
"""
