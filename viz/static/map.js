// The page: what the reader does, and what then changes.
let cameFrom = null;

function choose(id, focus) {
  if (focus && !panel.contains(document.activeElement)) cameFrom = document.activeElement;
  state.chosen = id;
  history.replaceState(null, '', '#' + encodeURI(id));
  fillPanel();
  paint();
  fillTables();
  bringIntoView(id);
  if (focus) byId('panel-title').focus();
  if (matchMedia('(max-width: 899px)').matches) panel.scrollIntoView({ block: 'start' });
}

function leave() {
  if (!state.chosen) return;
  const left = state.chosen;
  state.chosen = null;
  history.replaceState(null, '', location.pathname + location.search);
  fillPanel();
  paint();
  fillTables();
  const row = cameFrom && Array.from(document.querySelectorAll('tbody tr')).find((tr) => tr.dataset.id === left);
  if (cameFrom) (cameFrom.isConnected ? cameFrom : row || search).focus();
  cameFrom = null;
}

function speak() {
  document.documentElement.lang = state.language === 'en' ? 'en' : 'zh-Hans';
  document.title = say(data.title);
  byId('title').textContent = say(data.title);
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll('[data-hint]')) {
    element.title = word(element.dataset.hint);
    element.setAttribute('aria-label', word(element.dataset.hint));
  }
  search.placeholder = word('search');
  search.setAttribute('aria-label', word('search'));
  byId('language').setAttribute('aria-label', word('switchHint'));
  byId('net').setAttribute('aria-label', `${say(data.title)}。${word('picture')}`);
  byId('counts').textContent = word('counts', {
    unions: Object.keys(data.nodes).length,
    relations: Object.keys(data.edges).length,
    claims: Object.keys(data.claims).length,
    quotes: quotesOf(Object.keys(data.claims)),
  });
  fillLegend();
  fillTables();
  fillPanel();
  paint();
}

function showTab(name) {
  for (const tab of ['map', 'table']) byId('tab-' + tab).setAttribute('aria-selected', String(tab === name));
  document.body.dataset.tab = name;
}

function openAddress() {
  let wanted = location.hash.slice(1);
  try {
    wanted = decodeURIComponent(wanted);
  } catch (malformed) {
    return;
  }
  const ids = Object.keys(data.nodes).concat(Object.keys(data.edges));
  const id = wanted && ids.find((known) => known === wanted || known.endsWith('/' + wanted));
  if (id && id !== state.chosen) choose(id);
}

// Draws the whole map once more, larger and with its title, and hands it over as a PNG file.
function savePicture() {
  const scale = 2;
  const around = extent();
  const size = { width: around.right - around.left + 40, height: around.bottom - around.top + 120 };
  const holder = make('div', { class: 'offstage', 'aria-hidden': 'true' });
  holder.style.cssText = `width:${size.width * scale}px;height:${size.height * scale}px`;
  document.body.append(holder);
  const copy = new vis.Network(holder, { nodes: new vis.DataSet(nodes.get()), edges: new vis.DataSet(edges.get()) }, {
    physics: false, layout: { improvedLayout: false }, nodes: { chosen: false }, edges: { chosen: false },
  });
  copy.on('beforeDrawing', (context) => {
    const colours = data.themes[theme()];
    context.fillStyle = colours.paper;
    context.fillRect(around.left - 9999, around.top - 9999, 99999, 99999);
    context.fillStyle = colours.ink;
    context.textAlign = 'left';
    context.font = `700 26px ${FACE}`;
    context.fillText(say(data.title), around.left, around.top - 24, size.width - 40);
    context.font = `13px ${FACE}`;
    context.fillText(`${word('sources')}: ${data.sources.join('; ')}`, around.left, around.bottom + 28, size.width - 40);
    paintBands(context);
  });
  copy.once('afterDrawing', () => {
    const canvas = holder.querySelector('canvas');
    setTimeout(() => canvas.toBlob((blob) => {
      const link = make('a', { href: URL.createObjectURL(blob), download: `${say(data.title)}.png` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      copy.destroy();
      holder.remove();
    }), 0);
  });
  copy.moveTo({ position: { x: around.left + size.width / 2 - 20, y: around.top + size.height / 2 - 70 }, scale });
}

drawing.on('beforeDrawing', paintBands);
drawing.on('click', (event) => {
  const id = event.nodes[0] || event.edges[0];
  if (id) choose(id);
  else leave();
});
drawing.on('hoverNode', () => byId('net').classList.add('pointing'));
drawing.on('hoverEdge', () => byId('net').classList.add('pointing'));
drawing.on('blurNode', () => byId('net').classList.remove('pointing'));
drawing.on('blurEdge', () => byId('net').classList.remove('pointing'));
search.addEventListener('input', suggest);
search.addEventListener('keydown', steer);
search.addEventListener('blur', () => setSuggesting(false));
byId('tables').addEventListener('click', (event) => {
  const row = event.target.closest('tbody tr');
  if (row) choose(row.dataset.id);
});
byId('tables').addEventListener('keydown', (event) => {
  const row = event.target.closest('tbody tr');
  if (row && event.key === 'Enter') choose(row.dataset.id, true);
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  if (suggestions.hidden) leave();
  else setSuggesting(false);
});
byId('tab-map').addEventListener('click', () => showTab('map'));
byId('tab-table').addEventListener('click', () => showTab('table'));
byId('closer').addEventListener('click', () => zoom(1.25));
byId('farther').addEventListener('click', () => zoom(0.8));
byId('whole').addEventListener('click', showAll);
byId('png').addEventListener('click', savePicture);
byId('print').addEventListener('click', () => print());
byId('language').addEventListener('click', () => {
  state.language = state.language === 'en' ? 'zh' : 'en';
  speak();
  showAll();
});
dark.addEventListener('change', speak);
addEventListener('resize', () => requestAnimationFrame(showAll));
addEventListener('hashchange', openAddress);

byId('empty').hidden = graph.nodes.length > 0;
showTab('map');
speak();
showAll();
drawing.once('afterDrawing', () => { document.documentElement.dataset.ready = '1'; });
openAddress();
drawing.redraw();
window.unionMap = { drawing, choose, leave };
