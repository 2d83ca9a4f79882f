// The lines between unions: from border to border, one a pair, with the label in the middle.
const STRAIGHT = Object.keys(data.nodes).length > 300; // curves take too long to draw then
const CROWDED = Object.keys(data.edges).length > 150; // thinner and paler lines then show what lies behind them
const tester = document.createElement('canvas').getContext('2d');

function borders(id) {
  const at = drawing.getPosition(id);
  const { width, height } = layout().boxes[id];
  return { x: at.x, y: at.y, left: at.x - width / 2, right: at.x + width / 2, bottom: at.y + height / 2 };
}

// A line's course as an SVG path, and the place of its label.
function route(id) {
  let [from, to] = data.edges[id].ends.map(borders);
  if (layout().indented) {
    const x = from.left + 18;
    return { path: `M${x} ${from.bottom}V${to.y}H${to.left}`, x: (x + to.left) / 2, y: to.y };
  }
  if (from.x > to.x) [from, to] = [to, from];
  if (STRAIGHT) return { path: `M${from.x} ${from.y}L${to.x} ${to.y}`, x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const bends = (layout().bends || {})[id];
  if (bends && from.right < to.left) return bent(from, bends, to);
  if (from.right < to.left) {
    const x = (from.right + to.left) / 2;
    return { path: `M${from.right} ${from.y}C${x} ${from.y} ${x} ${to.y} ${to.left} ${to.y}`, x, y: (from.y + to.y) / 2 };
  }
  if (data.shape === 'tiers') return beside(from, to, Math.min(from.left, to.left), -56, 'left');
  return beside(from, to, Math.max(from.right, to.right), 80, 'right');
}

// The course of a line between two boxes of one column, round one side of it.
function beside(from, to, edge, reach, side) {
  const bulge = edge + reach;
  const path = `M${from[side]} ${from.y}C${bulge} ${from.y} ${bulge} ${to.y} ${to[side]} ${to.y}`;
  return { path, x: from[side] * 0.25 + bulge * 0.75, y: (from.y + to.y) / 2 };
}

// The course of a line that passes over columns, through the room that the layout left for it.
function bent(from, bends, to) {
  const stretches = [...bends, [to.left, to.left, to.y]];
  let [x, y] = [from.right, from.y];
  let path = `M${x} ${y}`;
  for (const [left, right, height] of stretches) {
    const middle = (x + left) / 2;
    path += `C${middle} ${y} ${middle} ${height} ${left} ${height}H${right}`;
    [x, y] = [right, height];
  }
  const [left, , height] = stretches[0];
  return { path, x: (from.right + left) / 2, y: (from.y + height) / 2 };
}

function labelBox(context, id, course) {
  const lines = labelLines(id);
  const size = layout().edgeFont;
  context.font = font(size);
  const width = Math.max(...lines.map((line) => context.measureText(line).width)) + 10;
  const height = lines.length * size * LINE;
  return { lines, width, height, left: course.x - width / 2, top: course.y - height / 2 };
}

const courses = new Map(); // of the lines where they now run, by id

function shifted(stroke, down) {
  const moved = new Path2D();
  moved.addPath(stroke, new DOMMatrix([1, 0, 0, 1, 0, down]));
  return moved;
}

function courseOf(id) {
  if (!courses.has(id)) {
    const course = route(id);
    const stroke = new Path2D(course.path);
    const strokes = strokesOf(id).map(({ kind, down }) => ({ kind, down, drawn: shifted(stroke, down) }));
    const drawn = new Path2D();
    for (const one of strokes) drawn.addPath(one.drawn);
    courses.set(id, Object.assign(course, { strokes, drawn }));
  }
  return courses.get(id);
}

const isNamed = (id) => data.edges[id].basis !== 'authority' && !isApart(id); // its strokes would lie behind the label
const isWanted = (id) => id === state.chosen || id === state.pointed;

// How a stroke of a line looks just now, for the screen and for the files.
function lineLook(id, kind) {
  const edge = data.edges[id];
  const { width, dashes, [theme()]: colour } = data.kinds[kind];
  return {
    stroke: colour.line,
    width: (CROWDED ? width / 2 : width) + (id === state.chosen ? 3 : id === state.pointed ? 1.5 : 0),
    dashes: edge.basis === 'inferred' ? data.inferredDashes : dashes,
    opacity: (concerned && !concerned.has(id)) || (isPast(id) && id !== state.chosen) ? 0.3 : CROWDED && !concerned ? 0.5 : 1,
  };
}

function paintLine(context, id) {
  for (const { kind, drawn } of courseOf(id).strokes) {
    const look = lineLook(id, kind);
    context.globalAlpha = look.opacity;
    context.lineWidth = look.width;
    context.strokeStyle = look.stroke;
    context.setLineDash(look.dashes);
    context.stroke(drawn);
  }
}

const labelOpacity = (id) => (concerned && !concerned.has(id) && !isWanted(id) ? 0.5 : 1);

function paintLabel(context, id, label) {
  const course = courseOf(id);
  context.fillStyle = data.themes[theme()].paper;
  context.globalAlpha = 1;
  context.fillRect(label.left, label.top, label.width, label.height);
  context.globalAlpha = labelOpacity(id);
  context.fillStyle = data.themes[theme()].ink;
  writeLines(context, label.lines, course.x, course.y, layout().edgeFont);
}

const meet = (a, b) =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

const MOST_LABELLED = 25; // more lines than this carry no labels unless the reader asks
const showsLabels = () => (state.labels === null ? shownEdges().length <= MOST_LABELLED : state.labels);

function boxAround(id) {
  const { x, y } = drawing.getPosition(id);
  const { width, height } = layout().boxes[id];
  return { left: x - width / 2, top: y - height / 2, width, height };
}

// The labels of lines that are written, with their ids: the chosen one always, others where they lie on nothing else.
function labelsShown() {
  const named = shownEdges().filter(isNamed);
  const wanted = named.filter(isWanted);
  const others = showsLabels() ? named.filter((id) => !isWanted(id)) : [];
  const taken = others.length ? shownNodes().map(boxAround) : [];
  const written = [];
  for (const id of wanted.concat(others)) {
    const label = labelBox(tester, id, courseOf(id));
    if (!isWanted(id) && taken.some((other) => meet(label, other))) continue;
    taken.push(label);
    written.push([id, label]);
  }
  return written;
}

// The lines that are shown, the chosen one above the others.
const edgesInOrder = () => shownEdges().sort((one, other) => (one === state.chosen) - (other === state.chosen));

function paintLines(context) {
  context.save();
  for (const id of edgesInOrder()) paintLine(context, id);
  context.restore();
}

// Writes the labels above all else, the wanted ones last.
function paintLabels(context) {
  context.save();
  context.font = font(layout().edgeFont);
  for (const [id, label] of labelsShown().reverse()) paintLabel(context, id, label);
  context.restore();
}

// Returns the line at a place of the picture, by its stroke or its label, or undefined.
function lineAt(place) {
  tester.lineWidth = 16 / drawing.getScale();
  const point = { left: place.x, top: place.y, width: 0, height: 0 };
  const labelled = labelsShown().find(([, label]) => meet(point, label));
  return labelled ? labelled[0] : shownEdges().find((id) => tester.isPointInStroke(courseOf(id).drawn, place.x, place.y));
}
