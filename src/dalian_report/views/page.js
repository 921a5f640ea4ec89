(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const targets = one("#targets");
  const form = one("#controls");
  const entries = all(".entry");
  const order = one("#order");
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
    const shown = new Set(
      all(".entry", targets).filter((entry) => !entry.hidden).map((entry) => entry.dataset.section),
    );
    for (const head of all(".section", targets)) head.hidden = !shown.has(head.dataset.section);
    const promises = one("#promises");
    const rest = promises ? ` and ${counted(promises, "promise")} without a number` : "";
    one("#shown").textContent = `Showing ${counted(targets, "target")}${rest}`;
  };
  form.addEventListener("input", (event) => event.target !== order && filter());
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => (filter(), sort("place", "ascending"))));

  // Orders: the places were worked out exactly when the page was written.
  const bodies = all("tbody", targets);
  const key = (column) => (column === "place" ? "place" : "by" + column[0].toUpperCase() + column.slice(1));
  const sort = (column, way) => {
    const sign = way === "descending" ? -1 : 1;
    const place = (entry, name) => (name in entry.dataset ? Number(entry.dataset[name]) : null);
    const compare = (a, b) => {
      const [x, y] = [place(a, key(column)), place(b, key(column))];
      if (x !== y && (x === null || y === null)) return x === null ? 1 : -1;
      return sign * (x - y) || place(a, "place") - place(b, "place");
    };
    const asInReport = column === "place";
    targets.classList.toggle("reordered", !asInReport);
    const wanted = asInReport ? bodies : all(".entry", targets).sort(compare);
    targets.append(...wanted);
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
    fold(entry, true);
    goal.scrollIntoView({ block: "nearest" });
  };
  addEventListener("hashchange", follow);
  for (const link of all(".entry a[href^='#target-'], .entry a[href^='#promise-']")) {
    link.addEventListener("click", () => fold(link.closest(".entry"), true));
  }

  // Themes: a page opened from a disk may have no storage; then the choice lasts as long as it.
  const theme = one("#theme");
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

  root.classList.add("scripted");
  form.hidden = false;
  one(".theme").hidden = false;
  follow();
})();
