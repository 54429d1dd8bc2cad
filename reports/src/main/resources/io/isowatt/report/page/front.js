/* Which points no other one beats, and what a front gives at a place between its points. */

/** The staircase of some points by growing x: those that no other one beats on both axes. */
function staircase(points, x, y) {
  const xs = valuesOf(x);
  const ys = valuesOf(y);
  const xSign = metrics.get(x).maximized ? -1 : 1;
  const ySign = metrics.get(y).maximized ? -1 : 1;
  const bestFirst = points
    .filter(point => Number.isFinite(xs[point]) && Number.isFinite(ys[point]))
    .sort((a, b) => xSign * (xs[a] - xs[b]) || ySign * (ys[a] - ys[b]) || a - b);
  const kept = [];
  let best = Infinity;
  for (const point of bestFirst) {
    if (ySign * ys[point] < best) {
      kept.push(point);
      best = ySign * ys[point];
    }
  }
  return kept.sort((a, b) => xs[a] - xs[b]);
}

/**
 * What a front gives at an x: between two points linearly, throughputs rather than their reciprocals. Below its undemanding end it
 * still gives what it gives there ("clamped"); beyond its demanding end nothing ("unreached").
 */
function readAt(front, x, y, at) {
  if (front.length === 0) {
    return { reach: "empty", value: NaN };
  }
  const xs = valuesOf(x);
  const ys = valuesOf(y);
  const first = front[0];
  const last = front[front.length - 1];
  const [easy, hard] = metrics.get(x).maximized ? [first, last] : [last, first];
  const sign = metrics.get(x).maximized ? 1 : -1;
  if (sign * (at - xs[hard]) > 0) {
    return { reach: "unreached", value: NaN, end: xs[hard] };
  }
  if (sign * (at - xs[easy]) < 0) {
    return { reach: "clamped", value: ys[easy], end: xs[easy], between: [easy] };
  }
  const right = front.find(point => xs[point] >= at);
  if (xs[right] === at) {
    return { reach: "both", value: ys[right], between: [right] };
  }
  const left = front[front.indexOf(right) - 1];
  const across = straight(x);
  const up = straight(y);
  const [start, place, end] = [xs[left], at, xs[right]].map(across.turn);
  const share = (place - start) / (end - start);
  const value = up.turn(up.turn(ys[left]) * (1 - share) + up.turn(ys[right]) * share);
  return { reach: "both", value, between: [left, right] };
}
