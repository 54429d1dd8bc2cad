/* Names of layouts along the fronts: where another layout begins, if there is room. */

const LABEL_FONT = "11px system-ui, sans-serif";

/** Pixels of front that deserve a name. */
const SHORTEST_RUN = 24;

/** The stretches of equal layouts of a front, longest first by their way in pixels. */
function runsOf(front) {
  const places = pixelsOf(front);
  const runs = [];
  front.forEach((point, i) => {
    const name = configurationOf(point).label;
    const run = runs[runs.length - 1];
    if (run && run.name === name) {
      run.length += Math.hypot(places[i][0] - places[i - 1][0], places[i][1] - places[i - 1][1]);
      run.points.push(point);
    } else {
      runs.push({ name, points: [point], length: 0 });
    }
  });
  return runs.sort((a, b) => b.length - a.length);
}

/** Writes the longest stretches' names, each once for a front, beside their middle, unless they would cover something. */
function paintLabels() {
  const shown = chart.scene.lines.filter(line => line.front.length);
  const taken = shown.flatMap(line => pixelsOf(line.front));
  const boxes = [{ x: chart.frame.left, y: chart.frame.top + chart.frame.height - 40, width: chart.frame.width, height: 40 }];
  const most = Math.max(Math.floor((chart.frame.width / 60) / Math.max(shown.length, 2)), 2);
  for (const line of shown) {
    const named = new Set();
    for (const run of runsOf(line.front)) {
      if (!named.has(run.name) && named.size < most && (run.length > SHORTEST_RUN || named.size === 0)) {
        named.add(run.name);
        paintLabel(run, colorOf(line.place), taken, boxes);
      }
    }
  }
}

function pixelsOf(front) {
  const [xs, ys] = [valuesOf(view.x), valuesOf(view.y)];
  return front.map(point => [across(xs[point]), up(ys[point])]);
}

/** Tries places above, right and below; of those that cover nothing the first one. */
function paintLabel(run, color, taken, boxes) {
  const [[x, y]] = pixelsOf([run.points[Math.floor(run.points.length / 2)]]);
  const width = echarts.format.getTextRect(run.name, LABEL_FONT).width + 4;
  const height = 14;
  const { left, top, width: room, height: tall } = chart.frame;
  const corners = [12, 20, 30].flatMap(gap => [
    [x + gap * 0.7, y - height - gap * 0.7],
    [x + gap, y - height / 2],
    [x - width - gap * 0.7, y + gap * 0.7],
    [x - width / 2, y - height - gap],
    [x - width / 2, y + gap],
  ]);
  const free = corners.find(([a, b]) => {
    const inFrame = a >= left && b >= top && a + width <= left + room && b + height <= top + tall;
    const clear = ([px, py]) => px < a - 4 || px > a + width + 4 || py < b - 3 || py > b + height + 3;
    const apart = box => box.x > a + width || box.x + box.width < a || box.y > b + height || box.y + box.height < b;
    return inFrame && taken.every(clear) && boxes.every(apart);
  });
  if (free) {
    const [a, b] = free;
    boxes.push({ x: a, y: b, width, height });
    const style = { x: a + 2, y: b + 1, text: run.name, fill: color, font: LABEL_FONT, stroke: tint("paper"), lineWidth: 3 };
    add("Text", { style, z: 5 });
  }
}
