// The last page of a circle under a roof: once the hall asks something of this phone, it goes there.
(function () {
  var look = function () {
    if (document.hidden) return;
    fetch(location.href, { redirect: 'manual' }).then(function (answer) {
      if (answer.type === 'opaqueredirect') location.reload();
    }, function () {});
  };
  setInterval(look, 15000);
  document.addEventListener('visibilitychange', look);
})();
