// The rules of check_page.py that need the page itself. Evaluates to an object of functions; each
// returns findings, a list of [rule, element, what is wrong].
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = (text) => text.replace(/\s+/g, " ").trim();

  /// A name for an element by which a person finds it: tag, id or class, its nearest parent with
  /// an id, the start of its text.
  const named = (element) => {
    const own = element.id ? `#${element.id}` : [...element.classList].map((name) => `.${name}`).join("");
    const home = element.parentElement?.closest("[id]");
    const text = words(element.textContent).slice(0, 30);
    return `${home ? `#${home.id} ` : ""}${element.localName}${own}${text ? ` “${text}”` : ""}`;
  };
  // An element without a box of its own is seen where that around it is.
  const boxed = (element) =>
    getComputedStyle(element).display === "contents" ? boxed(element.parentElement) : element;
  const seen = (element) =>
    boxed(element).checkVisibility({
      contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true,
    });

  const finder = () => {
    const findings = [];
    const fault = (rule, element, text) =>
      findings.push([rule, typeof element === "string" ? element : named(element), text]);
    return { findings, fault };
  };

  const roles = new Set(
    ("alert alertdialog application article banner blockquote button caption cell checkbox code columnheader " +
      "combobox complementary contentinfo definition dialog directory document figure form grid gridcell group " +
      "heading img link list listbox listitem log main mark math menu menubar menuitem meter navigation none note " +
      "option paragraph presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search " +
      "searchbox separator slider spinbutton status strong switch tab table tablist tabpanel term textbox time " +
      "timer toolbar tooltip tree treegrid treeitem").split(" "));
  const attributes = new Set(
    ("activedescendant atomic autocomplete busy checked colcount colindex colspan controls current describedby " +
      "description details disabled expanded flowto haspopup hidden invalid keyshortcuts label labelledby level " +
      "live modal multiline multiselectable orientation owns placeholder posinset pressed readonly relevant " +
      "required roledescription rowcount rowindex rowspan selected setsize sort valuemax valuemin valuenow " +
      "valuetext").split(" ").map((name) => `aria-${name}`));
  const tokens = {
    "aria-sort": ["ascending", "descending", "none", "other"], "aria-hidden": ["true", "false"],
    "aria-live": ["polite", "assertive", "off"], "aria-expanded": ["true", "false"],
    "aria-current": ["page", "step", "location", "date", "time", "true", "false"],
  };
  const focusable = () =>
    all("a[href], button, input, select, textarea, summary, [tabindex]")
      .filter((element) => element.tabIndex >= 0 && !element.disabled && seen(element));

  /// What the markup says, whatever it looks like.
  const structure = () => {
    const { findings, fault } = finder();
    const html = document.documentElement;
    if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(html.lang)) fault("html-lang", html.localName, `lang is “${html.lang}”`);
    if (!document.title.trim()) fault("title", "title", "is empty");
    if (!document.querySelector("meta[name=viewport]")) fault("viewport", "head", "sets none");
    else if (/user-scalable\s*=\s*(no|0)|maximum-scale/.test(document.querySelector("meta[name=viewport]").content))
      fault("viewport", "meta", "keeps readers from enlarging");

    const headings = all("h1, h2, h3, h4, h5, h6");
    const count = headings.filter((heading) => heading.localName === "h1").length;
    if (count !== 1) fault("one-h1", "body", `has ${count}`);
    headings.reduce((before, heading) => {
      const level = Number(heading.localName[1]);
      if (level > before + 1) fault("heading-order", heading, `level ${level} after ${before}`);
      if (!words(heading.textContent)) fault("heading-order", heading, "is empty");
      return level;
    }, 0);

    const mains = all("main, [role=main]").length;
    if (mains !== 1) fault("landmarks", "body", `has ${mains} main`);
    const navs = all("nav, [role=navigation]");
    for (const nav of navs) {
      if (navs.length > 1 && !nav.ariaLabel && !nav.hasAttribute("aria-labelledby"))
        fault("landmarks", nav, "one of several without a label");
    }
    for (const child of document.body.children) {
      if (!child.matches("header, nav, main, footer, aside, script, style, a.skip"))
        fault("landmarks", child, "stands outside the landmarks");
    }
    const first = document.querySelector("a[href], button, input, summary");
    if (first && !(first.matches("a[href^='#']") && first.closest("main, header") === null))
      fault("skip-link", first, "is the first control, and leads nowhere past the contents");
    const regions = new Map();
    for (const region of all("section[aria-label], section[aria-labelledby], [role=region]")) {
      const name = region.getAttribute("aria-labelledby") ?? region.ariaLabel;
      if (regions.has(name)) fault("landmark-unique", region, `another region is called “${name}”`);
      regions.set(name, region);
    }

    for (const image of all("img, svg, [role=img]")) {
      const isHidden = image.closest("[aria-hidden=true]") || ["none", "presentation"].includes(image.role);
      if (image.localName === "img" ? !image.hasAttribute("alt") : !isHidden && image.getAttribute("role") !== "img")
        fault("image-role", image, "is neither an image with a name nor hidden");
    }

    const ids = new Map();
    for (const element of all("[id]")) {
      if (ids.has(element.id)) fault("unique-id", element, `the id “${element.id}” stands twice`);
      ids.set(element.id, element);
    }
    const resolve = (element, attribute, value) => {
      for (const id of value.split(/\s+/)) {
        if (!ids.has(id)) fault("reference", element, `${attribute} names no element: “${id}”`);
        else if (attribute !== "href" && !words(ids.get(id).textContent) && !ids.get(id).ariaLabel)
          fault("reference", element, `${attribute} names an empty element: “${id}”`);
      }
    };
    for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"]) {
      for (const element of all(`[${attribute}]`)) resolve(element, attribute, element.getAttribute(attribute));
    }
    for (const link of all("a[href^='#']")) resolve(link, "href", decodeURIComponent(link.getAttribute("href").slice(1)));
    for (const link of all("a:not([href])")) fault("reference", link, "has no href");

    for (const control of all("input:not([type=hidden]), select, textarea")) {
      if (!control.labels.length && !control.ariaLabel && !control.hasAttribute("aria-labelledby"))
        fault("label", control, "has no label");
    }
    const labels = all("label").map((label) => words(label.textContent));
    labels.forEach((label, index) => {
      if (labels.indexOf(label) < index) fault("label", `label “${label}”`, "stands twice");
    });

    for (const table of all("table")) {
      if (!table.caption && !table.ariaLabel && !table.hasAttribute("aria-labelledby"))
        fault("table-name", table, "has neither caption nor label");
      if (!table.tHead) fault("table-header", table, "has no header");
      for (const head of all("th", table)) {
        if (!["col", "row", "colgroup", "rowgroup"].includes(head.scope)) fault("th-scope", head, `scope is “${head.scope}”`);
        if (!words(head.textContent)) fault("th-scope", head, "is empty");
      }
      const width = table.tHead ? [...table.tHead.rows[0].cells].reduce((sum, cell) => sum + cell.colSpan, 0) : 0;
      for (const row of table.tHead ? table.rows : []) {
        const cells = [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
        if (cells !== width) fault("table-header", row, `has ${cells} columns under ${width} heads`);
      }
    }
    for (const head of all("table.sortable thead th:not([data-fixed])")) {
      if (!head.querySelector("button[type=button]")) fault("sort-button", head, "sorts by no button");
    }
    for (const head of all("[aria-sort]")) {
      if (!head.matches("th[scope=col], [role=columnheader]")) fault("aria", head, "aria-sort on what is no column’s head");
    }
    for (const list of all("ul, ol")) {
      for (const child of list.children) {
        if (!child.matches("li, script, template")) fault("list", child, "stands in a list and is no item");
      }
      if (!list.children.length) fault("list", list, "has no items");
    }
    for (const item of all("li")) {
      if (!item.parentElement.matches("ul, ol, menu")) fault("list", item, "stands in no list");
    }
    for (const list of all("dl")) {
      const kinds = [...list.children].map((child) => child.localName);
      if (kinds.some((kind) => !["dt", "dd", "div"].includes(kind)) || kinds[0] === "dd")
        fault("list", list, "has other than terms and their text");
    }
    for (const element of all("[tabindex]")) {
      if (element.tabIndex > 0) fault("tabindex", element, `tabindex is ${element.tabIndex}`);
    }
    for (const element of all("*")) {
      const role = element.getAttribute("role");
      if (role !== null && !roles.has(role)) fault("aria", element, `there is no role “${role}”`);
      for (const { name, value } of element.attributes) {
        if (!name.startsWith("aria-")) continue;
        if (!attributes.has(name)) fault("aria", element, `there is no ${name}`);
        else if (tokens[name] && !tokens[name].includes(value)) fault("aria", element, `${name} is “${value}”`);
        else if (!value.trim()) fault("aria", element, `${name} is empty`);
      }
      if (element.matches("div[aria-label]:not([role]), span[aria-label]:not([role]), p[aria-label]"))
        fault("aria", element, "a label on what has no role");
    }
    for (const hidden of all("[aria-hidden=true]")) {
      for (const control of all("a[href], button, input, summary, [tabindex='0']", hidden))
        fault("aria", control, "can be reached, though it is hidden from readers");
    }
    // Quotes in another writing than the page’s are read out right only where they say their language.
    const scripts = [[/\p{Script=Han}/u, /^(zh|ja|ko)/], [/\p{Script=Cyrillic}/u, /^(ru|uk|bg|be|sr|mk|kk)/],
      [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, /^ja/], [/\p{Script=Hangul}/u, /^ko/], [/[ąćęłńśźż]/, /^pl/]];
    for (const quote of all("blockquote")) {
      const lang = quote.closest("[lang]").lang;
      const script = scripts.find(([letters]) => letters.test(quote.textContent));
      if (script && !script[1].test(lang)) fault("language-of-parts", quote, `is said to be “${lang}”`);
    }
    return findings;
  };

  /// Colours, as they come out of the browser: red, green, blue from 0 to 255 and alpha.
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const color = (text) => {
    if (!known.has(text)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(text, [red, green, blue, alpha / 255]);
    }
    return known.get(text);
  };
  const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
  const luminance = (parts) => {
    const [red, green, blue] = parts.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    const layers = [];
    for (let parent = element; parent; parent = parent.parentElement) {
      const style = getComputedStyle(parent);
      if (style.backgroundImage !== "none") return null;
      const layer = color(style.backgroundColor);
      if (layer[3] > 0) layers.push(layer);
      if (layer[3] === 1) break;
    }
    if (!layers.length || layers.at(-1)[3] < 1) {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.backgroundColor = "Canvas";
      layers.push(color(getComputedStyle(probe).backgroundColor));
      probe.remove();
    }
    return layers.reduceRight((below, layer) => over(layer, below));
  };
  const opacity = (element) => {
    let share = 1;
    for (let parent = element; parent; parent = parent.parentElement) share *= Number(getComputedStyle(parent).opacity);
    return share;
  };
  const judge = (fault, rule, element, style, paint, needed, what = "") => {
    const below = ground(element);
    if (!below) return fault(rule, element, "stands on an image, whose contrast cannot be told");
    const [red, green, blue, alpha] = color(paint);
    const found = ratio(over([red, green, blue, alpha * opacity(element)], below), below);
    if (found < needed) fault(rule, element, `${what}contrast ${found.toFixed(2)} of ${paint}, needed ${needed}`);
  };

  /// The contrast of every text and drawing that is seen, in the colours of the moment.
  const contrast = () => {
    const { findings, fault } = finder();
    let texts = 0;
    const needed = (style) => {
      const size = Number.parseFloat(style.fontSize);
      return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const done = new Set();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || done.has(element) || element.closest("script, style") || !seen(element)) continue;
      done.add(element);
      texts += 1;
      const style = getComputedStyle(element);
      judge(fault, "text-contrast", element, style, element.closest("svg") ? style.fill : style.color, needed(style));
    }
    for (const element of all("body *")) {
      if (!seen(element)) continue;
      for (const part of ["::before", "::after"]) {
        const style = getComputedStyle(element, part);
        if (["none", "normal", '""'].includes(style.content) || style.display === "none") continue;
        texts += 1;
        judge(fault, "text-contrast", element, style, style.color, needed(style), `${part} ${style.content}: `);
      }
      if (element.localName === "li" && getComputedStyle(element).listStyleType !== "none")
        judge(fault, "text-contrast", element, null, getComputedStyle(element, "::marker").color, 4.5, "::marker: ");
    }
    // Of shapes one of fill and outline has to stand out; the axis only leads the eye.
    for (const shape of all("svg[role=img] :is(line, rect, path, circle, polygon, polyline):not(.axis)")) {
      if (!seen(shape)) continue;
      const style = getComputedStyle(shape);
      const paints = [style.fill, style.stroke].filter((paint) => paint !== "none" && color(paint)[3] > 0);
      const below = ground(shape.closest("svg"));
      const best = Math.max(1, ...paints.filter((paint) => shape.localName !== "line" || paint === style.stroke)
        .map((paint) => ratio(over(color(paint), below), below)));
      if (best < 3) fault("graphic-contrast", shape, `contrast ${best.toFixed(2)} of ${paints.join(", ")}, needed 3`);
    }
    for (const control of all("input, select, textarea")) {
      if (seen(control)) judge(fault, "graphic-contrast", control, null, getComputedStyle(control).borderTopColor, 3, "border: ");
    }
    return { findings, texts };
  };

  /// Whether colour is the only thing that tells two elements apart.
  const colorAlone = () => {
    const { findings, fault } = finder();
    for (const link of all("p a[href], td a[href], th a[href], li a[href], dd a[href]")) {
      if (!seen(link)) continue;
      const style = getComputedStyle(link);
      if (!style.textDecorationLine.includes("underline") && style.borderBottomStyle === "none")
        fault("color-alone", link, "a link that only its colour shows");
    }
    const colors = new Map();
    for (const element of all("td, th, td *, h3 *, h4 *, p *, strong, em")) {
      const text = words(element.textContent);
      if (element.closest("svg, details, button") || !seen(element)) continue;
      const style = getComputedStyle(element);
      const fill = color(style.backgroundColor)[3] ? style.backgroundColor : "";
      if (!text && fill && !element.ariaLabel && element.localName !== "input") fault("color-alone", element, "a colour without a word");
      const place = element.closest("td, th")?.cellIndex ?? "";
      const key = [element.closest("[id]")?.closest("section, header")?.id, element.localName, place, text].join("|");
      const look = `${style.color} ${fill}`;
      if (text && (colors.get(key) ?? look) !== look)
        fault("color-alone", element, `the same words stand in ${look} and ${colors.get(key)}`);
      colors.set(key, look);
    }
    return findings;
  };

  /// Sizes at the width of the moment: nothing wider than the page, controls that a finger hits.
  const layout = () => {
    const { findings, fault } = finder();
    const page = document.scrollingElement;
    const width = page.clientWidth;
    if (page.scrollWidth > width) {
      const wide = all("body *").filter((element) => seen(element) && element.getBoundingClientRect().right > width + 1
        && getComputedStyle(element.closest(".wide") ?? page).overflowX !== "auto");
      fault("reflow", wide[0] ?? "body", `the page is ${page.scrollWidth} wide at ${width}`);
    }
    for (const table of all(".wide > table")) {
      const room = table.parentElement.clientWidth;
      if (width >= 1200 && table.scrollWidth > room + 1)
        fault("reflow", table, `is ${table.scrollWidth} wide where ${room} are to be had`);
    }
    for (const control of focusable()) {
      const { left, right, width: across, height } = control.getBoundingClientRect();
      if (control.matches("a.skip")) continue;
      const block = control.closest("p, li, dd, td, th, h2, h3, h4, div");
      const isInText = control.localName === "a" && words(block.textContent).length > words(control.textContent).length;
      if (!isInText && !control.matches("[tabindex]") && (across < 23.99 || height < 23.99))
        fault("target-size", control, `${across.toFixed(0)} × ${height.toFixed(0)} pixels at ${width}`);
      if (!control.closest(".wide") || page.clientWidth < 700) {
        if (right < 1 || left > width - 1) fault("focus-order", control, `can be reached, and is off the page at ${width}`);
      }
    }
    for (const box of all("*")) {
      const style = getComputedStyle(box);
      if (["auto", "scroll"].includes(style.overflowX) && box.scrollWidth > box.clientWidth + 1
        && box.tabIndex < 0 && !box.querySelector("a, button, summary") && box !== page && box.localName !== "body")
        fault("scroll-focus", box, `scrolls, and no key reaches it at ${width}`);
    }
    return findings;
  };

  /// Whether each control shows that it has the focus.
  const focus = () => {
    const { findings, fault } = finder();
    for (const control of focusable()) {
      control.focus();
      if (document.activeElement !== control) {
        fault("focus-visible", control, "takes no focus");
        continue;
      }
      const style = getComputedStyle(control);
      if (style.outlineStyle === "none" || Number.parseFloat(style.outlineWidth) < 2)
        fault("focus-visible", control, `outline ${style.outline}`);
      else if (ratio(color(style.outlineColor), ground(control)) < 3)
        fault("focus-visible", control, `outline of too little contrast: ${style.outlineColor}`);
      const { left, right } = control.getBoundingClientRect();
      if (control.matches("a.skip") && (right < 1 || left > innerWidth)) fault("focus-visible", control, "stays off the page");
      control.blur();
    }
    return findings;
  };

  /// Every text of the page, in order.
  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.closest("script, style") && words(node.data)) found.push(words(node.data));
    }
    return found;
  };

  /// What is not to be read at the moment, apart from controls and, on a screen, what opens.
  const lost = (rule) => {
    const { findings, fault } = finder();
    const isPaper = matchMedia("print").matches;
    for (const element of all("body *")) {
      if (element.matches("script, style, option") || element.closest("nav, .skip, .filter, svg, noscript")) continue;
      if (!isPaper && element.closest("details:not([open]) > :not(summary)")) continue;
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (own && (!seen(element) || boxed(element).getClientRects().length === 0)) fault(rule, element, "is not shown");
    }
    return findings;
  };

  /// Presses every button of a header twice, and writes into every field.
  const controls = () => {
    const { findings, fault } = finder();
    for (const button of all("table.sortable thead button")) {
      const head = button.closest("th");
      const table = head.closest("table");
      const column = head.cellIndex;
      const rows = table.tBodies.length;
      for (const turn of [1, 2]) {
        button.click();
        if (!["ascending", "descending"].includes(head.ariaSort)) fault("sort", head, `aria-sort is ${head.ariaSort} after press ${turn}`);
        if (all("[aria-sort]", table).length !== 1) fault("sort", head, "is not the only column that says it is sorted");
        if (table.tBodies.length !== rows) fault("sort", head, `rows are lost: ${table.tBodies.length} of ${rows}`);
        if (!head.classList.contains("number")) continue;
        const values = [...table.tBodies].map((body) => body.rows[0].cells[column].dataset.value).map(Number.parseFloat);
        const numbers = values.filter((value) => !Number.isNaN(value));
        const isSorted = numbers.every((value, index) =>
          !index || (head.ariaSort === "ascending" ? numbers[index - 1] <= value : numbers[index - 1] >= value));
        if (!isSorted || values.slice(0, numbers.length).some(Number.isNaN))
          fault("sort", head, `is not ${head.ariaSort} after press ${turn}`);
      }
    }
    for (const input of all("input[data-filters]")) {
      const table = document.getElementById(input.dataset.filters);
      if (!seen(input)) continue;
      const type = (text) => {
        input.value = text;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      };
      const word = words(table.tBodies[0].rows[0].cells[0].textContent).split(" ")[0];
      type(word);
      const shown = [...table.tBodies].filter((body) => !body.hidden);
      const output = input.closest(".filter").querySelector("output, [role=status], [aria-live]");
      if (!shown.length || shown.some((body) => !body.rows[0].textContent.toLowerCase().includes(word.toLowerCase())))
        fault("filter", input, `“${word}” shows ${shown.length} rows`);
      if (!output?.textContent.includes(String(shown.length))) fault("filter", input, "tells no reader how many rows are left");
      type("");
      if ([...table.tBodies].some((body) => body.hidden)) fault("filter", input, "keeps rows hidden when it is empty");
    }
    return findings;
  };

  const open = () => all("details").forEach((details) => { details.open = true; });
  return { structure, contrast, colorAlone, layout, focus, texts, lost, controls, open };
})()
