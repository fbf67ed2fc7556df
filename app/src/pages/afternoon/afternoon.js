// What stands beside the fields follows what is typed; afternoons used before are kept in this browser; and a link's
// afternoon is laid into the form. Nothing else is done here.
(function () {
  var form = document.getElementById('prepare');
  var byId = function (id) { return document.getElementById(id); };
  var rows = function () { return Array.prototype.slice.call(document.querySelectorAll('[data-block]')); };
  var two = function (number) { return (number < 10 ? '0' : '') + number; };
  var hidden = function (name, value, within) {
    var field = document.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = value;
    (within || form).appendChild(field);
    return field;
  };
  // What is typed, as it is sent; files are not.
  var typed = function (without) {
    var all = new URLSearchParams();
    new FormData(form).forEach(function (value, name) {
      if (typeof value === 'string' && without.indexOf(name) < 0) all.append(name, value);
    });
    return all;
  };

  // The clock here, once it is said in how many minutes it begins; else from nought.
  var begins = function () {
    var wait = byId('begins_in').value.trim();
    if (!/^\d+$/.test(wait)) return -1;
    var now = new Date();
    return now.getHours() * 60 + now.getMinutes() + Number(wait);
  };
  var clock = function (first, minutes) {
    var at = first < 0 ? minutes : (first + minutes) % 1440;
    return Math.floor(at / 60) + ':' + two(at % 60);
  };
  var follow = function () {
    var first = begins();
    var from = 0;
    rows().forEach(function (row) {
      var id = row.dataset.block;
      var name = byId(id + '-title').value.trim();
      var minutes = parseInt(byId(id + '-minutes').value, 10) || 0;
      var long = row.querySelector('.plan__min');
      if (name) row.querySelector('.plan__name').textContent = name;
      long.textContent = long.textContent.replace(/\d+/, minutes);
      row.querySelector('.block__at').textContent = clock(first, from);
      from += minutes;
    });
    byId('total').textContent = clock(-1, from);
  };
  form.addEventListener('input', follow);
  follow();

  // What follows by the rules is worked out where they are: how many circles, how long a plan takes.
  var asked = 0;
  form.addEventListener('change', function (event) {
    if (!/people|minutes|about|way|topics|plan|breaths/.test(event.target.name)) return;
    var number = asked += 1;
    var body = typed([]);
    body.set('do', 'stay');
    fetch('/host/afternoon', { method: 'POST', body: body })
      .then(function (answer) { return answer.ok ? answer.text() : ''; })
      .then(function (html) {
        if (!html || number !== asked) return;
        var page = new DOMParser().parseFromString(html, 'text/html');
        Array.prototype.forEach.call(document.querySelectorAll('[data-follows]'), function (old) {
          var made = page.getElementById(old.id);
          if (made) old.textContent === made.textContent || old.replaceChildren.apply(old, made.childNodes);
        });
        follow();
      })
      .catch(function () {}); // the next press tells it
  });

  // Which row leads to what is shown; and the Enter key leaves it shown.
  var place = function () {
    var target = location.hash && byId(location.hash.slice(1));
    var pane = target && target.closest && target.closest('.plan__pane');
    var first = document.querySelector('.is-first');
    var id = (pane || first || {}).id;
    Array.prototype.forEach.call(document.querySelectorAll('.plan__row[href]'), function (row) {
      if (row.getAttribute('href') === '#' + id) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
    });
    byId('enter').setAttribute('formaction', '/host/afternoon' + (pane ? '#' + id : ''));
  };
  window.addEventListener('hashchange', place);
  place();

  // Those used before: under its name the fields of each, without what is of that day.
  var KEPT = 'hearth-afternoons';
  var MOST = 12;
  var OF_THE_DAY = ['page', 'at', 'link', 'begins_in', 'people', 'taken_out'];
  var kept = function () {
    try {
      var all = JSON.parse(localStorage.getItem(KEPT));
      return all.filter(function (one) { return typeof one.name === 'string' && typeof one.fields === 'string'; });
    } catch (_) { return []; }
  };
  var remember = function () {
    var name = byId('title').value.trim() || document.querySelector('#list .plan__name').textContent;
    var others = kept().filter(function (one) { return one.name !== name; });
    var all = [{ name: name, fields: typed(OF_THE_DAY).toString() }].concat(others).slice(0, MOST);
    try { localStorage.setItem(KEPT, JSON.stringify(all)); } catch (_) {} // it has no room, or may keep nothing
  };
  var beginWith = function (one) {
    var again = document.createElement('form');
    again.method = 'post';
    again.action = '/host/afternoon';
    ['page', 'begins_in', 'people'].forEach(function (name) { hidden(name, form.elements[name].value, again); });
    new URLSearchParams(one.fields).forEach(function (value, name) { hidden(name, value, again); });
    hidden('do', 'stay', again);
    document.body.appendChild(again);
    again.submit();
  };
  var before = byId('before');
  kept().forEach(function (one) {
    var way = document.createElement('button');
    way.type = 'button';
    way.className = 'btn btn--bare';
    way.textContent = one.name;
    way.addEventListener('click', function () { beginWith(one); });
    before.querySelector('ul').appendChild(document.createElement('li')).appendChild(way);
    before.hidden = false;
  });
  before.querySelector(':scope > button').addEventListener('click', function () {
    try { localStorage.removeItem(KEPT); } catch (_) {}
    before.hidden = true;
  });
  form.addEventListener('submit', function (event) {
    var press = event.submitter;
    var does = press && press.name === 'do' ? press.value : 'open';
    if (['open', 'save', 'link', 'print'].indexOf(does) >= 0) remember();
  });

  // On paper, the clock of this house.
  var at = hidden('at', '');
  form.addEventListener('submit', function () {
    var first = begins();
    at.value = first < 0 ? '' : clock(first, 0);
  });

  var carried = /^#afternoon=([\w-]+)$/.exec(location.hash);
  if (carried) {
    history.replaceState(null, '', location.pathname);
    var file = '';
    try {
      var bytes = atob(carried[1].replace(/-/g, '+').replace(/_/g, '/'));
      file = new TextDecoder().decode(Uint8Array.from(bytes, function (sign) { return sign.charCodeAt(0); }));
    } catch (_) {}
    hidden('link', file);
    hidden('do', 'linked');
    form.submit();
  }
})();
