"""The themes: what each page of one topic shows, and the views of their files.

To add one: a `Theme`, and its name in `THEMES`.
"""

from functools import partial

from exports import summaries
from exports.parameters import YEAR
from exports.view import View
from exports.views.theme import Theme, theme_lines, theme_told
from exports.views.theme_sections import theme_sections

CHOSEN_ON_PAGES = ("per", "measure", "density", "reach")
"""What a reader chooses on these pages beside the year; their files hold all of it."""


def _each(*items: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every item drawn by itself and told of."""
    return tuple((item, (item,)) for item in items)


VILLAGES = Theme(
    name="villages",
    title="万企兴万村",
    sentence=summaries.villages_sentence,
    items=(
        "village_investment",
        "village_enterprises",
        "village_villages",
        "village_projects",
        "village_jobs",
        "village_investment_per_enterprise",
        "village_investment_per_village",
    ),
    elsewhere=(
        "village_investment",
        "village_enterprises",
        "village_villages",
        "village_projects",
        "village_investment_per_enterprise",
        "village_investment_per_village",
    ),
    bars=_each("village_investment", "village_investment_per_enterprise"),
)
MEMBERS = Theme(
    name="members",
    title="会员与商会",
    sentence=summaries.members_sentence,
    items=(
        "member_count",
        "member_new",
        "enterprise_member_share",
        "chamber_count",
        "members_per_chamber",
        "grassroots_chamber_count",
        "four_good_chambers",
        "four_good_share",
    ),
    bars=_each("member_count", "members_per_chamber"),
    over_years=("member_count",),
)
ATTRACTION = Theme(
    name="attraction",
    title="招商引资",
    sentence=summaries.attraction_sentence,
    items=(
        "signed_investment",
        "signed_projects",
        "signed_investment_per_project",
        "paid_in_investment",
        "paid_in_share",
    ),
    bars=(("paid_in_share", ("signed_investment", "paid_in_investment")),),
    over_years=("signed_investment", "paid_in_investment"),
)
PARTY = Theme(
    name="party",
    title="党建与教育",
    sentence=summaries.party_sentence,
    items=(
        "party_organisation_count",
        "party_coverage",
        "ideals_education_sessions",
        "lecture_sessions",
        "training_courses",
        "people_trained",
        "people_per_course",
        "people_trained_per_hundred_members",
    ),
    bars=_each("people_trained", "people_trained_per_hundred_members"),
    over_years=("people_trained",),
)
SERVICE = Theme(
    name="service",
    title="服务与维权",
    sentence=summaries.service_sentence,
    rank=summaries.RANK,
    items=(
        "enterprise_visits",
        "problems_solved",
        "problems_solved_per_hundred_visits",
        "dialogue_meetings",
        "credit_granted",
        "legal_checkups",
        "disputes_mediated",
        "legal_lectures",
        "losses_recovered",
    ),
    lists=True,
    bars=_each("enterprise_visits", "problems_solved_per_hundred_visits"),
    over_years=("enterprise_visits",),
)
THEMES = (VILLAGES, MEMBERS, ATTRACTION, PARTY, SERVICE)


def view_of(theme: Theme) -> View:
    """The files of a theme's page."""
    return View(
        name=theme.name,
        title=theme.title,
        parameters=(YEAR,),
        page_only=CHOSEN_ON_PAGES,
        table=partial(theme_lines, theme=theme),
        sections=partial(theme_sections, theme=theme),
        heading=theme.heading,
        told=partial(theme_told, theme=theme),
        years=theme.years,
    )
