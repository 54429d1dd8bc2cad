/* What the reader has chosen to see. It lies in the address of the page, so that a link shows the same. */

const CHOSEN = ["machine", "weights", "serving", "gpus", "drafts"];

const view = {};

function resetView() {
  Object.assign(view, { x: study.x, y: study.y, xScale: "auto", yScale: "auto", baseline: 0, at: null, pin: -1, hover: -1 });
  Object.assign(view, { bands: false, sort: "x", falling: false, allRows: false, hidden: {} });
  CHOSEN.forEach(kind => (view.hidden[kind] = new Set()));
}

/** What the points are told apart by: the values of a kind of filter, as text. */
function traitOf(kind, point) {
  return kind === "machine" ? study.machines[machineOf[point]].id : String(configurationOf(point)[kind]);
}

/** All values of a kind of filter, in the order in which they are shown. */
function traits(kind) {
  if (kind === "machine") {
    return study.machines.map(machine => machine.id);
  }
  const found = [...new Set(study.configurations.map(configuration => String(configuration[kind])))];
  const numeric = found.every(value => value !== "" && Number.isFinite(Number(value)));
  return numeric ? found.sort((a, b) => a - b) : found.sort();
}

function isShown(point) {
  return CHOSEN.every(kind => view.hidden[kind].size === 0 || !view.hidden[kind].has(traitOf(kind, point)));
}

function isFiltered() {
  return CHOSEN.some(kind => kind !== "machine" && view.hidden[kind].size > 0);
}

function writeAddress() {
  const parts = new URLSearchParams();
  const fresh = { x: study.x, y: study.y, xScale: "auto", yScale: "auto", baseline: 0, bands: false };
  Object.keys(fresh).forEach(key => view[key] !== fresh[key] && parts.set(key, view[key]));
  CHOSEN.forEach(kind => view.hidden[kind].size && parts.set("no-" + kind, [...view.hidden[kind]].join("~")));
  if (view.at !== null) {
    parts.set("at", Number(view.at.toPrecision(6)));
  }
  if (view.pin >= 0) {
    parts.set("pin", study.machines[machineOf[view.pin]].id + "~" + study.points.rank[view.pin]);
  }
  const hash = parts.toString();
  if (hash !== location.hash.replace(/^#/, "")) {
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }
}

function readAddress() {
  resetView();
  const parts = new URLSearchParams(location.hash.replace(/^#/, ""));
  const axis = key => (study.metrics.some(metric => metric.id === parts.get(key)) ? parts.get(key) : study[key]);
  view.x = axis("x");
  view.y = axis("y") === view.x ? study.metrics.find(metric => metric.id !== view.x).id : axis("y");
  for (const key of ["xScale", "yScale"]) {
    view[key] = ["log", "linear"].includes(parts.get(key)) ? parts.get(key) : "auto";
  }
  const baseline = Number(parts.get("baseline"));
  view.baseline = baseline in study.machines ? baseline : 0;
  view.bands = parts.get("bands") === "true";
  const at = Number(parts.get("at"));
  view.at = at > 0 && Number.isFinite(at) ? at : null;
  for (const kind of CHOSEN) {
    const known = new Set(traits(kind));
    view.hidden[kind] = new Set((parts.get("no-" + kind) ?? "").split("~").filter(value => known.has(value)));
  }
  const [machine, rank] = (parts.get("pin") ?? "").split("~");
  view.pin = pointOf(study.machines.findIndex(one => one.id === machine), Number(rank));
}

/** What the choices give: a front for each machine that is shown, and the points behind them. */
function sceneOf() {
  const shown = study.points.rank.map((_, point) => point).filter(isShown);
  const lines = study.machines.map((machine, place) => ({
    machine,
    place,
    front: staircase(shown.filter(point => machineOf[point] === place), view.x, view.y),
  }));
  const onFront = new Set(lines.flatMap(line => line.front));
  const ownAxes = view.x === study.x && view.y === study.y;
  const whole = ownAxes && CHOSEN.every(kind => view.hidden[kind].size === 0);
  return { lines, behind: shown.filter(point => !onFront.has(point)), onFront, ownAxes, whole };
}
