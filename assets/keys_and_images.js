// Keys on the evidence page, and charts saved as pictures with their title and address.
(function () {
  const typing = (target) => target.closest("input, textarea, select, [contenteditable], [role=combobox]");

  function step(by) {
    const api = window.dash_ag_grid && dash_ag_grid.getApi("evidence-table");
    if (!api) return;
    const chosen = api.getSelectedNodes()[0];
    const next = Math.max(0, (chosen ? chosen.rowIndex : -1) + by);
    const row = api.getDisplayedRowAtIndex(next);
    if (!row || row.data === undefined) return;
    api.ensureIndexVisible(next);
    row.setSelected(true, true);
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    c: () => document.getElementById("review-confirm")?.click(),
    r: () => document.getElementById("review-reject")?.click(),
    e: () => document.getElementById("review-field")?.focus(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (!document.getElementById("evidence-table") || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });

  // A chosen link says so to those who do not see it; the link component itself has no such attribute.
  new MutationObserver(() => {
    document.querySelectorAll("a.current:not([aria-current])").forEach((a) => {
      a.setAttribute("aria-current", "true");
      const nav = a.closest(".nav");  // on a phone the pages' names run off the screen
      if (nav && nav.scrollWidth > nav.clientWidth) nav.scrollTo({ left: a.offsetLeft - nav.offsetLeft - 40 });
    });
    document.querySelectorAll("a[aria-current]:not(.current)").forEach((a) => a.removeAttribute("aria-current"));
  }).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ["class"] });

  const plain = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  async function citation(figure) {
    if (!figure) return "";
    const lang = document.documentElement.lang === "ar" ? "?lang=ar" : "";
    const answer = await fetch("/api/figures/" + encodeURIComponent(figure) + "/citation" + lang);
    return answer.ok ? answer.text() : "";
  }

  // A line of text that fits the width, cut at words; `most` lines at most.
  function folded(text, width, most) {
    const lines = [""];
    for (const word of text.split(/\s+/)) {
      if ((lines.at(-1) + " " + word).length * 5.4 > width && lines.at(-1)) lines.push("");
      lines[lines.length - 1] = (lines.at(-1) + " " + word).trim();
    }
    return lines.slice(0, most);
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.chart-image");
    const room = button && button.closest(".timeline, .map-room");
    const plot = room && room.querySelector(".js-plotly-plot");
    if (!plot) return;
    const heading = document.querySelector(".timelines .chart-title");
    const own = room.querySelector("h2, h3");
    const title = [...new Set([own, room.matches(".timeline") ? heading : null])].filter(Boolean).map((h) => h.textContent).join(" · ");
    const said = { xref: "paper", yref: "paper", x: 0, xanchor: "left", showarrow: false, align: "left" };
    const margin = plot.layout.margin || {};
    const width = plot.offsetWidth;
    const cited = await citation(button.dataset.figure);
    const under = [...(cited ? folded(cited, width - 20, 3) : []), "Figures as reported, with their sentences:", location.href.slice(0, 160)];
    const height = plot.offsetHeight + 64 + 14 * under.length;
    const layout = Object.assign({}, plot.layout, {
      paper_bgcolor: "#ffffff",
      margin: Object.assign({}, margin, { t: (margin.t || 0) + 44, b: (margin.b || 0) + 20 + 14 * under.length }),
      annotations: (plot.layout.annotations || []).concat([
        Object.assign({ y: 1, yanchor: "bottom", yshift: 24, text: "<b>" + plain(title) + "</b>", font: { size: 14, color: "#1b2026" } }, said),
        Object.assign({ y: 0, yanchor: "top", yshift: -30, text: under.map(plain).join("<br>"), font: { size: 10, color: "#5b6470" } }, said),
      ]),
    });
    Plotly.downloadImage({ data: plot.data, layout: layout }, {
      format: button.dataset.format === "svg" ? "svg" : "png",
      width: width,
      height: height,
      scale: 2,
      filename: title.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 80) || "chart",
    });
  });
})();
