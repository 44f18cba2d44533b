/* A table that scrolls within itself ends between two rows: one that is cut looks like a fault.
   Rows differ in height, so that the style sheet alone cannot say where. */
window.endsBetweenRows ||= (() => {
  const PLACES = ".cf .scroll.tall", ROWS = "tr:not(.pillar, .pillar-row)";
  const fit = (box) => {
    box.style.removeProperty("--whole-rows");
    if (box.scrollHeight <= box.clientHeight) return;
    const top = box.getBoundingClientRect().top + box.clientTop - box.scrollTop;
    const ends = [...box.querySelectorAll(ROWS)].map((row) => row.getBoundingClientRect().bottom - top);
    const last = Math.max(...ends.filter((end) => end <= box.clientHeight));
    if (last > 0) box.style.setProperty("--whole-rows", `${Math.ceil(last + box.offsetHeight - box.clientHeight)}px`);
  };
  const sizes = new ResizeObserver((changed) => changed.forEach((one) => fit(one.target.closest(PLACES))));
  const known = new WeakSet();
  const watch = () => document.querySelectorAll(`${PLACES} > table`).forEach((table) => {
    if (!known.has(table)) known.add(table), sizes.observe(table);
  });
  watch();
  new MutationObserver(watch).observe(document.body, { subtree: true, childList: true });
  addEventListener("resize", () => document.querySelectorAll(PLACES).forEach(fit));
  return true;
})();
