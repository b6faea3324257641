// Keeps the marked regions of a page as they stand now. Pages work without it.
//
// A region is an element with an id and data-live="BODY" or "BODY/TOPIC BODY/OTHER"; data-since says
// which sequence of the body's record it shows. One tab of a browser listens for all of them.
(function () {
  "use strict";
  var regions = function () { return Array.from(document.querySelectorAll("[data-live][id]")); };
  if (!regions().length || !window.EventSource || !window.fetch) return;

  var JITTER = 2000;
  var AGAIN = 20000;
  var due = null;
  var asking = false;
  var kept = false;
  var shown = {};
  regions().forEach(function (region) {
    var body = region.dataset.live.split("/")[0];
    shown[body] = Math.max(shown[body] || 0, Number(region.dataset.since) || 0);
  });

  function concerns(region, event) {
    return region.dataset.live.split(" ").some(function (live) {
      var parts = live.split("/");
      var topic = parts.slice(1).join("/");
      if (parts[0] !== event.body) return false;
      return !topic || !event.topics || event.topics.some(function (each) {
        return each === topic || each.indexOf(topic + "/") === 0;
      });
    });
  }

  // Many browsers hear of one entry at once: each waits a while of its own, and asks once for what came meanwhile.
  function hear(event) {
    if (event.sequence <= (shown[event.body] || 0)) return;
    shown[event.body] = event.sequence;
    if (due === null && regions().some(function (region) { return concerns(region, event); })) {
      due = setTimeout(refresh, Math.random() * JITTER);
    }
  }

  // What somebody has opened stays open: the same one below the same element with an id.
  function keepOpen(region, fresh) {
    var name = function (each) { var held = each.closest("[id]"); return held ? held.id : ""; };
    var open = Array.from(region.querySelectorAll("details[open]")).map(name);
    fresh.querySelectorAll("details").forEach(function (each) { if (open.indexOf(name(each)) >= 0) each.open = true; });
  }

  // One answer at a time: an older one that came later would take the place of a newer.
  function refresh() {
    if (asking) { due = setTimeout(refresh, 100); return; }
    due = null;
    asking = true;
    fetch(location.href, { credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.text();
    }).then(function (text) {
      var page = new DOMParser().parseFromString(text, "text/html");
      regions().forEach(function (region) {
        var fresh = page.getElementById(region.id);
        // What somebody is typing in, or is at, is left alone until it is left.
        if (region.contains(document.activeElement)) { kept = true; return; }
        if (!fresh) return;
        fresh = document.importNode(fresh, true);
        keepOpen(region, fresh);
        region.replaceWith(fresh);
      });
    }).catch(function () { if (due === null) due = setTimeout(refresh, 5000 + Math.random() * 5000); })
      .then(function () { asking = false; });
  }

  document.addEventListener("focusout", function () {
    if (kept && due === null) due = setTimeout(refresh, 100);
    kept = false;
  });

  var others = window.BroadcastChannel ? new BroadcastChannel("plenary-live") : null;
  if (others) others.onmessage = function (message) { hear(message.data); };

  var listening = false;
  function listen() {
    listening = true;
    var since = Object.keys(shown).map(function (body) { return body + ":" + shown[body]; }).join(",");
    var stream = new EventSource("/live?since=" + encodeURIComponent(since));
    stream.onmessage = function (message) {
      var event = JSON.parse(message.data);
      hear(event);
      if (others) others.postMessage(event);
    };
    // To a stream that was refused a browser does not come again by itself.
    stream.onerror = function () {
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, AGAIN + Math.random() * AGAIN);
    };
    return new Promise(function () {});
  }

  // The tab that holds the lock listens; when it closes, the next one does.
  if (others && navigator.locks) {
    navigator.locks.request("plenary-live", listen);
    // What was recorded before this tab came, while another was listening, is asked for once.
    setTimeout(function () { if (!listening) refresh(); }, JITTER);
  } else listen();
})();
