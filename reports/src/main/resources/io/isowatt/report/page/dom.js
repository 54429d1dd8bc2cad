/* Making and finding elements. Text is always set as text: nothing of a study is ever read as HTML. */

const SVG = "http://www.w3.org/2000/svg";

function byId(id) {
  return document.getElementById(id);
}

/** An element with attributes and children; strings become text, what is null is left out. */
function make(tag, attributes = {}, ...children) {
  const element = ["svg", "line", "path"].includes(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

/** Formats by digits: making one takes longer than a whole table. */
const formats = new Map();

/** A number with so many significant digits and commas between thousands. */
function number(value, digits = 4) {
  if (!formats.has(digits)) {
    formats.set(digits, new Intl.NumberFormat("en-US", { maximumSignificantDigits: digits }));
  }
  return Number.isFinite(value) ? formats.get(digits).format(value) : "–";
}

/** A count with its noun: 1 GPU, 8 GPUs. */
function counted(count, noun) {
  return number(count, 15) + " " + noun + (count === 1 ? "" : "s");
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
