// The times follow what is typed, and a link's afternoon is laid into the form. Nothing else is done here.
(function () {
  var form = document.getElementById('prepare');
  var byId = function (id) { return document.getElementById(id); };
  var rows = function () { return Array.prototype.slice.call(document.querySelectorAll('[data-block]')); };
  var two = function (number) { return (number < 10 ? '0' : '') + number; };
  var hidden = function (name, value) {
    var field = document.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = value;
    form.appendChild(field);
    return field;
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
