"use strict";
// Walks through the steps that stand in the page as JSON; all numbers are written there.
const data = JSON.parse(document.getElementById("data").textContent);
const at = (id) => document.getElementById(id);
const UNITS = 10000;
const steps = data.steps;
const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const rows = (step) => step.rows.map((row, n) => (row.length > 2 ? row : [...data.equations[n], ...row]));
const whole = (step) => (step.rest === undefined ? -1 : step.rest);
let place = data.cursor;
let line = whole(steps[place]);
let timer = 0;

function element(name, attributes, ...inside) {
  const made = name.startsWith("svg:")
    ? document.createElementNS("http://www.w3.org/2000/svg", name.slice(4))
    : document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

function go(newPlace, newLine) {
  place = Math.min(Math.max(newPlace, 0), steps.length - 1);
  line = newLine === undefined ? whole(steps[place]) : newLine;
  show();
}

function lastLine(step) { return step.lines.length - 1; }

function nextLine() {
  if (line < lastLine(steps[place])) go(place, line + 1);
  else if (place < steps.length - 1) go(place + 1, steps[place + 1].lines.length ? 0 : -1);
}

function previousLine() {
  if (line > 0) go(place, line - 1);
  else if (place > 0) go(place - 1, lastLine(steps[place - 1]));
}

function play(on) {
  clearInterval(timer);
  timer = on ? setInterval(() => (place < steps.length - 1 ? go(place + 1) : play(false)), 1000) : 0;
  at("play").setAttribute("aria-pressed", String(Boolean(on)));
  at("play").textContent = on ? `‖ ${data.words.pause}` : `▶ ${data.words.play}`;
}

const keys = {
  ArrowRight: () => go(place + 1), ArrowLeft: () => go(place - 1),
  ArrowDown: nextLine, ArrowUp: previousLine,
  Home: () => go(0), End: () => go(steps.length - 1), " ": () => play(!timer),
};

// How much is known of each equation at the line: nothing, its numbers, its result, too.
function known(step) {
  return step.lines.slice(0, line + 1).reduce((before, each) => each.known || before, "");
}

// The step whose parameters are reached: that before, until the line of the update has run.
function arrived() {
  const step = steps[place], ran = step.lines[line];
  const moved = !ran || line >= whole(step) || rows(step).every(([part], n) => part !== "update" || known(step)[n] > 1);
  const here = step.after && (moved || place === 0) ? place : place - 1;
  return Math.min(here, steps.filter((each) => each.after).length - 1);
}

function variables() {
  const step = steps[place], known = new Map();
  let fresh = [];
  for (const each of step.lines.slice(0, line + 1)) {
    (each.gone || []).forEach((name) => known.delete(name));
    each.vars.forEach(([name, value, kind]) => known.set(name, [value, kind]));
    fresh = each.new;
  }
  at("variables").tBodies[0].replaceChildren(...[...known].map(([name, [value, kind]]) => {
    const row = element("tr", fresh.includes(name) ? { class: "new" } : {});
    row.append(element("td", {}, name), element("td", {}, value), element("td", {}, kind));
    return row;
  }));
}

function foldable(numbers) {  // behind a sign, but in no number
  return numbers.split(/(?<=[·/])(?!10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])/).flatMap((part) => [part, element("wbr")]);
}

function equations() {
  const step = steps[place], ran = step.lines[line];
  at("equations").tBodies[0].replaceChildren(...rows(step).map(([part, left, symbols, numbers, result], index) => {
    const much = ran ? Number(known(step)[index]) : 2;
    const now = ran && line !== whole(step) && ran.part === part;
    return element("tr", { class: `${part}${now ? " now" : ""}` },
      element("td", {}, left), element("td", {}, symbols),
      element("td", {}, ...(much > 0 ? foldable(numbers) : [])), element("td", {}, much > 1 ? result : ""));
  }));
}

function code() {
  const step = steps[place], ran = step.lines[line];
  at("code").replaceChildren(...data.code.map((each) => {
    const now = ran && ran.at === each.n, text = each.t || (each.c ? "" : " ");
    const item = element("li", now ? { class: "now", "aria-current": "step" } : {});
    item.append(element("span", { class: "n" }, `${now ? "▶ " : ""}${each.o ? `${data.words.once} ` : ""}${each.n - data.code[0].n + 1}`));
    item.append(text, element("span", { class: "comment" }, each.c));
    item.addEventListener("click", () => {
      const found = step.lines.findIndex((one) => one.at === each.n);
      if (found >= 0) go(place, found);
    });
    return item;
  }));
  const told = (step.trouble || []).filter(([where]) => where <= line).map(([, words]) => words);
  if (step.why) told.push(step.why);
  at("trouble").replaceChildren(...told.map((words) => element("li", {}, words)));
  at("output").textContent = step.out && line >= whole(step) ? step.out.join("\n") : "";
}

function nice(room) {
  const power = 10 ** Math.floor(Math.log10(room)), share = room / power;
  return (share > 5 ? 10 : share > 2 ? 5 : share > 1 ? 2 : 1) * power;
}

function ticks(low, high, most, least = 0) {
  const apart = Math.max(least, nice((high - low) / most)), made = [];
  if (!(apart > 0) || !Number.isFinite(apart)) return made;
  for (let n = Math.ceil(low / apart); n * apart <= high && made.length < 20; n++) made.push(Number((n * apart).toPrecision(12)));
  return made;
}

function written(number) {
  const size = Math.abs(number), text = size && (size >= 1e5 || size < 1e-4) ? number.toExponential() : String(number);
  const [digits, power] = text.replace("-", "−").split("e");
  if (power === undefined) return digits;
  return `${digits}·10${[...power.replace("+", "")].map((each) => (each === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[each])).join("")}`;
}

// A plot with its axes, which has no numbers nearer to each other than least below it; returns how numbers become places in it.
function axes(svg, [left, right], [low, high], names, least) {
  const box = svg.viewBox.baseVal, [x0, x1, y0, y1] = [62, box.width - 12, box.height - 36, 10];
  const x = (value) => x0 + ((value - left) / (right - left || 1)) * (x1 - x0);
  const y = (value) => y0 - ((value - low) / (high - low || 1)) * (y0 - y1);
  svg.replaceChildren();
  const draw = (name, attributes, ...inside) => svg.append(element(`svg:${name}`, attributes, ...inside));
  for (const each of ticks(left, right, 7, least)) {
    draw("line", { class: "grid", x1: x(each), x2: x(each), y1: y0, y2: y1 });
    draw("text", { x: x(each), y: y0 + 15, "text-anchor": "middle" }, written(each));
  }
  for (const each of ticks(low, high, 6)) {
    draw("line", { class: "grid", x1: x0, x2: x1, y1: y(each), y2: y(each) });
    draw("text", { x: x0 - 6, y: y(each) + 4, "text-anchor": "end" }, written(each));
  }
  draw("path", { class: "axis", fill: "none", d: `M${x0} ${y1}V${y0}H${x1}` });
  draw("text", { x: (x0 + x1) / 2, y: y0 + 31, "text-anchor": "middle" }, names[0]);
  draw("text", { x: 12, y: (y0 + y1) / 2, transform: `rotate(-90 12 ${(y0 + y1) / 2})`, "text-anchor": "middle" }, names[1]);
  const scaled = (places) => {
    let path = "";
    for (let n = 0; n < places.length; n += 2) path += `${n ? "L" : "M"}${(x0 + (places[n] / UNITS) * (x1 - x0)).toFixed(1)} ${(y0 - (places[n + 1] / UNITS) * (y0 - y1)).toFixed(1)}`;
    return path;
  };
  return { x, y, draw, scaled };
}

const joined = (points) => points.map(([x, y], n) => `${n ? "L" : "M"}${x.toFixed(2)} ${y.toFixed(2)}`).join("");

function picture() {
  const svg = at("error"), made = steps.filter((each) => each.after);
  const here = arrived(), drawn = data.pictures[data.shown[here]];
  svg.parentElement.hidden = !drawn;
  if (!drawn) return;
  const two = data.names.length === 2;
  const { x, y, draw, scaled } = axes(svg, drawn.x, drawn.y, two ? data.names : [data.names[0], "E"]);
  for (const each of drawn.lines) draw("path", { class: two ? "level" : "line", d: scaled(each) });
  const points = made.slice(0, here + 1).map((each) => {
    const height = two ? each.after[1] : curve(drawn, each.after[0]);
    return each.after[0] === null || height === null ? null : [x(each.after[0]), y(height)];
  }).filter((each) => each !== null);
  if (two) draw("path", { class: "way", d: joined(points) });
  for (const [cx, cy] of points.slice(0, -1)) draw("circle", { class: "dot", cx, cy, r: 3 });
  if (points.length > 1) draw("circle", { class: "from", cx: points.at(-2)[0], cy: points.at(-2)[1], r: 5 });
  if (points.length) draw("circle", { class: "ball", cx: points.at(-1)[0], cy: points.at(-1)[1], r: 8 });
  svg.setAttribute("aria-label", filled(two ? data.words.levels : data.words.curve, { step: made[here].say }));
}

// The height of the drawn curve at a place.
function curve({ x: [left, right], y: [low, high], lines: [places] }, where) {
  const across = ((where - left) / (right - left)) * UNITS;
  for (let n = 2; n < places.length; n += 2) {
    if (places[n] >= across) {
      const share = (across - places[n - 2]) / (places[n] - places[n - 2] || 1);
      return low + ((places[n - 1] + share * (places[n + 1] - places[n - 1])) / UNITS) * (high - low);
    }
  }
  return null;
}

const dashes = ["", "7 4", "2 3", "9 3 2 3"];

function perStep(id, lines, names) {
  const svg = at(id), made = steps.filter((each) => each.after);
  const numbers = lines.flat().filter((each) => each !== null && each !== undefined);
  if (!numbers.length) return;
  const low = Math.min(...numbers), high = Math.max(...numbers), room = (high - low) * 0.06 || 0.5;
  const ends = Number.isFinite(high - low + 2 * room) ? [low - room, high + room] : [low, high];
  const { x, y, draw } = axes(svg, [made[0].n, Math.max(made.at(-1).n, made[0].n + 1)], ends, [data.words.step, names.join(", ")], 1);
  lines.forEach((each, number) => {
    const points = each.map((value, n) => (value === null || value === undefined ? null : [x(made[n].n), y(value)])).filter((one) => one);
    draw("path", { class: "line", "stroke-dasharray": dashes[number], d: joined(points) });
    if (points.length && lines.length > 1) draw("text", { x: points.at(-1)[0] - 4, y: points.at(-1)[1] - 6, "text-anchor": "end" }, names[number]);
  });
  const here = made[arrived()];
  draw("line", { class: "here", x1: x(here.n), x2: x(here.n), y1: 10, y2: svg.viewBox.baseVal.height - 36 });
  svg.setAttribute("aria-label", filled(data.words.over, { names: names.join(", "), step: here.say }));
}

function lineWords(step, ran) {
  const first = data.code[0].n, text = data.code[ran.at - first].t.trim();
  const made = ran.vars.filter(([name]) => ran.new.includes(name)).map(([name, value]) => `${name} = ${value}`);
  const place = { step: step.n.toLocaleString("en-US"), line: ran.at - first + 1, text };
  return [filled(data.words.line, place), ...made].join("; ");
}

function show() {
  const step = steps[place], ran = step.lines[line], atWhole = line === whole(step);
  const said = !ran || atWhole ? step.say : lineWords(step, ran);
  at("place").textContent = `${said}.`;
  at("scrub").value = String(place);
  at("scrub").setAttribute("aria-valuetext", said);
  at("back").disabled = at("home").disabled = place === 0;
  at("step").disabled = at("end").disabled = place === steps.length - 1;
  at("previous").disabled = place === 0 && line <= 0;
  at("next").disabled = place === steps.length - 1 && line >= lastLine(step);
  equations(); code(); variables(); picture();
  const made = steps.filter((each) => each.after);
  perStep("errors", [made.map((each) => each.error)], ["E"]);
  perStep("parameters", data.names.map((_, number) => made.map((each) => each.after[number])), data.names);
  for (const row of at("steps").querySelectorAll("tr[data-step]")) {
    if (Number(row.dataset.step) === step.n) row.setAttribute("aria-current", "step");
    else row.removeAttribute("aria-current");
  }
}

for (const [id, key] of [["home", "Home"], ["back", "ArrowLeft"], ["play", " "], ["step", "ArrowRight"], ["end", "End"], ["previous", "ArrowUp"], ["next", "ArrowDown"]]) {
  at(id).addEventListener("click", keys[key]);
}
at("scrub").max = String(steps.length - 1);
at("scrub").addEventListener("input", () => go(Number(at("scrub").value)));
document.addEventListener("keydown", (event) => {
  const target = event.target, own = target.matches("input") || (target.matches("button") && event.key === " ");
  const scrolls = target.matches("[tabindex]") && target.scrollHeight > target.clientHeight && ["ArrowUp", "ArrowDown", "Home", "End", " "].includes(event.key);
  if (!keys[event.key] || own || scrolls || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  keys[event.key]();
});
const last = data.code.at(-1), widest = `▶ ${data.words.once} ${last.n - data.code[0].n + 1}`;
at("code").style.setProperty("--numbers", `${widest.length + 2}ch`);
const longest = Math.max(1, ...steps.map((each) => (each.out || []).length));
at("output").style.minHeight = `${1.35 * longest}rem`;
at("controls").hidden = at("shown").hidden = false;
show();
