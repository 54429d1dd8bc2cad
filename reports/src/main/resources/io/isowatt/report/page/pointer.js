/* Pointing at the picture: the nearest point of a front under the mouse, a finger or the arrow keys. */

const REACH_PIXELS = 28;

/** The nearest shown point of a front, -1 if none is near. */
function nearest(x, y) {
  const [xs, ys] = [valuesOf(view.x), valuesOf(view.y)];
  let found = -1;
  let least = REACH_PIXELS ** 2;
  for (const line of chart.scene.lines) {
    for (const point of line.front) {
      const distance = (across(xs[point]) - x) ** 2 + (up(ys[point]) - y) ** 2;
      if (distance < least) {
        least = distance;
        found = point;
      }
    }
  }
  return found;
}

function hover(point) {
  if (point !== view.hover) {
    view.hover = point;
    paintPicks();
    showTooltip(point);
    markRow(point);
  }
}

function pin(point) {
  view.pin = point === view.pin ? -1 : point;
  paintPicks();
  showPinned();
  markPinnedRow();
  writeAddress();
}

function watchPointer(stage) {
  const place = event => {
    const box = stage.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  stage.addEventListener("pointermove", event => ruler.dragging || hover(nearest(...place(event))));
  stage.addEventListener("pointerleave", () => hover(-1));
  stage.addEventListener("click", event => {
    const point = nearest(...place(event));
    if (point >= 0 && !ruler.dragged) {
      pin(point);
    }
    ruler.dragged = false;
  });
  stage.addEventListener("keydown", event => event.target === stage && key(event));
  stage.addEventListener("blur", () => hover(-1));
}

/** Arrow keys go along a front and from front to front; Enter pins, Escape lets go. */
function key(event) {
  const lines = chart.scene.lines.filter(line => line.front.length);
  const at = view.hover >= 0 ? view.hover : view.pin;
  const line = Math.max(lines.findIndex(one => one.front.includes(at)), 0);
  const front = lines[line]?.front ?? [];
  const place = front.indexOf(at);
  const last = front.length - 1;
  const moves = {
    ArrowRight: () => front[place < 0 ? 0 : Math.min(place + 1, last)],
    ArrowLeft: () => front[place < 0 ? last : Math.max(place - 1, 0)],
    Home: () => front[0],
    End: () => front[last],
    ArrowUp: () => beside(at, lines[(line + lines.length - 1) % lines.length]),
    ArrowDown: () => beside(at, lines[(line + 1) % lines.length]),
  };
  if (moves[event.key] && lines.length) {
    hover(moves[event.key]());
    say(summaryOf(view.hover));
  } else if ((event.key === "Enter" || event.key === " ") && at >= 0) {
    pin(at);
  } else if (event.key === "Escape") {
    hover(-1);
    if (view.pin >= 0) {
      pin(view.pin);
    }
  } else {
    return;
  }
  event.preventDefault();
}

/** The point of a front that lies nearest to another one across. */
function beside(point, line) {
  const xs = valuesOf(view.x);
  const at = point >= 0 ? xs[point] : xs[line.front[0]];
  return line.front.reduce((a, b) => (Math.abs(xs[b] - at) < Math.abs(xs[a] - at) ? b : a));
}
