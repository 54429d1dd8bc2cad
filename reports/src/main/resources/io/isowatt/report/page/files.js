/* What the reader can take along: the configuration as text, the shown fronts as CSV or JSON, the picture as PNG. */

function watchFiles() {
  byId("copy").addEventListener("click", () => copy(commandOf(view.pin)));
  byId("csv").addEventListener("click", () => download("frontier-view.csv", "text/csv", csvOf(chart.scene)));
  byId("json").addEventListener("click", () => download("frontier-view.json", "application/json", jsonOf(chart.scene)));
  byId("png").addEventListener("click", () => pictureOf(2).toBlob(blob => hand("frontier-view.png", blob)));
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

/** The picture with its title, axes, legend and small print, so that it can stand alone. */
function pictureOf(scale) {
  const plot = chart.instance.renderToCanvas({ pixelRatio: scale, backgroundColor: tint("paper") });
  const width = plot.width / scale;
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const font = (size, bold) => (bold ? "bold " : "") + size + "px system-ui, sans-serif";
  pen.font = font(11);
  const small = wrapped(pen, study.footer.concat(location.hash ? ["view: " + viewText()] : []).join(" · "), width - 24);
  pen.font = font(13);
  const keys = [...byId("legend").children].map(item => ({ text: item.textContent, dot: item.querySelector(".dot") }));
  const top = 62 + 19 * keys.length;
  canvas.width = width * scale;
  canvas.height = (top + plot.height / scale + 30 + 15 * small.length + 8) * scale;
  pen.scale(scale, scale);
  pen.fillStyle = tint("paper");
  pen.fillRect(0, 0, width, canvas.height);
  pen.fillStyle = tint("ink");
  const write = (text, x, y, size, bold) => {
    pen.font = font(size, bold);
    pen.fillText(text, x, y, width - 2 * x);
  };
  write(study.title, 12, 26, 18, true);
  keys.forEach(({ text, dot }, i) => {
    if (dot) {
      pen.fillStyle = getComputedStyle(dot).backgroundColor;
      pen.fillRect(14, 40 + 19 * i, 10, 10);
      pen.fillStyle = tint("ink");
    }
    write(text, 32, 50 + 19 * i, 13);
  });
  write("↑ " + axisTitle(view.y, chart.y), 12, top - 6, 13, true);
  pen.drawImage(plot, 0, top, width, plot.height / scale);
  write("→ " + axisTitle(view.x, chart.x), chart.frame.left, top + plot.height / scale + 14, 13, true);
  small.forEach((line, i) => write(line, 12, top + plot.height / scale + 38 + 15 * i, 11));
  return canvas;
}

/** What has been filtered away. */
function viewText() {
  const hidden = CHOSEN.filter(kind => view.hidden[kind].size).map(kind => "without " + FILTER_NAMES[kind].toLowerCase() + " " + [...view.hidden[kind]].join(", "));
  return hidden.join("; ") || "no filters";
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
