// What only the browser knows: the colour scheme it prefers, the direction of the document, its keys.
window.dash_clientside = Object.assign({}, window.dash_clientside, {
  display: {
    theme: function (clicks, stored) {
      const preferred = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
      const before = stored === "dark" || stored === "light" ? stored : preferred;
      const now = clicks ? (before === "dark" ? "light" : "dark") : before;
      return [now, clicks ? now : window.dash_clientside.no_update];
    },
    play: function (clicks, disabled) {
      return clicks ? [!disabled, disabled ? "❚❚" : "▶"] : [true, "▶"];
    },
    next_day: function (tick, value, max) {
      return value >= max ? 0 : Math.min(max, value + Math.max(1, Math.round(max / 60)));
    },
    reload: function (search, reviewed, id) {
      const query = (search || "").replace(/[?&]figure=[^&]*/, "") + (reviewed || "");
      if (this.listed === query) return window.dash_clientside.no_update;
      this.listed = query;
      const api = window.dash_ag_grid && dash_ag_grid.getApi(id);
      if (api) api.purgeInfiniteCache();
      return window.dash_clientside.no_update;
    },
    language: function (shown) {
      const code = shown && shown[1] === "ar" ? "ar" : "en";
      document.documentElement.lang = code;
      document.documentElement.dir = code === "ar" ? "rtl" : "ltr";
      return window.dash_clientside.no_update;
    },
  },
});
