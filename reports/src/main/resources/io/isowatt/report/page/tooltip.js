/* What is said of one point: beside the pointer, and aloud. */

function summaryOf(point) {
  const figures = [view.x, view.y].map(id => number(valuesOf(id)[point]) + " " + metrics.get(id).unit);
  return study.machines[machineOf[point]].name + ", " + nameOf(point) + ": " + figures.join(", ") + ".";
}

/** For those who hear the page. */
function say(text) {
  byId("said").textContent = text;
}

/** The full configuration: every cell that tables have of it and that says something. */
function configurationRows(point) {
  const cells = configurationOf(point).cells;
  return study.cellNames
    .map((name, place) => [name.replaceAll("_", " "), cells[place]])
    .filter(([, cell]) => cell !== "")
    .concat([["clients", number(study.points.clients[point], 15)]]);
}

function showTooltip(point) {
  const tooltip = byId("tooltip");
  tooltip.hidden = point < 0;
  if (point < 0) {
    return;
  }
  const title = make("strong", {}, make("span", { class: "dot m" + machineOf[point] }), study.machines[machineOf[point]].name);
  const rows = [view.y, view.x].map(id => figureRow(id, point));
  tooltip.replaceChildren(title, make("div", {}, nameOf(point)), pairs(rows, "figures"), pairs(configurationRows(point), "small"));
  const stage = byId("stage").getBoundingClientRect();
  const x = across(valuesOf(view.x)[point]);
  const y = up(valuesOf(view.y)[point]);
  const { offsetWidth: width, offsetHeight: height } = tooltip;
  const left = x + 16 + width < stage.width ? x + 16 : Math.max(x - 16 - width, 0);
  tooltip.style.left = Math.min(left, Math.max(stage.width - width, 0)) + "px";
  tooltip.style.top = Math.max(Math.min(y - height / 2, stage.height - height), 0) + "px";
}

/** A figure in the panel: what it is and its unit, its value and where it lies with 80 %. */
function figureRow(id, point) {
  const [low, high] = bandOf(id, point);
  const band = low === high ? "" : number(low, 3) + " – " + number(high, 3);
  const value = make("strong", {}, number(valuesOf(id)[point]));
  const name = make("span", {}, capital(metrics.get(id).label), make("small", {}, shortUnit(id)));
  return [name, make("span", {}, value, band ? make("small", {}, band) : null)];
}

/** Names and what they stand for. */
function pairs(rows, kind = "") {
  return make("dl", { class: "pairs " + kind }, rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
}
