// Zhida: one small script; every page works without it. README.md beside it says what it does.
"use strict";

(() => {
  const LIST = "zhida.list";
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  // Links that j and k walk along, and the list that n and p remember on the page of a case.
  const links = () => [...document.querySelectorAll("[data-rows] a.open")].filter((a) => a.offsetParent !== null);

  const remembered = () => {
    try { return JSON.parse(sessionStorage.getItem(LIST)) || []; } catch { return []; }
  };

  const remember = () => {
    const paths = links().map((a) => new URL(a.href).pathname);
    try { if (paths.length > 0) sessionStorage.setItem(LIST, JSON.stringify([...new Set(paths)])); } catch { /* private */ }
  };

  const walk = (by) => {
    const all = links();
    if (all.length === 0) return;
    const at = all.findIndex((a) => a.closest("tr, li") === document.activeElement?.closest("tr, li"));
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    next.focus({ focusVisible: true });
    next.scrollIntoView({ block: "nearest" });
  };

  const neighbour = (by) => {
    const paths = remembered();
    const at = paths.findIndex((path) => location.pathname === path || location.pathname.startsWith(path + "/"));
    if (at < 0) { walk(by); return; }
    if (paths[at + by]) location.assign(paths[at + by]);
    else tell(by > 0 ? "已是列表中的最后一件" : "已是列表中的第一件");
  };

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const dialog = (title, body, buttons) => {
    const box = element("dialog");
    const foot = element("div", "", "form-foot");
    const head = element("h2", title);
    head.id = "dialog-title";
    box.setAttribute("aria-labelledby", head.id);
    foot.append(...buttons.map(([text, className, act]) => {
      const button = element("button", text, className);
      button.type = "button";
      button.addEventListener("click", () => { box.close(); act(); });
      return button;
    }));
    box.append(head, ...body, foot);
    box.addEventListener("close", () => box.remove());
    document.body.append(box);
    box.showModal();
    foot.lastElementChild.focus();
  };

  const tell = (sentence) => dialog(sentence, [], [["知道了", "primary", () => {}]]);

  const help = () => {
    if (document.querySelector("dialog[open]")) return;
    const keys = element("dl", "", "keys");
    for (const [key, what] of [
      ["/", "查找案件"], ["j", "下一行"], ["k", "上一行"], ["Enter", "打开所选案件"],
      ["n", "列表中的下一案"], ["p", "列表中的上一案"], ["?", "显示本说明"],
    ]) {
      const term = element("dt");
      term.append(element("kbd", key));
      keys.append(term, element("dd", what));
    }
    dialog("键盘操作", [keys], [["关闭", "primary", () => {}]]);
  };

  const search = () => {
    const field = document.querySelector(".filters input[type=search]") || document.querySelector("input[type=search]");
    field?.focus();
    field?.select();
  };

  const keys = { "/": search, j: () => walk(1), k: () => walk(-1), n: () => neighbour(1), p: () => neighbour(-1), "?": help };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && event.target.matches?.("input[type=search]")) { event.target.blur(); return; }
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  // How many lines of a list are ticked; its button says it too.
  const ticked = (form) => form.querySelectorAll("td.tick input:checked").length;

  const tellTicked = (form) => {
    const words = form?.querySelector("[data-tick-count]");
    if (!words) return;
    const count = ticked(form);
    words.textContent = count > 0 ? `（${count}${words.dataset.unit}）` : "";
  };

  // Ask first, then send, and send once.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    let question = event.submitter?.dataset.confirm || form.dataset.confirm;
    if (question?.includes("{n}")) {
      const count = ticked(form);
      if (count === 0) { event.preventDefault(); tell("没有勾选。请先在列表中勾选。"); return; }
      question = question.replace("{n}", count);
    }
    if (question && form.dataset.sure !== "yes") {
      event.preventDefault();
      dialog(question, [], [
        ["取消", "", () => {}],
        ["确定", "primary", () => { form.dataset.sure = "yes"; form.requestSubmit(event.submitter); }],
      ]);
      return;
    }
    delete form.dataset.sure;
    if (form.method !== "post") return;
    if (form.dataset.sent === "yes") { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
  });

  // Coming back through the browser's history, a form may be sent again.
  window.addEventListener("pageshow", () => {
    for (const words of document.querySelectorAll("[data-tick-count]")) tellTicked(words.closest("form"));
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
    }
  });

  document.addEventListener("change", (event) => {
    if (event.target.hasAttribute("data-tick-all")) {
      for (const tick of event.target.form.querySelectorAll("td.tick input")) tick.checked = event.target.checked;
    }
    if (event.target.type === "checkbox") tellTicked(event.target.form);
    const form = event.target.form;
    if (form?.hasAttribute("data-auto") && event.target.type !== "search") form.requestSubmit();
  });

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-keys-help]");
    if (target) { event.preventDefault(); help(); }
    if (event.target.closest("[data-print]")) window.print();
  });

  // A board that is told anew by its server; where that ends for good, as when the session is over, the page is asked again.
  const board = document.querySelector("[data-live]");
  if (board && window.EventSource) {
    const events = new EventSource(board.dataset.live);
    events.addEventListener("board", (event) => { board.innerHTML = event.data; });
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 60000);
    });
  }

  remember();
})();
