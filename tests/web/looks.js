// What is wrong with how this page looks: text that is too faint, targets that are too small, a page that is too wide.
() => {
  const faults = [];
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  const known = new Map();
  const rgba = (colour) => {
    if (known.has(colour)) {
      return known.get(colour);
    }
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    known.set(colour, [...paint.getImageData(0, 0, 1, 1).data]);
    return known.get(colour);
  };
  const luminance = (colour) => {
    const [r, g, b] = rgba(colour).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (rgba(colour)[3] > 250) {
        return colour;
      }
    }
    return "white";
  };
  const seen = (element) => element.checkVisibility() && !element.closest(".skip");
  const label = (element) => `${element.tagName} ${(element.textContent || element.name || "").trim().slice(0, 40)}`;

  for (const element of document.querySelectorAll("body *")) {
    const speaks = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!seen(element) || !(speaks || element.matches("input, textarea, select"))) {
      continue;
    }
    const [light, dark] = [getComputedStyle(element).color, ground(element)].map(luminance).sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) {
      faults.push(`contrast ${ratio.toFixed(2)}: ${label(element)}`);
    }
  }
  for (const element of document.querySelectorAll("button, summary, select, .button, .top a, input:not([type=hidden])")) {
    const box = element.closest("label.tick") || element;
    if (seen(element) && box.getBoundingClientRect().height < 43.5) {
      faults.push(`only ${box.getBoundingClientRect().height} px high: ${label(element)}`);
    }
  }
  for (const element of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    if (!element.labels.length) {
      faults.push(`no label: ${element.name}`);
    }
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  faults.push(...ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `twice: #${id}`));
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    faults.push(`too wide by ${root.scrollWidth - root.clientWidth} px`);
  }
  return faults;
}
