// The picture: positions come from the file, colours from the theme, what is not concerned steps back.
const SMALLEST = 12.1; // no label is ever smaller, in CSS pixels
const LARGEST = 1.4;
const FACE = '"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC","WenQuanYi Micro Hei",sans-serif';
const layout = () => data.layouts[state.language];
const nodes = new vis.DataSet();
const edges = new vis.DataSet();

function near() {
  if (!state.chosen) return null;
  const lines = data.edges[state.chosen] ? [state.chosen] : edgesOf(state.chosen);
  const unions = lines.reduce((all, id) => all.concat(data.edges[id].ends), [state.chosen]);
  return new Set(lines.concat(unions));
}

function nodeLook(id, concerned) {
  const box = layout().boxes[id];
  const look = data.groups[data.nodes[id].group];
  const colour = look[theme()];
  const faint = concerned && !concerned.has(id);
  const paint = { background: colour.fill, border: id === state.chosen ? data.themes[theme()].ink : colour.border };
  return {
    id,
    label: box.label,
    x: box.x,
    y: box.y,
    hidden: !isVisibleNode(id),
    opacity: faint ? 0.45 : 1,
    shape: 'box',
    borderWidth: id === state.chosen ? look.width + 2 : look.width,
    borderWidthSelected: look.width + 2,
    color: Object.assign({ highlight: paint, hover: paint }, paint),
    font: { face: FACE, size: layout().font, color: faint ? '#767676' : colour.ink },
    margin: { top: 4, right: 4, bottom: 4, left: 4 },
    widthConstraint: { minimum: box.width - 8 },
    heightConstraint: { minimum: box.height - 8 },
    shapeProperties: { borderRadius: look.corner, borderDashes: look.dashes.length ? look.dashes : false },
  };
}

function edgeLook(id, concerned) {
  const edge = data.edges[id];
  const look = data.kinds[edge.kind];
  const faint = concerned && !concerned.has(id);
  const boxes = edge.ends.map((end) => layout().boxes[end]);
  const line = look[theme()].line;
  const named = edge.basis !== 'authority';
  const bent = Math.abs(boxes[0].x - boxes[1].x) < 1;
  return {
    id,
    from: edge.ends[0],
    to: edge.ends[1],
    arrows: '',
    label: named ? edge.lines[state.language] : ' ',
    hidden: !isVisibleEdge(id),
    width: look.width + (id === state.chosen ? 2 : 0),
    selectionWidth: 0,
    hoverWidth: 1,
    dashes: edge.basis === 'inferred' ? [2, 5] : look.dashes.length ? look.dashes : false,
    color: { color: line, highlight: line, hover: line, opacity: faint ? 0.25 : 1 },
    font: {
      face: FACE,
      size: layout().edgeFont,
      color: faint ? '#767676' : data.themes[theme()].ink,
      background: data.themes[theme()].paper,
      strokeWidth: 0,
      align: 'horizontal',
    },
    smooth: bent
      ? { enabled: true, type: 'curvedCW', roundness: 0.4 }
      : { enabled: true, type: 'cubicBezier', forceDirection: 'horizontal', roundness: 0.5 },
  };
}

function paint() {
  const concerned = near();
  nodes.update(graph.nodes.map((node) => nodeLook(node.id, concerned)));
  edges.update(graph.edges.map((edge) => edgeLook(edge.id, concerned)));
}

function paintBands(context) {
  context.save();
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const band of layout().bands) {
    if (state.hidden.has('group ' + band.group)) continue;
    const colour = data.groups[band.group][theme()];
    context.globalAlpha = 0.35;
    context.fillStyle = colour.fill;
    context.beginPath();
    context.roundRect ? context.roundRect(band.x, band.y, band.width, band.height, 10) : context.rect(band.x, band.y, band.width, band.height);
    context.fill();
    context.globalAlpha = 1;
    context.fillStyle = data.themes[theme()].ink;
    context.font = `600 ${layout().edgeFont}px ${FACE}`;
    context.fillText(say(data.groups[band.group].label), band.x + 12, band.y + 24, band.width - 24);
  }
  context.restore();
}

const drawing = new vis.Network(
  byId('net'),
  { nodes, edges },
  {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, multiselect: false, zoomSpeed: 0.6 },
    nodes: { chosen: false },
    edges: { chosen: false },
  },
);

function extent() {
  const places = Object.values(layout().boxes).concat([]);
  const left = places.map((box) => box.x - box.width / 2);
  const right = places.map((box) => box.x + box.width / 2);
  const top = places.map((box) => box.y - box.height / 2);
  const bottom = places.map((box) => box.y + box.height / 2);
  for (const band of layout().bands) {
    left.push(band.x);
    right.push(band.x + band.width);
    top.push(band.y);
    bottom.push(band.y + band.height);
  }
  return { left: Math.min(...left), right: Math.max(...right), top: Math.min(...top), bottom: Math.max(...bottom) };
}

// Shows the whole map, or as much of it as can be read.
function showAll() {
  const around = extent();
  const room = byId('net').getBoundingClientRect();
  const width = around.right - around.left;
  const height = around.bottom - around.top;
  const fitting = Math.min((room.width - 16) / width, (room.height - 16) / height, LARGEST);
  const scale = Math.max(fitting, SMALLEST / Math.min(layout().font, layout().edgeFont));
  const inside = width * scale <= room.width;
  const x = inside ? (around.left + around.right) / 2 : around.left + (room.width / 2 - 8) / scale;
  drawing.moveTo({ position: { x, y: (around.top + around.bottom) / 2 }, scale, animation: false });
}

function bringIntoView(id) {
  const ends = data.nodes[id] ? [id] : data.edges[id].ends;
  const room = byId('net').getBoundingClientRect();
  const seen = ends.every((end) => {
    const at = drawing.canvasToDOM(drawing.getPosition(end));
    return at.x > 40 && at.y > 20 && at.x < room.width - 40 && at.y < room.height - 20;
  });
  if (!seen) drawing.moveTo({ position: drawing.getPosition(ends[0]), animation: false });
}

const zoom = (factor) => drawing.moveTo({ scale: drawing.getScale() * factor, animation: false });
