/* What the pages do on their own. Every page works without it; nothing here may be the only way.
   Marks: data-draft, data-private, data-stays, data-signs-out (forms and fields) · data-draft-done · data-search ·
   data-print-switch · data-prints · data-copy · data-progress · data-focus · data-checks with data-margin, data-suspects
   and data-cell · data-insert with data-from. */
(function () {
  "use strict";
  var root = document.documentElement;
  var PREFIX = "gongkai:draft:";
  var PRINT = "gongkai:print";
  var KEPT_FOR = 14 * 24 * 3600 * 1000;
  var SAVE_AFTER = 400;
  var PRESS_AGAIN_AFTER = 20000;
  var ASK_EVERY = 1500;
  var ASK_AFTER_FAILURE = 6000;
  root.setAttribute("data-script", "");

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }
  function make(tag, name, words) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (words) element.textContent = words;
    return element;
  }
  // Storage may be switched off or full; then the page simply remembers nothing, and says so where it matters.
  var store = {
    read: function (key) { try { return JSON.parse(localStorage.getItem(key)); } catch (error) { return null; } },
    write: function (key, value) { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch (error) { return false; } },
    forget: function (key) { try { localStorage.removeItem(key); } catch (error) { /* nothing was kept */ } },
    keys: function () { try { return Object.keys(localStorage); } catch (error) { return []; } }
  };
  function two(number) { return (number < 10 ? "0" : "") + number; }
  function clock(at) { return two(at.getHours()) + ":" + two(at.getMinutes()); }
  function moment(stamp) {
    var at = new Date(stamp);
    return at.getFullYear() + "年" + (at.getMonth() + 1) + "月" + at.getDate() + "日 " + clock(at);
  }

  /* Large print */
  function show_print(size) {
    if (size === "large") root.setAttribute("data-print", "large"); else root.removeAttribute("data-print");
    all("[data-print-switch]").forEach(function (button) { button.setAttribute("aria-pressed", String(size === "large")); });
  }
  show_print(store.read(PRINT));
  all("[data-print-switch]").forEach(function (button) {
    button.addEventListener("click", function () {
      var size = root.getAttribute("data-print") === "large" ? "usual" : "large";
      store.write(PRINT, size);
      show_print(size);
    });
  });

  /* The / key goes to the search box */
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    var search = document.querySelector("[data-search]");
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  });

  /* What stands in a form */
  function fields(form, with_private) {
    return Array.prototype.filter.call(form.elements, function (field) {
      if (!field.name || field.disabled || field.tagName === "BUTTON" || field.tagName === "FIELDSET") return false;
      if (["hidden", "submit", "button", "reset", "image"].indexOf(field.type) >= 0) return false;
      var is_private = field.hasAttribute("data-private") || field.type === "password" || field.type === "file";
      return with_private || !is_private;
    });
  }
  function value_of(field) {
    if (field.type === "checkbox" || field.type === "radio") return field.checked;
    if (field.multiple && field.options) return Array.prototype.map.call(field.options, function (o) { return o.selected; });
    return field.value;
  }
  // A name may stand several times (radios, rows of a table), so its place among them belongs to the key.
  function snapshot(form, with_private) {
    var seen = {}, found = {};
    fields(form, with_private).forEach(function (field) {
      seen[field.name] = (seen[field.name] || 0) + 1;
      var choice = field.type === "checkbox" || field.type === "radio" ? "=" + field.value : "#" + seen[field.name];
      found[field.name + choice] = value_of(field);
    });
    return found;
  }
  function put_back(form, values) {
    var seen = {};
    fields(form, false).forEach(function (field) {
      seen[field.name] = (seen[field.name] || 0) + 1;
      var is_choice = field.type === "checkbox" || field.type === "radio";
      var key = field.name + (is_choice ? "=" + field.value : "#" + seen[field.name]);
      if (!(key in values)) return;
      if (is_choice) field.checked = values[key];
      else if (field.multiple && field.options) values[key].forEach(function (chosen, n) { if (field.options[n]) field.options[n].selected = chosen; });
      else field.value = values[key];
    });
  }
  function same(one, other) { return JSON.stringify(one) === JSON.stringify(other); }
  function version_of(form) { return form.elements.version ? form.elements.version.value : ""; }

  /* Drafts: what is typed stays on this machine until it was taken in, cleared, or the person signed out */
  function forget_old_drafts() {
    var done = document.querySelector("[data-draft-done]");
    if (done) store.forget(PREFIX + done.getAttribute("data-draft-done"));
    store.keys().forEach(function (key) {
      if (key.indexOf(PREFIX) !== 0) return;
      var kept = store.read(key);
      if (!kept || !(Date.now() - kept.at < KEPT_FOR)) store.forget(key);
    });
  }
  // What is still waiting to be kept when the person signs out must not be kept after all.
  var is_signing_out = false;
  function forget_drafts() {
    is_signing_out = true;
    store.keys().forEach(function (key) { if (key.indexOf(PREFIX) === 0) store.forget(key); });
  }
  function draft_notice(form, words, choices) {
    var notice = make("div", "panel info draft");
    notice.setAttribute("role", "status");
    notice.appendChild(make("p", "", words));
    choices.forEach(function (choice) {
      var button = make("button", "plain", choice[0]);
      button.type = "button";
      button.addEventListener("click", function () {
        notice.remove();
        choice[1]();
        var first = fields(form, true)[0];
        if (first) first.focus();
      });
      notice.appendChild(button);
    });
    form.insertBefore(notice, form.firstChild);
  }
  function keep_draft(form) {
    var key = PREFIX + form.getAttribute("data-draft");
    var from_server = snapshot(form, false);
    var state = make("p", "draft-state");
    var timer = 0;
    form.appendChild(state);
    function save() {
      clearTimeout(timer);
      timer = 0;
      if (is_signing_out) return;
      var values = snapshot(form, false);
      if (same(values, from_server)) { store.forget(key); state.textContent = ""; return; }
      var kept = store.write(key, { at: Date.now(), version: version_of(form), sent: form.dataset.sent === "yes", values: values });
      form.dataset.unkept = kept ? "" : "yes";
      state.textContent = kept ? clock(new Date()) + " 已存为草稿（只在本机）" : "草稿没有存下来：浏览器不允许保存，或者空间已满。请尽快提交。";
    }
    function flush() { if (timer) save(); }
    function clear() { clearTimeout(timer); timer = 0; store.forget(key); form.reset(); state.textContent = "草稿已清除"; }
    function restore(kept) {
      put_back(form, kept.values);
      draft_notice(form, "已恢复您在 " + moment(kept.at) + " 填写、还没有提交的内容。", [["清除", clear]]);
    }
    var kept = store.read(key);
    if (kept && kept.values && !same(kept.values, from_server)) {
      if (kept.sent || kept.version !== version_of(form)) {
        // It may have been taken in already, or a colleague has changed the record: the person decides.
        var why = kept.sent ? "提交过，但不确定是否成功" : "填写的，后来这条记录有了改动";
        draft_notice(form, "本机还留着一份草稿：" + moment(kept.at) + " " + why + "。", [
          ["恢复草稿", function () { restore(kept); }], ["清除", function () { store.forget(key); }]
        ]);
      } else restore(kept);
    }
    form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(save, SAVE_AFTER); });
    form.addEventListener("change", function () { clearTimeout(timer); timer = setTimeout(save, SAVE_AFTER); });
    form.addEventListener("submit", function () { form.dataset.sent = "yes"; save(); });
    document.addEventListener("visibilitychange", flush);
    addEventListener("pagehide", flush);
  }

  /* A form that was changed is not left by accident */
  function guard_leaving(form) {
    var at_first = snapshot(form, true), open_at_first = snapshot(form, false);
    addEventListener("beforeunload", function (event) {
      if (form.dataset.sending === "yes") return;
      var now = snapshot(form, true);
      if (same(now, at_first)) return;
      // What a draft has kept is not lost; private fields and files are never kept.
      var is_kept = form.hasAttribute("data-draft") && !form.dataset.unkept;
      if (is_kept && same_apart(now, at_first, open_at_first)) return;
      event.preventDefault();
      event.returnValue = "";
    });
  }
  function same_apart(now, before, apart) {
    return Object.keys(now).every(function (key) { return key in apart || same(now[key], before[key]); });
  }

  /* Pressing twice does it once */
  var on_return = [];
  function send_once(form) {
    form.addEventListener("submit", function (event) {
      if (form.dataset.sending === "yes") { event.preventDefault(); return; }
      form.dataset.sending = "yes";
      var pressed = event.submitter || form.querySelector("[type=submit]");
      var words = pressed && (pressed.querySelector("span:not(.unseen)") || pressed);
      var before = words && words.textContent;
      // Only after the browser has taken the values: a disabled button would not be sent along.
      setTimeout(function () {
        all("[type=submit]", form).forEach(function (button) { button.disabled = true; });
        if (words) words.textContent = "正在提交…";
      }, 0);
      function again() {
        form.dataset.sending = "";
        all("[type=submit]", form).forEach(function (button) { button.disabled = false; });
        if (words) words.textContent = before;
      }
      on_return.push(again);
      setTimeout(again, form.hasAttribute("data-stays") ? 4000 : PRESS_AGAIN_AFTER);
    });
  }
  addEventListener("pageshow", function (event) {
    if (event.persisted) on_return.splice(0).forEach(function (again) { again(); });
  });

  /* Long work */
  function follow(box) {
    var bar = box.querySelector("progress"), said = box.querySelector("[data-progress-message]"), count = box.querySelector("[data-progress-count]");
    function later(wait) { setTimeout(ask, wait); }
    function ask() {
      if (document.hidden) { later(ASK_EVERY); return; }
      fetch(box.getAttribute("data-progress"), { credentials: "same-origin", headers: { Accept: "application/json" } })
        .then(function (answer) { if (!answer.ok) throw new Error(String(answer.status)); return answer.json(); })
        .then(function (now) {
          if (now.total) { bar.max = now.total; bar.value = now.done; count.textContent = now.done.toLocaleString("en") + "/" + now.total.toLocaleString("en"); }
          if (now.message && said.textContent !== now.message) said.textContent = now.message;
          if (["done", "failed", "cancelled"].indexOf(now.state) >= 0) location.reload(); else later(ASK_EVERY);
        })
        .catch(function () { said.textContent = "暂时连不上，正在重试；工作仍在继续。"; later(ASK_AFTER_FAILURE); });
    }
    later(ASK_EVERY);
  }

  /* Copying */
  function copied(button, done) {
    var words = button.querySelector("span") || button, before = button.dataset.words || words.textContent;
    button.dataset.words = before;
    words.textContent = done ? "已复制" : "没能复制，请选中后按 Ctrl+C";
    setTimeout(function () { words.textContent = before; }, 3000);
  }
  // The clipboard is closed to pages that came without HTTPS, as in many offices; then the old way serves.
  function copy_old_way(text) {
    var field = make("textarea", "unseen");
    field.value = text;
    document.body.appendChild(field);
    field.select();
    var done = false;
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    field.remove();
    return done;
  }
  all("[data-copy]").forEach(function (button) {
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () {
      var source = document.querySelector(button.getAttribute("data-copy"));
      var text = "value" in source ? source.value : source.textContent.trim();
      function old_way() { copied(button, copy_old_way(text)); button.focus(); }
      if (!navigator.clipboard) { old_way(); return; }
      navigator.clipboard.writeText(text).then(function () { copied(button, true); }, old_way);
    });
  });
  all("[data-prints]").forEach(function (button) { button.addEventListener("click", function () { print(); }); });

  /* Checking while one types: the margin is asked for anew, and the cells it speaks of are marked */
  var CHECK_AFTER = 700;
  function mark_suspects() {
    var told = document.querySelector("[data-suspects]");
    var paths = told ? told.getAttribute("data-suspects").split(" ") : [];
    all("[data-cell]").forEach(function (cell) {
      cell.classList.toggle("suspect", paths.indexOf(cell.getAttribute("data-cell")) >= 0);
    });
  }
  function check_while_typing(form) {
    var timer = 0, asked = 0;
    function ask() {
      var mine = ++asked;
      fetch(form.getAttribute("data-checks"), { method: "POST", body: new FormData(form), credentials: "same-origin" })
        .then(function (answer) { if (!answer.ok || answer.redirected) throw new Error(String(answer.status)); return answer.text(); })
        .then(function (page) {
          var margin = document.querySelector("[data-margin]");
          if (mine !== asked || !margin) return;
          margin.innerHTML = page;
          mark_suspects();
        })
        .catch(function () { /* the line is down: what is saved is checked anyway */ });
    }
    form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(ask, CHECK_AFTER); });
  }
  all("form[data-checks]").forEach(check_while_typing);
  mark_suspects();

  /* A known sentence goes to the end of a text */
  all("[data-insert]").forEach(function (button) {
    button.addEventListener("click", function () {
      var field = document.querySelector(button.getAttribute("data-insert"));
      var said = document.querySelector(button.getAttribute("data-from")).textContent;
      field.value = field.value.replace(/\s+$/, "") + (field.value.trim() ? "\n" : "") + said;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
  });

  forget_old_drafts();
  all("form[method=post]").forEach(function (form) {
    if (form.hasAttribute("data-signs-out")) form.addEventListener("submit", forget_drafts);
    guard_leaving(form);
    send_once(form);
    if (form.hasAttribute("data-draft")) keep_draft(form);
  });
  all("[data-progress]").forEach(follow);
  var faults = document.querySelector("[data-focus]");
  if (faults) faults.focus();
})();
