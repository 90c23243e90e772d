// Turns the land of Natural Earth (package world-atlas) into the small file of coast outlines that Weft draws from:
//   node assets/coasts.mjs NODE_MODULES FILE
// Natural Earth is in the public domain.
//
// The file: "WEFTCST1"; then three levels, coarse to fine, each: the number of rings; each ring: the number of points and its
// points, as differences in thousandths of a degree (zigzag varints; all numbers are varints). A ring runs on past 180 degrees
// instead of jumping to -180, and its first point is not repeated. A ring round a pole ends a whole turn from where it began.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [modules, target] = process.argv.slice(2);
if (!target) {
  console.error('node assets/coasts.mjs NODE_MODULES FILE');
  process.exit(2);
}

const bytes = [...Buffer.from('WEFTCST1')];
const levels = ['land-110m', 'land-50m', 'land-10m'];
varint(levels.length);
for (const level of levels) {
  const rings = ringsOf(JSON.parse(readFileSync(join(modules, 'world-atlas', `${level}.json`), 'utf8')));
  varint(rings.length);
  for (const ring of rings) {
    varint(ring.length);
    let [x, y] = [0, 0];
    for (const [longitude, latitude] of ring) {
      zigzag(longitude - x);
      zigzag(latitude - y);
      [x, y] = [longitude, latitude];
    }
  }
}
writeFileSync(target, Buffer.from(bytes));

function ringsOf({ arcs, transform: { scale, translate }, objects: { land } }) {
  const decoded = arcs.map(arc => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  const geometries = land.geometries ?? [land];
  return geometries
    .flatMap(({ type, arcs }) => (type === 'Polygon' ? [arcs] : arcs))
    .flat()
    .map(indices => unrolled(indices.flatMap(i => (i < 0 ? decoded[~i].toReversed() : decoded[i]).slice(1))))
    .filter(ring => ring.length > 3);
}

// Whole thousandths of a degree; no step is longer than half a turn, and none is nothing.
function unrolled(ring) {
  const out = [];
  let turns = 0;
  let before = null;
  for (const [longitude, latitude] of [...ring, ring[0]]) {
    if (before !== null) turns -= Math.round((longitude - before) / 360);
    before = longitude;
    const point = [Math.round((longitude + 360 * turns) * 1000), Math.round(latitude * 1000)];
    const last = out.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) out.push(point);
  }
  // The way back to the start closes by itself, unless a whole turn lies between: that is a ring round a pole.
  if (Math.abs(out.at(-1)[0] - out[0][0]) < 180000) out.pop();
  return out;
}

function zigzag(n) {
  varint(n < 0 ? -2 * n - 1 : 2 * n);
}

function varint(n) {
  while (n > 127) {
    bytes.push((n % 128) + 128);
    n = Math.floor(n / 128);
  }
  bytes.push(n);
}
