"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const query = document.getElementById("q");
  const shown = document.getElementById("shown");
  const chips = all(".chip");
  const entries = all("tr.row").map((row) => ({
    row,
    detail: document.getElementById(row.dataset.id),
    text: plain(row.textContent),
  }));
  let at = -1;

  const reveal = (target) => {
    for (let each = target; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
  };
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    reveal(target);
    target.scrollIntoView({ block: "start" });
  };
  const filter = () => {
    const words = plain(query.value).split(/\s+/).filter(Boolean);
    const wanted = chips.filter((chip) => chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset.verdict);
    let count = 0;
    for (const { row, detail, text } of entries) {
      const fits = words.every((word) => text.includes(word)) && (!wanted.length || wanted.includes(row.dataset.verdict));
      row.hidden = !fits;
      if (detail) detail.hidden = !fits;
      count += fits ? 1 : 0;
    }
    for (const table of all("table.matrix")) {
      const empty = !table.querySelector("tr.row:not([hidden])");
      table.hidden = empty;
      table.previousElementSibling.hidden = empty;
    }
    document.getElementById("nothing").hidden = count > 0;
    shown.textContent = `${count === entries.length ? "" : `${count} de `}${entries.length} ${entries.length === 1 ? "requisito" : "requisitos"}`;
  };
  const go = (step) => {
    const visible = entries.filter(({ row }) => !row.hidden);
    if (!visible.length) return;
    at = Math.min(Math.max(at + step, 0), visible.length - 1);
    entries.forEach(({ row }) => row.classList.remove("at"));
    visible[at].row.classList.add("at");
    visible[at].row.querySelector("a")?.focus({ preventScroll: true });
    visible[at].row.scrollIntoView({ block: "center" });
  };

  all("details[data-open]").forEach((each) => { each.open = true; });
  document.querySelector(".tools").hidden = false;
  query.addEventListener("input", filter);
  chips.forEach((chip) => chip.addEventListener("click", () => {
    chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
    at = -1;
    filter();
  }));
  addEventListener("hashchange", follow);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      query.value = "";
      chips.forEach((chip) => chip.setAttribute("aria-pressed", "false"));
      query.blur();
      filter();
    } else if (event.target.tagName === "INPUT") return;
    else if (event.key === "/") { event.preventDefault(); query.focus(); query.scrollIntoView({ block: "center" }); }
    else if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "o" && document.activeElement.tagName === "A") document.activeElement.click();
  });
  filter();
  follow();
})();
