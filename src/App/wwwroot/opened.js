// Shared by the map and the graph: the drawing from the server stays until the reader, or a wide screen, asks for the one that moves.

/** Loads a script of this site once. */
export function load(address) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = () => failed(new Error(address));
    document.head.append(script);
  });
}

/** Loads a stylesheet of this site before the page's own, which has the last word. */
export function dress(address) {
  return new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.onload = done;
    link.onerror = () => failed(new Error(address));
    document.head.prepend(link);
  });
}

/** Reads JSON of this site. */
export async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** Calls open() at once on a wide screen; on a small one, or where data is short, offers a button that does. */
export function offer(figure, open) {
  const begin = async () => {
    try {
      await open();
    } catch (broken) {
      // The drawing is still there and says the same.
      console.info("Weft keeps the drawing:", broken.message);
    }
  };
  const roomy = matchMedia("(min-width: 60rem)").matches && !navigator.connection?.saveData;
  if (roomy) {
    begin();
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button is-quiet";
  button.textContent = figure.dataset.open;
  button.addEventListener("click", () => {
    button.remove();
    begin();
  });
  figure.append(button);
}

/** What Leaflet shows for a circle with a name beside it; a finger may press next to it. */
export function spot(disc, size, name) {
  disc.className = "moving-disc";
  disc.style.inlineSize = disc.style.blockSize = `${size}px`;
  const words = document.createElement("span");
  words.className = "moving-name";
  words.dir = "auto";
  words.textContent = name;
  const both = document.createElement("div");
  both.append(disc, words);
  const touched = Math.max(24, size);
  return L.divIcon({ className: "moving-spot", html: both, iconSize: [touched, touched] });
}

/** Puts each name beside its circle, in the first place that is free; hides the names that would lie over another name or circle. Those of large circles, and those that were looked for, come first. */
export function leaveRoom(box) {
  const discs = [...box.querySelectorAll(".moving-disc")].sort((a, b) => b.classList.contains("is-found") - a.classList.contains("is-found") || b.offsetWidth - a.offsetWidth);
  const edge = box.getBoundingClientRect();
  const taken = discs.map((disc) => disc.getBoundingClientRect());
  for (const disc of discs) {
    const name = disc.nextElementSibling;
    const free = ["is-after", "is-under", "is-over", "is-before"].find((side) => {
      name.className = `moving-name ${side}`;
      const room = name.getBoundingClientRect();
      return room.left >= edge.left && room.right <= edge.right && taken.every((other) => other.right <= room.left || other.left >= room.right || other.bottom <= room.top || other.top >= room.bottom);
    });
    name.classList.toggle("is-out", !free);
    if (free) taken.push(name.getBoundingClientRect());
  }
}
