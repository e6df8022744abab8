// Checking people in from a telephone. A scan waits in this phone's storage until the site has taken it, and keeps the time at which it was made.
(() => {
  "use strict";

  const page = document.getElementById("scan");
  const key = "nep-scans";
  const perPost = 25;
  const sameCodeAgain = 5000;
  // The site's clock, not the phone's: how far apart they were when the page was made.
  const ahead = Date.parse(page.dataset.now) - Date.now();

  const find = (id) => document.getElementById(id);
  const load = () => { try { return JSON.parse(localStorage.getItem(key)) ?? []; } catch { return []; } };
  const save = (scans) => localStorage.setItem(key, JSON.stringify(scans));
  const leaving = () => find("leaving").checked;
  const clock = (at) => new Date(at).toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit", timeZone: page.dataset.zone });

  let sending = false;
  let trouble = "";

  function lineOf(ticket) {
    const code = /([0-9A-HJKMNP-TV-Z]{16})[-/](\d+)/i.exec(ticket);
    return code && page.querySelector(`[data-code="${code[1].toUpperCase()}-${code[2]}"]`);
  }

  function say(ticket, words) {
    const line = lineOf(ticket);
    if (line) line.querySelector(".standing").textContent = words;
  }

  function take(ticket, picked) {
    const scan = { id: crypto.randomUUID(), path: page.dataset.send, ticket, picked, leaving: leaving(), at: new Date(Date.now() + ahead).toISOString() };
    save([...load(), scan]);
    const name = lineOf(ticket)?.dataset.name ?? "This ticket";
    find("last").textContent = `${name}: ${scan.leaving ? "left" : "here"}, ${clock(scan.at)}`;
    say(ticket, `${scan.leaving ? "Left" : "Here"} ${clock(scan.at)}, waits to be sent`);
    navigator.vibrate?.(80);
    send();
  }

  function settle(outcomes) {
    const scans = load();
    for (const outcome of outcomes) {
      const scan = scans.find((one) => one.id === outcome.id);
      if (!scan) continue;
      if (outcome.done) {
        say(scan.ticket, `${scan.leaving ? "Left" : "Here"} ${clock(scan.at)}, sent`);
      } else {
        const line = document.createElement("li");
        line.textContent = `${outcome.name || scan.ticket}, ${clock(scan.at)}: ${outcome.why}`;
        find("refused-list").append(line);
        find("refused").hidden = false;
        say(scan.ticket, "Not taken");
      }
    }
    const answered = new Set(outcomes.map((outcome) => outcome.id));
    save(load().filter((scan) => !answered.has(scan.id)));
    return answered.size;
  }

  async function send() {
    show();
    if (sending) return;
    sending = true;
    try {
      for (let scans = load(); scans.length > 0; scans = load()) {
        const path = scans[0].path;
        const some = scans.filter((scan) => scan.path === path).slice(0, perPost);
        const answer = await fetch(path, { method: "POST", body: new URLSearchParams({ _token: page.dataset.token, scans: JSON.stringify(some) }), redirect: "error" });
        trouble = answer.ok ? "" : "The site asks you to sign in again: reload this page. The scans are kept.";
        if (!answer.ok || settle(await answer.json()) === 0) break;
      }
    } catch {
      trouble = "No connection. The scans are kept on this phone and sent as soon as it is back.";
    } finally {
      sending = false;
      show();
    }
  }

  function show() {
    const waiting = load().length;
    const many = waiting === 1 ? "1 scan waits to be sent." : `${waiting} scans wait to be sent.`;
    find("waiting").textContent = waiting === 0 ? "Everything is sent." : `${many} ${trouble}`.trim();
    page.classList.toggle("is-waiting", waiting > 0);
  }

  async function watch() {
    const video = find("camera");
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    video.hidden = false;
    await video.play();
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    let [last, since] = ["", 0];
    setInterval(async () => {
      const found = await detector.detect(video).catch(() => []);
      for (const { rawValue } of found) {
        if (rawValue === last && Date.now() - since < sameCodeAgain) continue;
        [last, since] = [rawValue, Date.now()];
        take(rawValue, false);
      }
    }, 250);
  }

  function filter() {
    const sought = find("sought").value.trim().toLowerCase();
    for (const line of page.querySelectorAll("[data-code]")) line.hidden = sought !== "" && !line.dataset.name.toLowerCase().includes(sought);
  }

  page.hidden = false;
  if ("BarcodeDetector" in window && navigator.mediaDevices) {
    find("start").hidden = false;
    find("start").addEventListener("click", () => watch().then(() => { find("start").hidden = true; }, () => { find("last").textContent = "The camera cannot be used. Type the code, or pick the name."; }));
  }
  find("typed").addEventListener("submit", (event) => {
    event.preventDefault();
    const code = find("code").value.trim();
    if (code !== "") take(code, false);
    find("code").value = "";
  });
  find("sought").addEventListener("input", filter);
  find("people").addEventListener("click", (event) => {
    const line = event.target.closest("button")?.closest("[data-code]");
    if (line) take(line.dataset.code, true);
  });
  window.addEventListener("online", send);
  setInterval(send, 15000);
  send();
})();
