/* What the signs of the picture mean, and how many points there are of each. */

function swatch(place) {
  return make("span", { class: "dot m" + place, "aria-hidden": "true" });
}

function sign(path, options) {
  return make("svg", { viewBox: "0 0 30 12", class: "sign", "aria-hidden": "true" }, make("path", { d: path, ...options }));
}

function showLegend(scene) {
  const shown = scene.lines.filter(line => !view.hidden.machine.has(line.machine.id));
  const entries = shown.map(line => [swatch(line.place), line.machine.name + ": " + frontText(line)]);
  const front = scene.lines.flatMap(line => line.front);
  const used = kind => new Set(front.map(point => configurationOf(point)[kind]));
  const marks = used("mark");
  study.marks.forEach(({ text, path }, mark) => {
    if (marks.has(mark)) {
      entries.push([sign(path, { fill: "currentColor" }), text]);
    }
  });
  const weights = used("weights");
  study.precisions
    .filter(precision => weights.has(precision.id))
    .forEach(({ id, dash }) => {
      const stroke = { stroke: "currentColor", "stroke-width": 2.2, "stroke-dasharray": dash.join(" ") };
      entries.push([sign("M0 6H30", stroke), "weights " + id]);
    });
  if (front.some(point => study.points.rank[point] === study.machines[machineOf[point]].chosen)) {
    entries.push([sign("M15 1a5 5 0 1 0 .01 0z", { fill: "none", stroke: "currentColor", "stroke-width": 1.6 }), "best in limits"]);
  }
  entries.push([make("span", { class: "grey dot", "aria-hidden": "true" }), greyText(scene)]);
  byId("legend").replaceChildren(...entries.map(entry => make("li", {}, ...entry)));
}

function frontText(line) {
  const count = counted(line.front.length, "point");
  return count + " not dominated here" + (line.machine.found ? " (" + line.machine.found + ")" : "");
}

/** Grey points are a part of all that others beat. */
function greyText(scene) {
  const shown = number(chart.greyCount, 15);
  const all = study.cloud.count;
  const known = all > 0 ? " of " + number(all, 15) : "";
  return scene.whole ? shown + known + " dominated candidates" : shown + " other candidates, of those this page keeps";
}

/** What the fronts of this page may lack, where they are not those of the study. */
function showCaution(scene) {
  const left = study.machines.reduce((sum, machine) => sum + machine.leftOut, 0);
  const notes = [];
  if (!scene.whole) {
    const kept = number(study.points.rank.length, 15);
    notes.push("Dominance was tested again among the " + kept + " candidates that this page keeps.");
    if (left > 0) {
      const most = Math.max(...study.machines.map(machine => machine.tolerance ?? Infinity));
      const how = Number.isFinite(most) ? ": none is better than a kept one by more than " + number(100 * most, 2) + " % in both figures" : "";
      notes.push(number(left, 15) + " others that could matter were thinned out" + how + ".");
    }
  }
  byId("caution").textContent = notes.join(" ");
}
