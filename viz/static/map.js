// The page: what the reader does, and what then changes.
let cameFrom = null;
const sizeOfNet = () => `${byId('net').clientWidth} ${byId('net').clientHeight}`;
let shownSize = sizeOfNet();
const onPhone = () => matchMedia('(max-width: 899px)').matches;

// Notes the choice in the address; a page inside another one has none of its own.
function remember(address) {
  try {
    history.replaceState({ language: state.language, theme: state.theme }, '', address);
  } catch (refused) {
    // the choice stands without it
  }
}

function choose(id, focus) {
  if (focus && !panel.contains(document.activeElement)) cameFrom = document.activeElement;
  reveal(id);
  state.chosen = id;
  remember(addressOf(id));
  fillPanel();
  paint();
  markRow();
  bringIntoView(id);
  if (focus) byId('panel-title').focus();
  if (onPhone()) panel.scrollIntoView({ block: 'start' });
}

function unchoose() {
  state.chosen = null;
  remember(part ? addressOf('') : location.pathname + location.search);
  fillPanel();
  paint();
  markRow();
}

function leave() {
  if (!state.chosen) return;
  const left = state.chosen;
  unchoose();
  const row = cameFrom && Array.from(document.querySelectorAll('tbody tr')).find((tr) => tr.dataset.id === left);
  if (cameFrom) (cameFrom.isConnected ? cameFrom : row || search).focus();
  cameFrom = null;
  if (onPhone()) byId('stage').scrollIntoView({ block: 'start' });
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
  byId('theme').textContent = word('theme-' + state.theme);
  byId('theme').title = word('themeHint');
  byId('net').setAttribute('aria-label', `${say(data.title)}。${word('picture')}`);
  byId('counts').textContent = word('counts', {
    unions: Object.keys(data.nodes).length,
    relations: Object.keys(data.edges).length,
    claims: Object.keys(data.claims).length,
    quotes: quotesOf(Object.keys(data.claims)),
  });
  fillLegend();
  fillUp();
  fillFolding();
  fillTime();
  fillPickers();
  fillTables();
  fillPanel();
  paint();
}

function showTab(name) {
  for (const tab of ['map', 'table']) byId('tab-' + tab).setAttribute('aria-selected', String(tab === name));
  document.body.dataset.tab = name;
}

function openAddress() {
  if (partOf(location.hash) !== part) location.reload();
  const wanted = thingIn(location.hash);
  const ids = Object.keys(data.nodes).concat(Object.keys(data.edges));
  const id = wanted && ids.find((known) => known === wanted || known.endsWith('/' + wanted));
  if (id && id !== state.chosen) choose(id);
}

function openFocus() {
  if (data.focus && !location.hash) choose(data.focus);
}

drawing.on('beforeDrawing', (context) => {
  paintBands(context);
  paintLines(context);
});
drawing.on('afterDrawing', (context) => {
  paintBoxes(context);
  paintMarks(context);
  paintLabels(context);
});
drawing.on('click', (event) => {
  const mark = markAt(event.pointer.canvas);
  if (mark) {
    drawing.unselectAll();
    if (opens(mark)) openPart(mark);
    else setFolded([mark], !folded.has(mark));
    return;
  }
  const id = event.nodes[0] || lineAt(event.pointer.canvas);
  drawing.unselectAll();
  if (id && opens(id)) openPart(id);
  else if (id) choose(id);
  else leave();
});
function point(pointed) {
  byId('net').classList.toggle('pointing', Boolean(pointed));
  if (pointed !== state.pointed) {
    state.pointed = pointed;
    drawing.redraw();
  }
}
drawing.on('doubleClick', ({ pointer }) => {
  const id = lineAt(pointer.canvas);
  if (id && data.edges[id].strands.length > 1) setApart(id, !state.apart.has(id));
});
byId('net').addEventListener('mousemove', (event) => {
  const place = { x: event.offsetX, y: event.offsetY };
  point(markAt(drawing.DOMtoCanvas(place)) || drawing.getNodeAt(place) || lineAt(drawing.DOMtoCanvas(place)));
});
byId('net').addEventListener('mouseleave', () => point(undefined));
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
  if (nudge(event)) event.preventDefault();
  if (event.key !== 'Escape') return;
  tell('');
  if (byId('save').open) {
    closeMenu();
    return;
  }
  if (!suggestions.hidden) setSuggesting(false);
  else if (state.chosen) leave();
  else ask(null);
});
byId('tab-map').addEventListener('click', () => showTab('map'));
byId('tab-table').addEventListener('click', () => showTab('table'));
byId('closer').addEventListener('click', () => zoom(1.25));
byId('farther').addEventListener('click', () => zoom(0.8));
byId('whole').addEventListener('click', showAll);
for (const button of document.querySelectorAll('[data-save]')) {
  button.addEventListener('click', () => FORMS[button.dataset.save]());
}
byId('save-places').addEventListener('click', savePlaces);
byId('open-places').addEventListener('click', () => byId('places').click());
byId('places').addEventListener('change', () => {
  const [file] = byId('places').files;
  byId('places').value = '';
  if (file) openPlaces(file);
});
byId('reset').addEventListener('click', resetPlaces);
byId('labels').addEventListener('change', () => {
  state.labels = byId('labels').checked;
  drawing.redraw();
});
byId('theme').addEventListener('click', () => {
  const themes = ['system', 'light', 'dark'];
  state.theme = themes[(themes.indexOf(state.theme) + 1) % themes.length];
  document.documentElement.dataset.theme = state.theme;
  speak();
});
drawing.on('dragging', (event) => {
  for (const id of event.nodes) move(id, drawing.getPosition(id).x, drawing.getPosition(id).y);
});
byId('print').addEventListener('click', () => print());
byId('language').addEventListener('click', () => {
  state.language = state.language === 'en' ? 'zh' : 'en';
  speak();
  place();
  showAll();
});
dark.addEventListener('change', speak);
onPaper.addEventListener('change', () => {
  fillLegend();
  fillSheet();
  drawing.redraw();
});
addEventListener('resize', () => requestAnimationFrame(() => {
  if (shownSize === sizeOfNet()) return; // a phone hides its address bar
  shownSize = sizeOfNet();
  place();
  showAll();
}));
addEventListener('hashchange', openAddress);

byId('empty').hidden = graph.nodes.length > 0;
showTab('map');
place();
speak();
openFocus();
showAll();
openAddress();
isOpen = true;
drawing.once('afterDrawing', () => requestAnimationFrame(() => { document.documentElement.dataset.ready = '1'; }));
drawing.redraw();
window.unionMap = {
  drawing,
  choose,
  leave,
  route: courseOf,
  extent,
  labels: labelsShown,
  mark: markOf,
  isPast,
  labelLines,
  isLit: (id) => !concerned || concerned.has(id),
};
