(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const targets = one("#targets");
  const form = one("#controls");
  const entries = all(".entry");
  const order = one("#order");
  const theme = one("#theme");
  const openAll = one("#details");

  // Details: folded until asked for; without this script, and on paper, they all show.
  const fold = (entry, open) => {
    one(".more", entry).classList.toggle("folded", !open);
    one(".toggle", entry).setAttribute("aria-expanded", String(open));
  };
  const isOpen = (entry) => one(".toggle", entry).getAttribute("aria-expanded") === "true";
  for (const entry of entries) {
    const toggle = one(".toggle", entry);
    toggle.hidden = false;
    toggle.addEventListener("click", () => fold(entry, !isOpen(entry)));
    fold(entry, false);
  }
  openAll.addEventListener("click", () => {
    const open = openAll.getAttribute("aria-pressed") !== "true";
    openAll.setAttribute("aria-pressed", String(open));
    entries.forEach((entry) => fold(entry, open));
  });

  // Rows without data: folded until asked for, or until a filter or a link needs them.
  const tables = all(".entries");
  const unfolders = all(".unfold");
  const unfold = (open) => {
    for (const table of tables) table.classList.toggle("brief", !open);
    for (const button of unfolders) {
      button.textContent = open ? "Hide" : "Show";
      button.setAttribute("aria-expanded", String(open));
      button.setAttribute("aria-label", button.getAttribute("aria-label").replace(/: .*/, open ? ": hide" : ": show"));
    }
  };
  for (const button of unfolders) {
    button.hidden = false;
    button.addEventListener("click", () => unfold(button.getAttribute("aria-expanded") !== "true"));
  }
  unfold(false);

  // Filters.
  const texts = new Map(entries.map((entry) => [entry, entry.textContent.toLowerCase()]));
  const counted = (table, word) => {
    const found = all(".entry", table);
    const shown = found.filter((entry) => !entry.hidden).length;
    return `${shown} of ${found.length} ${found.length === 1 ? word : word + "s"}`;
  };
  const filter = () => {
    const words = one("#find").value.toLowerCase().split(/\s+/).filter(Boolean);
    const verdicts = new Set(all("[name=verdict]:checked", form).map((box) => box.value));
    const section = one("#section").value;
    for (const entry of entries) {
      const text = texts.get(entry);
      entry.hidden = !(
        (verdicts.size === 0 || verdicts.has(entry.dataset.verdict)) &&
        (section === "" || section === entry.dataset.section) &&
        words.every((word) => text.includes(word))
      );
    }
    for (const table of tables) {
      const shown = all(".entry", table).filter((entry) => !entry.hidden);
      const used = new Set(shown.map((entry) => entry.dataset.verdict));
      for (const head of all(".section", table)) head.hidden = !used.has(head.dataset.verdict);
    }
    if (words.length || section || verdicts.has("no_data")) unfold(true);
    const promises = one("#promises");
    const rest = promises ? ` and ${counted(promises, "promise")} without a number` : "";
    one("#shown").textContent = `Showing ${counted(targets, "target")}${rest}`;
  };
  form.addEventListener("input", (event) => ![order, theme].includes(event.target) && filter());
  form.addEventListener("submit", (event) => event.preventDefault());
  const reset = () => {
    unfold(false);
    filter();
    sort("place", "ascending");
  };
  form.addEventListener("reset", () => setTimeout(reset));

  // Orders: the places were worked out exactly when the page was written.
  const bodies = all("tbody", targets);
  const key = (column) => (column === "place" ? "place" : "by" + column[0].toUpperCase() + column.slice(1));
  const sort = (column, way) => {
    const sign = way === "descending" ? -1 : 1;
    const place = (entry, name) => (name in entry.dataset ? Number(entry.dataset[name]) : null);
    const compare = (a, b) => {
      const [noneA, noneB] = [a, b].map((entry) => entry.dataset.verdict === "no_data");
      if (noneA !== noneB) return noneA ? 1 : -1;
      const [x, y] = [place(a, key(column)), place(b, key(column))];
      if (x !== y && (x === null || y === null)) return x === null ? 1 : -1;
      return sign * (x - y) || place(a, "place") - place(b, "place");
    };
    const byVerdict = column === "place" && way === "ascending";
    targets.classList.toggle("reordered", !byVerdict);
    targets.append(...(byVerdict ? bodies : all(".entry", targets).sort(compare)));
    const none = one(".section[data-verdict=no_data]", targets);
    const first = one(".entry[data-verdict=no_data]", targets);
    if (none) targets.insertBefore(none, first);
    for (const head of all("thead th", targets)) {
      if (head.dataset.column === column) head.setAttribute("aria-sort", way);
      else head.removeAttribute("aria-sort");
    }
    order.value = `${column} ${way}`;
  };
  for (const head of all("thead th", targets)) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort");
      if (up === "descending") sort("place", "ascending");
      else sort(head.dataset.column, up === "ascending" ? "descending" : "ascending");
    });
  }
  order.addEventListener("change", () => sort(...order.value.split(" ")));

  // Links into a row open it, and bring it back where a filter hid it.
  const follow = () => {
    const goal = document.getElementById(location.hash.slice(1));
    const entry = goal && goal.closest(".entry");
    if (!entry) return;
    if (entry.hidden) {
      form.reset();
      filter();
    }
    if (entry.dataset.verdict === "no_data") unfold(true);
    fold(entry, true);
    goal.scrollIntoView({ block: "nearest" });
  };
  addEventListener("hashchange", follow);
  for (const link of all(".entry a[href^='#target-'], .entry a[href^='#promise-']")) {
    link.addEventListener("click", () => fold(link.closest(".entry"), true));
  }

  // Themes: a page opened from a disk may have no storage; then the choice lasts as long as it.
  const store = (use) => {
    try {
      return use(localStorage);
    } catch {
      return null;
    }
  };
  const paint = (name) => {
    if (name === "system") delete root.dataset.theme;
    else root.dataset.theme = name;
  };
  const kept = store((storage) => storage.getItem("dalian-report-theme"));
  if (kept === "light" || kept === "dark") theme.value = kept;
  paint(theme.value);
  theme.addEventListener("change", () => {
    paint(theme.value);
    store((storage) => storage.setItem("dalian-report-theme", theme.value));
  });

  // The controls are folded where they would fill the screen.
  const wide = matchMedia("(min-width: 44.01rem)");
  const place = () => (one("#folder").open = wide.matches);
  wide.addEventListener("change", place);
  place();

  one("#tools").hidden = false;
  follow();
})();
