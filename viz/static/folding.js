// A tree whose branches the reader folds (what is below goes out of sight, the rest closes up), and the marks on what opens.
const MOST_OPEN = 150; // boxes with which a tree opens
const MARK = 11; // radius of the mark on a box with others below it
const ROW_GAP = 11;
const isTree = data.shape === 'tree';
const below = new Map(); // what stands below each, in order
const above = new Map();
const folded = new Set();
const closed = new Map(); // layouts with branches folded, by the whole one

for (const { ends: [higher, lower] } of isTree ? Object.values(data.edges) : []) {
  if (above.has(lower) || stems(higher).includes(lower)) continue; // below several, or in a ring: under the first
  above.set(lower, higher);
  below.set(higher, (below.get(higher) || []).concat(lower));
}

// Everything above one, and itself, from below.
function stems(id) {
  const found = [id];
  while (above.has(found[found.length - 1])) found.push(above.get(found[found.length - 1]));
  return found;
}

const foldedInto = (id) => stems(id).slice(1).reverse().find((stem) => folded.has(stem));
const isFoldedAway = (id) => folded.size > 0 && foldedInto(id) !== undefined;
const countBelow = (id) => (below.get(id) || []).reduce((sum, child) => sum + 1 + countBelow(child), 0);

// Returns the layout without the branches that are folded: rows close up, what is out of sight lies under its stem.
function closedUp(whole) {
  if (!folded.size) return whole;
  if (!closed.has(whole)) closed.set(whole, withoutBranches(whole));
  return closed.get(whole);
}

function withoutBranches(whole) {
  const ids = Object.keys(whole.boxes).sort((one, other) => whole.boxes[one].y - whole.boxes[other].y);
  const shown = ids.filter((id) => !isFoldedAway(id));
  const pitch = Math.max(...shown.map((id) => whole.boxes[id].height)) + ROW_GAP;
  const rows = whole.indented ? new Map(shown.map((id, at) => [id, at])) : treeRows(shown, whole);
  const boxes = {};
  for (const id of Object.keys(whole.boxes)) {
    const seen = foldedInto(id) || id;
    boxes[id] = Object.assign({}, whole.boxes[id], { x: whole.boxes[seen].x, y: (rows.get(seen) + 0.5) * pitch });
  }
  const height = (Math.max(...rows.values()) + 1) * pitch;
  const feet = Math.max(...ids.map((id) => whole.boxes[id].y + whole.boxes[id].height / 2)) + ROW_GAP / 2;
  const kept = whole.bands.filter((band) => shown.some((id) => data.nodes[id].group === band.group));
  const bands = kept.map((band) => Object.assign({}, band, { height: band.height + height - feet }));
  return Object.assign({}, whole, { boxes, bands });
}

// Rows of a tree: those without others below count 0, 1, 2 ..., others lie amid theirs (order.py does the same).
function treeRows(shown, whole) {
  const rows = new Map();
  let next = 0;
  const visit = (id) => {
    const children = folded.has(id) ? [] : below.get(id) || [];
    const beside = children.some((child) => whole.boxes[child].x <= whole.boxes[id].x);
    if (beside || !children.length) rows.set(id, next++);
    children.forEach(visit);
    if (!rows.has(id)) rows.set(id, (rows.get(children[0]) + rows.get(children[children.length - 1])) / 2);
  };
  shown.filter((id) => !above.has(id)).forEach(visit);
  return rows;
}

// Folds or opens branches; the picture stays where the reader looks at it.
function setFolded(ids, fold, kept = ids[0]) {
  const { x, y } = drawing.getPosition(kept);
  for (const id of ids) folded[fold ? 'add' : 'delete'](id);
  closed.clear();
  place();
  const [at, view] = [drawing.getPosition(kept), drawing.getViewPosition()];
  drawing.moveTo({ position: { x: view.x + at.x - x, y: view.y + at.y - y }, animation: false });
  fillTables();
  fillPanel();
  fillFolding();
}

// Opens all branches in which a union, or the ends of a line, are out of sight.
function reveal(id) {
  const ends = data.nodes[id] ? [id] : data.edges[id].ends;
  const shut = [].concat(...ends.map((end) => stems(end).slice(1))).filter((stem) => folded.has(stem));
  if (shut.length) setFolded(shut, false);
}

function markOf(id) {
  if (!below.has(id) && !opens(id)) return null;
  const { x, y } = drawing.getPosition(id);
  const text = opens(id) ? '›' : folded.has(id) ? `+${countBelow(id)}` : '−';
  const breadth = MARK + Math.max(0, text.length - 2) * 5;
  return { x: x + layout().boxes[id].width / 2 + breadth * 0.6, y, text, breadth };
}

const marked = Object.keys(data.nodes).filter((id) => below.has(id) || opens(id));
const marks = () => marked.filter(isVisibleNode).map((id) => [id, markOf(id)]);
const markAt = ({ x, y }) => (marks().find(([, mark]) => Math.abs(mark.x - x) <= mark.breadth + 4 && Math.abs(mark.y - y) <= MARK + 4) || [])[0];
const markLook = () => ({ fill: data.themes[theme()].paper, ink: data.themes[theme()].ink, size: 16 });

function paintMarks(context) {
  const { fill, ink, size } = markLook();
  context.save();
  context.font = font(size, 600);
  for (const [, mark] of marks()) {
    roundBox(context, mark.x - mark.breadth, mark.y - MARK, 2 * mark.breadth, 2 * MARK, MARK);
    context.fillStyle = fill;
    context.fill();
    context.strokeStyle = ink;
    context.lineWidth = 1;
    context.stroke();
    context.fillStyle = ink;
    writeLines(context, [mark.text], mark.x, mark.y, size);
  }
  context.restore();
}

function foldButton(id) {
  if (!below.has(id)) return null;
  const button = make('button', { type: 'button', id: 'fold' }, word(folded.has(id) ? 'unfold' : 'fold', { count: countBelow(id) }));
  button.addEventListener('click', () => {
    setFolded([id], !folded.has(id));
    byId('fold').focus();
  });
  return button;
}

function fillFolding() {
  byId('folding').hidden = !below.size;
  byId('folding').textContent = word(folded.size ? 'unfoldAll' : 'foldAll');
}

const branches = (depth) => Array.from(below.keys()).filter((id) => stems(id).length > depth);

byId('folding').addEventListener('click', () => {
  if (folded.size) setFolded(Array.from(folded), false, graph.nodes[0].id);
  else setFolded(branches(1), true, graph.nodes[0].id);
  showAll();
});

// A large tree opens with its lower branches folded.
(function foldAtFirst() {
  let depth = Math.max(...Array.from(below.keys(), (id) => stems(id).length), 0);
  while (depth > 0 && Object.keys(data.nodes).filter((id) => !isFoldedAway(id)).length > MOST_OPEN) {
    depth -= 1;
    for (const id of branches(depth)) folded.add(id);
  }
}());
