/* The shown fronts as a table: the same points as in the picture, each linked to its mark. */

/** So many rows are shown at once; of more those whose points have a mark, until the reader wants all. */
const FEW_ROWS = 150;

/** The columns: what names a point, and the metrics of interest with those of the axes first. */
function tableColumns() {
  const chosen = [...new Set([view.x, view.y, ...study.panelMetrics])];
  return [
    { id: "machine", name: "Machine", of: point => study.machines[machineOf[point]].name },
    { id: "layout", name: "Layout", of: point => configurationOf(point).launched },
    { id: "gpus", name: "GPUs", numeric: true, of: point => Number(configurationOf(point).gpus) },
    { id: "clients", name: "Clients", numeric: true, of: point => study.points.clients[point] },
    ...chosen.map(id => ({ id, name: capital(shortUnit(id)), numeric: true, of: point => valuesOf(id)[point] })),
  ];
}

/** The points of all shown fronts in the chosen order. */
function sortedFront(scene) {
  const chosen = tableColumns();
  const column = chosen.find(one => one.id === (view.sort === "x" ? view.x : view.sort)) ?? chosen[4];
  const sign = view.falling ? -1 : 1;
  const compare = (a, b) => (column.numeric ? column.of(a) - column.of(b) : column.of(a).localeCompare(column.of(b), "en"));
  return { column, points: scene.lines.flatMap(line => line.front).sort((a, b) => sign * compare(a, b) || a - b) };
}

function showTable(scene) {
  const { column, points } = sortedFront(scene);
  const chosen = tableColumns();
  byId("table-head").replaceChildren(...chosen.map(one => heading(one, one.id === column.id)));
  const marked = new Set(scene.lines.flatMap(line => spaced(line.front)));
  const all = view.allRows || points.length <= FEW_ROWS;
  const rows = all ? points : points.filter(point => marked.has(point) || point === view.pin);
  byId("table-rows").replaceChildren(...rows.map((point, place) => row(point, chosen, place, marked.has(point))));
  byId("all-rows").hidden = all;
  byId("all-rows").textContent = "Show all " + counted(points.length, "point") + ", not just the " + rows.length + " with a mark";
  byId("printed-rows").textContent = "Printed: " + marked.size + " of " + counted(points.length, "point") + ", those with a mark.";
  byId("table-count").textContent = counted(points.length, "point") + " not dominated";
  byId("table-watts").textContent = "Watts are counted as " + study.boundary + ", unless a column says otherwise.";
  markPinnedRow();
}

function heading(column, sorted) {
  const order = sorted ? (view.falling ? "descending" : "ascending") : "none";
  const sort = () => {
    view.falling = sorted && !view.falling;
    view.sort = column.id === view.x ? "x" : column.id;
    showTable(chart.scene);
    byId("table-head").querySelector('[data-column="' + column.id + '"]').focus();
  };
  const arrow = sorted ? (view.falling ? " ▼" : " ▲") : "";
  const button = make("button", { type: "button", onclick: sort, "data-column": column.id }, column.name + arrow);
  return make("th", { scope: "col", "aria-sort": order, class: column.numeric ? "numeric" : "" }, button);
}

function row(point, columns, place, marked) {
  const cells = columns.map(column => {
    const value = column.of(point);
    const text = column.numeric ? number(value, column.id === "clients" ? 9 : 4) : value;
    return make("td", { class: column.numeric ? "numeric" : "" }, column.id === "machine" ? swatch(machineOf[point]) : null, text);
  });
  const traits = { class: marked ? "" : "between", tabindex: place === 0 ? 0 : -1, "aria-selected": "false" };
  const element = make("tr", { "data-point": point, ...traits }, cells);
  element.addEventListener("click", () => pin(point));
  element.addEventListener("mouseenter", () => hover(point));
  element.addEventListener("focus", () => hover(point));
  element.addEventListener("keydown", rowKey);
  return element;
}

/** Arrow keys go from row to row; Enter pins. */
function rowKey(event) {
  const next = { ArrowDown: event.currentTarget.nextElementSibling, ArrowUp: event.currentTarget.previousElementSibling };
  if (event.key in next) {
    if (next[event.key]) {
      event.currentTarget.tabIndex = -1;
      next[event.key].tabIndex = 0;
      next[event.key].focus();
    }
  } else if (event.key === "Enter" || event.key === " ") {
    pin(Number(event.currentTarget.dataset.point));
  } else {
    return;
  }
  event.preventDefault();
}

/** The row of the point under the pointer. */
function markRow(point) {
  byId("table-rows").querySelector(".hover")?.classList.remove("hover");
  byId("table-rows").querySelector('[data-point="' + point + '"]')?.classList.add("hover");
}

function markPinnedRow() {
  for (const element of byId("table-rows").children) {
    element.setAttribute("aria-selected", String(Number(element.dataset.point) === view.pin));
  }
}
