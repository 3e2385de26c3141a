// Answers: sorting the table in place, the panel behind a cell or a state, moving about in the graph of moves.
// All of it is links and forms that work without this.

// Sorting: as the server would, numbers by size and words by letter, what is empty last.
const value = (row, column) => row.cells[column].dataset.sort ?? "";
const isNumber = (text) => text !== "" && !Number.isNaN(Number(text));
const compare = (a, b) => (isNumber(a) && isNumber(b) ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0);

const sort = (head) => {
  const body = head.closest("table").tBodies[0];
  const column = head.cellIndex;
  const present = head.getAttribute("aria-sort");
  const isDown = present ? present === "ascending" : head.dataset.first === "down";
  const rows = [...body.rows].filter((row) => row.cells.length > column);
  const given = rows.filter((row) => value(row, column) !== "");
  given.sort((a, b) => (isDown ? -1 : 1) * compare(value(a, column), value(b, column)));
  body.append(...given, ...rows.filter((row) => value(row, column) === ""));
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
  document.getElementById("sorted").textContent = `Sorted by ${head.textContent.trim()}, ${isDown ? "largest or last first" : "smallest or first first"}`;
};

// The panel: what was chosen opens beside it, Escape closes it, and the focus goes back.
let opener = "", greeted = null;
const panel = () => document.getElementById("panel");

const open = (link) => {
  if (!link.closest("#panel")) opener = link.id;
  const there = new URL(link.href.baseVal ?? link.href, location.href);
  there.pathname = there.pathname.replace(/^\/answers\//, "/answers-panel/");
  window.htmx.ajax("GET", there.pathname + there.search, { target: "#panel", swap: "innerHTML" });
};

const close = () => {
  panel().replaceChildren();
  panel().removeAttribute("role");
  panel().removeAttribute("aria-labelledby");
  const asked = new URL(location.href);
  for (const name of ["why", "column", "state"]) asked.searchParams.delete(name);
  asked.hash = "";
  window.history.replaceState(null, "", asked);
  document.getElementById(opener)?.focus();
};

const greet = () => {
  const head = document.getElementById("panel-head");
  greeted = panel()?.firstElementChild;
  if (!head || !panel().contains(head)) return;
  panel().setAttribute("role", "dialog");
  panel().setAttribute("aria-labelledby", "panel-head");
  panel().scrollTop = 0;
  head.focus({ preventScroll: true });
  document.getElementById(opener)?.scrollIntoView({ block: "nearest", inline: "nearest" });
};

document.addEventListener("htmx:after:swap", () => {
  if (panel()?.firstElementChild !== greeted) greet();
  prepare();
});

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const head = target?.closest(".sortable thead button")?.closest("th");
  const link = target?.closest("a.opens");
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (head) {
    event.preventDefault();
    sort(head);
  } else if (link && isPlain && !wasDragged) {
    event.preventDefault();
    open(link);
  } else if (link && wasDragged) {
    event.preventDefault();
  } else if (target?.closest("#panel-close")) {
    event.preventDefault();
    close();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel()?.firstElementChild) close();
});

// The graph: its view box is what is seen of it.
let whole = null, seen = null, wasDragged = false, held = null;
const drawing = () => document.querySelector("#graph svg");
const look = () => drawing()?.setAttribute("viewBox", [seen.x, seen.y, seen.width, seen.height].map((n) => n.toFixed(1)).join(" "));

const zoom = (factor, at = { x: 0.5, y: 0.5 }) => {
  const width = Math.min(Math.max(seen.width * factor, whole.width / 12), whole.width * 1.5);
  const scale = width / seen.width;
  seen = { x: seen.x + seen.width * at.x * (1 - scale), y: seen.y + seen.height * at.y * (1 - scale), width, height: seen.height * scale };
  look();
};
const shift = (x, y) => {
  seen = { ...seen, x: seen.x + seen.width * x, y: seen.y + seen.height * y };
  look();
};
const reset = () => {
  seen = { ...whole };
  look();
};

// At first, letters are large enough to be read: of a large graph, the start and as much of the way as there is room for.
const begin = () => {
  reset();
  const box = drawing().getBoundingClientRect();
  const first = drawing().querySelector("a")?.getBBox();
  if (!first || Math.min(box.width / whole.width, box.height / whole.height) >= 0.7) return;
  const width = Math.min(whole.width, box.width / 0.85), height = Math.min(whole.height, box.height / 0.85);
  const last = document.getElementById(`box-${document.getElementById("to")?.value}`)?.getBBox() ?? first;
  const middle = (first.y + last.y + last.height) / 2 - height / 2;
  const kept = Math.min(Math.max(middle, first.y + first.height + 20 - height), first.y - 20);
  seen = { x: whole.x, y: Math.max(whole.y, Math.min(kept, whole.y + whole.height - height)), width, height };
  look();
};

const prepare = () => {
  const svg = drawing();
  if (!svg || svg.dataset.ready) return;
  svg.dataset.ready = "true";
  const [x, y, width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  whole = { x, y, width, height };
  svg.style.maxWidth = `${Math.max(width * 1.25, 400)}px`;
  document.getElementById("graph").classList.add("moving");
  begin();
  document.getElementById("viewing").hidden = false;
  document.getElementById("zoom-in").addEventListener("click", () => zoom(0.7));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 0.7));
  document.getElementById("zoom-reset").addEventListener("click", reset);
  const graph = document.getElementById("graph");
  graph.addEventListener("keydown", keys);
  graph.addEventListener("focusin", follow);
  graph.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.15 : 0.87);
  }, { passive: false });
  svg.addEventListener("pointerdown", (event) => { held = { x: event.clientX, y: event.clientY, seen }; wasDragged = false; });
  svg.addEventListener("pointermove", drag);
  for (const name of ["pointerup", "pointerleave", "pointercancel"]) svg.addEventListener(name, () => { held = null; window.setTimeout(() => { wasDragged = false; }); });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
};

const drag = (event) => {
  if (!held || !event.buttons) return;
  const x = event.clientX - held.x, y = event.clientY - held.y;
  if (Math.hypot(x, y) < 5 && !wasDragged) return;
  wasDragged = true;
  const box = drawing().getBoundingClientRect();
  const scale = Math.max(held.seen.width / box.width, held.seen.height / box.height);
  seen = { ...held.seen, x: held.seen.x - x * scale, y: held.seen.y - y * scale };
  look();
};

const KEYS = { ArrowLeft: () => shift(-0.12, 0), ArrowRight: () => shift(0.12, 0), ArrowUp: () => shift(0, -0.12), ArrowDown: () => shift(0, 0.12), "+": () => zoom(0.7), "=": () => zoom(0.7), "-": () => zoom(1 / 0.7), 0: reset };
const keys = (event) => {
  const act = KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
};

// A state that has the focus is brought into view.
const follow = (event) => {
  const link = event.target.closest?.("a");
  if (!link) return;
  const box = link.getBBox();
  const isIn = box.x >= seen.x && box.y >= seen.y && box.x + box.width <= seen.x + seen.width && box.y + box.height <= seen.y + seen.height;
  if (isIn) return;
  seen = { ...seen, x: box.x + box.width / 2 - seen.width / 2, y: box.y + box.height / 2 - seen.height / 2 };
  look();
};

prepare();
if (panel()?.firstElementChild) greet();
