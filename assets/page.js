// What the pages do without asking the server to draw: fold the filters, copy a citation, say that nobody answers.
(function () {
  document.addEventListener("click", (event) => {
    const fold = event.target.closest("button.filters-fold");
    if (fold) fold.setAttribute("aria-expanded", String(fold.parentElement.classList.toggle("open")));
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.cite");
    if (!button) return;
    const lang = document.documentElement.lang === "ar" ? "?lang=ar" : "";
    const answer = await fetch("/api/figures/" + encodeURIComponent(button.dataset.figure) + "/citation" + lang);
    if (!answer.ok) return;
    await navigator.clipboard.writeText(await answer.text());
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = before; }, 2000);
  });

  // Paper cannot be clicked: the address of the view is printed under it.
  window.addEventListener("beforeprint", () => {
    document.querySelector(".site-footer")?.setAttribute("data-address", location.href);
  });

  const words = {
    en: "The dashboard does not answer. Is it still running? What you see may be old.",
    ar: "اللوحة لا تجيب. هل ما زالت تعمل؟ قد يكون ما تراه قديمًا.",
  };
  const plainFetch = window.fetch;
  window.fetch = async (...asked) => {
    try {
      const answer = await plainFetch(...asked);
      document.querySelector(".no-answer")?.remove();
      return answer;
    } catch (err) {
      if (err.name !== "AbortError" && !document.querySelector(".no-answer")) {
        const said = document.createElement("p");
        said.className = "no-answer";
        said.setAttribute("role", "alert");
        said.textContent = words[document.documentElement.lang] || words.en;
        document.body.append(said);
      }
      throw err;
    }
  };
})();
