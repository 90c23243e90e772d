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
