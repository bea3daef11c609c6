// Sorting and filtering of the tables, and everything open on paper. The page is whole without it.
(() => {
  "use strict";
  const value = (body, column) => {
    const cell = body.rows[0].cells[column];
    const text = cell.dataset.value ?? cell.textContent.trim();
    const number = cell.classList.contains("number") ? Number.parseFloat(text) : Number.NaN;
    return Number.isNaN(number) ? (cell.classList.contains("number") ? null : text) : number;
  };
  const compare = (a, b) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return typeof a === "number" ? a - b : a.localeCompare(b);
  };
  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if (head.dataset.fixed !== undefined) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const isNumber = head.classList.contains("number");
        const known = head.getAttribute("aria-sort");
        const isDown = known ? known === "ascending" : isNumber;
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
        const bodies = [...table.tBodies].map((body) => [value(body, column), body]);
        bodies.sort(([a], [b]) =>
          a === null || b === null ? compare(a, b) : isDown ? compare(b, a) : compare(a, b));
        table.append(...bodies.map(([, body]) => body));
      });
    });
  }
  for (const input of document.querySelectorAll("input[data-filters]")) {
    const table = document.getElementById(input.dataset.filters);
    const bodies = [...table.tBodies];
    if (bodies.length < 8) continue;
    input.closest(".filter").hidden = false;
    const output = input.closest(".filter").querySelector("output");
    input.addEventListener("input", () => {
      const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const body of bodies) {
        const text = body.rows[0].textContent.toLocaleLowerCase();
        body.hidden = !words.every((word) => text.includes(word));
        if (!body.hidden) count += 1;
      }
      output.textContent = words.length ? `${count} of ${bodies.length}` : "";
    });
  }
  const openAt = () => {
    const target = document.getElementById(location.hash.slice(1));
    target?.querySelector("details")?.setAttribute("open", "");
  };
  addEventListener("hashchange", openAt);
  openAt();
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
})();
