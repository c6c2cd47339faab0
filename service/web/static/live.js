// Small comforts for browsers with script; every page works without it.
"use strict";

(() => {
  const { live, version, soon } = document.body.dataset;
  // While something is being written the news comes within a second; otherwise there is no hurry.
  const pause = soon === undefined ? 2000 : 300;
  const news = document.getElementById("news");
  let touched = false;
  let leaving = false;

  document.addEventListener("input", () => { touched = true; });

  // A second press on the same button must not send a form twice.
  document.addEventListener("submit", (event) => {
    if (leaving) {
      event.preventDefault();
      return;
    }
    leaving = true;
  });
  window.addEventListener("pageshow", () => { leaving = false; });

  const isTyping = () =>
    touched || (document.activeElement && document.activeElement.matches("input, textarea, select"));

  const look = async () => {
    if (!document.hidden && !leaving) {
      try {
        const answer = await fetch(live, { headers: { accept: "application/json" } });
        if (answer.status === 401) {
          location.reload();
          return;
        }
        if (answer.ok && (await answer.json()).version !== version) {
          if (isTyping()) {
            news.hidden = false;
          } else {
            location.reload();
            return;
          }
        }
      } catch {
        // The server is being restarted, or the network sleeps: the next look will tell.
      }
    }
    setTimeout(look, pause);
  };

  for (const place of document.querySelectorAll("[data-seconds]")) {
    const end = Date.now() + Number(place.dataset.seconds) * 1000;
    const tick = () => {
      const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      place.textContent = left ? `${left} s left` : "leaving now";
      if (left) {
        setTimeout(tick, 250);
      }
    };
    tick();
  }

  if (live && news) {
    setTimeout(look, pause);
  }
})();
