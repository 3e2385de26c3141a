// The reading room: what is selected can be used, what is looked at is shown on both sides, judgments are told on focus.

const KINDS = [["option", "An option"], ["interest", "An interest"], ["constraint", "A constraint"], ["reaction", "A reaction"], ["event", "An event"]];
const picker = () => document.getElementById("picker");
const told = () => document.getElementById("told");

// Letters before a place inside a passage's words, counted as the record counts them: by character, not by unit.
const offset = (words, node, at) => {
  const range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(node, at);
  return [...range.toString()].length;
};

const wordsOf = (node) => (node instanceof Element ? node : node?.parentElement)?.closest(".words[data-cite]") || null;

const selected = () => {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const words = wordsOf(range.startContainer);
  if (!words || words !== wordsOf(range.endContainer)) return null;
  const start = offset(words, range.startContainer, range.startOffset);
  const end = offset(words, range.endContainer, range.endOffset);
  return end > start ? { words, start, end, text: range.toString(), box: range.getBoundingClientRect() } : null;
};

const hidePicker = () => { const box = picker(); if (box) box.hidden = true; };

const openPanel = (cite, more) => {
  const use = [...document.querySelectorAll("[data-cite][hx-get]")].find((link) => link.dataset.cite === cite);
  if (!use) return;
  hidePicker();
  const address = new URL(use.getAttribute("hx-get"), location.href);
  for (const [name, value] of Object.entries(more)) address.searchParams.set(name, value);
  htmx.ajax("GET", address.pathname + address.search, { target: "#use", swap: "innerHTML" });
};

const showPicker = () => {
  const box = picker();
  const found = selected();
  if (!box) return;
  if (!found) { hidePicker(); return; }
  const quote = document.createElement("p");
  const text = found.text.length > 160 ? `${found.text.slice(0, 160)} …` : found.text;
  quote.textContent = `“${text}”, ${found.words.dataset.cite}. It is:`;
  const choices = document.createElement("div");
  choices.className = "choices";
  for (const [kind, label] of KINDS) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.textContent = label;
    button.addEventListener("click", () => openPanel(found.words.dataset.cite, { start: found.start, end: found.end, kind }));
    choices.append(button);
  }
  box.replaceChildren(quote, choices);
  box.hidden = false;
  const left = Math.min(found.box.left, document.documentElement.clientWidth - box.offsetWidth - 8);
  box.style.left = `${Math.max(4, left) + scrollX}px`;
  box.style.top = `${found.box.bottom + 6 + scrollY}px`;
};

document.addEventListener("pointerup", (event) => {
  if (event.target.closest?.("#picker, .using")) return;
  setTimeout(showPicker, 10);
});

// Lines beside the passage that is looked at, and the other way round.
const markNear = (passage, scrolls) => {
  document.querySelectorAll(".near").forEach((one) => one.classList.remove("near"));
  if (!passage) return;
  const lines = [];
  for (let number = Number(passage.dataset.first); number <= Number(passage.dataset.last) && lines.length < 400; number += 1) {
    const line = document.getElementById(`l-${number}`);
    if (line) { line.classList.add("near"); lines.push(line); }
  }
  const pane = document.getElementById("source-text");
  if (!scrolls || !lines.length || !pane || pane.scrollHeight <= pane.clientHeight) return;
  const top = lines[0].getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  pane.scrollTop = Math.max(0, top - pane.clientHeight / 4);
};

document.addEventListener("click", (event) => {
  const passage = event.target.closest?.(".passage");
  if (passage) markNear(passage, !event.target.closest("a[href^='#l-']"));
  const line = event.target.closest?.(".lines li");
  if (!line) return;
  const number = Number(line.value);
  const found = [...document.querySelectorAll(".passage")].filter((one) => Number(one.dataset.first) <= number && number <= Number(one.dataset.last)).pop();
  if (!found) return;
  markNear(found, false);
  found.classList.add("near");
  found.scrollIntoView({ block: "nearest" });
});

const tell = (mark) => {
  const box = told();
  if (!box) return;
  box.hidden = !mark;
  box.textContent = mark ? mark.getAttribute("title") : "";
};
document.addEventListener("focusin", (event) => {
  tell(event.target.closest?.(".judged[title]") || null);
  const passage = event.target.closest?.(".passage");
  if (passage) markNear(passage, true);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  hidePicker();
  tell(null);
  const panel = document.querySelector("#use .using");
  if (!panel) return;
  event.preventDefault();
  closePanel(panel);
});

const closePanel = (panel) => {
  const from = document.getElementById(panel.dataset.from);
  document.getElementById("use").replaceChildren();
  from?.focus({ preventScroll: true });
};

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("#close-use")) return;
  event.preventDefault();
  closePanel(event.target.closest(".using"));
});

// A panel that was just drawn has the focus, at the kind that was chosen in it; a passage asked for is gone to, once.
let gone = "";
let kind = "";
document.addEventListener("click", (event) => { kind = event.target.closest?.(".kinds a")?.id || ""; }, true);
const arrive = () => {
  const wanted = document.getElementById("record")?.dataset.go || "";
  const passage = wanted && wanted !== gone ? document.getElementById(wanted) : null;
  gone = wanted;
  if (passage) {
    passage.scrollIntoView({ block: "center" });
    if (document.activeElement === document.body) passage.focus({ preventScroll: true });
    markNear(passage, true);
  }
  const panel = document.querySelector("#use .using:not([data-seen])");
  if (!panel) return;
  panel.dataset.seen = "true";
  const alarm = panel.querySelector(".alarm");
  const first = alarm || (kind && document.getElementById(kind)) || document.getElementById("using-head");
  first?.focus({ preventScroll: true });
  alarm?.scrollIntoView({ block: "nearest" });
  kind = "";
};
document.addEventListener("htmx:after:swap", () => { hidePicker(); arrive(); });
arrive();
