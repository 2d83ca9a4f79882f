// Parts of a large map: each is a map of its own in this file, named in the address, that the page opens anew.
function blockOf(key) {
  return Array.from(document.querySelectorAll('script[data-part]')).find(({ dataset }) => dataset.part === key);
}

// The key of the part that an address names (#@part or #@part@thing), or nothing; a page inside another one has its name.
function partOf(hash) {
  const [, tail] = /^#@([^@]*)/.exec(hash) || /^@(.*)/.exec(window.name) || [];
  return whole.parts.find((key) => tail && (key === plain(tail) || key.endsWith('/' + plain(tail)))) || '';
}

function plain(address) {
  try {
    return decodeURIComponent(address);
  } catch (malformed) {
    return address;
  }
}

const tailOf = (key) => encodeURIComponent(key.split('/').pop());
const addressOf = (id) => '#' + (part ? `@${tailOf(part)}@` : '') + encodeURI(id || '');
const thingIn = (hash) => plain(/^#@/.test(hash) ? hash.split('@').slice(2).join('@') : hash.slice(1));
const opens = (id) => id !== part && whole.parts.includes(id);

// What the reader chose before the page was opened anew.
function kept() {
  return history.state || {};
}

function openPart(key) {
  const address = key ? `#@${tailOf(key)}` : '#';
  try {
    history.pushState({ language: state.language, theme: state.theme }, '', address);
  } catch (refused) {
    window.name = key ? `@${key}` : '';
  }
  location.reload();
}

function partButton(id) {
  if (!opens(id)) return null;
  const button = make('button', { type: 'button', id: 'open-part' }, word('openPart'));
  button.addEventListener('click', () => openPart(id));
  return button;
}

function fillUp() {
  byId('up').hidden = !part;
  byId('up').textContent = data.within ? word('upOne') : word('upWhole');
}

byId('up').addEventListener('click', () => openPart(data.within));
