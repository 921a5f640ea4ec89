(() => {
  "use strict";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const panel = document.querySelector("#panel");
  const fields = document.querySelector("#fields");
  const doubts = all("article .number");
  const figures = all("article mark");

  const show = (mark) => {
    const list = document.createElement("dl");
    for (const field of mark.title.split("; ")) {
      const colon = field.indexOf(": ");
      const name = document.createElement("dt");
      const value = document.createElement("dd");
      name.textContent = colon < 0 ? "quantity" : field.slice(0, colon);
      value.textContent = colon < 0 ? field : field.slice(colon + 2);
      list.append(name, value);
    }
    fields.replaceChildren(list);
    panel.hidden = false;
  };
  const choose = (place) => {
    all(".chosen").forEach((other) => other.classList.remove("chosen"));
    place.classList.add("chosen");
    place.scrollIntoView({ block: "center" });
    place.focus({ preventScroll: true });
    if (place.matches("mark")) show(place);
    else {
      const doubt = document.querySelector(place.getAttribute("href"));
      fields.textContent = doubt ? `${place.textContent} ${place.title}` : "";
      panel.hidden = false;
    }
  };
  // The place after or before the chosen one, or after what the reader looks at.
  const step = (places, way) => {
    const at = places.findIndex((place) => place.classList.contains("chosen"));
    const first = places.findIndex((place) => place.getBoundingClientRect().top > 0);
    const next = at >= 0 ? at + way : way > 0 ? Math.max(first, 0) : (first < 0 ? places.length : first) - 1;
    if (places[next]) choose(places[next]);
  };

  figures.forEach((mark) => mark.addEventListener("click", () => choose(mark)));
  panel.querySelector("button").addEventListener("click", () => { panel.hidden = true; });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") step(doubts, 1);
    else if (event.key === "p") step(doubts, -1);
    else if (event.key === "j") step(figures, 1);
    else if (event.key === "k") step(figures, -1);
    else if (event.key === "Escape") panel.hidden = true;
    else if (event.key === "Enter" && event.target.matches("mark")) choose(event.target);
  });
})();
