// The board: forms that come on demand, rows moved by keys and by dragging, names put into statements, the text's lines.
// Everything here can be done by the buttons and links of the page as well.

const forms = () => [...document.querySelectorAll("form[data-guarded], #whole-text")];
const fieldsOf = (form) => [...form.elements].filter((one) => one.name && one.type !== "hidden" && !one.readOnly);
const isTyped = (form) =>
  form.hasAttribute("data-kept") || fieldsOf(form).some((one) =>
    one instanceof HTMLSelectElement
      ? [...one.options].some((option) => option.selected !== option.defaultSelected) && [...one.options].some((option) => option.defaultSelected)
      : "defaultValue" in one && one.value !== one.defaultValue);

// What is open stays open when the page is drawn anew.
document.addEventListener("htmx:before:morph:attr", (event) => {
  if (event.target instanceof HTMLDetailsElement && event.detail.attrName === "open") event.preventDefault();
});

// A form that somebody types in is not thrown away by a change made elsewhere, unless they say so.
document.addEventListener("submit", (event) => {
  const lost = forms().some((form) => form !== event.target && isTyped(form));
  if (lost && !window.confirm("What you typed in an open form was not sent yet, and would be lost. Go on without it?")) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

window.addEventListener("beforeunload", (event) => {
  if (forms().some((form) => form.matches("[data-guarded]") && isTyped(form))) event.preventDefault();
});

// A form that has just come has the focus in its first field.
const greet = () => {
  for (const form of document.querySelectorAll("form[data-fresh]")) {
    form.removeAttribute("data-fresh");
    fieldsOf(form)[0]?.focus();
  }
};
let opener = "";
document.addEventListener("htmx:after:swap", greet);
greet();

const close = (form) => {
  if (isTyped(form) && !window.confirm("What you typed here was not sent yet. Leave it?")) return;
  form.closest(".slot").replaceChildren();
  document.getElementById(opener)?.focus();
};

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const asks = target?.closest("[data-opens-form]");
  if (asks) opener = asks.id;
  const leaves = target?.closest("[data-closes-form]");
  if (leaves) {
    event.preventDefault();
    close(leaves.closest("form"));
  }
  const name = target?.closest("[data-inserts]");
  if (name) insert(document.getElementById(name.dataset.into), name.dataset.inserts);
  const place = target?.closest("a[href*='#at-']");
  if (place) reveal(decodeURIComponent(place.hash.slice(1)));
});

// What a constraint says depends on its kind, too.
document.addEventListener("change", (event) => {
  if (event.target.name === "shape") event.target.form.elements.content.dispatchEvent(new Event("recheck"));
});

const insert = (field, name) => {
  const start = field.selectionStart ?? field.value.length;
  const before = field.value.slice(0, start), after = field.value.slice(field.selectionEnd ?? start);
  const words = `${before && !/[\s(]$/.test(before) ? " " : ""}${name}${after && !/^[\s)]/.test(after) ? " " : ""}`;
  field.value = before + words + after;
  field.focus();
  field.setSelectionRange(start + words.length, start + words.length);
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

// A place inside closed parts of the page is opened before it is gone to.
const reveal = (id) => {
  let near = id;
  while (near.includes("-", 3) && !document.getElementById(near)) near = near.slice(0, near.lastIndexOf("-"));
  const there = document.getElementById(near);
  for (let part = there; part; part = part.parentElement) if (part instanceof HTMLDetailsElement) part.open = true;
  there?.scrollIntoView({ block: "center" });
};
if (location.hash.startsWith("#at-")) reveal(decodeURIComponent(location.hash.slice(1)));

// Rows that are moved: Alt with the arrow keys, or by the handle.
const rowOf = (element) => (element instanceof Element ? element.closest(".order > .entry") : null);
const idAt = (row, line) => row.id.replace(/\d+$/, String(line));
const inField = (element) => element instanceof Element && element.closest("form.edits") !== null;

const move = (row, to, focus) => {
  const lines = row.parentElement.children.length;
  const from = Number(row.dataset.line);
  const some = row.querySelector("button[name=operation][form^=do-]");
  if (!some || to < 1 || to > lines || to === from) return;
  const button = document.createElement("button");
  Object.assign(button, { type: "submit", name: "operation", hidden: true });
  button.value = JSON.stringify({ ...JSON.parse(some.value), to });
  button.setAttribute("form", some.getAttribute("form"));
  button.dataset.focus = focus ? `${focus}-${idAt(row, to)}` : idAt(row, to);
  document.body.append(button);
  button.click();
  button.remove();
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && inField(event.target)) close(event.target.closest("form.edits"));
  if (event.key === " " && event.target.matches?.("[data-opens-form]")) {
    event.preventDefault();
    event.target.click();
  }
  const row = rowOf(event.target);
  if (!row || !event.altKey || inField(event.target) || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  const kind = event.target.id.match(/^(handle|up|down|to|edit|remove)-/)?.[1] ?? "";
  move(row, Number(row.dataset.line) + (event.key === "ArrowUp" ? -1 : 1), kind);
});

document.addEventListener("pointerdown", (event) => {
  const handle = event.target instanceof Element ? event.target.closest(".handle") : null;
  const row = rowOf(handle);
  if (!row || event.button !== 0) return;
  event.preventDefault();
  handle.focus();
  drag(row, handle, event.pointerId);
});

const drag = (row, handle, pointer) => {
  const rows = [...row.parentElement.children];
  const from = rows.indexOf(row);
  let to = from;
  handle.setPointerCapture(pointer);
  row.classList.add("dragged");
  const mark = () => rows.forEach((one, at) => {
    one.classList.toggle("drop-before", at === to && to < from);
    one.classList.toggle("drop-after", at === to && to > from);
  });
  const follow = (event) => {
    const found = rows.findIndex((one) => event.clientY < one.getBoundingClientRect().bottom);
    to = found < 0 ? rows.length - 1 : found;
    mark();
  };
  const end = (event) => {
    for (const [name, does] of [["pointermove", follow], ["pointerup", end], ["pointercancel", end], ["keydown", leave]]) handle.removeEventListener(name, does);
    rows.forEach((one) => one.classList.remove("dragged", "drop-before", "drop-after"));
    if (event.type === "pointerup" && to !== from) move(row, to + 1, "handle");
  };
  const leave = (event) => {
    if (event.key === "Escape") end(event);
  };
  for (const [name, does] of [["pointermove", follow], ["pointerup", end], ["pointercancel", end], ["keydown", leave]]) handle.addEventListener(name, does);
};

// The text: numbers beside its lines, and a line that was asked for.
const number = () => {
  const area = document.getElementById("text");
  const gutter = document.querySelector(".gutter");
  if (!area || !gutter) return;
  const lines = area.value.split("\n").length;
  if (Number(gutter.dataset.lines) !== lines) {
    gutter.textContent = Array.from({ length: lines }, (_, at) => at + 1).join("\n");
    gutter.dataset.lines = String(lines);
  }
  gutter.scrollTop = area.scrollTop;
};

const goTo = (line) => {
  const area = document.getElementById("text");
  const lines = area.value.split("\n");
  if (!line || line > lines.length) return;
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, start + lines[line - 1].length);
  area.scrollTop = Math.max(0, (line - 8) * Number.parseFloat(getComputedStyle(area).lineHeight));
  area.scrollLeft = 0;
  number();
};

document.addEventListener("input", (event) => {
  if (event.target.id === "text") number();
  const form = event.target.form;  // what is moved by its number keeps the focus where it goes
  if (form?.dataset.focus && ["to", "line"].includes(event.target.name) && event.target.value) {
    form.dataset.focus = form.dataset.focus.replace(/\d+$/, event.target.value);
  }
});
document.addEventListener("scroll", (event) => event.target.id === "text" && number(), true);
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href*='line=']") : null;
  if (!link || !document.getElementById("text")) return;
  event.preventDefault();
  goTo(Number(new URL(link.href).searchParams.get("line")));
});
document.addEventListener("htmx:after:swap", number);
number();
if (document.getElementById("text")?.dataset.line) goTo(Number(document.getElementById("text").dataset.line));
