// The graph that moves: the marks and lines of the drawing under Leaflet, with a search among their names.
import { dress, leaveRoom, load, offer, read, spot } from "./opened.js";

const wide = 16, narrow = 12; // across every mark, also on a phone: a larger one than others is a target
const mostMarks = 200; // more than these in sight are dots without names
const figure = document.querySelector("[data-ties]");
if (figure) offer(figure, open);

async function open() {
  const [drawn] = await Promise.all([read(figure.dataset.ties), load("/vendor/leaflet.js"), dress("/vendor/leaflet.css")]);
  if (drawn.groups.length === 0) return;

  const box = document.createElement("div");
  box.className = "moving-graph";
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", figure.dataset.name);
  figure.querySelector(".picture").replaceChildren(box);

  const map = L.map(box, { crs: L.CRS.Simple, attributionControl: false, zoomControl: false, zoomSnap: 0.1, minZoom: -4, maxZoom: 4, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false });
  L.control.zoom({ zoomInTitle: figure.dataset.nearer, zoomOutTitle: figure.dataset.farther }).addTo(map);
  const groups = drawn.groups.map((group) => ({ ...group, plain: plain(group.name), at: L.latLng(-group.y, group.x) }));
  const places = new Map(groups.map((group) => [group.id, group.at]));
  L.polyline(drawn.ties.map(({ from, to }) => [places.get(from), places.get(to)]), { className: "tie", interactive: false, weight: 1.5 }).addTo(map);

  const size = box.clientWidth < 600 ? narrow : wide;
  let wanted = "";
  const marks = L.layerGroup().addTo(map);
  const dots = L.canvas();
  const draw = () => {
    marks.clearLayers();
    const around = map.getBounds().pad(0.1);
    const seen = groups.filter((group) => around.contains(group.at));
    for (const group of seen) {
      const found = wanted !== "" && group.plain.includes(wanted);
      marks.addLayer(found || seen.length <= mostMarks ? marked(group, size, found, wanted !== "") : dotted(group, dots));
    }
    leaveRoom(box);
  };
  const show = (some) => map.fitBounds(L.latLngBounds(some.map((group) => group.at)), { padding: [30, 30], maxZoom: 1 });
  show(groups);
  draw();
  map.on("moveend", draw);

  const label = document.createElement("label");
  label.htmlFor = "find-in-graph";
  label.textContent = figure.dataset.find;
  const search = document.createElement("input");
  search.id = "find-in-graph";
  search.type = "search";
  search.autocomplete = "off";
  search.addEventListener("input", () => {
    wanted = plain(search.value.trim());
    const found = groups.filter((group) => wanted !== "" && group.plain.includes(wanted));
    if (found.length > 0 && !found.some((group) => map.getBounds().contains(group.at))) show(found);
    draw();
  });
  const field = document.createElement("div");
  field.className = "field";
  field.append(label, search);
  figure.prepend(field);
}

function marked(group, size, found, searched) {
  const disc = document.createElement("div");
  const icon = spot(disc, size, group.name);
  disc.classList.toggle("is-found", found);
  disc.classList.toggle("is-faint", searched && !found);
  return L.marker(group.at, { icon, title: group.name, alt: group.name }).on("click", () => location.assign(group.page));
}

function dotted(group, renderer) {
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--spot").trim();
  return L.circleMarker(group.at, { renderer, radius: 4, stroke: false, fillOpacity: 1, fillColor: colour }).bindTooltip(group.name).on("click", () => location.assign(group.page));
}

/** A name as people type it: without case or accents. */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
