"""The Latin words that may stand on a page; every other one that can be seen or heard is found.

Looks at text, and at what a pointer or a screen reader is told; knows no page.
"""

# What a file is called and opened with, units of its size, how a citation names a database
# (GB/T 7714: DB/OL), and a word of statistics.
LATIN = ("CSV", "Excel", "Word", "Parquet", "WPS", "KB", "MB", "DB", "OL", "GDP")
# A symbol is drawn from its English name; an address, a file and a key are written as they are.
SYMBOL = "[data-testid=stIconMaterial]"
NAMES = r"https?://\S+|[^\s（]+\.(csv|xlsx|docx|pdf|txt)\b|\b[a-z]+(_[a-z]+)+\b"
FIND = r"""
([latin, symbol, names]) => {
    const told = ["aria-label", "title", "placeholder", "alt", "aria-description"]
    const seen = {opacityProperty: true, visibilityProperty: true}
    const left = words => (words.replace(new RegExp(names, "g"), " ").match(/[A-Za-z]{2,}/g) || [])
        .some(word => !latin.includes(word))
    const found = []
    for (const one of document.querySelectorAll("body, body *")) {
        if (one.matches(`script, style, ${symbol}`) || !one.checkVisibility(seen)) continue
        const text = [...one.childNodes].filter(node => node.nodeType === Node.TEXT_NODE)
        const said = [...text.map(node => node.data), ...told.map(name => one.getAttribute(name))]
        found.push(...said.filter(words => words && left(words)))
    }
    return [...new Set(found)]
}
"""
FOREIGN = (FIND, [LATIN, SYMBOL, NAMES])
