/* Puts the page together, and draws it again whenever something changes. */

/** Draws everything from what is chosen. */
function update() {
  showControls();
  const scene = sceneOf();
  if (view.hover >= 0 && !scene.onFront.has(view.hover)) {
    view.hover = -1;
    byId("tooltip").hidden = true;
  }
  paintChart(scene);
  placeRuler();
  byId("y-title").textContent = "↑ " + axisTitle(view.y, chart.y);
  byId("x-title").textContent = axisTitle(view.x, chart.x) + " →";
  showLegend(scene);
  showCaution(scene);
  showTable(scene);
  showPinned();
  writeAddress();
}

function showTexts() {
  document.title = study.title + " – Isowatt";
  byId("title").textContent = study.title;
  byId("answer").replaceChildren(...study.answer.map(sentence => make("p", {}, sentence)));
  byId("caveats").replaceChildren(...study.caveats.map(sentence => make("li", {}, sentence)));
  byId("caveats").hidden = study.caveats.length === 0;
  byId("footer").textContent = study.footer.join(" · ");
  const sheet = document.styleSheets[0];
  study.machines.forEach((machine, place) => {
    sheet.insertRule(".m" + place + " { --mark: " + machine.color + "; --mark-dark: " + machine.dark + "; }", sheet.cssRules.length);
  });
}

/** Dark where the reader wants it dark, but never on paper. */
function watchTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paper = matchMedia("print");
  const follow = () => {
    chart.dark = dark.matches && !paper.matches;
    update();
  };
  dark.addEventListener("change", follow);
  paper.addEventListener("change", () => {
    follow();
    if (paper.matches) {
      byId("printed").src = pictureOf(2, false).toDataURL();
    }
  });
  chart.dark = dark.matches && !paper.matches;
}

function start() {
  readAddress();
  showTexts();
  buildControls();
  openChart(byId("chart"));
  watchTheme();
  watchPointer(byId("stage"));
  watchRuler(byId("stage"));
  watchFiles();
  update();
  new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = byId("chart");
    if (width > 0 && (width !== chart.instance.getWidth() || height !== chart.instance.getHeight())) {
      chart.instance.resize();
      update();
    }
  }).observe(byId("chart"));
  addEventListener("hashchange", () => {
    readAddress();
    update();
  });
  performance.mark("usable");
}

start();
