// Hands the map over as a file: a picture, or data for other programs, of what the filters show.
const shownNodes = () => Object.keys(data.nodes).filter(isVisibleNode);
const shownEdges = () => Object.keys(data.edges).filter(isVisibleEdge);

function hand(name, type, content) {
  const link = make('a', { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// Draws the whole map once more, larger and with its title.
function savePng() {
  const scale = 2;
  const around = extent();
  const size = { width: around.right - around.left + 40, height: around.bottom - around.top + 110 };
  const canvas = make('canvas', { width: size.width * scale, height: size.height * scale });
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  context.fillStyle = data.themes[theme()].paper;
  context.fillRect(0, 0, size.width, size.height);
  context.translate(20 - around.left, 70 - around.top);
  paintBands(context);
  paintLines(context);
  paintBoxes(context);
  context.fillStyle = data.themes[theme()].ink;
  context.textAlign = 'left';
  context.font = font(26, 700);
  context.fillText(say(data.title), around.left, around.top - 30, size.width - 40);
  context.font = font(14);
  context.fillText(sourceLine(), around.left, around.bottom + 26, size.width - 40);
  canvas.toBlob((blob) => hand(`${say(data.title)}.png`, 'image/png', blob));
}

function part(file, name, attributes, ...children) {
  const element = file.createElementNS(file.documentElement.namespaceURI, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

const written = (file) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`;

function svgText(file, lines, x, y, size, colour, more) {
  const look = { fill: colour, 'font-size': size, 'text-anchor': 'middle', 'dominant-baseline': 'central' };
  return lines.map((line, at) =>
    part(file, 'text', Object.assign({ x, y: y + (at - (lines.length - 1) / 2) * size * LINE }, look, more), line),
  );
}

function svgLine(file, id) {
  const edge = data.edges[id];
  const look = data.kinds[edge.kind];
  const dashes = edge.basis === 'inferred' ? data.inferredDashes : look.dashes;
  const stroke = { fill: 'none', stroke: look[theme()].line, 'stroke-width': look.width, 'stroke-dasharray': dashes.join(' ') };
  return part(file, 'path', Object.assign({ d: courseOf(id).path }, stroke), part(file, 'title', {}, nameOf(id)));
}

function svgLabel(file, id, label) {
  const { x, y } = courseOf(id);
  const { paper, ink } = data.themes[theme()];
  const ground = part(file, 'rect', { x: label.left, y: label.top, width: label.width, height: label.height, fill: paper });
  return [ground, ...svgText(file, label.lines, x, y, layout().edgeFont, ink)];
}

function svgBox(file, id) {
  const { x, y } = drawing.getPosition(id);
  const { width, height, label } = layout().boxes[id];
  const look = data.groups[data.nodes[id].group];
  const colour = look[theme()];
  const frame = { x: x - width / 2, y: y - height / 2, width, height, rx: look.corner, fill: colour.fill };
  const line = { stroke: colour.border, 'stroke-width': look.width, 'stroke-dasharray': look.dashes.join(' ') };
  return [part(file, 'rect', Object.assign(frame, line)), ...svgText(file, label.split('\n'), x, y, layout().font, colour.ink)];
}

function svgBand(file, band) {
  const look = data.groups[band.group];
  const frame = { x: band.x, y: band.y, width: band.width, height: band.height, rx: 10, fill: look[theme()].fill, 'fill-opacity': 0.35 };
  const heading = { 'text-anchor': 'start', 'font-weight': 600 };
  const text = svgText(file, [say(look.label)], band.x + 12, band.y + 25, layout().edgeFont, data.themes[theme()].ink, heading);
  return [part(file, 'rect', frame), ...text];
}

function svg() {
  const file = document.implementation.createDocument('http://www.w3.org/2000/svg', 'svg', null);
  const around = extent();
  const [left, top] = [around.left - 20, around.top - 70];
  const [width, height] = [around.right - left + 20, around.bottom - top + 40];
  const root = file.documentElement;
  const { paper, ink } = data.themes[theme()];
  const attributes = { viewBox: [left, top, width, height].join(' '), width, height, 'font-family': FACE };
  for (const [key, value] of Object.entries(attributes)) root.setAttribute(key, String(value));
  const start = { 'text-anchor': 'start' };
  root.append(
    part(file, 'title', {}, say(data.title)),
    part(file, 'rect', { x: left, y: top, width, height, fill: paper }),
    ...svgText(file, [say(data.title)], around.left, around.top - 38, 26, ink, Object.assign({ 'font-weight': 700 }, start)),
    ...layout().bands.filter((band) => !state.hidden.has('group ' + band.group)).reduce((all, band) => all.concat(svgBand(file, band)), []),
    ...shownEdges().map((id) => svgLine(file, id)),
    ...Array.from(labelsOf(tester, shownEdges())).reduce((all, [id, label]) => all.concat(svgLabel(file, id, label)), []),
    ...shownNodes().reduce((all, id) => all.concat(svgBox(file, id)), []),
    ...svgText(file, [sourceLine()], around.left, around.bottom + 22, 14, ink, start),
  );
  return written(file);
}
