/* A chart's sentence into the clipboard. Without https a browser has no clipboard to write to, as on
   an office network: there the words are selected in a field of their own and copied from it. */
window.copiesSentences ||= (document.addEventListener("click", async (clicked) => {
  const button = clicked.target.closest?.("button.copy[data-copy]");
  if (!button) return;
  const words = button.dataset.copy;
  const byHand = () => {
    const field = Object.assign(document.createElement("textarea"), { value: words });
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
  };
  try { await navigator.clipboard.writeText(words); } catch { byHand(); }
  button.textContent = "已复制";
  setTimeout(() => { button.textContent = "复制这句"; }, 2000);
}), true);
