// Copies the browser scripts that pages may load, and turns Natural Earth's land into GeoJSON for the map that moves.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { feature } from "topojson-client";

const out = "artifacts/assets/wwwroot/vendor";
mkdirSync(out, { recursive: true });
for (const [from, to] of [
  ["leaflet/dist/leaflet.js", "leaflet.js"],
  ["leaflet/dist/leaflet.css", "leaflet.css"],
])
  // Without the line that names a source map: a browser would ask for a file that is not there.
  writeFileSync(`${out}/${to}`, readFileSync(`node_modules/${from}`, "utf8").replace(/^\/[/*]# sourceMappingURL=.*$/m, ""));

// What crosses the 180th meridian goes on beyond it instead of jumping to the other side of the map; what goes round a pole is closed along it.
function unrolled(ring) {
  let turns = 0;
  const rolled = ring.map(([east, north], i) => {
    if (i > 0 && Math.abs(east - ring[i - 1][0]) > 180) turns += east < ring[i - 1][0] ? 360 : -360;
    return [east + turns, north];
  });
  if (turns === 0) return rolled;
  const pole = rolled[0][1] < 0 ? -85 : 85; // where Mercator's map ends
  return [...rolled, [rolled.at(-1)[0], pole], [rolled[0][0], pole], rolled[0]];
}

// A piece that reaches beyond one side of the map is drawn on the other side as well.
function twice(polygon) {
  const easts = polygon[0].map(([east]) => east);
  const moved = (by) => polygon.map((ring) => ring.map(([east, north]) => [east + by, north]));
  if (Math.max(...easts) > 180.1) return [polygon, moved(-360)];
  return Math.min(...easts) < -180.1 ? [polygon, moved(360)] : [polygon];
}

// Two outlines: one to begin with, and a finer one that is fetched when somebody looks closer.
for (const scale of ["110m", "50m"]) {
  const atlas = JSON.parse(readFileSync(`node_modules/world-atlas/land-${scale}.json`, "utf8"));
  const land = feature(atlas, atlas.objects.land);
  // Steps of a twentieth of a degree, about five kilometres: fine enough to know a coast by, small enough for little data.
  const step = (degrees) => Math.round(degrees * 20) / 20;
  const shorten = (ring) =>
    ring.map(([east, north]) => [step(east), step(north)]).filter((point, i, all) => i === 0 || point[0] !== all[i - 1][0] || point[1] !== all[i - 1][1]);
  const isArea = (ring) => ring.length > 3;
  for (const part of land.features)
    part.geometry.coordinates = part.geometry.coordinates.flatMap((polygon) => twice(polygon.map(unrolled))).map((polygon) => polygon.map(shorten).filter(isArea)).filter((polygon) => polygon.length > 0);
  writeFileSync(`${out}/land-${scale}.json`, JSON.stringify(land));
}
