// The menu of what can be saved: the arrow keys walk through it, and it closes when the reader goes elsewhere.
const saveMenu = byId('save');

function closeMenu() {
  saveMenu.open = false;
  saveMenu.querySelector('summary').focus();
}

function walkMenu(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.altKey) return;
  event.preventDefault();
  saveMenu.open = true;
  const items = Array.from(saveMenu.querySelectorAll('li button:not(:disabled)'));
  const at = items.indexOf(document.activeElement);
  items[at < 0 && step < 0 ? items.length - 1 : (at + step + items.length) % items.length].focus();
}

saveMenu.addEventListener('click', (event) => {
  if (event.target.closest('li button')) closeMenu();
});
saveMenu.addEventListener('keydown', walkMenu);
saveMenu.addEventListener('focusout', (event) => {
  if (event.relatedTarget && !saveMenu.contains(event.relatedTarget)) saveMenu.open = false;
});
document.addEventListener('pointerdown', (event) => {
  if (!saveMenu.contains(event.target)) saveMenu.open = false;
});
