/* One axis: which values it spans, where a value lies, and its round values. The same rules as in the printed pictures. */

const LINEAR_RATIO = 8;
const MARGIN = 0.06;

/** The axis over some values; "auto" is logarithmic where they lie more than a factor of eight apart. */
function axisOver(values, mode, ticksWanted) {
  const positive = values.filter(value => value > 0 && Number.isFinite(value));
  if (positive.length === 0) {
    return { min: 0, max: 1, log: false, place: value => value, ticks: [] };
  }
  const least = positive.reduce((a, b) => Math.min(a, b));
  const most = positive.reduce((a, b) => Math.max(a, b));
  const log = mode === "log" || (mode === "auto" && most / least > LINEAR_RATIO);
  const margin = Math.max(Math.pow(most / least, MARGIN), 1.02);
  const min = log ? least / margin : 0;
  const max = log ? most * margin : most * (1 + MARGIN);
  const axis = { min, max, log, place: log ? Math.log10 : value => value };
  axis.ticks = ticks(axis, ticksWanted);
  return axis;
}

function ticks(axis, wanted) {
  if (!axis.log) {
    return linearTicks(axis, wanted);
  }
  for (const mantissas of [[1], [1, 3], [1, 2, 5], [1, 2, 3, 5, 7]]) {
    const found = [];
    for (let decade = Math.floor(Math.log10(axis.min)); decade <= Math.log10(axis.max); decade++) {
      for (const mantissa of mantissas) {
        const value = decade < 0 ? mantissa / 10 ** -decade : mantissa * 10 ** decade;
        if (value >= axis.min && value <= axis.max) {
          found.push(value);
        }
      }
    }
    if (found.length >= Math.min(4, wanted)) {
      return found;
    }
  }
  return linearTicks(axis, wanted);
}

function linearTicks(axis, wanted) {
  const rough = (axis.max - axis.min) / wanted;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = ten * (rough / ten < 1.5 ? 1 : rough / ten < 3.5 ? 2 : rough / ten < 7.5 ? 5 : 10);
  const found = [];
  for (let i = Math.ceil(axis.min / step); i * step <= axis.max; i++) {
    found.push(i * step);
  }
  return found;
}

/** 0.5, 20, 5k, 150k, 2M. */
function tickLabel(value) {
  const [unit, sign] = value >= 1e9 ? [1e9, "G"] : value >= 1e6 ? [1e6, "M"] : value >= 1e3 ? [1e3, "k"] : [1, ""];
  return Number((value / unit).toPrecision(3)) + sign;
}
