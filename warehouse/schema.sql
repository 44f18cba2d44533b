-- The shape of a release. Values are in the base unit of their indicator.
-- DECIMAL(18,3) holds up to 999,999,999,999,999: returns with more than 15 digits are refused
-- at reading, and 18 digits keep the value in one machine word.

CREATE TABLE release (
    number    INTEGER NOT NULL,
    built_at  TIMESTAMP NOT NULL,          -- UTC
    sample    BOOLEAN NOT NULL,            -- whether sample sources were read
    organisation VARCHAR NOT NULL
);

CREATE TABLE indicators (
    key            VARCHAR PRIMARY KEY,
    position       INTEGER NOT NULL,
    name           VARCHAR NOT NULL,
    pillar         VARCHAR NOT NULL,
    kind           VARCHAR NOT NULL CHECK (kind IN ('stock', 'flow', 'ratio', 'rank')),
    measured       VARCHAR NOT NULL CHECK (measured IN ('moment', 'span')),
    unit           VARCHAR NOT NULL,
    polarity       VARCHAR NOT NULL CHECK (polarity IN ('higher', 'lower', 'neutral')),
    across_regions VARCHAR NOT NULL CHECK (across_regions IN ('sum', 'last', 'none')),
    across_years   VARCHAR NOT NULL CHECK (across_years IN ('sum', 'last', 'none'))
);

CREATE TABLE regions (
    code       VARCHAR PRIMARY KEY,
    position   INTEGER NOT NULL,
    name       VARCHAR NOT NULL,
    level      VARCHAR NOT NULL,
    division   VARCHAR,
    parent     VARCHAR,
    valid_from INTEGER,
    valid_to   INTEGER
);

-- Which indicator can have a value for which kind of county-level place (else 不适用).
CREATE TABLE applicable (
    indicator VARCHAR NOT NULL,
    division  VARCHAR NOT NULL,
    PRIMARY KEY (indicator, division)
);

-- What the districts owed, by year (else an absent figure is 原文未提, not 未报送).
CREATE TABLE expected (
    indicator VARCHAR NOT NULL,
    year      INTEGER NOT NULL,
    PRIMARY KEY (indicator, year)
);

-- The years for which the districts owed a return, and its last day (NULL: none was set).
CREATE TABLE reporting (
    year     INTEGER PRIMARY KEY,
    deadline DATE
);

-- Every return that came, a row for each district and year in it (NULL: it does not say which).
-- `late` is in, but dated after the deadline; a refused return gave no figure. What is owed and
-- not here is missing. The issues of a return are those of its file.
CREATE TABLE returns (
    region    VARCHAR,
    year      INTEGER,
    state     VARCHAR NOT NULL CHECK (state IN ('in', 'late', 'refused')),
    file      VARCHAR NOT NULL,
    source    VARCHAR,                      -- sources.key; NULL where it could not be read at all
    published VARCHAR NOT NULL,
    deadline  DATE,
    errors    INTEGER NOT NULL,
    warnings  INTEGER NOT NULL,
    sample    BOOLEAN NOT NULL,
    CHECK ((state = 'refused') = (errors > 0))
);

CREATE TABLE sources (
    key        VARCHAR PRIMARY KEY,
    title      VARCHAR NOT NULL,
    publisher  VARCHAR NOT NULL,
    published  VARCHAR NOT NULL,
    kind       VARCHAR NOT NULL CHECK (kind IN ('published', 'report', 'return')),
    precedence INTEGER NOT NULL,
    file       VARCHAR NOT NULL,
    url        VARCHAR NOT NULL,
    sha256     VARCHAR NOT NULL,
    sample     BOOLEAN NOT NULL
);

-- Every claim, as its source makes it. References are proved by checks/, not by foreign
-- keys: an index over millions of rows costs more than the one query that finds strays.
CREATE TABLE figures (
    indicator      VARCHAR NOT NULL,
    region         VARCHAR NOT NULL,
    period_start   DATE NOT NULL,
    period_end     DATE NOT NULL,
    status         VARCHAR NOT NULL CHECK (status IN ('actual', 'target', 'estimate', 'unknown')),
    value          DECIMAL(18, 3),
    value_max      DECIMAL(18, 3),
    qualifier      VARCHAR NOT NULL CHECK (qualifier IN ('exact', 'over', 'at_least', 'nearly',
                       'at_most', 'about', 'range', 'indefinite', 'masked')),
    missing_reason VARCHAR CHECK (missing_reason IN
                       ('not_applicable', 'not_disclosed', 'not_counted', 'not_mentioned')),
    source         VARCHAR NOT NULL,
    locator        VARCHAR NOT NULL CHECK (locator <> ''),
    as_written     VARCHAR NOT NULL CHECK (as_written <> ''),
    sample         BOOLEAN NOT NULL,
    correction     VARCHAR,
    CHECK (period_start <= period_end),
    CHECK (qualifier <> 'masked' OR value IS NULL),
    CHECK ((value IS NULL) = (missing_reason IS NOT NULL OR qualifier IN ('indefinite', 'masked'))),
    CHECK ((qualifier = 'range') = (value_max IS NOT NULL)),
    CHECK (value_max IS NULL OR value_max >= value)
);

CREATE TABLE issues (
    code     VARCHAR NOT NULL,
    severity VARCHAR NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
    file     VARCHAR NOT NULL,
    place    VARCHAR NOT NULL,
    message  VARCHAR NOT NULL
);

-- What the sources say, word by word, so that a number can be shown where it stands: a report
-- as text with its blocks and the places that were read, a workbook or table as rows of cells.
-- `file` is sources.file. Offsets are characters of documents.text; finish is exclusive.
CREATE TABLE documents (
    file VARCHAR PRIMARY KEY,
    text VARCHAR NOT NULL
);

CREATE TABLE blocks (
    file   VARCHAR NOT NULL,
    start  INTEGER NOT NULL,
    finish INTEGER NOT NULL,
    kind   VARCHAR NOT NULL CHECK (kind IN ('title', 'heading', 'item', 'paragraph', 'row')),
    level  INTEGER NOT NULL
);

CREATE TABLE passages (
    file         VARCHAR NOT NULL,
    locator      VARCHAR NOT NULL,          -- as in figures.locator
    start        INTEGER NOT NULL,
    finish       INTEGER NOT NULL,
    text         VARCHAR NOT NULL,
    state        VARCHAR NOT NULL CHECK (state IN ('mapped', 'doubtful', 'masked', 'unmapped',
                     'set_aside')),
    kind         VARCHAR NOT NULL CHECK (kind IN ('figure', 'attribute', 'enumeration',
                     'not_figure')),
    value        DECIMAL(38, 10),
    value_max    DECIMAL(38, 10),
    unit         VARCHAR NOT NULL,
    qualifier    VARCHAR NOT NULL,
    direction    VARCHAR,
    status       VARCHAR NOT NULL,
    indicator    VARCHAR,
    region       VARCHAR,
    period_start DATE,
    period_end   DATE,
    counted      VARCHAR NOT NULL,
    per          VARCHAR NOT NULL,
    reason       VARCHAR NOT NULL,          -- in Chinese: why it is doubtful, unmapped, set aside
    candidates   VARCHAR NOT NULL,          -- indicator keys, joined by commas
    evidence     VARCHAR NOT NULL,          -- JSON: [{field, words, reason, start, end}]
    CHECK (finish > start)
);

CREATE TABLE sheet_rows (
    file     VARCHAR NOT NULL,
    sheet    VARCHAR NOT NULL,              -- '' for a table of published facts
    position INTEGER NOT NULL,              -- the row's number in the file, from 1
    cells    VARCHAR NOT NULL               -- JSON: the cells' texts, from column A
);
