"""总览: the headline figures of the year, what is new, who leads, and the four pillars."""

from dashboard import blocks, cards, downloads, news, scope, store
from exports import summaries, views
from warehouse import queries
from warehouse.comparison import any_sample, latest_of

here = scope.current(changes_shown=True)
meanings = store.meanings()
year = scope.choose_overview_year(here)
keys = views.overview_indicators(store.warehouse())
place = {"year": year, "region": here.region.code, "sample": here.sample}
figures = store.ask(queries.overview, indicators=keys, **place)

sentence = store.drawn(summaries.overview_sentence, figures, meanings, year)
sample = here.sample and any_sample(figures)
blocks.first(cards.title(sentence, here.marks(year, latest_of(figures), sample=sample)))
blocks.first(store.drawn(cards.headlines, figures, meanings, meanings.organisation.headline))
blocks.first(news.news(here, year))
here.controls.draw()

headline = [meanings.indicator(key) for key in meanings.organisation.headline]
leader = next(
    (one for one in headline if year in here.years(one, districts=True, hidden=True)), headline[0]
)
if blocks.comparison(here, leader, year, page="overview"):
    downloads.of_chart(views.DISTRICTS, indicator=leader.key, year=year, sample=here.sample)

blocks.markup(store.drawn(cards.pillars, figures, meanings, tuple(meanings.organisation.pillars)))
blocks.sources(figures)
downloads.row(views.OVERVIEW, year=year, sample=here.sample)
