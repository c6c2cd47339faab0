// Advice while a letter is being typed. Without this script the same advice stands on the page after saving.
"use strict";

(() => {
  const text = document.querySelector("textarea[data-advice]");
  const place = document.getElementById("advice");
  if (!text || !place) {
    return;
  }
  const form = text.form;
  const words = document.getElementById("words");
  const buttons = [...document.querySelectorAll("#approving [formaction]")];
  const labels = new Map(buttons.map((button) => [button, button.textContent]));
  let waiting = 0;
  let asked = 0;

  const box = (kind, heading, after, found) => {
    const note = document.createElement("div");
    note.className = `note ${kind}`;
    const strong = document.createElement("strong");
    strong.textContent = heading;
    const list = document.createElement("ul");
    for (const one of found) {
      const item = document.createElement("li");
      item.textContent = one.message;
      list.append(item);
    }
    note.append(strong, after, list);
    return note;
  };

  const tell = ({ words: count, findings }) => {
    const errors = findings.filter((one) => one.error);
    const warnings = findings.filter((one) => !one.error);
    const boxes = [];
    if (errors.length) {
      boxes.push(box("bad", "Has to be mended first", "", errors));
    }
    if (warnings.length) {
      boxes.push(box("act", "Worth a look", " (you may send it as it is)", warnings));
    }
    place.replaceChildren(...boxes);
    words.textContent = count;
    hold(errors.length > 0);
  };

  const hold = (stopped) => {
    for (const button of buttons) {
      button.disabled = stopped;
      button.textContent = stopped ? "Cannot be sent yet: see above" : labels.get(button);
      button.hidden = stopped && button !== buttons[0];
    }
  };

  const ask = async () => {
    const number = ++asked;
    const body = new URLSearchParams();
    for (const name of ["token", "subject", "text"]) {
      body.set(name, form.elements[name] ? form.elements[name].value : "");
    }
    try {
      const answer = await fetch(text.dataset.advice, { method: "POST", body });
      if (answer.ok && number === asked) {
        tell(await answer.json());
      }
    } catch {
      // Without an answer the letter is checked when it is approved.
    }
  };

  form.addEventListener("input", (event) => {
    if (event.target === text || event.target.name === "subject") {
      clearTimeout(waiting);
      waiting = setTimeout(ask, 400);
    }
  });

  // Enter in a line of its own means the button next to it, not the form's first one.
  form.addEventListener("keydown", (event) => {
    const press = event.key === "Enter" && form.querySelector(`button[name=do][value="${event.target.name}"]`);
    if (press) {
      event.preventDefault();
      press.click();
    }
  });

  hold(Boolean(place.querySelector(".bad")));
})();
