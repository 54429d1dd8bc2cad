/* A vertical line to drag: what every front gives at the same x, and its ratio to a baseline. */

const ruler = { dragging: false, dragged: false, start: 0 };

/** Where the ruler stands before anyone has moved it: on the limit, or in the middle of the axis. */
function usualPlace() {
  const limit = study.limits.find(one => one.metric === view.x && one.value > chart.x.min && one.value < chart.x.max);
  return limit ? limit.value : Number(valueAcross(chart.frame.left + chart.frame.width / 2).toPrecision(3));
}

function placeRuler() {
  const handle = byId("ruler");
  const empty = !chart.scene.lines.some(line => line.front.length);
  handle.hidden = empty;
  byId("readings").hidden = empty;
  if (empty) {
    return;
  }
  if (view.at === null || view.at < chart.x.min || view.at > chart.x.max) {
    view.at = usualPlace();
    paintPicks();
  }
  handle.style.left = across(view.at) + "px";
  handle.style.top = chart.frame.top + "px";
  handle.style.height = chart.frame.height + "px";
  handle.setAttribute("aria-valuemin", Number(chart.x.min.toPrecision(4)));
  handle.setAttribute("aria-valuemax", Number(chart.x.max.toPrecision(4)));
  handle.setAttribute("aria-valuenow", Number(view.at.toPrecision(4)));
  handle.setAttribute("aria-label", "Ruler: read every front at one value of " + metrics.get(view.x).label);
  showReadings();
}

/** What every shown front gives at the ruler, with its ratio to the baseline where both give something: more than 1 is better. */
function readings() {
  const lines = chart.scene.lines;
  const read = line => readAt(line.front, view.x, view.y, view.at);
  const base = read(lines[view.baseline]);
  return lines
    .filter(line => !view.hidden.machine.has(line.machine.id))
    .map(line => {
      const reading = read(line);
      const ratio = metrics.get(view.y).maximized ? reading.value / base.value : base.value / reading.value;
      return { line, reading, ratio, base };
    });
}

function reachText({ reading }) {
  switch (reading.reach) {
    case "empty":
      return "no front";
    case "unreached":
      return "not reached: the front ends at " + number(reading.end, 3);
    case "clamped":
      return "clamped: what the front gives at its end, " + number(reading.end, 3);
    default:
      return reading.between.length === 1 ? "on a point" : "between two points";
  }
}

function showReadings() {
  const found = readings();
  const unit = metrics.get(view.x).unit;
  byId("reading-place").textContent = number(view.at, 4) + " " + unit;
  byId("reading-unit").textContent = axisTitle(view.y, {});
  const how = metrics.get(view.y).maximized ? "" : " (of reciprocals: above 1 is better)";
  byId("reading-ratio").textContent = "Ratio to " + study.machines[view.baseline].name + how;
  byId("reading-rows").replaceChildren(
    ...found.map(one =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, swatch(one.line.place), one.line.machine.name),
        make("td", {}, number(one.reading.value)),
        make("td", { class: "ratio" }, ratioText(one)),
        make("td", {}, configurationText(one)),
        make("td", {}, reachText(one)),
      ),
    ),
  );
  const spoken = found.map(one => one.line.machine.name + " " + number(one.reading.value) + ", ratio " + ratioText(one));
  byId("ruler").setAttribute("aria-valuetext", number(view.at, 3) + " " + unit + ": " + spoken.join("; "));
}

function ratioText({ line, ratio, base, reading }) {
  if (line.place === view.baseline) {
    return "baseline";
  }
  if (!Number.isFinite(ratio)) {
    return "none";
  }
  const clamped = base.reach === "clamped" || reading.reach === "clamped";
  return number(ratio, 3) + "×" + (clamped ? " (clamped)" : "");
}

function configurationText({ reading }) {
  const labels = (reading.between ?? []).map(point => configurationOf(point).launched);
  return labels.length === 2 && labels[0] === labels[1] ? labels[0] : labels.join(" / ");
}

function moveRuler(value) {
  view.at = Math.min(Math.max(value, chart.x.min), chart.x.max);
  placeRuler();
  paintPicks();
  writeAddress();
}

function watchRuler(stage) {
  const handle = byId("ruler");
  handle.addEventListener("pointerdown", event => {
    Object.assign(ruler, { dragging: true, dragged: false, start: event.clientX });
    hover(-1);
  });
  addEventListener("pointermove", event => {
    if (ruler.dragging && (ruler.dragged || Math.abs(event.clientX - ruler.start) > 3)) {
      ruler.dragged = true;
      moveRuler(valueAcross(event.clientX - stage.getBoundingClientRect().left));
    }
  });
  const drop = () => (ruler.dragging = false);
  addEventListener("pointerup", drop);
  addEventListener("pointercancel", drop);
  handle.addEventListener("keydown", event => {
    const steps = { ArrowRight: 4, ArrowUp: 4, ArrowLeft: -4, ArrowDown: -4, PageUp: 40, PageDown: -40 };
    const ends = { Home: chart.x.min, End: chart.x.max };
    if (event.key in steps) {
      moveRuler(valueAcross(across(view.at) + steps[event.key]));
    } else if (event.key in ends) {
      moveRuler(ends[event.key]);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
}
