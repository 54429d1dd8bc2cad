/* The study as it was written: points in columns, and metrics that are columns or follow from columns by a declared relation. */

const study = JSON.parse(byId("study").textContent);

const metrics = new Map([...study.metrics, ...study.quantities].map(metric => [metric.id, metric]));

const columns = new Map();

/** The values of a metric, one for each point. */
function valuesOf(id) {
  if (!columns.has(id)) {
    columns.set(id, column(metrics.get(id)));
  }
  return columns.get(id);
}

function column(metric) {
  if (metric.values) {
    return Float64Array.from(metric.values, value => (value === null ? NaN : value));
  }
  const base = valuesOf(metric.of);
  if (metric.over) {
    const under = valuesOf(metric.over);
    return base.map((value, point) => (metric.factor * value) / under[point]);
  }
  return metric.reciprocal ? base.map(value => metric.reciprocal / value) : base.map(value => metric.factor * value);
}

/** The form in which a metric may be interpolated: a throughput rather than its reciprocal. The way there is also the way back. */
function straight(id) {
  const metric = metrics.get(id);
  return metric.reciprocal ? { id: metric.of, turn: value => metric.reciprocal / value } : { id, turn: value => value };
}

const machineOf = new Uint16Array(study.points.rank.length);
study.machines.forEach((machine, place) => machineOf.fill(place, machine.first, machine.first + machine.count));

/** The deployments of the points, without their clients: rows of places of words. */
study.configurations = study.configurationRows.map(([launched, cellPlaces, optionPlaces, replicas, mark]) => {
  const cells = cellPlaces.map(place => study.words[place]);
  const cell = name => cells[study.cellNames.indexOf(name)];
  const names = { launched: study.words[launched], label: cell("layout"), weights: cell("weights"), serving: cell("serving") };
  const counts = { gpus: Number(cell("gpus")), drafts: cell("draft_tokens"), replicas, mark };
  return { ...names, ...counts, cells, options: optionPlaces.map(place => study.words[place]).join("") };
});

function configurationOf(point) {
  return study.configurations[study.points.configuration[point]];
}

/** What a point is called: its machine, layout and clients. */
function nameOf(point) {
  const configuration = configurationOf(point);
  return configuration.launched + ", " + counted(study.points.clients[point], "client");
}

/** Where the figure of one deployment lies with a probability of 80 %: its two ends. What follows from a column does so with its band. */
function bandOf(id, point) {
  const metric = metrics.get(id);
  const value = valuesOf(id)[point];
  const place = study.spreadMetrics.indexOf(metric.of && !metric.over ? metric.of : id);
  if (place < 0) {
    return [value, value];
  }
  const [low, high] = study.spreads[study.points.spread[point]].slice(2 * place, 2 * place + 2);
  return metric.reciprocal ? [value / high, value / low] : [value * low, value * high];
}

/** The breakdown of a point, if the study holds it. */
function breakdownOf(point) {
  const place = study.points.breakdown[point];
  if (place < 0) {
    return null;
  }
  const { rows, texts, memories, poolFigures } = study.breakdowns;
  const [binding, text, memory, step, figures] = rows[place];
  const pools = figures.map((value, i) => [poolFigures[i][0], (number(value) + " " + poolFigures[i][1]).trim()]);
  return { binding: texts[binding], bindingText: texts[text], memory: memories[memory], step, pools };
}

/** The place of a point by its machine and rank, -1 if the page does not hold it. */
function pointOf(machine, rank) {
  const { first, count } = study.machines[machine] ?? { first: 0, count: 0 };
  for (let point = first; point < first + count; point++) {
    if (study.points.rank[point] === rank) {
      return point;
    }
  }
  return -1;
}
