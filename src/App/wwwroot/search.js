// Shows what is found while a person types: the page that pressing the button would bring, asked for a little earlier.

const form = document.querySelector("form.filter");
const results = document.getElementById("results");
if (form && results) begin();

function begin() {
  const pause = 250;
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  form.querySelector(".actions").append(said);

  let waiting = 0;
  let asking = null;
  let shown = address();

  form.addEventListener("input", (event) => {
    // Half a Chinese or Korean letter is no question yet; its end comes as an event of its own.
    if (event.isComposing) return;
    soon(event.target.matches("select") ? 0 : pause);
  });
  form.addEventListener("compositionend", () => soon(pause));
  form.addEventListener("submit", stop);
  // The browser may bring the page back as it was left, in the middle of a question.
  addEventListener("pageshow", (event) => event.persisted && soon(0));

  function soon(milliseconds) {
    clearTimeout(waiting);
    waiting = setTimeout(ask, milliseconds);
  }

  function stop() {
    clearTimeout(waiting);
    asking?.abort();
  }

  async function ask() {
    asking?.abort();
    const wanted = address();
    if (wanted === shown) return;
    const mine = (asking = new AbortController());
    try {
      const answer = await fetch(wanted, { signal: mine.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine.signal.aborted || !page.getElementById("results")) return;
      shown = wanted;
      history.replaceState(history.state, "", wanted);
      show(page);
    } catch {
      // Stopped by the next letter, or not reached: the button still asks, and says what is wrong.
    }
  }

  function show(page) {
    document.title = page.title;
    results.replaceChildren(...page.getElementById("results").childNodes);
    for (const choice of form.querySelectorAll("select"))
      if (choice !== document.activeElement) choice.replaceWith(page.getElementById(choice.id));
    form.querySelector(".actions a")?.remove();
    const clear = page.querySelector("form.filter .actions a");
    if (clear) said.before(clear);
    for (const link of document.querySelectorAll(".colophon a[hreflang]"))
      link.href = page.querySelector(`.colophon a[hreflang="${link.hreflang}"]`).getAttribute("href");
    said.textContent = results.querySelector("h2").textContent;
  }

  /** The address that the form would go to, without what was left empty. */
  function address() {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value !== "" && (name !== "km" || form.near.value !== "")) asked.append(name, value);
    const question = asked.toString();
    return form.getAttribute("action") + (question && `?${question}`);
  }
}
