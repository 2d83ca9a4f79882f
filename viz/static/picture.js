// The picture: vis-network holds the places, moves and zooms, and tells what is touched; boxes and bands are drawn here.
const SMALLEST = 12.2; // no label is ever smaller, in CSS pixels
const LARGEST = 1.4;
const NARROW = 560; // below this width of the stage the narrow layout is used
const LINE = 1.25;
const FACE = '"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC","WenQuanYi Micro Hei",sans-serif';
const layout = () => closedUp(data.layouts[state.language][byId('net').clientWidth < NARROW ? 'narrow' : 'wide']);
const font = (size, weight) => `${weight || 400} ${size}px ${FACE}`;
const unseen = 'rgba(0,0,0,0)';
const nodes = new vis.DataSet();
const drawing = new vis.Network(
  byId('net'),
  { nodes, edges: new vis.DataSet() },
  {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, multiselect: false, zoomSpeed: 0.6 },
    nodes: {
      shape: 'box',
      label: ' ',
      margin: { top: 0, right: 0, bottom: 0, left: 0 },
      borderWidth: 0,
      chosen: false,
      color: { background: unseen, border: unseen },
      shapeProperties: { borderRadius: 0 },
    },
  },
);

// What the choice concerns: the chosen union or line and its neighbours; null when nothing is chosen.
let concerned = null;

function findConcerned() {
  if (!state.chosen) return litByAnswer();
  const lines = data.edges[state.chosen] ? [state.chosen] : edgesOf(state.chosen);
  return new Set(lines.reduce((all, id) => all.concat(id, data.edges[id].ends), [state.chosen]));
}

function roundBox(context, x, y, width, height, corner) {
  const r = Math.min(corner, height / 2, width / 2);
  context.beginPath();
  context.moveTo(x + r, y);
  context.arcTo(x + width, y, x + width, y + height, r);
  context.arcTo(x + width, y + height, x, y + height, r);
  context.arcTo(x, y + height, x, y, r);
  context.arcTo(x, y, x + width, y, r);
  context.closePath();
}

function writeLines(context, lines, x, y, size) {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  lines.forEach((line, at) => context.fillText(line, x, y + (at - (lines.length - 1) / 2) * size * LINE + size * 0.04));
}

// How a union's box looks just now, for the screen and for the files.
function boxLook(id) {
  const { corner, width, dashes, [theme()]: colour } = data.groups[data.nodes[id].group];
  const chosen = id === state.chosen;
  return {
    corner,
    dashes,
    fill: colour.fill,
    ink: colour.ink,
    width: width + (chosen ? 2 : id === state.pointed ? 1 : 0),
    stroke: chosen ? data.themes[theme()].ink : colour.border,
    opacity: concerned && !concerned.has(id) ? 0.5 : 1,
  };
}

function paintBox(context, id) {
  const { x, y } = drawing.getPosition(id);
  const box = layout().boxes[id];
  const look = boxLook(id);
  context.globalAlpha = look.opacity;
  roundBox(context, x - box.width / 2, y - box.height / 2, box.width, box.height, look.corner);
  context.fillStyle = data.themes[theme()].paper;
  context.fill();
  context.fillStyle = look.fill;
  context.fill();
  context.lineWidth = look.width;
  context.strokeStyle = look.stroke;
  context.setLineDash(look.dashes);
  context.stroke();
  context.fillStyle = look.ink;
  context.font = font(layout().font);
  writeLines(context, box.label.split('\n'), x, y, layout().font);
}

function paintBoxes(context) {
  context.save();
  for (const id of Object.keys(data.nodes).filter(isVisibleNode)) paintBox(context, id);
  context.restore();
}

const shownBands = () => layout().bands.filter((band) => !state.hidden.has('group ' + band.group));

function paintBands(context) {
  context.save();
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const band of shownBands()) {
    const look = data.groups[band.group];
    roundBox(context, band.x, band.y, band.width, band.height, 10);
    context.globalAlpha = 0.35;
    context.fillStyle = look[theme()].fill;
    context.fill();
    context.globalAlpha = 1;
    context.fillStyle = data.themes[theme()].ink;
    context.font = font(layout().edgeFont, 600);
    context.fillText(say(look.label), band.x + 12, band.y + 25, band.width - 24);
  }
  context.restore();
}

// Puts every union where the layout says, or where the reader has moved it.
function place() {
  const boxes = layout().boxes;
  const sized = ({ x, y, width, height }) => ({ x, y, widthConstraint: { minimum: width }, heightConstraint: { minimum: height } });
  nodes.update(graph.nodes.map(({ id }) => Object.assign({ id }, sized(boxes[id]), moved()[id])));
  courses.clear();
  paint();
}

const hiddenNodes = new Set();
let isOpen = false; // until all is in place, nothing is drawn

function paint() {
  concerned = findConcerned();
  const changed = graph.nodes.map(({ id }) => id).filter((id) => hiddenNodes.has(id) === isVisibleNode(id));
  nodes.update(changed.map((id) => ({ id, hidden: !isVisibleNode(id) })));
  for (const id of changed) hiddenNodes[isVisibleNode(id) ? 'delete' : 'add'](id);
  byId('labels').checked = showsLabels();
  if (isOpen) drawing.redraw();
}

const cornersOf = ({ x, y, width, height }) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];

// Returns the room that the whole map takes, with the lines that bulge out of it.
function extent() {
  const bands = layout().bands.map(({ x, y, width, height }) => [x, y, x + width, y + height]);
  const lines = STRAIGHT ? [] : Object.keys(data.edges).map(courseOf).map(({ x, y }) => [x, y, x, y]);
  return spanOf(bands.concat(lines, Object.keys(data.nodes).map((id) => cornersOf(placeOf(id)))));
}

function spanOf(corners) {
  const most = (at, pick) => pick(...corners.map((corner) => corner[at]));
  return { left: most(0, Math.min), top: most(1, Math.min), right: most(2, Math.max), bottom: most(3, Math.max) };
}

// Shows the whole map, or as much of it as can be read.
function showAll() {
  if (!graph.nodes.length) return;
  drawing.setSize('100%', '100%'); // the canvas else follows its frame a moment later, and moves the view
  const around = extent();
  const room = { width: byId('net').clientWidth - 16, height: byId('net').clientHeight - 60 };
  const size = { width: around.right - around.left, height: around.bottom - around.top };
  const fitting = Math.min(room.width / size.width, room.height / size.height, LARGEST);
  const scale = Math.max(fitting, SMALLEST / Math.min(layout().font, layout().edgeFont));
  const wide = size.width * scale > room.width + 1;
  const high = size.height * scale > room.height + 1;
  const focus = data.focus && layout().boxes[data.focus];
  if (focus && (wide || high)) {
    drawing.moveTo({ position: { x: wide ? focus.x : (around.left + around.right) / 2, y: focus.y }, scale, animation: false });
    return;
  }
  const x = wide ? around.left + room.width / scale / 2 : (around.left + around.right) / 2;
  const middle = high ? around.top + room.height / scale / 2 : (around.top + around.bottom) / 2;
  drawing.moveTo({ position: { x, y: middle + 22 / scale }, scale, animation: false });
}

function bringIntoView(id) {
  const ends = data.nodes[id] ? [id] : data.edges[id].ends;
  const net = byId('net');
  const seen = ends.every((end) => {
    const at = drawing.canvasToDOM(drawing.getPosition(end));
    return at.x > 40 && at.y > 20 && at.x < net.clientWidth - 40 && at.y < net.clientHeight - 20;
  });
  if (!seen) drawing.moveTo({ position: drawing.getPosition(ends[0]), animation: false });
}

const zoom = (factor) => drawing.moveTo({ scale: drawing.getScale() * factor, animation: false });
