/* The picture: axes, staircases and points through ECharts, and what lies over and under them as shapes in its canvas. */

const chart = { instance: null, layer: null, picks: null, x: null, y: null, frame: null, scene: null, dark: false };

/** Marks closer to each other would hide the dashes between them. */
const MARK_PIXELS = 26;

function colorOf(place) {
  const machine = study.machines[place];
  return chart.dark ? machine.dark : machine.color;
}

function tint(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

function openChart(container) {
  chart.instance = echarts.init(container, null, { renderer: "canvas" });
  for (const group of ["layer", "picks"]) {
    chart[group] = new echarts.graphic.Group();
    chart.instance.getZr().add(chart[group]);
  }
}

/** Pixels of a value across and up. */
function across(value) {
  const { x, frame } = chart;
  return frame.left + (frame.width * (x.place(value) - x.place(x.min))) / (x.place(x.max) - x.place(x.min));
}

function up(value) {
  const { y, frame } = chart;
  return frame.top + frame.height * (1 - (y.place(value) - y.place(y.min)) / (y.place(y.max) - y.place(y.min)));
}

/** The value at so many pixels across. */
function valueAcross(pixels) {
  const { x, frame } = chart;
  const place = x.place(x.min) + ((pixels - frame.left) / frame.width) * (x.place(x.max) - x.place(x.min));
  return x.log ? 10 ** place : place;
}

/** What an axis counts, and whether its ratios or its differences lie equally far apart. */
function axisTitle(id, axis) {
  return capital(metrics.get(id).unit) + (axis.log ? " (log scale)" : "");
}

/** Lays the axes out over the fronts that are shown, and paints everything. */
function paintChart(scene) {
  const [width, height] = [chart.instance.getWidth(), chart.instance.getHeight()];
  const narrow = width < 520;
  chart.scene = scene;
  chart.frame = { left: narrow ? 44 : 58, top: 14, width: 0, height: height - 14 - 30 };
  chart.frame.width = width - chart.frame.left - 16;
  const front = scene.lines.flatMap(line => line.front);
  const limits = study.limits.filter(limit => limit.metric === view.x).map(limit => limit.value);
  const xs = front.map(point => valuesOf(view.x)[point]);
  chart.x = axisOver(xs.length ? xs.concat(limits) : xs, view.xScale, narrow ? 4 : 8);
  chart.y = axisOver(front.map(point => valuesOf(view.y)[point]), view.yScale, 6);
  chart.instance.setOption(
    {
      animation: false,
      backgroundColor: tint("paper"),
      textStyle: { fontFamily: "system-ui, sans-serif", color: tint("ink") },
      grid: { ...chart.frame, containLabel: false },
      xAxis: axisOption(chart.x),
      yAxis: axisOption(chart.y),
      series: [...greySeries(scene), ...scene.lines.flatMap(lineSeries), ...scene.lines.flatMap(markSeries)],
    },
    { notMerge: true },
  );
  paintLayer();
}

function axisOption(axis) {
  const places = axis.ticks.map(axis.place);
  return {
    type: "value",
    min: axis.place(axis.min),
    max: axis.place(axis.max),
    axisLine: { show: true, onZero: false, lineStyle: { color: tint("faint") } },
    axisTick: { show: true, customValues: places },
    axisLabel: {
      customValues: places,
      hideOverlap: true,
      color: tint("ink"),
      formatter: place => tickLabel(axis.log ? 10 ** place : place),
    },
    splitLine: { show: true, lineStyle: { color: tint("grid") } },
  };
}

/** A point where the axes of the chart see it. */
function placed(x, y) {
  return [chart.x.place(x), chart.y.place(y)];
}

function inside(x, y) {
  return x >= chart.x.min && x <= chart.x.max && y >= chart.y.min && y <= chart.y.max;
}

/** What tells candidates apart in the cloud, which has four digits. */
function rounded(x, y) {
  return x.toPrecision(4) + " " + y.toPrecision(4);
}

/** What other candidates beat: small and grey, of a large search a part. */
function greySeries(scene) {
  const [xs, ys] = [valuesOf(view.x), valuesOf(view.y)];
  const data = scene.behind.filter(point => inside(xs[point], ys[point])).map(point => placed(xs[point], ys[point]));
  if (scene.whole) {
    const kept = new Set(study.points.rank.map((_, point) => rounded(xs[point], ys[point])));
    study.cloud.x.forEach((x, i) => {
      const y = study.cloud.y[i];
      if (inside(x, y) && !kept.has(rounded(x, y))) {
        data.push(placed(x, y));
      }
    });
  }
  chart.greyCount = data.length;
  const itemStyle = { color: tint("grey") };
  return [{ type: "scatter", large: true, largeThreshold: 1, progressive: 0, silent: true, symbolSize: 2.6, data, itemStyle, z: 2 }];
}

/** The staircase of a machine, in one dash for each precision of weights. */
function lineSeries(line) {
  return study.precisions
    .map(precision => ({ precision, data: stairsOf(line.front, precision.id) }))
    .filter(part => part.data.length > 0)
    .map(({ precision, data }) => ({
      type: "line",
      data,
      silent: true,
      showSymbol: false,
      connectNulls: false,
      z: 3,
      lineStyle: { color: colorOf(line.place), width: 2.2, type: precision.dash.length ? precision.dash : "solid" },
    }));
}

/** The corners of those steps that lead to points with such weights. */
function stairsOf(front, weights) {
  const [xs, ys] = [valuesOf(view.x), valuesOf(view.y)];
  const maximized = metrics.get(view.x).maximized;
  const corners = [];
  let open = false;
  front.forEach((point, i) => {
    if (configurationOf(point).weights !== weights) {
      open = false;
      return;
    }
    if (!open && corners.length) {
      corners.push([NaN, NaN]);
    }
    const before = front[i - 1];
    const after = front[i + 1];
    if (maximized) {
      corners.push(...(before === undefined ? [] : [placed(xs[before], ys[before]), placed(xs[before], ys[point])]));
      corners.push(placed(xs[point], ys[point]));
    } else {
      corners.push(placed(xs[point], ys[point]));
      corners.push(...(after === undefined ? [] : [placed(xs[after], ys[point]), placed(xs[after], ys[after])]));
    }
    open = true;
  });
  return corners;
}

/** The points of a front that have room for a mark; their shape tells how they serve. */
function markSeries(line) {
  const [xs, ys] = [valuesOf(view.x), valuesOf(view.y)];
  const marked = spaced(line.front);
  return study.marks.map(({ symbol }, mark) => ({
    type: "scatter",
    silent: true,
    symbol,
    symbolSize: symbol === "circle" || symbol === "rect" ? 7 : 9,
    z: 4,
    itemStyle: { color: colorOf(line.place) },
    data: marked
      .filter(point => configurationOf(point).mark === mark)
      .map(point => placed(xs[point], ys[point])),
  }));
}

/** Points at least some pixels apart from each other, both ends included. */
function spaced(front) {
  const [xs, ys] = [valuesOf(view.x), valuesOf(view.y)];
  const apart = (a, b) => Math.hypot(across(xs[a]) - across(xs[b]), up(ys[a]) - up(ys[b])) >= MARK_PIXELS;
  const kept = [];
  front.forEach((point, i) => {
    const last = i === front.length - 1;
    if (last && kept.length > 1 && !apart(point, kept[kept.length - 1])) {
      kept.pop();
    }
    if (last || kept.length === 0 || apart(point, kept[kept.length - 1])) {
      kept.push(point);
    }
  });
  return kept;
}
