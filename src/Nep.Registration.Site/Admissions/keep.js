// Keeps what is typed a few seconds after the last key, and says so. Without this script the page's buttons keep it.
const form = document.querySelector("form[data-keep]");
if (form) {
  const said = form.querySelector("[data-kept]");
  let waiting = 0;
  let busy = false;
  const keep = async () => {
    if (busy) { waiting = setTimeout(keep, 2000); return; }
    busy = true;
    try {
      const typed = new FormData(form);
      for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
      typed.set("do", "keep");
      const answer = await fetch(form.action, { method: "POST", body: typed, credentials: "same-origin" });
      if (answer.ok) {
        form.querySelector("input[name=version]").value = (await answer.json()).version;
        said.textContent = form.dataset.keep;
      } else said.textContent = "";
    } catch { said.textContent = ""; } finally { busy = false; }
  };
  form.addEventListener("input", event => {
    if (event.target.type === "file") return;
    said.textContent = "";
    clearTimeout(waiting);
    waiting = setTimeout(keep, 3000);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}
