/* What the reader can take along: the configuration as text, the shown fronts as CSV or JSON, the picture as PNG. */

function watchFiles() {
  byId("copy").addEventListener("click", () => copy(commandOf(view.pin)));
  byId("csv").addEventListener("click", () => download("frontier-view.csv", "text/csv", csvOf(chart.scene)));
  byId("json").addEventListener("click", () => download("frontier-view.json", "application/json", jsonOf(chart.scene)));
  byId("png").addEventListener("click", () => pictureOf(2, true).toBlob(blob => hand("frontier-view.png", blob)));
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", { class: "offstage", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say("Copied: " + text);
  byId("copied").textContent = "copied";
  setTimeout(() => (byId("copied").textContent = ""), 2000);
}

function download(name, type, text) {
  hand(name, new Blob([text], { type }));
}

function hand(name, blob) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The points of the shown fronts with every metric. */
function recordsOf(scene) {
  return sortedFront(scene).points.map(point => ({
    machine: study.machines[machineOf[point]].id,
    rank: study.points.rank[point],
    ...Object.fromEntries(study.cellNames.map((name, place) => [name, configurationOf(point).cells[place]])),
    clients: study.points.clients[point],
    ...Object.fromEntries(study.metrics.map(metric => [metric.column, Number(valuesOf(metric.id)[point].toPrecision(6))])),
  }));
}

function csvOf(scene) {
  const records = recordsOf(scene);
  const quoted = value => (/[",\n]/.test(String(value)) ? '"' + String(value).replaceAll('"', '""') + '"' : String(value));
  const lines = [Object.keys(records[0] ?? {}), ...records.map(Object.values)];
  return lines.map(line => line.map(quoted).join(",")).join("\n") + "\n";
}

function jsonOf(scene) {
  const filters = Object.fromEntries(CHOSEN.map(kind => [kind, traits(kind).filter(trait => !view.hidden[kind].has(trait))]));
  const head = { title: study.title, input: study.inputHash, version: study.version, x: view.x, y: view.y, filters };
  return JSON.stringify({ ...head, small_print: study.footer, points: recordsOf(scene) }, null, 1) + "\n";
}

/** The picture with its legend and axes; alone also with its title and small print. */
function pictureOf(scale, alone) {
  const plot = chart.instance.renderToCanvas({ pixelRatio: scale, backgroundColor: tint("paper") });
  const [width, tall] = [plot.width / scale, plot.height / scale];
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const keys = [...byId("legend").children];
  pen.font = penFont(11);
  const small = alone ? wrapped(pen, study.footer.concat(viewText()).join(" · "), width - 24) : [];
  const head = alone ? 40 : 6;
  const top = head + 20 * keys.length + 24;
  canvas.width = width * scale;
  canvas.height = (top + tall + 32 + 15 * small.length) * scale;
  pen.scale(scale, scale);
  pen.fillStyle = tint("paper");
  pen.fillRect(0, 0, width, canvas.height);
  pen.fillStyle = tint("ink");
  if (alone) {
    write(pen, study.title, 12, 26, 18, true);
  }
  keys.forEach((item, i) => drawKey(pen, item, head + 20 * i));
  write(pen, "↑ " + axisTitle(view.y, chart.y), 12, top - 6, 13, true);
  pen.drawImage(plot, 0, top, width, tall);
  write(pen, "→ " + axisTitle(view.x, chart.x), chart.frame.left, top + tall + 14, 13, true);
  small.forEach((line, i) => write(pen, line, 12, top + tall + 38 + 15 * i, 11));
  return canvas;
}

function penFont(size, bold) {
  return (bold ? "bold " : "") + size + "px system-ui, sans-serif";
}

function write(pen, text, x, y, size, bold) {
  pen.font = penFont(size, bold);
  pen.fillText(text, x, y, pen.canvas.width / pen.getTransform().a - x - 12);
}

/** A line of the legend: its sign as on the page, and its words. */
function drawKey(pen, item, y) {
  const path = item.querySelector("path");
  pen.save();
  pen.translate(12, y + 4);
  if (path) {
    const shape = new Path2D(path.getAttribute("d"));
    pen.setLineDash((path.getAttribute("stroke-dasharray") ?? "").split(" ").filter(Boolean).map(Number));
    pen.lineWidth = 2;
    pen.strokeStyle = tint("ink");
    path.hasAttribute("stroke") ? pen.stroke(shape) : pen.fill(shape);
  } else {
    pen.fillStyle = getComputedStyle(item.querySelector(".dot")).backgroundColor;
    pen.fill(new Path2D("M15 1a5 5 0 1 0 .01 0z"));
  }
  pen.restore();
  write(pen, item.textContent, 50, y + 14, 13);
}

/** What has been filtered away. */
function viewText() {
  const without = kind => "without " + FILTER_NAMES[kind].toLowerCase() + " " + [...view.hidden[kind]].join(", ");
  const hidden = CHOSEN.filter(kind => view.hidden[kind].size).map(without);
  return "view: " + (hidden.join("; ") || "no filters");
}

function wrapped(pen, text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines[lines.length - 1] + (lines[lines.length - 1] ? " " : "") + word;
    if (pen.measureText(longer).width <= width) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
