/* Shapes over and under the staircases: refused sides, bands, best in limits; and what moves with the reader, which is drawn apart. */

function paintLayer() {
  chart.layer.removeAll();
  paintPicks();
  if (!chart.scene.lines.some(line => line.front.length)) {
    const { left, top, width, height } = chart.frame;
    const style = { x: left + width / 2, y: top + height / 2, align: "center", fill: tint("ink"), font: "15px system-ui, sans-serif" };
    const text = study.points.rank.length ? "Nothing is left: show more again." : "No deployment meets the limits.";
    add("Text", { style: { ...style, text } });
    return;
  }
  study.limits.forEach(paintLimit);
  if (view.bands) {
    chart.scene.lines.forEach(paintBars);
  }
  chart.scene.lines.forEach(paintChosen);
  paintLabels();
}

/** The ruler, the pinned point and the one under the pointer. */
function paintPicks() {
  chart.picks.removeAll();
  if (!chart.scene.lines.some(line => line.front.length)) {
    return;
  }
  if (view.at !== null) {
    const x = across(view.at);
    paintLine([x, chart.frame.top], [x, chart.frame.top + chart.frame.height], tint("ink"), 1.4, [5, 3], 6, chart.picks);
  }
  [view.pin, view.hover].filter(point => point >= 0 && isShown(point)).forEach(paintPicked);
}

function add(kind, options, group = chart.layer) {
  group.add(new echarts.graphic[kind]({ silent: true, z: 5, ...options }));
}

function paintLine([x1, y1], [x2, y2], stroke, lineWidth, lineDash, z, group) {
  add("Line", { shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth, lineDash }, z }, group);
}

/** The side of a limit that users refuse, hatched, if the limit lies on one of the axes. */
function paintLimit(limit) {
  const horizontal = limit.metric === view.x;
  if (!horizontal && limit.metric !== view.y) {
    return;
  }
  const { left, top, width, height } = chart.frame;
  const at = horizontal
    ? Math.min(Math.max(across(limit.value), left), left + width)
    : Math.min(Math.max(up(limit.value), top), top + height);
  const lower = horizontal ? { x: left, y: top, width: at - left, height } : { x: left, y: at, width, height: top + height - at };
  const upper = horizontal ? { x: at, y: top, width: left + width - at, height } : { x: left, y: top, width, height: at - top };
  const shape = limit.refusedBelow ? lower : upper;
  if (shape.width > 0.5 && shape.height > 0.5) {
    add("Rect", { shape, style: { fill: { image: hatch(), repeat: "repeat" } }, z: 1 });
  }
  const color = tint("limit");
  const end = horizontal ? [at, top + height] : [left + width, at];
  paintLine(horizontal ? [at, top] : [left, at], end, color, 1.5, null, 5);
  const right = horizontal && (at + 190 < left + width || at < left + width / 2);
  const room = Math.max((right ? left + width - at : at - left) - 10, 60);
  const style = { text: limit.text, width: room, overflow: "break", lineHeight: 15, fill: color, font: "bold 12px system-ui, sans-serif", backgroundColor: tint("veil"), padding: 2 };
  const place = horizontal
    ? { x: at + (right ? 5 : -5), y: top + height - 8, align: right ? "left" : "right", verticalAlign: "bottom" }
    : { x: left + 8, y: at - 4, align: "left", verticalAlign: "bottom" };
  add("Text", { style: { ...style, ...place }, z: 6 });
}

/** Slanted lines that repeat. */
function hatch() {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const pen = tile.getContext("2d");
  pen.strokeStyle = tint("hatch");
  pen.lineWidth = 1;
  pen.beginPath();
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift, 8);
    pen.lineTo(shift + 8, 0);
  }
  pen.stroke();
  return tile;
}

/** Where each point of a front lies up with a probability of 80 %. */
function paintBars(line) {
  line.front.forEach(point => paintBar(point, 1, 0.35));
}

function paintBar(point, lineWidth, opacity, group) {
  const clipped = value => Math.min(Math.max(up(value), chart.frame.top), chart.frame.top + chart.frame.height);
  const x = across(valuesOf(view.x)[point]);
  const [low, high] = bandOf(view.y, point).map(clipped);
  const shape = { x1: x, y1: low, x2: x, y2: high };
  add("Line", { shape, style: { stroke: colorOf(machineOf[point]), lineWidth, opacity }, z: 2 }, group);
}

/** A ring around the best deployment in the limits, where it lies on the shown front. */
function paintChosen(line) {
  const chosen = line.front.find(point => study.points.rank[point] === line.machine.chosen);
  if (chosen !== undefined) {
    ring(chosen, 9, colorOf(line.place), "none", chart.layer);
  }
}

function ring(point, r, stroke, fill, group) {
  const shape = { cx: across(valuesOf(view.x)[point]), cy: up(valuesOf(view.y)[point]), r };
  add("Circle", { shape, style: { stroke, lineWidth: 2, fill }, z: 6 }, group);
}

/** A point that the reader has picked: filled, with its band in both directions. */
function paintPicked(point) {
  const [x, y] = [valuesOf(view.x)[point], valuesOf(view.y)[point]];
  if (!inside(x, y)) {
    return;
  }
  const color = colorOf(machineOf[point]);
  paintBar(point, 2, 1, chart.picks);
  const { left, width } = chart.frame;
  const [low, high] = bandOf(view.x, point).map(value => Math.min(Math.max(across(value), left), left + width));
  paintLine([low, up(y)], [high, up(y)], color, 2, null, 4, chart.picks);
  ring(point, 6, tint("paper"), color, chart.picks);
  if (point === view.pin) {
    ring(point, 11, tint("ink"), "none", chart.picks);
  }
}
