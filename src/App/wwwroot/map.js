// The map that moves: Leaflet over the same groups and the same coasts, without tiles and without asking anybody else.
import { dress, load, offer, read } from "./opened.js";

const figure = document.querySelector("[data-groups][data-land]");
if (figure) offer(figure, open);

async function open() {
  const [groups, land] = await Promise.all([
    read(figure.dataset.groups),
    read(figure.dataset.land),
    load("/vendor/leaflet.js").then(() => load("/vendor/leaflet.markercluster.js")),
    dress("/vendor/leaflet.css"),
  ]);
  const placed = groups.features.filter((group) => group.geometry);
  if (placed.length === 0) return;

  const box = document.createElement("div");
  box.className = "moving-map";
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", figure.dataset.name);
  figure.querySelector(".picture").replaceChildren(box);

  const map = L.map(box, { attributionControl: false, worldCopyJump: true, maxZoom: 12, minZoom: 1, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false });
  map.zoomControl.remove();
  L.control.zoom({ zoomInTitle: figure.dataset.nearer, zoomOutTitle: figure.dataset.farther }).addTo(map);
  const coasts = L.geoJSON(land, { interactive: false, style: { className: "land", weight: 1.5, opacity: 1, fillOpacity: 1 } }).addTo(map);
  map.on("zoomend", async function closer() {
    if (map.getZoom() < 5) return;
    map.off("zoomend", closer);
    coasts.addData(await read(figure.dataset.landClose)).removeLayer(coasts.getLayers()[0]);
  });

  const clusters = L.markerClusterGroup({
    showCoverageOnHover: false,
    animate: false,
    maxClusterRadius: 70,
    iconCreateFunction: (cluster) => spot(cluster.getAllChildMarkers().map((marker) => marker.options.place), placed.length),
  });
  for (const group of placed) {
    const [longitude, latitude] = group.geometry.coordinates;
    const { name, place } = group.properties;
    const marker = L.marker([latitude, longitude], { icon: spot([place], placed.length), title: name, alt: name, place });
    marker.bindPopup(() => said(name, place, figure.dataset.pages + group.id));
    clusters.addLayer(marker);
  }
  map.addLayer(clusters);
  map.on("moveend zoomend", () => leaveRoom(box));
  map.fitBounds(asked() ?? clusters.getBounds().pad(0.1), { maxZoom: 9 });
  leaveRoom(box);
}

/** The closer view that the address asks for: "latitude,longitude,kilometres across,kilometres down". */
function asked() {
  const [latitude, longitude, across, down] = (figure.dataset.view ?? "").split(",").map(Number);
  if (!(across > 0 && down > 0)) return null;
  const north = down / 2 / 111;
  const east = across / 2 / (111 * Math.max(0.1, Math.cos((latitude * Math.PI) / 180)));
  return L.latLngBounds([latitude - north, longitude - east], [latitude + north, longitude + east]);
}

/** A disc whose area follows the number of groups, large enough for a finger, with the town of most of them under it. */
function spot(places, all) {
  const number = places.length;
  const size = Math.round(Math.max(28, 80 * Math.sqrt(number / all)));
  const count = document.createElement("b");
  if (number > 1) count.textContent = number;
  const name = document.createElement("span");
  name.className = "moving-name";
  name.dir = "auto";
  name.textContent = most(places).split(",")[0];
  const disc = document.createElement("div");
  disc.append(count, name);
  return L.divIcon({ className: "moving-spot", html: disc, iconSize: [size, size] });
}

function most(places) {
  const counts = new Map();
  for (const place of places) if (place) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

/** Hides the names that would lie over another name or disc; those of large discs stay. */
function leaveRoom(box) {
  const discs = [...box.querySelectorAll(".moving-spot")].sort((a, b) => b.offsetWidth - a.offsetWidth);
  const taken = discs.map((disc) => disc.getBoundingClientRect());
  for (const disc of discs) {
    const name = disc.querySelector(".moving-name");
    const room = name.getBoundingClientRect();
    const isFree = taken.every((other) => other.right <= room.left || other.left >= room.right || other.bottom <= room.top || other.top >= room.bottom);
    name.classList.toggle("is-out", !isFree);
    if (isFree) taken.push(room);
  }
}

function said(name, place, page) {
  const words = document.createElement("p");
  const link = document.createElement("a");
  link.href = page;
  link.dir = "auto";
  link.textContent = name;
  words.append(link);
  if (place) words.append(document.createElement("br"), place);
  return words;
}
