// What one may take along from the end of a circle. Nothing of it is sent anywhere.
(function () {
  var byId = function (id) { return document.getElementById(id); };
  // A browser may keep nothing for a page; then there is only what stands on it.
  var kept = function (where, name) { try { return window[where].getItem(name) || ''; } catch (_) { return ''; } };
  var keep = function (where, name, words) {
    try {
      if (words) window[where].setItem(name, words); else window[where].removeItem(name);
    } catch (_) {}
  };
  var file = function (name, lines) {
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([lines.join('\n') + '\n'], { type: 'text/plain' }));
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  };
  var fields = Array.prototype.slice.call(document.querySelectorAll('textarea'));
  var written = function () {
    return fields.filter(function (field) { return field.value.trim(); }).map(function (field) {
      return field.labels[0].textContent + '\n' + field.value.trim() + '\n';
    });
  };

  // The last page of the circle left these in this tab.
  var agreements = [];
  try { agreements = JSON.parse(kept('sessionStorage', 'hearth-take-agreements') || '[]').map(String); } catch (_) {}
  if (byId('ours') && agreements.length) {
    agreements.forEach(function (words) {
      byId('ours-lines').appendChild(document.createElement('li')).appendChild(document.createElement('span')).textContent = words;
    });
    byId('ours').hidden = false;
  }
  var care = kept('sessionStorage', 'hearth-take-care');
  if (byId('stirred-here') && care) {
    byId('stirred-here').textContent = care;
    byId('stirred-here').hidden = false;
  }

  var step = byId('step');
  if (step) {
    var look = function () { byId('step-save').hidden = !step.value.trim(); };
    step.value = kept('sessionStorage', 'hearth-take-step');
    look();
    step.addEventListener('input', function () { keep('sessionStorage', 'hearth-take-step', step.value); look(); });
    byId('step-save').addEventListener('click', function () { acts.save(); });
  }
  var own = byId('own');
  var name = own && 'hearth-own-' + own.dataset.record;
  if (own) {
    try { JSON.parse(kept('localStorage', name) || '[]').forEach(function (words, at) { fields[at].value = words; }); } catch (_) {}
  }
  var say = function (words) { byId('own-said').textContent = words; };
  var acts = {
    save: function () { file('circle.txt', written().concat(agreements)); },
    keep: function () {
      keep('localStorage', name, JSON.stringify(fields.map(function (field) { return field.value; })));
      say('It is kept in this browser, and on this page alone.');
    },
    let_go: function () {
      fields.forEach(function (field) { field.value = ''; });
      keep('localStorage', name, '');
      say('It is let go of.');
    },
    leave: function () {
      ['agreements', 'care', 'step'].forEach(function (what) { keep('sessionStorage', 'hearth-take-' + what, ''); });
    },
  };
  Array.prototype.forEach.call(document.querySelectorAll('[data-act]'), function (one) {
    one.addEventListener('click', acts[one.dataset.act]);
    one.hidden = false;
  });
})();
