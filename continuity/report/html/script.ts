import type { Html } from "./markup";

/** Filters services, opens and closes details, and opens them for the printer. It holds nothing of the report. */
export const SCRIPT = `
(() => {
  const form = document.getElementById("filter");
  const rows = [...document.querySelectorAll("[data-service]")];
  const opened = (open) => {
    for (const one of document.querySelectorAll("main details")) one.open = open;
  };
  const filter = () => {
    const words = form.words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const verdict = form.verdict.value;
    let shown = 0;
    for (const row of rows) {
      const text = row.querySelector("th").textContent.toLowerCase();
      const fits = words.every((word) => text.includes(word)) && (!verdict || row.querySelector("b." + verdict));
      row.hidden = !fits;
      document.getElementById(row.querySelector("a").hash.slice(1)).hidden = !fits;
      if (fits) shown++;
    }
    form.querySelector("output").value = shown + " of " + rows.length + " services";
  };
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.open.addEventListener("click", () => opened(true));
  form.close.addEventListener("click", () => opened(false));
  const loss = document.getElementById("loss");
  if (loss) {
    const losses = [...document.querySelectorAll(".losses details")];
    const choose = () => losses.forEach((one, i) => {
      one.hidden = i !== loss.loss.selectedIndex;
      one.open = !one.hidden;
    });
    for (const one of losses) loss.loss.add(new Option(one.querySelector("strong").textContent.replace("Lost: ", "")));
    loss.hidden = false;
    loss.addEventListener("input", choose);
    loss.addEventListener("submit", (event) => event.preventDefault());
    choose();
  }
  let before = [];
  addEventListener("beforeprint", () => {
    before = [...document.querySelectorAll("main details:not([open])")];
    for (const one of before) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of before) one.open = false;
  });
  filter();
})();
` as Html;
