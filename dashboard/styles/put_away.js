/* Escape puts a number's card away until pointer and focus have left the number: hover has no key
   of its own. Everything else about a card is style. One listener a window, however often this runs. */
window.putsCardsAway ||= (document.addEventListener("keydown", (pressed) => {
  if (pressed.key !== "Escape") return;
  for (const cited of document.querySelectorAll(".cited:hover, .cited:focus-within")) {
    cited.classList.add("away");
    const back = () => cited.classList.remove("away");
    cited.addEventListener("pointerleave", back, { once: true });
    cited.addEventListener("focusout", back, { once: true });
  }
}), true);
