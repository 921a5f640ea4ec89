(() => {
  "use strict";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const panel = one("#panel");
  const fields = one("#fields");
  const correct = one("#correct");
  const save = one("#save");
  const doubts = all("article .number");
  const figures = all("article mark");
  const choices = JSON.parse(fields.dataset.choices);
  const corrections = new Map();
  let chosen = null;

  const row = (list, name, value) => {
    const term = document.createElement("dt");
    const content = document.createElement("dd");
    term.textContent = name;
    content.append(value);
    list.append(term, content);
  };
  const show = (mark) => {
    const list = document.createElement("dl");
    for (const field of mark.title.split("; ")) {
      const colon = field.indexOf(": ");
      row(list, colon < 0 ? "quantity" : field.slice(0, colon), field.slice(colon < 0 ? 0 : colon + 2));
    }
    const correction = corrections.get(mark);
    if (correction) row(list, "corrected", Object.entries(correction).map((pair) => pair.join(" ")).join(", "));
    fields.replaceChildren(list);
    correct.hidden = !mark.dataset.fields;
    panel.hidden = false;
  };
  const choose = (place) => {
    all(".chosen").forEach((other) => other.classList.remove("chosen"));
    place.classList.add("chosen");
    place.scrollIntoView({ block: "center" });
    place.focus({ preventScroll: true });
    chosen = place;
    if (place.matches("mark")) show(place);
    else {
      const doubt = one(place.getAttribute("href"));
      fields.textContent = doubt ? `${place.textContent} ${place.title}` : "";
      correct.hidden = true;
      panel.hidden = false;
    }
  };
  // The place after or before the chosen one, or after the top of the window.
  const step = (places, way) => {
    const at = places.findIndex((place) => place.classList.contains("chosen"));
    const first = places.findIndex((place) => place.getBoundingClientRect().top > 0);
    const next = at >= 0 ? at + way : way > 0 ? Math.max(first, 0) : (first < 0 ? places.length : first) - 1;
    if (places[next]) choose(places[next]);
  };

  // The form: a field that is changed becomes a part of the correction.
  const control = (name, value) => {
    const input = document.createElement(choices[name] ? "select" : "input");
    for (const choice of choices[name] ? ["", ...choices[name]] : []) input.append(new Option(choice, choice));
    input.name = name;
    input.value = value ?? "";
    return input;
  };
  const edit = (mark) => {
    const read = JSON.parse(mark.dataset.fields);
    const now = { ...read, ...corrections.get(mark) };
    const list = document.createElement("dl");
    for (const name of Object.keys(read)) {
      if (name !== "start" && name !== "end") row(list, name, control(name, now[name]));
    }
    row(list, "not a figure", control("role", now.role));
    const keep = document.createElement("button");
    keep.textContent = "Keep correction";
    const form = document.createElement("form");
    form.append(list, keep);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const correction = {};
      for (const input of form.querySelectorAll("select, input")) {
        const before = String(read[input.name] ?? "");
        if (input.value === before) continue;
        const isCleared = input.value === "";
        correction[input.name] = isCleared ? null : input.name === "year" ? Number(input.value) : input.value;
      }
      if (Object.keys(correction).length) corrections.set(mark, correction);
      else corrections.delete(mark);
      mark.classList.toggle("corrected", corrections.has(mark));
      save.hidden = corrections.size === 0;
      save.textContent = `Save corrections (${corrections.size})`;
      choose(mark);
    });
    fields.replaceChildren(form);
    form.querySelector("input, select").focus();
  };
  const download = () => {
    const rows = [...corrections].map(([mark, correction]) => {
      const { start, end } = JSON.parse(mark.dataset.fields);
      const cleared = Object.keys(correction).filter((name) => correction[name] === null);
      const kept = Object.fromEntries(Object.entries(correction).filter(([, value]) => value !== null));
      return { start, end, ...kept, ...(cleared.length ? { cleared } : {}) };
    });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify({ rows }, null, 2)], { type: "application/json" }));
    link.download = "corrections.json";
    link.click();
  };

  figures.forEach((mark) => mark.addEventListener("click", () => choose(mark)));
  one("#close").addEventListener("click", () => { panel.hidden = true; });
  correct.addEventListener("click", () => edit(chosen));
  save.addEventListener("click", download);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") panel.hidden = true;
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select")) return;
    if (event.key === "n") step(doubts, 1);
    else if (event.key === "p") step(doubts, -1);
    else if (event.key === "j") step(figures, 1);
    else if (event.key === "k") step(figures, -1);
    else if (event.key === "c" && chosen?.dataset.fields) { event.preventDefault(); edit(chosen); }
    else if (event.key === "Enter" && event.target.matches("mark")) choose(event.target);
  });
})();
