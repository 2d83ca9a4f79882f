// The relations of one line: merged into one stroke, or drawn side by side when the reader wants to see each.
const BETWEEN = 9; // strokes that are drawn side by side
const BREADTH = 30; // of all of them, the height of a small box
const strandsShown = (id) => data.edges[id].strands.filter(({ kind }) => !state.hidden.has('kind ' + kind));
const isApart = (id) => state.apart.has(id) && strandsShown(id).length > 1;

// The strokes of a line: the kind of each, and how far below the line's course it runs.
function strokesOf(id) {
  const strands = strandsShown(id);
  if (!isApart(id)) return strands.slice(0, 1).map(({ kind }) => ({ kind, down: 0 }));
  const step = Math.min(BETWEEN, BREADTH / (strands.length - 1));
  return strands.map(({ kind }, at) => ({ kind, down: (at - (strands.length - 1) / 2) * step }));
}

// The lines of a label: of the whole line, or of the relations that are left when some are filtered out.
function strandLines(id) {
  const { strands, lines } = data.edges[id];
  const shown = strandsShown(id);
  if (shown.length === strands.length) return lines[state.language].split('\n');
  const labels = shown.map(({ label }) => label.lines[state.language]);
  return Array.from(new Set(labels)).join('\n').split('\n');
}

// The kinds of what a line stands for, in words.
function kindWords(id) {
  const shown = strandsShown(id);
  const kinds = Array.from(new Set(shown.map(({ kind }) => say(data.kinds[kind].label))));
  return kinds.join(word('names')) + (data.edges[id].joint ? ` ×${data.edges[id].joint}` : shown.length > 1 ? ` ×${shown.length}` : '');
}

function setApart(id, apart) {
  state.apart[apart ? 'add' : 'delete'](id);
  courses.delete(id);
  fillPanel();
  drawing.redraw();
}

function strandList(id) {
  const { strands } = data.edges[id];
  if (strands.length < 2) return [];
  const button = make('button', { type: 'button', id: 'apart', 'aria-pressed': String(state.apart.has(id)) }, word('apart'));
  button.addEventListener('click', () => {
    setApart(id, !state.apart.has(id));
    byId('apart').focus();
  });
  const told = ({ kind, label, claims }) =>
    make('li', {}, swatch('kind', data.kinds[kind]), make('b', {}, say(label)), make('span', {}, word('strandClaims', { count: claims.length })));
  return [
    make('h3', { class: 'part' }, word('strands', { count: strands.length })),
    make('ul', { class: 'related' }, ...strands.map(told)),
    button,
  ];
}
