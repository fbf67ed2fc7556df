(function () {
  var care = document.querySelector('.care-open');
  var opened = function () { return (history.state || {}).care; };
  care.addEventListener('toggle', function () {
    if (care.open) history.pushState({ care: true }, '');
    else if (opened()) history.back();
  });
  addEventListener('popstate', function () { care.open = false; });
  addEventListener('keydown', function (event) {
    if (event.key !== 'Escape' || !care.open) return;
    care.open = false;
    care.querySelector('summary').focus();
  });
})();
