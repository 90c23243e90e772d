// The map that moves: Leaflet over the same groups and the same coasts, without tiles and without asking anybody else.
import { dress, leaveRoom, load, offer, read, spot as mark } from "./opened.js";

const figure = document.querySelector("[data-groups][data-land]");
if (figure) offer(figure, open);

async function open() {
  const [groups, land] = await Promise.all([
    read(figure.dataset.groups),
    read(figure.dataset.land),
    load("/vendor/leaflet.js"),
    dress("/vendor/leaflet.css"),
  ]);
  const placed = groups.features.filter((group) => group.geometry);
  if (placed.length === 0) return;

  const box = document.createElement("div");
  box.className = "moving-map";
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", figure.dataset.name);
  figure.querySelector(".picture").replaceChildren(box);

  const map = L.map(box, { attributionControl: false, worldCopyJump: true, maxZoom: 14, minZoom: 0, zoomSnap: 0.1, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false });
  map.zoomControl.remove();
  L.control.zoom({ zoomInTitle: figure.dataset.nearer, zoomOutTitle: figure.dataset.farther }).addTo(map);
  const coasts = L.geoJSON(land, { interactive: false, style: { className: "land", weight: 1.5, opacity: 1, fillOpacity: 1 } }).addTo(map);
  map.on("zoomend", async function closer() {
    if (map.getZoom() < 5) return;
    map.off("zoomend", closer);
    coasts.addData(await read(figure.dataset.landClose)).removeLayer(coasts.getLayers()[0]);
  });

  const [, middle, across, down] = figure.dataset.view.split(",").map(Number);
  const pins = placed.map((group) => {
    const [longitude, latitude] = group.geometry.coordinates;
    // On the side of the date line from which it is looked at.
    return { ...group.properties, id: group.id, at: L.latLng(latitude, ((longitude - middle + 540) % 360) - 180 + middle), town: group.properties.place?.split(",")[0] ?? "", people: group.properties["people in the town"] ?? 0 };
  });
  const spots = L.layerGroup().addTo(map);
  const draw = () => {
    // As large as the drawing without scripts, 640 wide, would be in this box.
    const scale = Math.min(1, box.clientWidth / 640, box.clientHeight / ((640 * down) / across));
    spots.clearLayers();
    for (const spot of gather(pins, (at) => map.project(at), scale)) spots.addLayer(marker(spot, map, scale));
    leaveRoom(box);
  };
  const frame = framed();
  const within = pins.filter((pin) => frame.contains(pin.at));
  const bounds = within.length > 0 ? L.latLngBounds(within.map((pin) => pin.at)) : frame;
  map.fitBounds(bounds, { maxZoom: 12, padding: [20, 20] });
  draw();
  map.on("zoomend", draw);
  map.on("moveend", () => leaveRoom(box));
}

/**
 * Puts together what lies so near that circles would meet, as the drawing without scripts does (Gathering.cs): the largest town takes in its neighbours, then the next, until no two circles meet.
 * Returns spots with their pins, their place and their radius in pixels.
 */
function gather(pins, project, scale) {
  const cells = new Map();
  for (const pin of pins) {
    const point = project(pin.at);
    const key = `${Math.round(point.x / 2)},${Math.round(point.y / 2)}`;
    const cell = cells.get(key);
    if (!cell) cells.set(key, { point, lead: pin, pins: [pin] });
    else {
      cell.pins.push(pin);
      if (pin.people > cell.lead.people) [cell.point, cell.lead] = [point, pin];
    }
  }
  let spots = [...cells.values()];
  for (;;) {
    const most = Math.max(...spots.map((spot) => spot.pins.length));
    for (const spot of spots) spot.radius = scale * radius(spot.pins.length, most);
    const merged = merge(spots, scale);
    if (merged.length === spots.length) return spots;
    spots = merged;
  }
}

function merge(spots, scale) {
  spots.sort((a, b) => b.lead.people - a.lead.people || b.pins.length - a.pins.length || a.point.x - b.point.x || a.point.y - b.point.y);
  const side = 60;
  const squares = new Map();
  const square = (x, y) => `${x},${y}`;
  for (const spot of spots) {
    const key = square(Math.floor(spot.point.x / side), Math.floor(spot.point.y / side));
    if (squares.has(key)) squares.get(key).push(spot);
    else squares.set(key, [spot]);
  }
  const taken = new Set();
  const merged = [];
  for (const spot of spots) {
    if (taken.has(spot)) continue;
    taken.add(spot);
    const pins = [...spot.pins];
    const [x, y] = [Math.floor(spot.point.x / side), Math.floor(spot.point.y / side)];
    for (let dx = -2; dx <= 2; dx++)
      for (let dy = -2; dy <= 2; dy++)
        for (const other of squares.get(square(x + dx, y + dy)) ?? [])
          if (!taken.has(other) && spot.point.distanceTo(other.point) < Math.max(28 * scale, spot.radius + other.radius + 2)) {
            taken.add(other);
            pins.push(...other.pins);
          }
    merged.push({ ...spot, pins });
  }
  return merged;
}

/** In the units of the drawing: large enough for its number; beyond that the area follows the number. One group has the same mark everywhere. */
function radius(number, most) {
  if (number <= 1) return 11;
  const digits = String(number).length;
  return Math.max(Math.hypot(8, 6.8 * digits) + 2, Math.min(13, 36 / Math.sqrt(most)) * Math.sqrt(number));
}

/** A circle with its number and the name of its largest town; a finger may press beside it. */
function marker(spot, map, scale) {
  const size = Math.round(2 * spot.radius);
  const disc = document.createElement("div");
  if (spot.pins.length > 1) disc.textContent = spot.pins.length;
  disc.style.fontSize = `${Math.max(11, Math.round(22 * scale))}px`;
  const says = spot.pins.length > 1 ? `${spot.lead.town}: ${spot.pins.length}` : spot.pins[0].name;
  const made = L.marker(spot.lead.at, { icon: mark(disc, size, spot.lead.town), title: says, alt: says });
  const bounds = L.latLngBounds(spot.pins.map((pin) => pin.at));
  if (spot.pins.length > 1 && map.getZoom() < map.getMaxZoom() && !bounds.getNorthEast().equals(bounds.getSouthWest()))
    made.on("click", () => map.fitBounds(bounds, { padding: [40, 40] }));
  else made.bindPopup(() => said(spot.pins), { maxHeight: 240 });
  return made;
}

/** What the drawing shows: "latitude,longitude,kilometres across,kilometres down". */
function framed() {
  const [latitude, longitude, across, down] = figure.dataset.view.split(",").map(Number);
  const north = down / 2 / 111;
  const east = across / 2 / (111 * Math.max(0.1, Math.cos((latitude * Math.PI) / 180)));
  return L.latLngBounds([latitude - north, longitude - east], [latitude + north, longitude + east]);
}

function said(pins) {
  const list = document.createElement("div");
  for (const { id, name, place } of pins.slice(0, 50)) {
    const words = document.createElement("p");
    const link = document.createElement("a");
    link.href = figure.dataset.pages + id;
    link.dir = "auto";
    link.textContent = name;
    words.append(link);
    if (place) words.append(document.createElement("br"), place);
    list.append(words);
  }
  if (pins.length > 50) list.append("…");
  return list;
}
