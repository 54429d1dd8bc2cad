/* What the reader can choose: axes, scales, baseline, and which candidates count. */

const FILTER_NAMES = { machine: "Machines", weights: "Weights", serving: "Serving", gpus: "GPUs", drafts: "Drafted tokens" };

function buildControls() {
  for (const axis of ["x", "y"]) {
    const select = byId(axis);
    const groups = new Map();
    for (const metric of study.metrics) {
      if (!groups.has(metric.group)) {
        groups.set(metric.group, make("optgroup", { label: metric.group }));
      }
      groups.get(metric.group).append(make("option", { value: metric.id }, capital(metric.label)));
    }
    select.append(...groups.values());
    select.addEventListener("change", () => chooseAxis(axis, select.value));
    byId(axis + "-scale").addEventListener("change", event => {
      view[axis + "Scale"] = event.target.value;
      update();
    });
  }
  byId("baseline").append(...study.machines.map((machine, place) => make("option", { value: place }, machine.name)));
  byId("baseline").addEventListener("change", event => {
    view.baseline = Number(event.target.value);
    update();
  });
  byId("bands").addEventListener("change", event => {
    view.bands = event.target.checked;
    update();
  });
  byId("all-rows").addEventListener("click", () => {
    view.allRows = true;
    showTable(chart.scene);
    byId("table-rows").firstElementChild.focus();
  });
  byId("reset").addEventListener("click", () => {
    resetView();
    update();
    say("Everything is as at the beginning.");
  });
  byId("filters").append(...CHOSEN.filter(kind => traits(kind).length > 1).map(filter));
}

/** Another metric on an axis; the two change places if it is already on the other one. */
function chooseAxis(axis, metric) {
  const other = axis === "x" ? "y" : "x";
  if (view[other] === metric) {
    view[other] = view[axis];
  }
  view[axis] = metric;
  view.at = null;
  update();
}

function filter(kind) {
  const boxes = traits(kind).map(trait => {
    const toggle = event => {
      event.target.checked ? view.hidden[kind].delete(trait) : view.hidden[kind].add(trait);
      update();
    };
    const box = make("input", { type: "checkbox", "data-kind": kind, value: trait, onchange: toggle });
    const machine = kind === "machine" ? study.machines.findIndex(one => one.id === trait) : -1;
    const name = machine >= 0 ? study.machines[machine].name : trait;
    return make("label", {}, box, machine >= 0 ? swatch(machine) : null, name);
  });
  return make("fieldset", {}, make("legend", {}, FILTER_NAMES[kind]), make("div", { class: "boxes" }, boxes));
}

/** Sets the controls to what is chosen. */
function showControls() {
  for (const axis of ["x", "y"]) {
    byId(axis).value = view[axis];
    byId(axis + "-scale").value = view[axis + "Scale"];
  }
  byId("baseline").value = view.baseline;
  byId("bands").checked = view.bands;
  document.querySelectorAll("#filters input").forEach(box => {
    box.checked = !view.hidden[box.dataset.kind].has(box.value);
  });
}
