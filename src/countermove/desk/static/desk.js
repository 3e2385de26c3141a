// What every page of the desk does besides what its markup says: shortcuts, where the focus goes, a desk that is gone.

const inText = (element) => element instanceof HTMLElement && element.matches("textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=submit]), [contenteditable]");

let focusAfter = "";
let asker = null;

document.addEventListener("submit", (event) => {
  focusAfter = event.submitter?.dataset.focus || event.target.dataset.focus || event.submitter?.id || document.activeElement?.id || "";
  asker = event.target;
}, true);

// After a change is drawn, the focus stays where the person was, also where that control moved or is off now.
document.addEventListener("htmx:after:swap", (event) => {
  document.body.dataset.drawn = String(Number(document.body.dataset.drawn || 0) + 1);
  if (!focusAfter) return;
  const wanted = document.getElementById(focusAfter);
  const source = event.detail?.ctx?.sourceElement;  // what was drawn anew, where the form that asked is gone
  const isAnswer = !source || source === asker || source.id === "page";
  if (!wanted && isAnswer && !document.activeElement?.id) document.getElementById("main")?.focus({ preventScroll: true });
  if (!wanted || !(isAnswer || source.contains(wanted))) return;
  const target = wanted.disabled ? wanted.closest("[tabindex]") : wanted;
  if (target && document.activeElement !== target) target.focus({ preventScroll: false });
  focusAfter = "";
});
for (const name of ["pointerdown", "keydown"]) document.addEventListener(name, () => { focusAfter = ""; }, true);

const SHORTCUTS = { z: "undo", y: "redo", s: "save" };
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const letter = event.key.toLowerCase();
  const id = letter === "z" && event.shiftKey ? "redo" : SHORTCUTS[letter];
  if (!id || (id !== "save" && inText(event.target))) return;
  const button = document.getElementById(id);
  if (!button) return;
  event.preventDefault();
  if (!button.disabled) button.click();
});

// The program was stopped, or the machine slept: say so instead of doing nothing.
document.addEventListener("htmx:error", () => {
  const notices = document.getElementById("notices");
  if (!notices || notices.querySelector(".gone-desk")) return;
  const told = document.createElement("p");
  told.className = "alarm gone-desk";
  told.textContent = "The desk does not answer. If it was stopped, start it again; what was drafted is kept beside the case.";
  notices.append(told);
});

// Leave nothing typed behind unasked.
window.addEventListener("beforeunload", (event) => {
  const typed = [...document.querySelectorAll("textarea[data-guard]")].some((area) => area.value !== area.defaultValue);
  if (typed) event.preventDefault();
});

document.body.dataset.ready = "true";
