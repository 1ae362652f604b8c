// The client's side of an approval round: what is answered, kept in this browser, and handed back as a small file.
(function () {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const byId = (id) => document.getElementById(id);
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? String(facts[name]) : whole));
  const plain = (text) => text.replace(/\r\n?/g, "\n");
  // A half of a pair (an emoji cut in two by a field) is no text that a file could hold.
  const whole = (text) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text));
  const KEPT = "smdesk-approval:" + data.round;
  const NAME = "smdesk-approval-name";

  // --- what this browser remembers; a page opened from a mail may not keep anything --------------------------------
  function remember(key, value) {
    try { window.localStorage.setItem(key, value); } catch (refused) { /* the page works without */ }
  }
  function remembered(key) {
    try { return window.localStorage.getItem(key); } catch (refused) { return null; }
  }

  // --- one post ----------------------------------------------------------------------------------------------------
  const posts = data.entries.map((entry, index) => {
    const card = byId("post-" + index);
    const post = {
      key: entry.key, digest: entry.digest, texts: entry.texts.map(plain), says: "", card: card,
      field: card.querySelector(".field"), comment: card.querySelector("[data-comment]"),
      own: all("[data-own]", card), wrong: card.querySelector(".wrong"), state: card.querySelector(".state"),
      fresh: card.querySelector(".fresh"), buttons: all("[data-says]", card),
    };
    post.own.forEach((field, at) => { field.value = post.texts[at]; });
    return post;
  });
  const written = (post) => post.own.map((field) => plain(field.value));
  const corrected = (post) => written(post).some((text, at) => text.trim() !== post.texts[at].trim());
  const lacks = (post) => {
    if (post.says === "changes" && !post.comment.value.trim()) return "need_comment";
    return post.says === "text" && !corrected(post) ? "need_text" : "";
  };
  const complete = (post) => post.says !== "" && !lacks(post);

  function grow(field) {
    field.style.height = "auto";
    field.style.height = field.scrollHeight + 2 + "px";
  }
  function draw(post) {
    post.buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.says === post.says)));
    const open = post.says === "changes" || post.says === "text";
    post.field.hidden = !open;
    all("[data-for]", post.field).forEach((each) => { each.hidden = each.dataset.for !== post.says; });
    post.comment.required = post.says === "changes";
    if (open) all("textarea", post.field).filter((each) => each.offsetParent).forEach(grow);
    drawState(post);
  }
  function drawState(post) {
    const done = complete(post);
    ["approved", "changes", "text"].forEach((says) => post.card.classList.toggle(says, post.says === says));
    post.card.classList.toggle("said", done);
    post.state.hidden = !done;
    post.state.lastElementChild.textContent = done ? words["state_" + post.says] : "";
    all("svg", post.state).forEach((icon) => icon.toggleAttribute("hidden", icon.dataset.state !== post.says));
    if (!lacks(post)) complain(post, "");
  }
  function complain(post, code) {
    post.wrong.textContent = code ? words[code] : "";
    post.wrong.hidden = !code;
    all("textarea", post.field).forEach((each) => {
      if (code) each.setAttribute("aria-invalid", "true"); else each.removeAttribute("aria-invalid");
    });
  }
  const fieldOf = (post) => (post.says === "text" ? post.own[0] : post.comment);
  function choose(post, says) {
    post.says = post.says === says ? "" : says;
    post.fresh.hidden = true;
    draw(post);
    changed();
    if (post.says === "changes" || post.says === "text") fieldOf(post).focus();
  }

  // --- the whole ---------------------------------------------------------------------------------------------------
  const answers = () => posts.filter(complete).map((post) => ({
    item: post.key, shows: post.digest, says: post.says,
    comment: post.says === "approved" ? "" : whole(post.comment.value.trim()),
    texts: post.says === "text" ? written(post).map(whole) : [],
  }));
  let handed = ""; // what was saved, copied or shared last
  const now = () => JSON.stringify(answers());
  let timer = 0;
  function keep() {
    window.clearTimeout(timer);
    timer = 0;
    const entries = {};
    posts.forEach((post) => {
      if (post.says || post.comment.value) {
        entries[post.key] = { digest: post.digest, says: post.says, comment: post.comment.value, texts: written(post) };
      }
    });
    remember(KEPT, JSON.stringify({ sent: data.sent, handed: handed, entries: entries }));
    remember(NAME, byId("by").value);
  }
  function changed() {
    const done = posts.filter(complete).length;
    byId("count").firstElementChild.textContent = fill(words.count, { done: done, all: posts.length });
    byId("count").lastElementChild.textContent = posts.length === 1 ? words.answered_one : words.answered_many;
    byId("progress").setAttribute("aria-valuenow", String(done));
    byId("progress").firstElementChild.style.width = (posts.length ? (100 * done) / posts.length : 0) + "%";
    byId("rest").disabled = posts.every((post) => post.says);
    if (!timer) timer = window.setTimeout(keep, 300);
  }
  let undo = null;
  function note(text, again) {
    undo = again || null;
    byId("note").firstElementChild.textContent = text;
    byId("undo").textContent = words.undo;
    byId("undo").hidden = !undo;
    byId("note").hidden = !text;
  }
  byId("hush").addEventListener("click", () => note(""));
  byId("undo").addEventListener("click", () => { if (undo) undo(); });
  byId("rest").addEventListener("click", () => {
    const open = posts.filter((post) => !post.says);
    const put = (says) => { open.forEach((post) => { post.says = says; draw(post); }); changed(); };
    put("approved");
    if (!open.length) return note(words.rest_none);
    const text = open.length === 1 ? words.rest_one : fill(words.rest_many, { count: open.length });
    return note(text, () => { put(""); note(words.undone); byId("rest").focus(); });
  });
  posts.forEach((post) => {
    post.buttons.forEach((button) => button.addEventListener("click", () => { note(""); choose(post, button.dataset.says); }));
    all("textarea", post.field).forEach((field) => field.addEventListener("input", () => {
      grow(field);
      drawState(post);
      changed();
    }));
  });
  byId("by").addEventListener("input", changed);

  // --- handing it back ---------------------------------------------------------------------------------------------
  /** The answer as the file has it, or "" where something is still to be written: that is shown. */
  function answer() {
    const half = posts.find(lacks);
    if (half) {
      complain(half, lacks(half));
      note("");
      fieldOf(half).focus();
      fieldOf(half).scrollIntoView({ block: "center" });
      return "";
    }
    if (!answers().length) {
      note(words.nothing);
      return "";
    }
    const by = whole(byId("by").value.trim());
    return JSON.stringify({
      smdesk: data.mark, form: data.form, round: data.round, sent: data.sent, by: by, at: new Date().toISOString(),
      answers: answers(),
    }, null, 1) + "\n";
  }
  function given(text) {
    handed = now();
    keep();
    const left = posts.length - posts.filter(complete).length;
    const rest = left === 1 ? words.left_one : fill(words.left_many, { count: left });
    note(left ? text + " " + rest : text);
  }
  function save() {
    const text = answer();
    if (!text) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    link.download = data.file;
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    given(fill(words.saved, { file: data.file }));
  }
  function block(text) {
    const bytes = new TextEncoder().encode(text);
    let binary = "";
    for (let at = 0; at < bytes.length; at += 4096) binary += String.fromCharCode(...bytes.subarray(at, at + 4096));
    return [data.begin].concat(btoa(binary).match(/.{1,64}/g), data.end, "").join("\n");
  }
  function byHand(text) {
    byId("block-text").value = text;
    if (byId("block").showModal) byId("block").showModal(); else byId("block").setAttribute("open", "");
    byId("block-text").select();
    byId("block-text").scrollTop = 0;
  }
  byId("block-text").addEventListener("copy", () => given(words.copied));
  async function copy() {
    const text = answer();
    if (!text) return;
    try {
      await navigator.clipboard.writeText(block(text));
      given(words.copied);
    } catch (refused) { // a page from a file may not, in some browsers: then by hand
      byHand(block(text));
    }
  }
  // Browsers share few types of files; plain text is one that all of them do.
  const shareable = (text) => ({ files: [new File([text], data.file + ".txt", { type: "text/plain" })] });
  async function share() {
    const text = answer();
    if (!text) return;
    try {
      await navigator.share(shareable(text));
      given(words.shared);
    } catch (refused) {
      if (refused.name !== "AbortError") note(words.share_failed);
    }
  }
  byId("save").addEventListener("click", save);
  byId("copy").addEventListener("click", copy);
  byId("share").addEventListener("click", share);
  byId("block").querySelector("button").addEventListener("click", () => {
    if (byId("block").close) byId("block").close(); else byId("block").removeAttribute("open");
  });
  try {
    byId("share").hidden = !(navigator.canShare && navigator.canShare(shareable("?")));
  } catch (refused) { byId("share").hidden = true; }

  // --- pictures, larger --------------------------------------------------------------------------------------------
  const large = byId("large");
  let shown = [];
  let at = 0;
  function show(index) {
    at = (index + shown.length) % shown.length;
    const picture = shown[at].querySelector("img");
    large.querySelector("img").src = picture.src;
    large.querySelector("img").alt = picture.alt;
    large.querySelector("p").textContent = picture.alt;
    all("[data-go='before'], [data-go='after']", large).forEach((each) => { each.hidden = shown.length < 2; });
  }
  // A picture that is shown twice is in the file once.
  all("img[data-same]").forEach((picture) => { picture.src = byId(picture.dataset.same).src; });
  all("[data-large]").forEach((button) => button.addEventListener("click", () => {
    if (!large.showModal) return;
    shown = all("[data-large]", button.closest("[data-gallery]"));
    show(shown.indexOf(button));
    large.showModal();
  }));
  large.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const go = button ? button.dataset.go : "close";
    if (go === "close") large.close(); else show(at + (go === "after" ? 1 : -1));
  });
  large.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") show(at + (event.key === "ArrowRight" ? 1 : -1));
  });

  // --- from card to card by keys -----------------------------------------------------------------------------------
  document.addEventListener("keydown", (event) => {
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (!step || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, dialog")) return;
    const from = event.target.closest(".card");
    const index = from ? posts.findIndex((post) => post.card === from) + step : step > 0 ? 0 : posts.length - 1;
    const next = posts[Math.max(0, Math.min(posts.length - 1, index))];
    if (!next) return;
    event.preventDefault();
    next.card.focus({ preventScroll: true });
    next.card.scrollIntoView({ block: "start" });
  });

  // --- as it was left ----------------------------------------------------------------------------------------------
  function restore() {
    byId("by").value = remembered(NAME) || "";
    let kept = null;
    try { kept = JSON.parse(remembered(KEPT) || "null"); } catch (broken) { kept = null; }
    if (!kept || typeof kept.entries !== "object" || kept.entries === null) return;
    handed = kept.sent === data.sent ? kept.handed || "" : "";
    let found = 0;
    posts.forEach((post) => {
      const before = kept.entries[post.key];
      if (!before) return;
      if (before.digest !== post.digest) {
        post.fresh.hidden = !before.says;
        return;
      }
      found += before.says ? 1 : 0;
      const known = post.buttons.some((button) => button.dataset.says === before.says);
      post.says = known ? before.says : "";
      post.comment.value = before.comment || "";
      post.own.forEach((field, index) => { if (before.texts && index in before.texts) field.value = before.texts[index]; });
    });
    const other = kept.sent !== data.sent && Object.keys(kept.entries).length > 0;
    byId("news").textContent = other ? words.newer : found ? words.restored : "";
    byId("news").hidden = !byId("news").textContent;
  }
  /** The name stands in the bar where there is room, else at the end of the posts. */
  const narrow = window.matchMedia("(max-width: 1040px)");
  const home = byId("who").parentNode;
  const place = () => {
    if (narrow.matches) byId("end").appendChild(byId("who")); else home.insertBefore(byId("who"), home.lastElementChild);
  };
  if (narrow.addEventListener) narrow.addEventListener("change", place);
  // On paper nothing can be unfolded.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    folded.forEach((fold) => { fold.open = true; });
  });
  window.addEventListener("afterprint", () => folded.forEach((fold) => { fold.open = false; }));
  window.addEventListener("pagehide", () => { if (timer) keep(); });
  window.addEventListener("beforeunload", (event) => {
    if (timer) keep();
    if (answers().length && now() !== handed) {
      event.preventDefault();
      event.returnValue = "";
    }
  });
  document.documentElement.classList.add("ready");
  place();
  restore();
  posts.forEach(draw);
  changed();
})();
