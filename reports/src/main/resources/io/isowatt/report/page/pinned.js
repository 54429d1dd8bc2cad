/* The pinned point: its figures, and where its time, memory, watts and money go. */

const UNEXPLAINED = "Time and memory are kept for the fronts of the study; the command below tells them for this point.";

function showPinned() {
  const panel = byId("pinned");
  const point = view.pin;
  byId("copy").disabled = point < 0;
  if (point < 0) {
    panel.replaceChildren(make("p", { class: "hint" }, "Click a point, or choose one with the arrow keys and Enter, to keep it here with its breakdown."));
    say("Nothing is pinned.");
    return;
  }
  const machine = study.machines[machineOf[point]];
  const breakdown = breakdownOf(point);
  panel.replaceChildren(
    make("h2", {}, swatch(machineOf[point]), machine.name),
    make("p", { class: "name" }, nameOf(point)),
    ...(isShown(point) ? [] : [make("p", { class: "hint" }, "The filters hide this point.")]),
    pairs(study.panelMetrics.map(id => figureRow(id, point)), "figures"),
    make("p", { class: "hint" }, "Small: the unit, and where the figure lies with a probability of 80 %."),
    ...(breakdown ? boundBy(breakdown) : [make("p", { class: "hint" }, UNEXPLAINED)]),
    ...power(point),
    ...money(point),
    make("h3", {}, "Configuration"),
    pairs(configurationRows(point), "small"),
    make("h3", {}, "As a command"),
    make("code", { class: "command" }, commandOf(point)),
  );
  say("Pinned: " + summaryOf(point) + (breakdown ? " Bound by " + breakdown.binding + "." : ""));
}

/** The unit without the study's own power boundary, which is said once. */
function shortUnit(id) {
  const metric = metrics.get(id);
  return metric.short ?? metric.unit;
}

/** What keeps it from more, and where the time of a decode step and the memory of a GPU go. */
function boundBy(breakdown) {
  const whole = breakdown.step.reduce((sum, seconds) => sum + seconds, 0);
  const steps = study.families
    .map((family, place) => [family, breakdown.step[place]])
    .filter(([, seconds]) => seconds > 0)
    .map(([family, seconds]) => [family, seconds / whole, seconds_(seconds)]);
  const [weights, cacheOfToken, state, reserve, usable] = breakdown.memory;
  const left = Math.max(usable - weights - reserve, 0);
  const memory = [
    ["weights", weights],
    ["activations, graphs, collectives", reserve],
    ["left for the KV cache", left],
  ].map(([name, bytes]) => [name, bytes / usable, gibibytes(bytes)]);
  const perToken = [["KV cache of one token", number(cacheOfToken / 1e3, 4) + " kB"]];
  return [
    make("h3", {}, "What binds it"),
    make("p", {}, capital(breakdown.bindingText) + "."),
    make("h3", {}, "Time of a decode step, " + seconds_(whole)),
    bars(steps),
    make("h3", {}, "Memory of one GPU, " + gibibytes(usable) + " usable"),
    bars(memory),
    pairs(perToken.concat(state > 0 ? [["recurrent state of one sequence", number(state / 1e6, 3) + " MB"]] : [])),
    ...(breakdown.pools.length ? [make("h3", {}, "Pools"), pairs(breakdown.pools)] : []),
  ];
}

/** From the boards to the facility. */
function power(point) {
  const watts = study.powerChain.map(({ id, label }) => [label, valuesOf(id)[point]]);
  const most = Math.max(...watts.map(([, value]) => value));
  return [
    make("h3", {}, "Power of one GPU"),
    bars(watts.map(([label, value]) => [label, value / most, number(value, 4) + " W"])),
    make("p", { class: "hint" }, "This page counts watts at: " + study.boundary + "."),
  ];
}

function money(point) {
  const rows = study.moneyMetrics.map(id => [metrics.get(id).label, number(valuesOf(id)[point], 4) + " " + shortUnit(id)]);
  return [make("h3", {}, "Cost (" + study.price + ")"), pairs(rows)];
}

/** Shares of a whole, each with its value in words; the bar only repeats them. */
function bars(rows) {
  return make(
    "ul",
    { class: "bars" },
    rows.map(([name, share, text]) => {
      const bar = make("span", { class: "bar", "aria-hidden": "true" });
      bar.style.width = (100 * share).toFixed(1) + "%";
      return make("li", {}, make("span", { class: "what" }, name), make("span", { class: "value" }, text), bar);
    }),
  );
}

function seconds_(seconds) {
  const [unit, sign] = seconds >= 1 ? [1, " s"] : seconds >= 1e-3 ? [1e-3, " ms"] : [1e-6, " µs"];
  return number(seconds / unit, 4) + sign;
}

function gibibytes(bytes) {
  return number(bytes / 2 ** 30, 4) + " GiB";
}

/** The options with which the program estimates this point again. */
function commandOf(point) {
  const { options, replicas } = configurationOf(point);
  return study.machines[machineOf[point]].command + options + " --concurrency " + study.points.clients[point] / replicas;
}
