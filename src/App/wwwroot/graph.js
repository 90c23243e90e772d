// The graph that moves: sigma over the same groups and ties, with a search among their names.
import { load, offer, read } from "./opened.js";

const letters = '700 16px "Atkinson Hyperlegible", Verdana, sans-serif';
const figure = document.querySelector("[data-ties]");
if (figure) offer(figure, open);

async function open() {
  const [drawn] = await Promise.all([
    read(figure.dataset.ties),
    load("/vendor/graphology.umd.min.js"),
    load("/vendor/sigma.min.js"),
  ]);
  if (drawn.groups.length === 0) return;

  const graph = new graphology.UndirectedGraph();
  const ink = getComputedStyle(document.documentElement);
  const colour = (name) => ink.getPropertyValue(name).trim();
  const [act, line, text, straw, ground] = ["--act", "--line", "--text", "--straw", "--ground"].map(colour);
  for (const { id, name, x, y, ties, page } of drawn.groups)
    graph.addNode(id, { label: name, x, y: -y, size: 4 + 2 * Math.sqrt(ties), color: act, page });
  for (const { from, to } of drawn.ties) graph.mergeEdge(from, to, { color: line, size: 1.5 });

  const box = document.createElement("div");
  box.className = "moving-graph";
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", figure.dataset.name);
  const picture = figure.querySelector(".picture");
  const drawing = [...picture.childNodes];
  picture.replaceChildren(box);
  let sigma;
  const names = []; // where names stand in this picture
  try {
    sigma = new Sigma(graph, box, {
      labelRenderedSizeThreshold: 5,
      stagePadding: 80,
      allowInvalidContainer: true, // where WebGL fails half-way, what is left of it goes on measuring a box that is gone
      labelGridCellSize: 120, // one name to so many pixels, and more of them from nearer
      defaultDrawNodeLabel: (context, node) => written(context, node, text, names),
      defaultDrawNodeHover: (context, node) => named(context, node, straw),
    });
  } catch (broken) {
    // No WebGL on this machine: the drawing was good.
    picture.replaceChildren(...drawing);
    throw broken;
  }
  sigma.on("beforeRender", () => names.splice(0));
  sigma.on("clickNode", ({ node }) => location.assign(graph.getNodeAttribute(node, "page")));

  let wanted = "";
  sigma.setSetting("nodeReducer", (node, shown) => {
    if (!wanted) return shown;
    const found = plain(shown.label).includes(wanted);
    return { ...shown, color: found ? act : ground, label: found ? shown.label : "", forceLabel: found, highlighted: found };
  });
  const label = document.createElement("label");
  label.htmlFor = "find-in-graph";
  label.textContent = figure.dataset.find;
  const search = document.createElement("input");
  search.id = "find-in-graph";
  search.type = "search";
  search.autocomplete = "off";
  search.addEventListener("input", () => {
    wanted = plain(search.value.trim());
    sigma.refresh();
  });
  const field = document.createElement("div");
  field.className = "field";
  field.append(label, search);
  figure.prepend(field);
}

/** A name as people type it: without case or accents. */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** A name beside its group, if no other stands there. */
function written(context, node, ink, names) {
  if (!node.label) return;
  context.font = letters;
  const left = node.x + node.size + 4;
  const room = { left, right: left + context.measureText(node.label).width, top: node.y - 10, bottom: node.y + 10 };
  if (names.some((other) => other.right > room.left && other.left < room.right && other.bottom > room.top && other.top < room.bottom)) return;
  names.push(room);
  context.fillStyle = ink;
  context.fillText(node.label, left, node.y + 6);
}

/** The name of the group under the pointer, on straw with an ink edge. */
function named(context, node, straw) {
  context.font = letters;
  const width = context.measureText(node.label ?? "").width;
  context.fillStyle = straw;
  context.beginPath();
  context.rect(node.x + node.size, node.y - 14, width + 12, 28);
  context.arc(node.x, node.y, node.size + 3, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = "#1b1712";
  context.fillText(node.label ?? "", node.x + node.size + 6, node.y + 6);
}
