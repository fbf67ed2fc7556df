(function () {
  var care = document.querySelector('.care-open');
  var opened = function () { return (history.state || {}).care; };
  care.addEventListener('toggle', function () {
    if (care.open) history.pushState({ care: true }, '');
    else if (opened()) history.back();
  });
  addEventListener('popstate', function () { care.open = false; });
  addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') return;
    var open = care.open ? care : document.querySelector('.person__menu[open]');
    if (!open) return;
    open.open = false;
    open.querySelector('summary').focus();
  });
})();
